"""What a publication takes as people do it in Python: pipeline.py DATASET STEP FOLDER.

STEP is check, map or publish. networkx for what is reckoned, Graphviz for what is drawn, openpyxl for the
workbook. publish does what `aktorkart publish --without pdf,png` does, as far as these have it: measures of
position with the interval of each rank in 200 draws, brokerage, communities, what falls apart, coverage
with its draws, overlap, funding; each picture; every script applied, measured in 200 draws and drawn before and after;
tables, workbook, report and a page with the data. Of every one it does less.
"""
import collections
import copy
import csv
import html
import itertools
import json
import pathlib
import random
import subprocess
import sys

import networkx as nx

dataset, step, folder = pathlib.Path(sys.argv[1]), sys.argv[2], pathlib.Path(sys.argv[3])
DRAWS = 200
CONFIDENCE = 0.9


def load():
    tables = {}
    for path in sorted(dataset.glob("*.json")):
        for name, rows in json.loads(path.read_text(encoding="utf-8")).items():
            if isinstance(rows, list):
                tables.setdefault(name, []).extend(rows)
            elif name == "taxonomy":
                tables.setdefault(name, {}).update(rows)
    return tables


def check(tables):
    ids = {r["id"] for name in ("actors", "programmes", "forums") for r in tables.get(name, [])}
    faults = [t for name in ("ties", "flows") for t in tables.get(name, [])
              if t["from"] not in ids or t["to"] not in ids]
    unsourced = [r for name, rows in tables.items() if name not in ("sources", "taxonomy")
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


# Pictures

def picture(name, lines, program="dot", directed=False):
    text = "\n".join(["digraph {" if directed else "graph {", "node [shape=box]", *lines, "}"])
    path = folder / f"{name}.svg"
    subprocess.run([program, "-Tsvg", "-o", str(path)], input=text.encode(), check=True)
    return path


def quoted(text):
    return json.dumps(str(text), ensure_ascii=False)


def map_lines(g):
    shown = {v for v, data in g.nodes(data=True) if data.get("category")}
    lines = []
    for category in sorted({g.nodes[v]["category"] for v in shown}):
        lines.append(f"subgraph {quoted('cluster_' + category)} {{ label={quoted(category)}")
        lines += [f"{quoted(v)} [label={quoted(g.nodes[v]['label'])}]" for v in g
                  if v in shown and g.nodes[v]["category"] == category]
        lines.append("}")
    return lines + [f"{quoted(a)} -- {quoted(b)}" for a, b in g.edges if {a, b} <= shown]


def plain_lines(g):
    return [f"{quoted(v)} [label={quoted(data.get('label', v))}]" for v, data in g.nodes(data=True)] + [
        f"{quoted(a)} -- {quoted(b)}" for a, b in g.edges]


def pictures(tables, g, covered):
    roles = [(r["holder"], r["role"]) for r in tables.get("roles", []) if r.get("holder")]
    areas = [(r["holder"], r["area"]) for r in tables.get("roles", [])
             if r.get("holder") and r.get("area")]
    flows = [f'{quoted(f["from"])} -> {quoted(f["to"])} [label={quoted(f.get("amount") or "?")}]'
             for f in tables.get("flows", [])]
    years = collections.defaultdict(list)
    for name in ("actors", "programmes", "forums"):
        for record in tables.get(name, []):
            if record.get("from"):
                years[str(record["from"])[:4]].append(label(record))
    timeline = [f"{quoted(y)} -- {quoted(x)}" for y in sorted(years) for x in years[y]]
    central = max(g, key=g.degree)
    return [
        picture("map", map_lines(g)),
        picture("roles", [f"{quoted(a)} -- {quoted(b)}" for a, b in roles], "sfdp"),
        picture("areas", [f"{quoted(a)} -- {quoted(b)}" for a, b in areas], "sfdp"),
        picture("quadrant", [f"{quoted(r + '/' + a)} [label={quoted(n)}]"
                             for (r, a), n in covered.items()], "sfdp"),
        picture("funding", flows, directed=True),
        picture("network", plain_lines(g), "sfdp"),
        picture("ego", plain_lines(nx.ego_graph(g, central))),
        picture("timeline", timeline, "sfdp"),
    ]


# Measures

def position(g):
    return {"degree": nx.degree_centrality(g), "betweenness": nx.betweenness_centrality(g),
            "harmonic": nx.harmonic_centrality(g), "pagerank": nx.pagerank(g)}


def ranks(values):
    order = sorted(values, key=lambda v: -values[v])
    return {v: i + 1 for i, v in enumerate(order)}


def drawn(g, rng):
    """Every tie is there as surely as we are sure of it."""
    kept = nx.Graph()
    kept.add_nodes_from(g)
    kept.add_edges_from(e for e in g.edges if rng.random() < CONFIDENCE)
    return kept


def rank_intervals(g):
    rng, seen = random.Random(1), collections.defaultdict(list)
    for _ in range(DRAWS):
        for measure, values in position(drawn(g, rng)).items():
            for v, rank in ranks(values).items():
                seen[measure, v].append(rank)
    cut = DRAWS // 20
    return {key: (sorted(r)[cut], sorted(r)[-cut - 1]) for key, r in seen.items()}


def brokerage(g):
    return {"constraint": nx.constraint(g), "effective_size": nx.effective_size(g),
            "clustering": nx.clustering(g)}


def communities(g):
    runs = [nx.community.louvain_communities(g, seed=seed) for seed in range(20)]
    return max(runs, key=lambda parts: nx.community.modularity(g, parts))


def falling_apart(g):
    rows = []
    for v in nx.articulation_points(g):
        rest = g.copy()
        rest.remove_node(v)
        rows.append((v, sorted(map(len, nx.connected_components(rest)))[:-1]))
    return rows


def coverage(tables, kept=lambda r: True):
    return collections.Counter((r["role"], r["area"]) for r in tables.get("roles", [])
                               if r.get("holder") and r.get("area") and r.get("strength") == "clear"
                               and kept(r))


def coverage_draws(tables):
    rng, seen = random.Random(1), collections.defaultdict(list)
    for _ in range(DRAWS):
        for cell, count in coverage(tables, lambda r: rng.random() < CONFIDENCE).items():
            seen[cell].append(count)
    return {cell: sum(c > 0 for c in counts) / DRAWS for cell, counts in seen.items()}


def overlap(tables):
    held = collections.defaultdict(set)
    for r in tables.get("roles", []):
        if r.get("holder"):
            held[r["holder"]].add((r["role"], r.get("area")))
    return [(a, b, len(held[a] & held[b]) / len(held[a] | held[b]))
            for a, b in itertools.combinations(sorted(held), 2) if held[a] & held[b]]


def funding(tables):
    paid, got = collections.Counter(), collections.Counter()
    for f in tables.get("flows", []):
        if f.get("amount") is not None:
            paid[f["from"], f.get("year")] += f["amount"]
            got[f["to"], f.get("year")] += f["amount"]
    return [(who, year, paid[who, year], got[who, year]) for who, year in sorted(
        set(paid) | set(got), key=str)]


# Scripts

def apply(tables, script):
    after = copy.deepcopy(tables)
    for s in script["steps"]:
        do = s["do"]
        record = {k: v for k, v in s.items() if k != "do"}
        if do in ("add_actor", "add_programme", "add_forum", "add_tie"):
            after.setdefault(do[4:] + "s", []).append(record)
        elif do == "give_role":
            after["roles"].append(record)
        elif do == "drop_role":
            after["roles"] = [r for r in after["roles"] if not all(
                r.get(k) == record[k] for k in ("holder", "role", "area") if k in record)]
        elif do in ("remove_actor", "merge"):
            gone = set(record.get("from", [])) | {record.get("id")} if do == "merge" else {
                record.get("id"), record.get("actor")}
            for name in ("ties", "flows"):
                after[name] = [t for t in after[name] if not {t["from"], t["to"]} & gone]
            after["actors"] = [a for a in after["actors"] if a["id"] not in gone]
            after["roles"] = [r for r in after["roles"] if r.get("holder") not in gone]
    return after


def how_sure(g):
    """Who is most often first in the draws, by neighbours and by betweenness."""
    rng, first = random.Random(1), (collections.Counter(), collections.Counter())
    for _ in range(DRAWS):
        kept = drawn(g, rng)
        for tally, values in zip(first, (dict(kept.degree), nx.betweenness_centrality(kept))):
            tally[max(values, key=values.get)] += 1
    return [tally.most_common(1)[0][0] for tally in first]


def scenarios(tables):
    rows, svgs = [], []
    for path in sorted((dataset / "scenarios").glob("*.json")):
        script = json.loads(path.read_text(encoding="utf-8"))
        after = apply(tables, script)
        g = graph(after)
        rows.append((script["id"], len(coverage(after)), g.number_of_edges(),
                     max(coverage_draws(after).values()), *how_sure(g)))
        svgs.append(picture(f"before-{script['id']}", map_lines(graph(tables))))
        svgs.append(picture(f"after-{script['id']}", map_lines(g)))
    return rows, svgs


# What comes out

def cell(value):
    return value if isinstance(value, (int, float, str)) else json.dumps(value, ensure_ascii=False)


def sheets_of(tables, found):
    for name, rows in tables.items():
        if isinstance(rows, list) and rows:
            head = list(dict.fromkeys(key for record in rows for key in record))
            yield name, [head, *([cell(r.get(k, "")) for k in head] for r in rows)]
    yield from found.items()


def write_tables(sheets):
    from openpyxl import Workbook
    book = Workbook(write_only=True)
    for name, rows in sheets:
        with open(folder / f"{name}.csv", "w", newline="", encoding="utf-8") as out:
            csv.writer(out).writerows(rows)
        sheet = book.create_sheet(name[:31])
        for row in rows:
            sheet.append([cell(v) for v in row])
    book.save(folder / "tables.xlsx")


def write_pages(tables, sheets, svgs):
    parts = ["<!doctype html><meta charset=utf-8><title>Report</title>"]
    for name, rows in sheets:
        parts.append(f"<h2>{html.escape(name)}</h2><table>")
        parts += ["<tr>" + "".join(f"<td>{html.escape(str(v))}</td>" for v in row) + "</tr>" for row in rows]
        parts.append("</table>")
    parts += [svg.read_text(encoding="utf-8") for svg in svgs]
    (folder / "report.html").write_text("\n".join(parts), encoding="utf-8")
    data = json.dumps(tables, ensure_ascii=False).replace("</", "<\\/")
    (folder / "index.html").write_text(
        f"<!doctype html><meta charset=utf-8><script>const data = {data}</script>" +
        "".join(svg.read_text(encoding="utf-8") for svg in svgs), encoding="utf-8")


def by_vertex(g, measures):
    return [["id", *measures], *([v, *(values[v] for values in measures.values())] for v in g)]


def publish(tables, g):
    covered = coverage(tables)
    changes, changed = scenarios(tables)
    intervals = rank_intervals(g)
    found = {
        "centrality": by_vertex(g, position(g)),
        "ranks": [["measure", "id", "low", "high"], *([*k, *v] for k, v in intervals.items())],
        "brokerage": by_vertex(g, brokerage(g)),
        "communities": [["part", "members"], *([i, " ".join(sorted(p))]
                                               for i, p in enumerate(communities(g)))],
        "robustness": [["id", "cut off"], *([v, str(s)] for v, s in falling_apart(g))],
        "coverage": [["role", "area", "count"], *([*k, n] for k, n in covered.items())],
        "certainty": [["role", "area", "share"], *([*k, p] for k, p in coverage_draws(tables).items())],
        "overlap": [["a", "b", "share"], *overlap(tables)],
        "funding": [["id", "year", "paid", "got"], *funding(tables)],
        "scenarios": [["id", "covered", "ties", "surest", "neighbours", "between"], *changes],
    }
    sheets = list(sheets_of(tables, found))
    write_tables(sheets)
    write_pages(tables, sheets, pictures(tables, g, covered) + changed)


def main():
    tables = load()
    if step == "check":
        check(tables)
    elif step == "map":
        picture("map", map_lines(graph(tables)))
    else:
        publish(tables, graph(tables))


main()
