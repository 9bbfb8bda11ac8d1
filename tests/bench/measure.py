"""Runs commands in turn and prints the median CPU time and peak memory of each."""
import os
import statistics
import sys
import tempfile

binary, rounds, dataset = sys.argv[1], int(sys.argv[2]), sys.argv[3]
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
    pid = os.posix_spawn(command[0], command, os.environ,
                         file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)])
    _, status, usage = os.wait4(pid, 0)
    if status:
        sys.exit(f"{' '.join(command)}: exit status {os.waitstatus_to_exitcode(status)}")
    return (usage.ru_utime + usage.ru_stime) * 1e3, usage.ru_maxrss / 1024


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
