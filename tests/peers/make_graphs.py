#!/usr/bin/python3
"""Make the graphs in graphs/ and, with networkx and python-igraph, the values in expected/.

    make_graphs.py           write both
    make_graphs.py --check   write nothing; work everything out again and compare with what is stored

Exit status: 0 fine, 1 the peers disagree or what is stored differs, 2 wrong usage or a peer missing.
Every value is worked out by both peers, from the raw ties, each by its own way of merging them; they
must agree to 1e-9. What is stored is networkx's value. Run twice, the script writes the same bytes:
all chance comes from random.Random(seed).random(), whose sequence Python guarantees.

Conventions of `aktorkart centrality`, and where the peers differ from them
---------------------------------------------------------------------------
n is the number of all actors: isolates count, also those that are isolated only because the edges of
unknown amount have left the weighted graph. Every value is normalised (no --raw).

Edges. Parallel ties are merged for everything but strength, where they add up. Undirected, A->B and
    B->A are one edge whose weights add up; in_ and out_ measures then equal the plain ones.
    Each flow of unknown amount leaves the weighted graph by itself: a pair with one known and one
    unknown flow keeps an edge, with the known amount. With weight none it counts as a tie.
Weight none. Every edge has length 1 and PageRank is unweighted; only strength has the weight `count`:
    it is the number of ties, parallel ones counted each.
Weight count. The number of ties that were merged, everywhere: strength, paths (length 1/count),
    PageRank, eigenvector, hubs and katz.
Weight amount. The weight is the sum of kroner; strength and PageRank use it as it is, paths have the
    length 1/weight. igraph takes the lengths as `weights` of its path measures and the kroner as
    `weights` of strength and PageRank; networkx calls them `distance` and `weight`.
degree = number of distinct neighbours / (n-1). Directed: in + out, a reciprocal pair counts 2, so the
    value may exceed 1. igraph gives counts; networkx divides too. in_degree and out_degree alike.
strength = sum of weights / (n-1): divided like degree, although the weights have no upper end (with
    weight amount: kroner per other actor). Both peers give plain sums; divided here. Directed: in + out.
betweenness / ((n-1)(n-2)), and times 2 if undirected. networkx's `normalized` does so; igraph gives the
    plain sum, counting each pair once if undirected, and is scaled here.
    networkx compares path lengths exactly, igraph with a small tolerance: the amounts are checked to
    have no shortest path whose rival is nearly as short, so that no implementation hangs on rounding.
harmonic = sum over j of 1/d(j,i) / (n-1): *in*-distance, from the others to i. networkx uses in-distance
    and gives the plain sum, divided here. igraph has to be asked for mode "in" (its default "all"
    ignores directions); normalised it is the mean over the n-1 others, which is what we want.
closeness = r/(n-1) * r/sum(d), r = number of others that reach i (in-distance), isolates 0.
    networkx does so with wf_improved. igraph's normalised value is r/sum(d), mode "in", not scaled by
    the share reached and NaN where nobody does; scaled here.
    With weight amount a length is 1/kroner, so harmonic and closeness have the size of kroner.
Small lengths. igraph keeps distance + 1 inside its path measures, so lengths of 1e-8 (1/kroner) lose
    eight digits: harmonic and closeness are right to 1e-8 only, and betweenness takes clearly unequal
    paths for equal ones. It is given lengths in units of the shortest edge here, and what has the
    dimension of a length is scaled back; betweenness has none.
eigenvector: networkx has length 1, igraph a largest value of 1; both take in-edges of a directed
    network. Undefined (empty) where two strong components have the largest eigenvalue, or where it is
    0: both peers answer there, with a vector that the start of their iteration chose.
hub, authority: both sum to 1; undefined where two singular values are the largest. igraph's largest
    value is 1. networkx takes the attribute `weight` whether asked to or not.
katz: alpha = 0.9 by the largest eigenvalue, 0.1 where that is 0; beta 1; length 1. igraph has none: its
    edges are put into the equation.
coreness: networkx and igraph (mode "all") count both ends of each directed edge, a reciprocal pair 2.
clustering: of the undirected simple graph. networkx has another definition for directed graphs and 0
    below two neighbours; igraph has undefined there unless told `mode="zero"`.
pagerank: damping 0.85, dangling mass spread evenly over all n, sums to 1. igraph (PRPACK) solves
    exactly; networkx iterates and stops at tol * n, so tol is 1e-15 (its default 1e-6 is far too coarse).
"""
import csv
import fractions
import heapq
import io
import json
import math
import random
import sys

sys.dont_write_bytecode = True
from cases import CASES, EXPECTED, GRAPHS, MEASURES  # noqa: E402

try:
    import igraph
    import networkx
    import numpy
except ImportError as error:
    print(f"make_graphs.py: {error}", file=sys.stderr)
    sys.exit(2)

AGREE = 1e-9
TIE = 1e-9
CLEAR_GAP = fractions.Fraction(1, 10**6)


class Disagreement(Exception):
    pass


# ---------------------------------------------------------------- the graphs, as datasets

def dataset(title, date, source, ids, ties=(), flows=(), name="Body"):
    cites = [{"ref": source["id"]}]
    out = {
        "$schema": "../../../data/schema/dataset.schema.json",
        "dataset": {"title": title, "date": date, "language": "en"},
        "sources": [source],
        "actors": [{"id": i, "name": f"{name} {k}", "kind": "group", "sources": cites}
                   for k, i in enumerate(ids, 1)],
    }
    if ties:
        out["ties"] = [{**tie, "sources": cites} for tie in ties]
    if flows:
        out["flows"] = [{**flow, "sources": cites} for flow in flows]
    return out


def text_of(data):
    """JSON with one record a line."""
    parts = []
    for key, value in data.items():
        if isinstance(value, list):
            rows = ",\n".join("    " + json.dumps(row) for row in value)
            parts.append(f"  {json.dumps(key)}: [\n{rows}\n  ]")
        else:
            parts.append(f"  {json.dumps(key)}: {json.dumps(value)}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def make_karate():
    pairs = sorted(tuple(sorted(e)) for e in networkx.karate_club_graph().edges())
    if pairs != sorted(tuple(sorted(e)) for e in igraph.Graph.Famous("Zachary").get_edgelist()):
        raise Disagreement("karate: the peers ship different graphs")
    ids = [f"m{v + 1:02}" for v in range(34)]
    source = {"id": "zachary-1977", "publisher": "Journal of Anthropological Research 33(4)",
              "title": "An information flow model for conflict and fission in small groups",
              "date": 1977, "language": "en"}
    ties = [{"from": ids[a], "to": ids[b], "kind": "cooperates"} for a, b in pairs]
    return dataset("Zachary's karate club", 1977, source, ids, ties=ties, name="Member")


SEEDED = {"id": "seeded", "title": "Made by a seeded random generator", "date": 2024,
          "language": "en"}


def below(rng, k):
    return int(rng.random() * k)


def grow(rng, first, last):
    """Directed edges among vertices first..last-1, new ones preferring those with many edges."""
    edges, ends = [(first, first + 1)], [first, first + 1]
    for v in range(first + 2, last):
        targets = set()
        while len(targets) < min(2, v - first):
            targets.add(ends[below(rng, len(ends))])
        for u in sorted(targets):
            edges.append((u, v) if rng.random() < 0.6 else (v, u))
            ends += [u, v]
    return edges


def make_directed():
    """45 + 14 vertices that do not meet, and one alone; reciprocal pairs and parallel ties."""
    rng = random.Random(1959)
    n, split = 60, 45
    edges = grow(rng, 0, split) + grow(rng, split, n - 1)
    back = [(b, a) for a, b in edges if rng.random() < 0.15]
    once = edges + back
    twice = [e for e in once if rng.random() < 0.12]
    thrice = twice[:2]
    # Ids that are not in the order of the records, so that nothing can rest on that order.
    ids = [f"b{(v * 23 + 7) % n:02}" for v in range(n)]
    ties = [{"from": ids[a], "to": ids[b], "kind": "governs", "what": what}
            for group, what in ((once, "first"), (twice, "second"), (thrice, "third"))
            for a, b in group]
    return dataset("Directed ties in two parts", 2024, SEEDED, ids, ties=ties)


def make_money():
    """45 bodies: 41 that pay each other (with cycles), a pair, a pair of unknown amount."""
    rng = random.Random(1936)
    n, main = 45, 41
    pairs = grow(rng, 0, main)
    pairs += [(b, a) for a, b in pairs if rng.random() < 0.12]
    pairs += [(main, main + 1), (main + 2, main + 3)]
    ids = [f"k{(v * 14 + 5) % n:02}" for v in range(n)]
    missing = [{"amount": None, "missing": "not_stated"}, {"amount": None, "missing": "unknown"},
               {"amount": None, "missing": "confidential"}, {"amount": None}, {}]
    flows = []
    for a, b in pairs:
        years = [y for y in range(2014, 2019) if rng.random() < 0.3] or [2016]
        for year in years:
            x = rng.random()
            known = a != main + 2 and rng.random() >= 0.12
            amount = {"amount": 100000 + 1000 * int(900000 * x * x * x)}
            flow = {"id": f"f{len(flows) + 1:03}", "from": ids[a], "to": ids[b]}
            flow.update(amount if known else missing[len(flows) % len(missing)])
            flow.update(year=year, status="paid", kind="grant")
            flows.append(flow)
    return dataset("Money between bodies", 2024, SEEDED, ids, flows=flows)


def with_ids(n, step, letter):
    """n ids in an order that is not that of the records; step and n have no common divisor."""
    return [f"{letter}{(v * step + 3) % n:0{len(str(n - 1))}}" for v in range(n)]


def ties_of(ids, kind, pairs):
    """Pairs may come again: the k-th tie of a pair says so."""
    seen, ties = {}, []
    for a, b in pairs:
        seen[a, b] = seen.get((a, b), 0) + 1
        ties.append({"from": ids[a], "to": ids[b], "kind": kind, "what": f"tie {seen[a, b]}"})
    return ties


def make_rings():
    """Directed, 36 bodies: a ring of 12 with ways across, a ring of 8 further down, what hangs on
    them, a ring of 5 apart; parallel ties, and ties from a body to itself, which count for nothing."""
    rng = random.Random(1976)
    n = 36
    pairs = [(v, (v + 1) % 12) for v in range(12)] + [(0, 5), (5, 1), (7, 2), (9, 4), (3, 8)]
    pairs += [(12 + v, 12 + (v + 1) % 8) for v in range(8)] + [(16, 13)]
    pairs += [(4, 12), (10, 15), (2, 20), (20, 21), (21, 22), (14, 23), (23, 24), (25, 0), (26, 25)]
    pairs += [(27 + v, 27 + (v + 1) % 5) for v in range(5)] + [(30, 32), (33, 27), (34, 33)]
    pairs += [e for e in pairs if rng.random() < 0.3]
    pairs += [(v, v) for v in (0, 7, 13, 29, 35)]
    ids = with_ids(n, 23, "r")
    return dataset("Rings, one below the other", 2024, SEEDED, ids, ties_of(ids, "governs", pairs))


def make_islands():
    """Undirected, 64 bodies: twice the same part of 20, so that neither is the strongest, one of 18,
    a star, a pair, one alone. Parallel ties in the part of 18 make it the strongest by count."""
    rng = random.Random(1998)
    twin = [(v, v + 1) for v in range(19)] + [(v, (v * 7 + 3) % 20) for v in range(0, 20, 3)]
    twin = sorted({(min(e), max(e)) for e in twin if e[0] != e[1]})
    pairs = twin + [(a + 20, b + 20) for a, b in twin]
    ring = [(40 + v, 40 + (v + 1) % 18) for v in range(18)]
    pairs += ring + [e for e in ring if rng.random() < 0.6] + [ring[3]] * 3 + [ring[9]] * 2
    pairs += [(58, v) for v in range(59, 61)] + [(61, 62), (61, 61), (5, 5), (63, 63)]
    ids = with_ids(64, 27, "i")
    return dataset("Islands, two of them alike", 2024, SEEDED, ids, ties_of(ids, "cooperates", pairs))


def make_grants():
    """Flows among 240 bodies: a large part with ways back, a smaller one, pairs; amounts over three
    orders of magnitude, unknown ones, several years, a flow to itself."""
    rng = random.Random(2008)
    n, main = 240, 200
    pairs = grow(rng, 0, main) + grow(rng, main, main + 30)
    pairs += [(b, a) for a, b in pairs if rng.random() < 0.1]
    pairs += [(v, v + 1) for v in range(main + 30, n - 2, 2)] + [(17, 17)]
    ids = with_ids(n, 77, "g")
    flows = []
    for a, b in pairs:
        for year in [y for y in range(2014, 2018) if rng.random() < 0.2] or [2015]:
            known = rng.random() >= 0.1
            amount = int(math.exp(math.log(10) * (4 + 3 * rng.random())))
            flow = {"id": f"f{len(flows) + 1:03}", "from": ids[a], "to": ids[b]}
            flow.update({"amount": amount} if known else {"amount": None})
            flow.update(year=year, status="paid", kind="grant")
            flows.append(flow)
    return dataset("Grants of all sizes", 2024, SEEDED, ids, flows=flows)


def make_chain():
    """Directed, 40 bodies, no way back to any: no largest eigenvalue."""
    rng = random.Random(1953)
    n = 40
    pairs = sorted({(a, b) for a in range(n - 1) for b in range(a + 1, n) if rng.random() < 0.12})
    ids = with_ids(n, 27, "c")
    return dataset("From above and down", 2024, SEEDED, ids, ties_of(ids, "governs", pairs))


def make_wide():
    """Undirected, 1,000 bodies: 960 that grew together, 30 apart, the rest alone."""
    rng = random.Random(1999)
    n, main = 1000, 960
    pairs = grow(rng, 0, main)
    pairs += [(below(rng, main), below(rng, main)) for _ in range(300)]
    pairs += grow(rng, main, main + 30)
    ids = with_ids(n, 333, "w")
    return dataset("A wide network", 2024, SEEDED, ids, ties_of(ids, "cooperates", pairs))


MAKERS = {"karate": make_karate, "directed": make_directed, "money": make_money,
          "rings": make_rings, "islands": make_islands, "grants": make_grants,
          "chain": make_chain, "wide": make_wide}


# ---------------------------------------------------------------- a case, read from a dataset

def edges_of(data, case):
    """(from, to, weight) of each single tie or flow that is in the graph; weight 1 but for `amount`.
    What goes from a body to itself is left out."""
    index = {actor["id"]: i for i, actor in enumerate(data["actors"])}
    edges = []
    for record in data.get("ties", []) + data.get("flows", []):
        weight = record.get("amount") if case.weight == "amount" else 1
        if weight is not None and record["from"] != record["to"]:
            edges.append((index[record["from"]], index[record["to"]], weight))
    return len(index), edges


def check_lessons(graph, data):
    """The graph still has what it is there for."""
    n, edges = edges_of(data, next(c for c in CASES if c.graph == graph))
    pairs = {(a, b) for a, b, _ in edges}
    g = networkx.DiGraph(pairs)
    g.add_nodes_from(range(n))
    parts = sorted((len(c) for c in networkx.weakly_connected_components(g)), reverse=True)
    reciprocal = sum((b, a) in pairs for a, b in pairs) // 2
    assert n >= 30 and all(a != b for a, b in pairs)
    if graph == "karate":
        assert (n, len(edges), parts) == (34, 78, [34])
    if graph == "directed":
        assert parts == [45, 14, 1] and reciprocal >= 8 and len(edges) - len(pairs) >= 8
    if graph == "rings":
        strong = sorted(len(c) for c in networkx.strongly_connected_components(g) if len(c) > 1)
        assert strong == [5, 8, 12] and len(edges) - len(pairs) >= 5 and reciprocal == 0
        assert networkx.has_path(g, 0, 12) and sum(t["from"] == t["to"] for t in data["ties"]) == 5
    if graph == "islands":
        assert parts == [20, 20, 18, 3, 2, 1] and len(edges) - len(pairs) >= 10
    if graph == "grants":
        known = [f["amount"] for f in data["flows"] if f["amount"] is not None]
        assert parts[:2] == [200, 30] and max(known) > 500 * min(known)
        assert max(len(c) for c in networkx.strongly_connected_components(g)) > 10
    if graph == "chain":
        assert networkx.is_directed_acyclic_graph(g) and networkx.dag_longest_path_length(g) >= 8
    if graph == "wide":
        assert parts[:2] == [960, 30] and len(parts) == 12
    if graph == "money":
        flows = data["flows"]
        known = {(f["from"], f["to"]) for f in flows if f.get("amount") is not None}
        unknown = {(f["from"], f["to"]) for f in flows if f.get("amount") is None}
        assert len({(f["from"], f["to"], f["year"]) for f in flows}) == len(flows)
        assert reciprocal >= 4 and len(edges) - len(pairs) >= 10 and parts == [41, 2, 2]
        assert known & unknown and len(unknown - known) >= 3
        cycles = [c for c in networkx.strongly_connected_components(g) if len(c) > 2]
        assert cycles, "no cycle"


def check_no_near_tie(n, edges, directed):
    """No two weighted paths between the same ends are nearly equally short (exact arithmetic)."""
    total = {}
    for a, b, weight in edges:
        for key in ((a, b),) if directed else ((a, b), (b, a)):
            total[key] = total.get(key, 0) + weight
    lengths = [[] for _ in range(n)]
    for (a, b), weight in total.items():
        lengths[a].append((b, fractions.Fraction(1, weight)))
    for source in range(n):
        distance, done, queue = {source: fractions.Fraction(0)}, set(), [(0, source)]
        while queue:
            d, v = heapq.heappop(queue)
            if v in done:
                continue
            done.add(v)
            for u, length in lengths[v]:
                if u not in distance or d + length < distance[u]:
                    distance[u] = d + length
                    heapq.heappush(queue, (distance[u], u))
        for target in distance:
            ways = [distance[v] + length for v in distance for u, length in lengths[v]
                    if u == target and target != source]
            near = [w for w in ways if w - distance[target] <= CLEAR_GAP * distance[target]]
            if target != source and len(near) != 1:
                raise Disagreement(f"two paths of nearly the same length: {source} to {target}")


# ---------------------------------------------------------------- the peers

def has_simple_top(values):
    """Whether the largest is alone, and not 0."""
    order = sorted(values, reverse=True)
    return order[0] > 0 and (len(order) == 1 or order[1] < order[0] * (1 - TIE))


def top_eigenvalue(g):
    """The largest eigenvalue of a network, and whether no other part has it. Each strong component
    by itself: of a chain of them the whole matrix has eigenvalues that rounding parts by 1e-8."""
    roots = [0.0, 0.0]
    digraph = g if g.is_directed() else g.to_directed()
    for part in networkx.strongly_connected_components(digraph):
        if len(part) > 1:
            matrix = networkx.to_numpy_array(digraph, nodelist=sorted(part), weight="strength")
            roots.append(float(max(abs(numpy.linalg.eigvals(matrix)))))
    return max(roots), has_simple_top(roots)


def with_networkx(n, edges, case):
    weighted = case.weight != "none"
    g = networkx.DiGraph() if case.directed else networkx.Graph()
    g.add_nodes_from(range(n))
    for a, b, weight in edges:
        before = g[a][b]["weight"] if g.has_edge(a, b) else 0
        g.add_edge(a, b, weight=before + weight)
    for _, _, attributes in g.edges(data=True):
        attributes["length"] = 1 / attributes["weight"]
        attributes["strength"] = attributes["weight"] if weighted else 1
    length = "length" if weighted else None
    simple = networkx.Graph(g)
    root, simple_root = top_eigenvalue(g)
    katz = 0.9 / root if root > 0 else 0.1
    nothing = dict.fromkeys(range(n))
    weights = networkx.to_numpy_array(g, weight="strength")
    hubs, authorities = nothing, nothing
    if has_simple_top(numpy.linalg.svd(weights, compute_uv=False)):
        for _, _, attributes in g.edges(data=True):
            attributes["kept"], attributes["weight"] = attributes["weight"], attributes["strength"]
        hubs, authorities = networkx.hits(g, max_iter=100000, tol=0)
        for _, _, attributes in g.edges(data=True):
            attributes["weight"] = attributes["kept"]
    values = {
        "degree": networkx.degree_centrality(g),
        "strength": {v: s / (n - 1) for v, s in g.degree(weight="weight")},
        "betweenness": networkx.betweenness_centrality(g, normalized=True, weight=length),
        "harmonic": {v: h / (n - 1)
                     for v, h in networkx.harmonic_centrality(g, distance=length).items()},
        "closeness": networkx.closeness_centrality(g, distance=length, wf_improved=True),
        "pagerank": networkx.pagerank(g, alpha=0.85, tol=1e-15, max_iter=10000,
                                      weight="weight" if weighted else None),
        "eigenvector": networkx.eigenvector_centrality_numpy(g, weight="strength", max_iter=100000)
                       if simple_root else nothing,
        "hub": hubs,
        "authority": authorities,
        "katz": networkx.katz_centrality_numpy(g, alpha=katz, beta=1.0, weight="strength"),
        "coreness": networkx.core_number(g),
        "clustering": networkx.clustering(simple),
    }
    if case.directed:
        values["in_degree"] = networkx.in_degree_centrality(g)
        values["out_degree"] = networkx.out_degree_centrality(g)
        values["in_strength"] = {v: s / (n - 1) for v, s in g.in_degree(weight="weight")}
        values["out_strength"] = {v: s / (n - 1) for v, s in g.out_degree(weight="weight")}
    else:
        for side in ("in_", "out_"):
            values[side + "degree"] = values["degree"]
            values[side + "strength"] = values["strength"]
    return {m: [values[m][v] for v in range(n)] for m in MEASURES}


def scaled(values, size):
    return [abs(v) / size for v in values]


def spectral_of_igraph(g, weights):
    """igraph scales its vectors otherwise and answers where there is no one answer: undefined there.
    It has no katz: the equation is solved here, from its edges."""
    n = g.vcount()
    matrix = numpy.zeros((n, n))
    for edge in g.es:
        matrix[edge.target, edge.source] += edge[weights] if weights else 1
        if not g.is_directed():
            matrix[edge.source, edge.target] = matrix[edge.target, edge.source]
    parts = [numpy.array(part) for part in g.connected_components(mode="strong") if len(part) > 1]
    roots = [0.0, 0.0] + [float(max(abs(numpy.linalg.eigvals(matrix[part][:, part]))))
                          for part in parts]
    alpha = 0.9 / max(roots) if max(roots) > 0 else 0.1
    katz = numpy.linalg.solve(numpy.eye(n) - alpha * matrix, numpy.ones(n))
    values = {"katz": list(katz / numpy.linalg.norm(katz)),
              "eigenvector": [None] * n, "hub": [None] * n, "authority": [None] * n}
    if has_simple_top(roots):
        vector = g.eigenvector_centrality(directed=g.is_directed(), scale=True, weights=weights)
        values["eigenvector"] = scaled(vector, numpy.linalg.norm(vector))
    if has_simple_top(numpy.linalg.svd(matrix, compute_uv=False)):
        for name, scores in (("hub", g.hub_score(weights=weights)),
                             ("authority", g.authority_score(weights=weights))):
            values[name] = scaled(scores, sum(abs(s) for s in scores))
    return values


def with_igraph(n, edges, case):
    weighted = case.weight != "none"
    g = igraph.Graph(n=n, edges=[(a, b) for a, b, _ in edges], directed=True)
    g.es["weight"] = [weight for _, _, weight in edges]
    if case.directed:
        g.simplify(multiple=True, loops=True, combine_edges="sum")
    else:
        g.to_undirected(mode="collapse", combine_edges="sum")
    unit = 1 / max(g.es["weight"]) if weighted else 1
    length = [1 / w / unit for w in g.es["weight"]] if weighted else None
    distance = g.distances(weights=length, mode="in")
    reached = [sum(math.isfinite(d) for d in row) - 1 for row in distance]
    closeness = g.closeness(mode="in", weights=length, normalized=True)
    between = 1 / ((n - 1) * (n - 2)) * (1 if case.directed else 2)
    values = {
        "betweenness": [b * between for b in g.betweenness(directed=case.directed, weights=length)],
        "harmonic": [h / unit for h in
                     g.harmonic_centrality(mode="in", weights=length, normalized=True)],
        "closeness": [c / unit * r / (n - 1) if r else 0.0 for c, r in zip(closeness, reached)],
        "pagerank": g.pagerank(directed=case.directed, damping=0.85,
                               weights="weight" if weighted else None),
    }
    values["coreness"] = g.coreness(mode="all")
    values["clustering"] = g.as_undirected().transitivity_local_undirected(mode="zero")
    values.update(spectral_of_igraph(g, "weight" if weighted else None))
    for side in ("all", "in", "out"):
        prefix = "" if side == "all" else side + "_"
        values[prefix + "degree"] = [d / (n - 1) for d in g.degree(mode=side, loops=False)]
        values[prefix + "strength"] = [s / (n - 1) for s in g.strength(mode=side, weights="weight")]
    return {m: list(values[m]) for m in MEASURES}


def close(a, b):
    """Equal to AGREE, absolutely for values up to 1 and relatively above; undefined only as both."""
    if a is None or b is None:
        return a is b
    return abs(a - b) <= AGREE * max(1.0, abs(a), abs(b))


def expected_of(data, case):
    n, edges = edges_of(data, case)
    if case.weight == "amount":
        check_no_near_tie(n, edges, case.directed)
    ours, theirs = with_networkx(n, edges, case), with_igraph(n, edges, case)
    for measure in MEASURES:
        for v in range(n):
            if not close(ours[measure][v], theirs[measure][v]):
                raise Disagreement(f"{case.name}, {measure}, {data['actors'][v]['id']}: networkx "
                                   f"{ours[measure][v]!r}, igraph {theirs[measure][v]!r}")
    return ours


def csv_of(data, values):
    """Rows by id; numbers that read back to the same double; an undefined value is empty."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("id",) + MEASURES)
    for v, actor in sorted(enumerate(data["actors"]), key=lambda pair: pair[1]["id"]):
        row = (values[m][v] for m in MEASURES)
        writer.writerow([actor["id"]] + ["" if x is None else "%.17g" % x for x in row])
    return out.getvalue()


# ---------------------------------------------------------------- write or check

def same_values(stored, made):
    """Differences of two csv texts, numbers compared to AGREE."""
    a, b = (list(csv.reader(io.StringIO(text))) for text in (stored, made))
    if [row[:1] for row in a] != [row[:1] for row in b] or a[0] != b[0]:
        yield "other columns or other ids"
        return
    for old, new in zip(a[1:], b[1:]):
        for measure, x, y in zip(MEASURES, old[1:], new[1:]):
            if not close(float(x) if x else None, float(y) if y else None):
                yield f"{old[0]}, {measure}: stored {x or 'undefined'}, made {y or 'undefined'}"


def stored_text(path):
    return path.read_text(encoding="utf-8") if path.exists() else None


def check(files):
    faults = []
    wanted = {path for path, _ in files}
    strays = {p for d in (GRAPHS, EXPECTED) if d.exists() for p in d.iterdir()} - wanted
    faults += [f"{path.name}: not made by this script" for path in sorted(strays)]
    for path, made in files:
        stored = stored_text(path)
        if stored is None:
            faults.append(f"{path.name}: missing")
        elif path.suffix == ".csv":
            faults += [f"{path.name}: {f}" for f in same_values(stored, made)]
        elif stored != made:
            faults.append(f"{path.name}: differs from what the script makes")
    return faults


def main(arguments):
    if arguments not in ([], ["--check"]):
        print(__doc__.split("\n\nExit")[0].strip(), file=sys.stderr)
        return 2
    graphs = {name: make() for name, make in MAKERS.items()}
    files = [(GRAPHS / f"{name}.json", text_of(data)) for name, data in graphs.items()]
    try:
        for name, data in graphs.items():
            check_lessons(name, data)
        for case in CASES:
            data = graphs[case.graph]
            files.append((case.expected_path, csv_of(data, expected_of(data, case))))
    except Disagreement as fault:
        print(fault)
        return 1
    if arguments:
        faults = check(files)
        print("\n".join(faults) if faults else f"{len(files)} files as stored; the peers agree")
        return 1 if faults else 0
    for path, text in files:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
