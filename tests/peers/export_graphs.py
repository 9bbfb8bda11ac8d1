#!/usr/bin/python3
"""Exports as other programs read them: networkx, python-igraph, R igraph and xmllint where they are
there. Every one must find the same vertices, edges, names, amounts and types as the dataset has.

    tests/peers/export_graphs.py BINARY
"""

import csv
import json
import os
import shutil
import subprocess
import sys
import tempfile

import igraph
import networkx

DATASETS = ["data/eksempel", "data/offentlig-innovasjon", "tests/fixtures/export/injection.json"]
SCHEMAS = os.environ.get("AKTORKART_SCHEMAS", "")
faults = 0


def expect(name, found, wanted):
    global faults
    if found != wanted:
        faults += 1
        print(f"FAILED {name}: {str(found)[:300]}, not {str(wanted)[:300]}")


def run(*words):
    done = subprocess.run(words, capture_output=True, timeout=120, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{words}: {done.stderr.decode()[-500:]}")
    return done.stdout


class Field:
    """What a dataset holds, from its own JSON."""

    def __init__(self, binary, dataset):
        data = json.loads(run(binary, "export", dataset, "--to", "json", "--quiet"))
        get = lambda table: data.get(table, [])
        parties = get("actors") + get("programmes") + get("forums")
        self.nodes = {p["id"]: p for p in parties}
        self.edges = len(get("ties")) + len(get("flows"))
        self.edges += sum("parent" in a for a in get("actors"))
        self.edges += sum(len(p.get(k, [])) for p in get("programmes")
                          for k in ("owners", "operators", "partners"))
        self.edges += sum(len(f.get("members", [])) for f in get("forums"))
        self.amounts = sorted(f["amount"] for f in get("flows") if f.get("amount") is not None)
        self.years = sorted(f["year"] for f in get("flows") if "year" in f)
        self.shares = sorted(t["share"] for t in get("ties") if "share" in t)

    def name(self, node):
        """As XML can hold it, with line ends as its readers see them."""
        name = self.nodes[node]["name"]
        name = name if isinstance(name, str) else next(
            name[lang] for lang in ("nb", "en", "nn") if lang in name)
        return name


def as_xml(text):
    text = text.replace("\r\n", "\n")
    keep = lambda c: c in "\t\n" or (ord(c) >= 32 and not 0x7F <= ord(c) < 0xA0)
    return "".join(c if keep(c) else "\ufffd" for c in text)


def number(values):
    return sorted(v for v in values if v is not None and v == v and v != "")


def check_networkx(name, graph, field, clean=as_xml):
    expect(f"{name}: nodes", sorted(graph.nodes), sorted(field.nodes))
    edges = list(graph.edges(data=True))
    expect(f"{name}: edges", len(edges), field.edges)
    for node, data in graph.nodes(data=True):
        expect(f"{name}: name of {node}", data["label"], clean(field.name(node)))
    for key, wanted in (("amount", field.amounts), ("year", field.years), ("share", field.shares)):
        expect(f"{name}: {key}", number(d.get(key) for *_, d in edges), wanted)


def check_igraph(name, graph, field):
    expect(f"{name}: nodes", sorted(graph.vs["id"]), sorted(field.nodes))
    expect(f"{name}: edges", graph.ecount(), field.edges)
    for node in graph.vs:
        expect(f"{name}: name of {node['id']}", node["label"], as_xml(field.name(node["id"])))
    expect(f"{name}: amounts", number(graph.es["amount"]), field.amounts)


def check_xml(folder, field, dataset):
    for name in ("a.graphml", "a.gexf", "b.gexf"):
        run("xmllint", "--nonet", "--noout", f"{folder}/{name}")
    rng = f"{SCHEMAS}/gexf/gexf.rng"
    if os.path.exists(rng):
        run("xmllint", "--nonet", "--noout", "--relaxng", rng, f"{folder}/a.gexf")
    else:
        print("no GEXF schema in AKTORKART_SCHEMAS: GEXF is not validated")
    run("xmllint", "--nonet", "--noout", "--relaxng", "tests/peers/graphml.rng",
        f"{folder}/a.graphml")
    graph = networkx.read_graphml(f"{folder}/a.graphml", force_multigraph=True)
    check_networkx(f"{dataset} graphml networkx", graph, field)
    check_networkx(f"{dataset} gexf 1.2 networkx", networkx.read_gexf(f"{folder}/b.gexf"), field,
                   lambda text: " ".join(as_xml(text).split("\n")))
    check_igraph(f"{dataset} graphml igraph", igraph.Graph.Read_GraphML(f"{folder}/a.graphml"),
                 field)


def check_json(folder, field, dataset):
    with open(f"{folder}/nodelink.json", encoding="utf-8") as file:
        graph = networkx.node_link_graph(json.load(file))
    check_networkx(f"{dataset} nodelink", graph, field, str)
    with open(f"{folder}/cytoscape.json", encoding="utf-8") as file:
        elements = json.load(file)["elements"]
    ids = [e["data"]["id"] for kind in ("nodes", "edges") for e in elements[kind]]
    expect(f"{dataset} cytoscape: ids are unique", len(set(ids)), len(ids))
    expect(f"{dataset} cytoscape: ids", len(ids), len(field.nodes) + field.edges)
    nodes = {e["data"]["id"] for e in elements["nodes"]}
    for edge in elements["edges"]:
        ends = {edge["data"]["source"], edge["data"]["target"]}
        expect(f"{dataset} cytoscape: ends of {edge['data']['id']}", ends <= nodes, True)
    for node in elements["nodes"]:
        expect(f"{dataset} cytoscape: place", sorted(node["position"]), ["x", "y"])
    with open(f"{folder}/kumu.json", encoding="utf-8") as file:
        kumu = json.load(file)
    expect(f"{dataset} kumu: elements", [e["id"] for e in kumu["elements"]], list(field.nodes))
    expect(f"{dataset} kumu: connections", len(kumu["connections"]), field.edges)
    for edge in kumu["connections"]:
        expect(f"{dataset} kumu: ends", {edge["from"], edge["to"]} <= nodes, True)
        expect(f"{dataset} kumu: direction", edge["direction"] in ("directed", "undirected"), True)


def check_pajek(folder, field, dataset):
    for name in ("a.net", "b.net"):
        graph = igraph.Graph.Read_Pajek(f"{folder}/{name}")
        expect(f"{dataset} {name} igraph: nodes", graph.vcount(), len(field.nodes))
        expect(f"{dataset} {name} igraph: edges", graph.ecount(), field.edges)
        clean = [" ".join(field.name(n).replace('"', "'").split()) for n in field.nodes]
        found = [" ".join("".join(c if ord(c) >= 32 else " " for c in v).split())
                 for v in graph.vs["name" if "name" in graph.vs.attributes() else "id"]]
        wanted = [" ".join("".join(c if ord(c) >= 32 else " " for c in v).split()) for v in clean]
        expect(f"{dataset} {name} igraph: names", found, wanted)
        if name == "b.net":
            expect(f"{dataset} {name}: places", all(0 <= x <= 1 for x in graph.vs["x"]), True)


def rows_of(path):
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, strict=True))
    widths = {len(row) for row in rows}
    expect(f"{path}: rows of one width", len(widths), 1)
    return rows[0], [dict(zip(rows[0], row)) for row in rows[1:]]


def check_tables(folder, field, dataset):
    head, nodes = rows_of(f"{folder}/neo4j/nodes.csv")
    expect(f"{dataset} neo4j: head", (head[0], head[-1]), ("actorId:ID", ":LABEL"))
    expect(f"{dataset} neo4j: nodes", [n["actorId:ID"] for n in nodes], list(field.nodes))
    head, edges = rows_of(f"{folder}/neo4j/relationships.csv")
    expect(f"{dataset} neo4j: head", (head[:2], head[-1]), ([":START_ID", ":END_ID"], ":TYPE"))
    known = {"", "long", "double", "boolean", "string[]", "START_ID", "END_ID", "TYPE"}
    expect(f"{dataset} neo4j: types", {h.partition(":")[2] for h in head} <= known, True)
    expect(f"{dataset} neo4j: edges", len(edges), field.edges)
    expect(f"{dataset} neo4j: amounts",
           sorted(int(e["amount:long"]) for e in edges if e["amount:long"]), field.amounts)
    for edge in edges:
        expect(f"{dataset} neo4j: ends", edge[":START_ID"] in field.nodes
               and edge[":END_ID"] in field.nodes and edge[":TYPE"] != "", True)
    head, nodes = rows_of(f"{folder}/graphframes/vertices.csv")
    expect(f"{dataset} graphframes: head", head[0], "id")
    expect(f"{dataset} graphframes: nodes", [n["id"] for n in nodes], list(field.nodes))
    head, edges = rows_of(f"{folder}/graphframes/edges.csv")
    expect(f"{dataset} graphframes: head", head[:2], ["src", "dst"])
    expect(f"{dataset} graphframes: edges", len(edges), field.edges)
    expect(f"{dataset} graphframes: ids", len({e["id"] for e in edges}), field.edges)


def check_dot(folder, field, dataset):
    if not shutil.which("gvpr"):
        print("Graphviz is not there: DOT is not read")
        return
    program = 'BEG_G { print($G.name) } N { print("N ", $.name) } E { print("E ", $.amount) }'
    lines = run("gvpr", program, f"{folder}/a.dot").decode().splitlines()
    expect(f"{dataset} dot: nodes", sorted(l[2:] for l in lines if l.startswith("N ")),
           sorted(field.nodes))
    edges = [l[2:] for l in lines if l.startswith("E ")]
    expect(f"{dataset} dot: edges", len(edges), field.edges)
    expect(f"{dataset} dot: amounts", sorted(int(e) for e in edges if e), field.amounts)


def check_r(folder, field, dataset):
    if not shutil.which("Rscript"):
        print("R is not there: its igraph is not asked")
        return
    program = ('library(igraph); g <- read_graph(commandArgs(TRUE)[1], "graphml");'
               'cat(vcount(g), ecount(g), class(E(g)$amount), '
               'format(sum(E(g)$amount, na.rm=TRUE), digits=17))')
    done = run("Rscript", "-e", program, f"{folder}/a.graphml").decode().split()[-4:]
    expect(f"{dataset} R igraph", [int(done[0]), int(done[1]), done[2], float(done[3])],
           [len(field.nodes), field.edges, "numeric", float(sum(field.amounts))])


def check(binary, dataset, folder):
    field = Field(binary, dataset)
    write = lambda name, *words: run(binary, "export", dataset, "--quiet", "--force", "-o",
                                     f"{folder}/{name}", *words)
    write("a.graphml")
    write("a.gexf", "--positions")
    write("b.gexf", "--gexf-version", "1.2", "--positions")
    write("a.net")
    write("b.net", "--positions")
    write("a.dot", "--positions")
    write("nodelink.json", "--to", "nodelink")
    write("cytoscape.json", "--to", "cytoscape", "--positions")
    write("kumu.json", "--to", "kumu")
    write("neo4j", "--to", "neo4j")
    write("graphframes", "--to", "graphframes")
    for look in (check_xml, check_json, check_pajek, check_tables, check_dot, check_r):
        look(folder, field, dataset)


def main():
    binary = os.path.abspath(sys.argv[1])
    os.chdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), "../.."))
    for dataset in DATASETS:
        with tempfile.TemporaryDirectory() as folder:
            check(binary, dataset, folder)
    print(f"{len(DATASETS)} datasets, {faults} faults")
    return faults > 0


if __name__ == "__main__":
    sys.exit(main())
