"""Runs commands in turn and prints the median CPU time and peak memory of each."""
import os
import statistics
import subprocess
import sys
import tempfile

usage, binary, rounds, dataset = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]
here = os.path.dirname(os.path.abspath(__file__))
python = ["/usr/bin/python3", os.path.join(here, "pipeline.py"), dataset]

STEPS = ["check", "map", "publish"]


def ours(step, folder):
    if step == "check":
        return [binary, "check", dataset]
    if step == "map":
        return [binary, "draw", dataset, "map", "-o", os.path.join(folder, "kart.svg")]
    return [binary, "publish", dataset, "-q", "-o", os.path.join(folder, "out")]


def run(command):
    """CPU milliseconds and peak MiB of one run."""
    done = subprocess.run([usage] + command, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(command)}: failed\n{done.stderr}")
    cpu, peak = done.stdout.split()
    return float(cpu), int(peak) / 1024


def main():
    with tempfile.TemporaryDirectory() as folder:
        commands = {(step, who): ours(step, folder) if who == "aktorkart"
                    else python + [step, folder]
                    for step in STEPS for who in ("aktorkart", "python")}
        results = {key: [] for key in commands}
        for _ in range(rounds):
            for key, command in commands.items():
                results[key].append(run(command))
    print(f"{'step':8} {'aktorkart':>20} {'python':>20} {'ratio':>7}   medians of {rounds}")
    for step in STEPS:
        (a_ms, a_mib), (p_ms, p_mib) = (
            [statistics.median(column) for column in zip(*results[step, who])]
            for who in ("aktorkart", "python"))
        print(f"{step:8} {a_ms:8.1f} ms {a_mib:5.1f} MiB {p_ms:8.1f} ms {p_mib:5.1f} MiB"
              f" {p_ms / a_ms:6.1f}x")


main()
