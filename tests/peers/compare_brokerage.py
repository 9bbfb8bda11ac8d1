#!/usr/bin/python3
"""Compare `aktorkart brokerage` with networkx, python-igraph and the definitions in plain Python.

    compare_brokerage.py AKTORKART

Makes the networks of brokerage_graphs.py (30 to 1,000 vertices; with islands, isolates, loops, parallel
ties, ties both ways, unknown amounts and vertices without a group), asks AKTORKART about each, directed
and not, weighted and not, and compares every value with those of brokerage_peers.py, which says how the
peers differ: to 1e-9, absolutely up to 1 and relatively above, undefined only with undefined.

Exit status: 0 no difference, 1 differences (one a line), 2 wrong usage or a peer missing.
"""
import csv
import io
import math
import os
import pathlib
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
from brokerage_graphs import dataset_of, networks  # noqa: E402
from compare import close, number  # noqa: E402

try:
    import brokerage_peers as peers
except ImportError as error:
    print(f"compare_brokerage.py: {error}", file=sys.stderr)
    sys.exit(2)

TIME_LIMIT = 60
COLUMNS = [*peers.ROLES, "total", "constraint", "effective_size", "efficiency", "hierarchy", "ei"]


def table(binary, path, network, graph, name):
    """The rows of one table as dictionaries; a ValueError where there is none."""
    command = [binary, "brokerage", str(path), "--group", "level", "--layer", network.layer,
               "--direction", "directed" if graph.directed else "undirected",
               "--weight", graph.weight, "--permutations", str(peers.PERMUTATIONS),
               "--table", name, "--to", "csv"]
    done = subprocess.run(command, capture_output=True, timeout=TIME_LIMIT, check=False,
                          stdin=subprocess.DEVNULL)
    if done.returncode != 0:
        raise ValueError(f"exit status {done.returncode}: {done.stderr.decode().strip()[:500]}")
    return list(csv.DictReader(io.StringIO(done.stdout.decode("utf-8"))))


def differing(where, want, got):
    """Lines on the columns of a row in which it differs from what is wanted."""
    for column, value in want.items():
        if not close(value, number(got[column])):
            yield f"{where}, {column}: expected {value}, got {got[column] or 'undefined'}"


def compare_vertices(network, graph, rows):
    want = {**peers.gould_fernandez(graph), **peers.structural_holes(graph),
            "ei": peers.ei_of_vertices(graph, False)}
    if graph.weight != "none":
        want["ei_weight"] = peers.ei_of_vertices(graph, True)
    header = ["id", "name", "group", *COLUMNS, *(["ei_weight"] if "ei_weight" in want else [])]
    if [*rows[0]] != header or [row["id"] for row in rows] != network.ids:
        yield "other columns or other rows"
        return
    for v, row in enumerate(rows):
        if row["group"] != (network.groups[v] or ""):
            yield f"{row['id']}: in group {row['group'] or 'none'}"
        yield from differing(row["id"], {column: want[column][v] for column in want}, row)


def compare_network(graph, rows):
    want = peers.ei_of_network(graph)
    yield from differing("network", want, rows[0])
    p, estimate = number(rows[0]["p"]), peers.estimate_p(graph, want["expected"])
    slack = 5 * math.sqrt(2 * estimate * (1 - estimate) / peers.PERMUTATIONS) + 2 / peers.PERMUTATIONS
    if p is None or abs(p - estimate) > slack:
        yield f"network, p: expected about {estimate}, got {p}"


def cases(network):
    for weight in ("none", "count", "amount") if network.is_money else ("none", "count"):
        for directed in (True, False):
            yield peers.Graph(network, directed, weight)


def compare(binary, folder):
    count, faults, calls = 0, [], 0
    for network in networks():
        path = folder / f"{network.name}.json"
        path.write_text(dataset_of(network), encoding="utf-8")
        for graph in cases(network):
            name = f"{network.name}, {'directed' if graph.directed else 'undirected'}, {graph.weight}"
            calls += 1
            try:
                rows = table(binary, path, network, graph, "brokerage")
                found = [*compare_vertices(network, graph, rows),
                         *compare_network(graph, table(binary, path, network, graph, "network"))]
                count += len(rows) * len(COLUMNS)
            except (OSError, ValueError, KeyError, IndexError, subprocess.TimeoutExpired,
                    peers.Disagreement) as error:
                found = [f"{type(error).__name__}: {error}"]
            faults += [f"{name}: {fault}" for fault in found]
    return count, calls, faults


def main(arguments):
    if len(arguments) != 1 or arguments[0].startswith("-"):
        print(__doc__.strip(), file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        count, calls, faults = compare(os.path.abspath(arguments[0]), pathlib.Path(folder))
    if faults:
        print("\n".join(faults))
        return 1
    print(f"{count} values of brokerage in {calls} cases as networkx, igraph and the definitions have them")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
