#!/usr/bin/python3
"""Compare `aktorkart centrality` with the values that networkx and python-igraph agree on.

    compare.py AKTORKART

Runs AKTORKART on every case of cases.py and compares every measure of every vertex with the stored
values in expected/ (made and explained by make_graphs.py): numbers to 1e-9, absolutely up to 1 and
relatively above, undefined only with undefined. Needs Python's standard library only.

The command leaves two things to aktorkart's defaults: values are normalised (no --raw), and strength
under `--weight none` is the number of ties (weight `count`), parallel ones counted each; under
`--weight amount` it is kroner. Both are divided by n-1, n = all actors of the file.

Exit status: 0 no difference, 1 differences (one a line), 2 wrong usage or nothing to compare with.
"""
import csv
import io
import math
import os
import subprocess
import sys

sys.dont_write_bytecode = True
from cases import CASES, MEASURES  # noqa: E402

TOLERANCE = 1e-9
TIME_LIMIT = 60


def command_of(binary, case):
    return [binary, "centrality", str(case.graph_path), "--measure", ",".join(MEASURES),
            "--direction", case.direction, "--weight", case.weight, "--layer", case.layer,
            "--to", "csv"]


def number(cell):
    """None for an empty cell; a ValueError for what is not a finite number."""
    if cell == "":
        return None
    value = float(cell)
    if not math.isfinite(value):
        raise ValueError(cell)
    return value


def close(a, b):
    if a is None or b is None:
        return a is b
    return abs(a - b) <= TOLERANCE * max(1.0, abs(a), abs(b))


def rows_of(text, header):
    """{id: [measure cells]} of a csv with this header; a ValueError says what is wrong with it."""
    lines = list(csv.reader(io.StringIO(text)))
    if not lines or lines[0] != header:
        raise ValueError(f"header is {','.join(lines[0]) if lines else 'absent'}, "
                         f"expected {','.join(header)}")
    rows = {}
    for line in lines[1:]:
        if len(line) != len(header):
            raise ValueError(f"row with {len(line)} cells: {','.join(line)}")
        if line[0] in rows:
            raise ValueError(f"two rows for {line[0]}")
        rows[line[0]] = line[-len(MEASURES):]
    return rows


def run(binary, case):
    """Standard output of the command; an OSError or ValueError where there is none."""
    try:
        done = subprocess.run(command_of(binary, case), capture_output=True, timeout=TIME_LIMIT,
                              check=False, stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired:
        raise ValueError(f"no answer within {TIME_LIMIT} seconds") from None
    if done.returncode != 0:
        words = done.stderr.decode("utf-8", "replace").strip()
        raise ValueError(f"exit status {done.returncode}: {words or 'no message'}")
    return done.stdout.decode("utf-8")


def differences(binary, case, expected):
    try:
        answer = rows_of(run(binary, case), ["id", "name", "kind", *MEASURES])
    except (OSError, ValueError) as error:
        yield str(error)
        return
    for vertex in sorted(set(expected) ^ set(answer)):
        yield f"{vertex}: {'no row' if vertex in expected else 'unexpected row'}"
    for vertex in sorted(set(expected) & set(answer)):
        for measure, want, got in zip(MEASURES, expected[vertex], answer[vertex]):
            try:
                same = close(number(want), number(got))
            except ValueError:
                same = False
            if not same:
                yield f"{vertex}, {measure}: expected {want or 'undefined'}, got {got or 'undefined'}"


def main(arguments):
    if len(arguments) != 1 or arguments[0].startswith("-"):
        print(__doc__.strip(), file=sys.stderr)
        return 2
    # A path, so that a program of the same name elsewhere is never taken instead.
    binary = os.path.abspath(arguments[0])
    count, faults = 0, []
    for case in CASES:
        try:
            text = case.expected_path.read_text(encoding="utf-8")
            expected = rows_of(text, ["id", *MEASURES])
        except (OSError, ValueError) as error:
            print(f"{case.name}: {error}", file=sys.stderr)
            return 2
        count += len(expected) * len(MEASURES)
        faults += [f"{case.name}: {d}" for d in differences(binary, case, expected)]
    if faults:
        print("\n".join(faults))
        return 1
    print(f"{count} values in {len(CASES)} cases as networkx and igraph have them")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
