#!/usr/bin/python3
"""What others take for the same work: peer.py TOOL FILE REPEATS VALUES MEASURE...

TOOL is networkx, igraph, graph_tool or csv; FILE a made field (.json or .csv, see make_field.c).
VALUES is a folder that the values of each measure are written into, eight bytes each, in the order in
which the vertices are first met in the file; "-" = nowhere. Prints a line a measure, and all of them so
many times: its name, which time, seconds of the clock, seconds of the processor, tab-separated. "load" is
the way from the file to the graph, and always comes first. Graphs are undirected and without weights. No test: it is measured.
"""
import csv
import json
import pathlib
import sys
import time

TOOL, FILE, REPEATS, VALUES, MEASURES = *sys.argv[1:5], sys.argv[5:]


def edges_of_csv():
    """Ids as whole numbers, in the order met; both ends of every edge."""
    ids, sources, targets = {}, [], []
    with open(FILE, newline="", encoding="utf-8") as lines:
        rows = csv.reader(lines)
        next(rows)
        for a, b, _ in rows:
            sources.append(ids.setdefault(a, len(ids)))
            targets.append(ids.setdefault(b, len(ids)))
    return len(ids), sources, targets


def edges_of_json():
    with open(FILE, encoding="utf-8") as text:
        tables = json.load(text)
    ids = {r["id"]: i for i, r in enumerate(tables["actors"] + tables["programmes"])}
    edges = tables["flows"] + tables["ties"]
    return len(ids), [ids[e["from"]] for e in edges], [ids[e["to"]] for e in edges]


def load_networkx_json():
    """As people write it: the facts go onto the graph."""
    import networkx
    with open(FILE, encoding="utf-8") as text:
        tables = json.load(text)
    g = networkx.Graph()
    for r in tables["actors"] + tables["programmes"]:
        g.add_node(r["id"], **r)
    for e in tables["flows"] + tables["ties"]:
        g.add_edge(e["from"], e["to"], **e)
    return g


def load_graph():
    if TOOL == "networkx" and FILE.endswith(".json"):
        return load_networkx_json()
    n, sources, targets = edges_of_json() if FILE.endswith(".json") else edges_of_csv()
    if TOOL == "csv":
        return n, sources, targets
    if TOOL == "networkx":
        import networkx
        g = networkx.Graph()
        g.add_nodes_from(range(n))
        g.add_edges_from(zip(sources, targets))
        return g
    if TOOL == "igraph":
        import igraph
        return igraph.Graph(n=n, edges=list(zip(sources, targets)))
    import graph_tool
    import numpy
    g = graph_tool.Graph(directed=False)
    g.add_vertex(n)
    g.add_edge_list(numpy.column_stack([sources, targets]))
    return g


def some(count, g):
    """So many vertices, spread evenly: the sources of what is scaled."""
    n = g.vcount()
    return [i * n // count for i in range(count)]


def igraph_measures():
    return {
        "degree": lambda g: g.degree(),
        "betweenness": lambda g: g.betweenness(),
        "harmonic": lambda g: g.harmonic_centrality(),
        "closeness": lambda g: g.closeness(),
        "eccentricity": lambda g: g.eccentricity(),
        "nearness:200": lambda g: {"harmonic-200": g.harmonic_centrality(some(200, g)),
                                   "closeness-200": g.closeness(some(200, g)),
                                   "eccentricity-200": g.eccentricity(some(200, g))},
        "pagerank": lambda g: g.pagerank(),
        "eigenvector": lambda g: g.eigenvector_centrality(),
        "hub": lambda g: g.hub_score(),
        "coreness": lambda g: g.coreness(),
        "clustering": lambda g: g.transitivity_local_undirected(mode="zero"),
        "constraint": lambda g: g.constraint(),
        "articulation": lambda g: g.articulation_points() and None,
        "components": lambda g: g.connected_components() and None,
        "leiden": lambda g: [g.community_leiden("modularity", n_iterations=2).modularity],
    }


def networkx_measures():
    import networkx as nx

    def of(values):
        return list(values.values())
    return {
        "degree": lambda g: [d for _, d in g.degree()],
        "betweenness": lambda g: of(nx.betweenness_centrality(g, normalized=False)),
        "harmonic": lambda g: of(nx.harmonic_centrality(g)),
        "closeness": lambda g: of(nx.closeness_centrality(g)),
        "pagerank": lambda g: of(nx.pagerank(g, tol=1e-12)),
        "coreness": lambda g: of(nx.core_number(g)),
        "clustering": lambda g: of(nx.clustering(g)),
        "constraint": lambda g: of(nx.constraint(g)),
        "articulation": lambda g: list(nx.articulation_points(g)) and None,
        "components": lambda g: list(nx.connected_components(g)) and None,
    }


def graph_tool_measures():
    import graph_tool.all as gt
    import numpy

    def of(values):
        return values.a

    def pivots(g, count):
        n = g.num_vertices()
        return numpy.array([i * n // count for i in range(count)], dtype="uint64")
    return {
        "degree": lambda g: g.get_out_degrees(g.get_vertices()).astype(float),
        "betweenness": lambda g: of(gt.betweenness(g, norm=False)[0]),
        "betweenness:200": lambda g: gt.betweenness(g, pivots=pivots(g, 200)) and None,
        "harmonic": lambda g: of(gt.closeness(g, harmonic=True, norm=False)),
        "pagerank": lambda g: of(gt.pagerank(g, epsilon=1e-12)),
        "eigenvector": lambda g: of(gt.eigenvector(g, epsilon=1e-12)[1]),
        "coreness": lambda g: of(gt.kcore_decomposition(g)).astype(float),
        "clustering": lambda g: of(gt.local_clustering(g)),
        "articulation": lambda g: gt.label_biconnected_components(g) and None,
        "components": lambda g: gt.label_components(g) and None,
    }


def write_values(name, values):
    if isinstance(values, dict):
        for each, column in values.items():
            write_values(each, column)
        return
    if VALUES == "-" or values is None:
        return
    import array
    path = pathlib.Path(VALUES) / f"{TOOL}-{name.replace(':', '-')}"
    path.write_bytes(array.array("d", [float(v) for v in values]).tobytes())


def timed(name, repeat, work):
    wall, cpu = time.perf_counter(), time.process_time()
    result = work()
    print(name, repeat, f"{time.perf_counter() - wall:.6f}", f"{time.process_time() - cpu:.6f}",
          sep="\t", flush=True)
    return result


def main():
    table = {"igraph": igraph_measures, "networkx": networkx_measures,
             "graph_tool": graph_tool_measures, "csv": dict}[TOOL]()
    graph = timed("load", 1, load_graph)
    for repeat in range(1, int(REPEATS) + 1):
        for name in MEASURES:
            write_values(name, timed(name, repeat, lambda: table[name](graph)))


main()
