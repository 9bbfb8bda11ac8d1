#!/usr/bin/python3
"""Graphs of other programs, read by aktorkart and by these programs themselves: the same vertices, edges
and weights.

    tests/peers/read_graphs.py BINARY

Read are the example graphs of Debian's libigraph-doc, and graphs that networkx, python-igraph and R's
igraph write here in every format that both sides know. Vertices are told by their order in the file and
their names; an edge is its ends, whether it points, and its weight. What is not installed is skipped,
with a word; where nothing is, nothing was shown, and that is a failure.
"""
import collections
import json
import math
import pathlib
import shutil
import subprocess
import sys
import tempfile

EXAMPLES = pathlib.Path("/usr/share/doc/libigraph-dev/examples/simple")
DIRECTED = {"governs", "commissions", "owns", "founded", "operates", "part_of", "advises",
            "evaluates"}

try:
    import networkx
except ImportError:
    networkx = None
try:
    import igraph
except ImportError:
    igraph = None


class Graph:
    """Names in order, and a count of (from, to, points, weight)."""

    def __init__(self, names, edges):
        self.names = names
        self.edges = collections.Counter()
        for tail, head, points, weight in edges:
            if not points and tail > head:
                tail, head = head, tail
            self.edges[tail, head, points, weight] += 1


def number(value):
    """Weights as numbers; None where there is none, or it is no number."""
    if value is None or isinstance(value, (str, bool)):
        return None
    value = float(value)
    return None if math.isnan(value) else value


def ask(binary, path, form):
    call = [binary, "export", path, "--to", "json"] + (["--from", form] if form else [])
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{path}: {done.stderr}")
    return json.loads(done.stdout)


def ours(binary, path, form, key):
    data = ask(binary, path, form)
    parties = data.get("actors", [])
    points = {kind: True for kind in DIRECTED}
    for kind in data.get("taxonomy", {}).get("tie_kinds", []):
        points[kind["id"]] = kind.get("directed", False)
    place = {party["id"]: i for i, party in enumerate(parties)}
    edges = [(place[tie["from"]], place[tie["to"]], points.get(tie["kind"], False),
              number(tie.get("extra", {}).get(key))) for tie in data.get("ties", [])]
    name = lambda value: value["nb"] if isinstance(value, dict) else value
    return Graph([name(party["name"]) for party in parties], edges)


def of_igraph(path, form, key, directed=None):
    graph = igraph.Graph.Read(str(path), format=form) if directed is None else \
        getattr(igraph.Graph, f"Read_{form.capitalize()}")(str(path), directed=directed)
    attribute = next((a for a in ("name", "label", "id") if a in graph.vs.attributes()), None)
    names = [str(v[attribute]) if attribute else str(v.index) for v in graph.vs]
    weights = graph.es[key] if key in graph.es.attributes() else [None] * graph.ecount()
    return Graph(names, [(e.source, e.target, graph.is_directed(), number(w))
                         for e, w in zip(graph.es, weights)])


def of_networkx(graph, key, names=None):
    place = {node: i for i, node in enumerate(graph)}
    return Graph(names or [str(node) for node in graph],
                 [(place[a], place[b], graph.is_directed(), number(data.get(key)))
                  for a, b, data in graph.edges(data=True)])


class Tally:
    def __init__(self, binary):
        self.binary, self.done, self.failed = binary, 0, 0

    def compare(self, title, path, theirs, form=None, key="weight", by_name=True):
        mine = ours(self.binary, str(path), form, key)
        self.done += 1
        faults = []
        if len(mine.names) != len(theirs.names):
            faults.append(f"{len(mine.names)} vertices, not {len(theirs.names)}")
        elif by_name and mine.names != theirs.names:
            faults += [f"{a!r}, not {b!r}" for a, b in zip(mine.names, theirs.names) if a != b][:3]
        faults += [f"too many: {e}" for e in (mine.edges - theirs.edges)][:3]
        faults += [f"missing: {e}" for e in (theirs.edges - mine.edges)][:3]
        self.failed += bool(faults)
        for fault in faults:
            print(f"{title}: {fault}")


def read_examples(tally):
    for path in sorted(EXAMPLES.glob("*.gml")):
        tally.compare(path.name, path, of_igraph(path, "gml", "value"), key="value"
                      if "value" in path.read_text() else "weight", by_name=False)
    for path in sorted(EXAMPLES.glob("*.dl")):
        tally.compare(path.name, path, of_dl(path), by_name=False)
    path = EXAMPLES / "test.graphml"
    tally.compare(path.name, path, of_igraph(path, "graphml", "weight"), by_name=False)
    path = EXAMPLES / "links.net"
    tally.compare(path.name, path, of_igraph(path, "pajek", "weight"), by_name=False)


def of_dl(path):
    graph = igraph.Graph.Read_DL(str(path), directed=True)
    weights = graph.es["weight"] if "weight" in graph.es.attributes() else None
    matrix = "list" not in path.read_text().lower()
    listed = weights or [1.0 if matrix else None] * graph.ecount()
    return Graph([str(v.index) for v in graph.vs],
                 [(e.source, e.target, True, number(w)) for e, w in zip(graph.es, listed)])


def sample_graphs():
    """Small graphs with weights, loops, names that need care, and no edge at all."""
    names = ["difi", "Ås kommune", "R&D <x>", "b c", "d", "alene"]
    for kind in (networkx.Graph, networkx.DiGraph):
        graph = kind(name="Prøve")
        graph.add_nodes_from(names)
        for i in range(len(names) - 1):
            for j in range(i + 1, len(names) - 1):
                if (i + j) % 2:
                    graph.add_edge(names[j if i % 2 else i], names[i if i % 2 else j],
                                   weight=i + j / 4)
        graph.add_edge("d", "d", weight=7.5)
        yield graph


def write_networkx(tally, folder):
    for n, graph in enumerate(sample_graphs()):
        theirs = of_networkx(graph, "weight")
        path = folder / f"nx{n}.graphml"
        networkx.write_graphml(graph, path)
        tally.compare(path.name, path, theirs)
        for version in ("1.1draft", "1.2draft"):
            path = folder / f"nx{n}.gexf"
            networkx.write_gexf(graph, path, version=version)
            tally.compare(f"{path.name} {version}", path, theirs)
        path = folder / f"nx{n}.gml"
        networkx.write_gml(graph, path)
        tally.compare(path.name, path, theirs)
        path = folder / f"nx{n}.net"
        networkx.write_pajek(graph, path)
        tally.compare(path.name, path, theirs)
        path = folder / f"nx{n}.json"
        path.write_text(json.dumps(networkx.node_link_data(graph)))
        tally.compare(f"{path.name} node-link", path, theirs)
        path.write_text(json.dumps(networkx.cytoscape_data(graph)))
        tally.compare(f"{path.name} Cytoscape", path, theirs)
        plain = networkx.Graph(networkx.relabel_nodes(graph, lambda name: name.replace(" ", "_")))
        plain.remove_nodes_from(list(networkx.isolates(plain)))
        for write in (networkx.write_edgelist, networkx.write_weighted_edgelist):
            path = folder / f"nx{n}.edges"
            write(plain, path)
            reader = networkx.read_edgelist if write is networkx.write_edgelist \
                else networkx.read_weighted_edgelist
            tally.compare(f"{path.name} {write.__name__}", path, of_networkx(reader(path), "weight"))


def sample_igraphs():
    for directed in (False, True):
        graph = igraph.Graph(n=6, directed=directed,
                             edges=[(0, 1), (1, 2), (1, 2), (2, 2), (4, 3), (3, 0)])
        graph.vs["name"] = ["difi", "Ås kommune", "R&D <x>", "b c", "d", "alene"]
        graph.vs["antall"] = [1, 2.5, -3, 4, 5, 6]
        graph.es["weight"] = [1, 2, 0.125, 1e-7, 12345678, 3]
        yield graph


def write_igraph(tally, folder):
    for n, graph in enumerate(sample_igraphs()):
        names = graph.vs["name"]
        theirs = Graph(names, [(e.source, e.target, graph.is_directed(), number(e["weight"]))
                               for e in graph.es])
        for ending, write in (("graphml", graph.write_graphml), ("gml", graph.write_gml)):
            path = folder / f"ig{n}.{ending}"
            write(str(path))
            tally.compare(path.name, path, theirs)
        graph.vs["id"] = names
        path = folder / f"ig{n}.net"
        graph.write_pajek(str(path))
        tally.compare(path.name, path, theirs)
        del graph.vs["id"]
        path = folder / f"ig{n}.dot"
        rounded = graph.copy() # what igraph writes as 1e-07 Graphviz refuses
        rounded.es["weight"] = [1, 2, 0.125, 5, 1234, 3]
        rounded.write_dot(str(path))
        tally.compare(path.name, path, Graph(names, [
            (e.source, e.target, graph.is_directed(), number(e["weight"])) for e in rounded.es]))
        plain = graph.copy().as_undirected(mode="each")
        plain.delete_vertices([5])
        plain.vs["name"] = [name.replace(" ", "_") for name in plain.vs["name"]]
        path = folder / f"ig{n}.ncol"
        plain.write_ncol(str(path))
        tally.compare(path.name, path, of_igraph(path, "ncol", "weight", directed=False))


R_SCRIPT = """
library(igraph)
folder <- commandArgs(TRUE)[1]
for (directed in c(FALSE, TRUE)) {
    g <- make_graph(c(1,2, 2,3, 2,3, 3,3, 5,4), n = 6, directed = directed)
    V(g)$name <- c("difi", "Aas kommune", "R and D", "b c", "d", "alene")
    E(g)$weight <- c(1, 2, 0.125, 4.5, 3)
    for (form in c("graphml", "gml", "dot"))
        write_graph(g, file.path(folder, paste0("r", directed, ".", form)), form)
    V(g)$id <- V(g)$name
    write_graph(g, file.path(folder, paste0("r", directed, ".net")), "pajek")
}
"""


def write_r(tally, folder):
    done = subprocess.run(["Rscript", "-e", R_SCRIPT, str(folder)], capture_output=True, text=True,
                          check=False)
    if done.returncode:
        print(f"skipped R: {done.stderr.strip().splitlines()[-1:]}")
        return
    names = ["difi", "Aas kommune", "R and D", "b c", "d", "alene"]
    for directed in (False, True):
        edges = [(0, 1, 1.0), (1, 2, 2.0), (1, 2, 0.125), (2, 2, 4.5), (4, 3, 3.0)]
        theirs = Graph(names, [(a, b, directed, w) for a, b, w in edges])
        for form in ("graphml", "gml", "dot", "net"):
            path = folder / f"r{str(directed).upper()}.{form}"
            tally.compare(path.name, path, theirs)


def main():
    tally = Tally(sys.argv[1])
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        if igraph:
            write_igraph(tally, folder)
        else:
            print("skipped: python3-igraph is not installed")
        if igraph and EXAMPLES.is_dir():
            read_examples(tally)
        else:
            print("skipped: libigraph-doc's examples are not installed")
        if networkx:
            write_networkx(tally, folder)
        else:
            print("skipped: python3-networkx is not installed")
        if shutil.which("Rscript"):
            write_r(tally, folder)
        else:
            print("skipped: R is not installed")
    print(f"read_graphs: {tally.done - tally.failed} of {tally.done} files read alike")
    return tally.failed > 0 or tally.done == 0


if __name__ == "__main__":
    sys.exit(main())
