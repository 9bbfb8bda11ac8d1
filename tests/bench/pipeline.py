"""The same steps as people do them in Python: pipeline.py DATASET STEP FOLDER."""
import csv
import json
import pathlib
import subprocess
import sys

import networkx as nx

dataset, step, folder = pathlib.Path(sys.argv[1]), sys.argv[2], pathlib.Path(sys.argv[3])


def load():
    tables = {}
    for path in sorted(dataset.glob("*.json")):
        for name, rows in json.loads(path.read_text(encoding="utf-8")).items():
            if isinstance(rows, list):
                tables.setdefault(name, []).extend(rows)
    return tables


def check(tables):
    ids = {r["id"] for name in ("actors", "programmes", "forums") for r in tables.get(name, [])}
    faults = [t for name in ("ties", "flows") for t in tables.get(name, [])
              if t["from"] not in ids or t["to"] not in ids]
    unsourced = [r for name, rows in tables.items() if name != "sources"
                 for r in rows if not r.get("sources")]
    print(len(faults), "faults,", len(unsourced), "without a source")


def label(record):
    name = record.get("short") or record["name"]
    return name if isinstance(name, str) else name["nb"]


def graph(tables):
    g = nx.Graph()
    for name in ("actors", "programmes"):
        for record in tables.get(name, []):
            g.add_node(record["id"], label=label(record), category=record.get("category", ""))
    for name in ("ties", "flows"):
        for record in tables.get(name, []):
            g.add_edge(record["from"], record["to"])
    for record in tables.get("programmes", []):
        for role in ("owners", "operators", "partners"):
            for other in record.get(role, []):
                g.add_edge(other, record["id"])
    return g


def draw(g):
    lines = ["graph {", "node [shape=box]"]
    for v, data in g.nodes(data=True):
        if data.get("category"):
            lines.append(f'{json.dumps(v)} [label={json.dumps(data["label"])}]')
    for a, b in g.edges:
        if g.nodes[a].get("category") and g.nodes[b].get("category"):
            lines.append(f"{json.dumps(a)} -- {json.dumps(b)}")
    lines.append("}")
    subprocess.run(["dot", "-Tsvg", "-o", str(folder / "python.svg")],
                   input="\n".join(lines).encode(), check=True)


def tables_out(tables, g):
    measures = [nx.degree_centrality(g), nx.betweenness_centrality(g), nx.harmonic_centrality(g),
                nx.pagerank(g)]
    with open(folder / "centrality.csv", "w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out)
        for v in g.nodes:
            writer.writerow([v] + [m[v] for m in measures])
    for name, rows in tables.items():
        with open(folder / f"{name}.csv", "w", newline="", encoding="utf-8") as out:
            writer = csv.writer(out)
            for record in rows:
                writer.writerow([json.dumps(v, ensure_ascii=False) for v in record.values()])


tables = load()
if step == "check":
    check(tables)
else:
    g = graph(tables)
    draw(g)
    if step == "publish":
        tables_out(tables, g)
