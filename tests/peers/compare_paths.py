#!/usr/bin/python3
"""Compare eccentricity and edge betweenness of `aktorkart centrality` with networkx and python-igraph.

    compare_paths.py AKTORKART

Works both out for every case of cases.py, from the raw ties of graphs/, and compares to 1e-9,
absolutely up to 1 and relatively above. Both peers must agree with each other as well.

eccentricity: the greatest distance from a vertex to one within its reach. networkx has no such value
    where not all reach all: it is taken from its single-source path lengths.
    igraph is asked for mode "out"; of weighted graphs it has none, and its distances are taken.
edge_betweenness / (n(n-1)), and times 2 if undirected, as networkx's `normalized`; igraph gives the
    plain sum, counting each pair once if undirected.
Lengths are 1/weight. igraph takes them in units of the shortest edge (see make_graphs.py).

Exit status: 0 no difference, 1 differences (one a line), 2 wrong usage or a peer missing.
"""
import csv
import io
import json
import math
import os
import subprocess
import sys

sys.dont_write_bytecode = True
from cases import CASES  # noqa: E402
from compare import close  # noqa: E402

try:
    import igraph
    import networkx
except ImportError as error:
    print(f"compare_paths.py: {error}", file=sys.stderr)
    sys.exit(2)


def weights_of(data, case):
    """{(from, to): weight} of vertex numbers, from < to if undirected; parallel ones summed,
    loops left out."""
    index = {actor["id"]: i for i, actor in enumerate(data["actors"])}
    merged = {}
    for record in data.get("flows" if case.layer == "funding" else "ties", []):
        weight = record.get("amount") if case.weight == "amount" else 1
        if weight is None or record["from"] == record["to"]:
            continue
        a, b = index[record["from"]], index[record["to"]]
        pair = (a, b) if case.directed else (min(a, b), max(a, b))
        merged[pair] = merged.get(pair, 0) + weight
    return {pair: 1 if case.weight == "none" else weight for pair, weight in merged.items()}


def of_networkx(n, weights, case):
    graph = networkx.DiGraph() if case.directed else networkx.Graph()
    graph.add_nodes_from(range(n))
    for (a, b), weight in weights.items():
        graph.add_edge(a, b, length=1 / weight)
    edges = networkx.edge_betweenness_centrality(graph, normalized=True, weight="length")
    far = [max(networkx.single_source_dijkstra_path_length(graph, v, weight="length").values())
           for v in range(n)]
    return far, {pair: edges[pair] if pair in edges else edges[pair[::-1]] for pair in weights}


def of_igraph(n, weights, case):
    pairs = list(weights)
    graph = igraph.Graph(n=n, edges=pairs, directed=case.directed)
    most = max(weights.values())
    lengths = [most / weights[pair] for pair in pairs]
    scale = (1 if case.directed else 2) / (n * (n - 1))
    edges = graph.edge_betweenness(directed=case.directed, weights=lengths)
    if case.weight == "none":
        far = graph.eccentricity(mode="out")
    else:
        rows = graph.distances(weights=lengths, mode="out")
        far = [max(d for d in row if math.isfinite(d)) / most for row in rows]
    return far, {pair: value * scale for pair, value in zip(pairs, edges)}


def ask(binary, case, *more):
    """Rows of a csv that the program answers with, as dictionaries."""
    done = subprocess.run([binary, "centrality", str(case.graph_path), "--direction",
                           case.direction, "--weight", case.weight, "--layer", case.layer,
                           "--to", "csv", *more], capture_output=True, check=True, timeout=60)
    return list(csv.DictReader(io.StringIO(done.stdout.decode("utf-8"))))


def differences(what, ours, *peers):
    for peer, theirs in zip(("networkx", "igraph"), peers):
        for key in sorted(set(ours) ^ set(theirs)):
            yield f"{what} of {key}: only one of aktorkart and {peer} has it"
        for key in sorted(set(ours) & set(theirs)):
            if not close(ours[key], theirs[key]):
                yield f"{what} of {key}: {ours[key]!r}, {peer} {theirs[key]!r}"


def check(binary, case):
    data = json.loads(case.graph_path.read_text(encoding="utf-8"))
    ids = [actor["id"] for actor in data["actors"]]
    weights = weights_of(data, case)
    peers = [of_networkx(len(ids), weights, case), of_igraph(len(ids), weights, case)]
    far = {row["id"]: float(row["eccentricity"])
           for row in ask(binary, case, "--measure", "eccentricity")}
    edges = {(row["from"], row["to"]): float(row["edge_betweenness"])
             for row in ask(binary, case, "--table", "ties")}
    named = [{(ids[a], ids[b]): value for (a, b), value in peer[1].items()} for peer in peers]
    faults = [*differences("eccentricity", far, *(dict(zip(ids, peer[0])) for peer in peers)),
              *differences("edge_betweenness", edges, *named)]
    return len(far) + len(edges), [f"{case.name}: {fault}" for fault in faults]


def main(arguments):
    if len(arguments) != 1 or arguments[0].startswith("-"):
        print(__doc__.strip(), file=sys.stderr)
        return 2
    # A path, so that a program of the same name elsewhere is never taken instead.
    binary = os.path.abspath(arguments[0])
    results = [check(binary, case) for case in CASES]
    faults = [fault for _, found in results for fault in found]
    if faults:
        print("\n".join(faults))
        return 1
    print(f"{sum(count for count, _ in results)} values of paths in {len(CASES)} cases as networkx "
          "and igraph have them")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
