#!/usr/bin/python3
"""Compare `aktorkart communities` and `aktorkart robustness` with networkx and python-igraph.

    compare_clusters.py AKTORKART

Makes graphs of 30 to 1,000 vertices by a seeded generator (directed, of money, in several parts, with
parallel ties and isolates), asks AKTORKART of each and holds its answers against the peers:

modularity   of our division, as networkx and igraph work it out: to 1e-9
division     at least as good as the best of ten Leiden runs of igraph, less 0.003
agreement    adjusted Rand index with the levels of the actors, by the formula of Hubert & Arabie
cut points   articulation points and bridges of networkx; what each cuts off, by removing and counting
parts        the components that networkx finds where each is removed
key players  F and D_R of our sets by networkx; sets that are called exact against every other set, the
             others against every swap of one member
same bytes   a second run

Exit status: 0 no difference, 1 differences (one a line), 2 wrong usage or a peer missing.
"""
import collections
import itertools
import json
import math
import os
import random
import subprocess
import sys
import tempfile

try:
    import igraph
    import networkx
except ImportError as error:
    print(f"compare_clusters.py: {error}", file=sys.stderr)
    sys.exit(2)

TOLERANCE = 1e-9
BEHIND = 0.003
TIME_LIMIT = 120
LEVELS = ("state", "county", "municipal")


def below(rng, k):
    return int(rng.random() * k)


class Graph:
    """A dataset, what the command is asked for, and the graph that it means."""

    def __init__(self, name, n, pairs, money=False):
        self.name, self.money = name, money
        rng = random.Random(n + len(pairs))
        # Ids that are not in the order of the records, so that nothing can rest on that order.
        self.ids = [f"v{(v * 7919 + 3) % n:04}" for v in range(n)]
        cites = [{"ref": "s"}]
        self.data = {
            "dataset": {"title": name, "date": 2024, "language": "en"},
            "sources": [{"id": "s", "title": "Made by a seeded generator"}],
            "actors": [{"id": i, "name": i, "kind": "group", "sources": cites} for i in self.ids]}
        for v, actor in enumerate(self.data["actors"]):
            if rng.random() < 0.9:
                actor["level"] = LEVELS[v * len(LEVELS) // n if rng.random() < 0.7
                                        else below(rng, len(LEVELS))]
        self.graph = networkx.Graph()
        self.graph.add_nodes_from(self.ids)
        records = []
        for number, (a, b) in enumerate(pairs):
            ends = {"from": self.ids[a], "to": self.ids[b], "sources": cites}
            weight = 1
            if money:
                weight = 1000 * (1 + below(rng, 5000))
                records.append({"id": f"f{number}", "amount": weight, "year": 2020, **ends})
            else:
                records.append({"kind": "governs" if number % 3 else "cooperates",
                                "what": str(number), **ends})
            old = self.graph.get_edge_data(*sorted(ends[e] for e in ("from", "to")), default={})
            self.graph.add_edge(ends["from"], ends["to"],
                                weight=old.get("weight", 0) + weight if money else 1)
        self.data["flows" if money else "ties"] = records
        self.tied = [v for v in self.ids if self.graph.degree(v)]

    @property
    def options(self):
        return ["--layer", "funding", "--weight", "amount"] if self.money else []


def planted(rng, n, groups, inside, outside):
    """Ties within groups more often than across, some of them twice, some both ways."""
    pairs = []
    for a, b in itertools.combinations(range(n), 2):
        if rng.random() < (inside if a % groups == b % groups else outside):
            pairs += [(a, b)] * (1 + (rng.random() < 0.1)) + [(b, a)] * (rng.random() < 0.1)
    return pairs


def tree_like(rng, n, extra):
    """Trees with a few ties more: many articulation points and bridges, several parts, isolates."""
    pairs = []
    for v in range(1, n - 3):
        if rng.random() > 0.04:
            u = below(rng, v)
            pairs.append((v, u) if rng.random() < 0.5 else (u, v))
    for _ in range(extra):
        a, b = below(rng, n - 3), below(rng, n - 3)
        if a != b:
            pairs.append((a, b))
    return pairs


def make_graphs():
    rng = random.Random(2019)
    cliques = [(a + k, b + k) for k in (0, 15) for a, b in itertools.combinations(range(15), 2)]
    yield Graph("two cliques and a bridge", 31, cliques + [(0, 15)])
    yield Graph("ring", 40, [(v, (v + 1) % 40) for v in range(40)])
    yield Graph("path", 36, [(v, v + 1) for v in range(35)])
    for n, groups, inside, outside in ((30, 3, 0.5, 0.05), (60, 4, 0.4, 0.04),
                                       (200, 8, 0.3, 0.02), (400, 10, 0.2, 0.01),
                                       (1000, 20, 0.15, 0.004)):
        yield Graph(f"planted {n}", n, planted(rng, n, groups, inside, outside))
        yield Graph(f"planted money {n}", n, planted(rng, n, groups, inside, outside), money=True)
    for n in (30, 90, 199, 260, 1000):
        yield Graph(f"trees {n}", n, tree_like(rng, n, n // 8))


def ask(binary, command, graph, path, *more):
    options = [binary, command, path, "--to", "json", *more]
    if graph.money:
        options += graph.options if command == "communities" else graph.options[:2]
    runs = [subprocess.run(options, capture_output=True, timeout=TIME_LIMIT, check=False,
                           stdin=subprocess.DEVNULL) for _ in range(2)]
    if runs[0].returncode != 0:
        raise ValueError(f"{command}: {runs[0].stderr.decode('utf-8', 'replace').strip()}")
    if runs[0].stdout != runs[1].stdout:
        raise ValueError(f"{command}: two runs differ")
    return json.loads(runs[0].stdout)


def near(a, b):
    if a is None or b is None:
        return a is b
    return abs(a - b) <= TOLERANCE * max(1.0, abs(a), abs(b))


def rand_index(a, b):
    pairs = lambda counts: sum(math.comb(k, 2) for k in collections.Counter(counts).values())
    together, in_a, in_b, every = pairs(zip(a, b)), pairs(a), pairs(b), math.comb(len(a), 2)
    expected = in_a * in_b / every
    return (together - expected) / ((in_a + in_b) / 2 - expected)


def best_of_igraph(graph):
    g = igraph.Graph.from_networkx(graph.graph)
    best = -1
    for seed in range(10):
        random.seed(seed)
        found = g.community_leiden("modularity", weights="weight", n_iterations=-1)
        best = max(best, g.modularity(found.membership, weights="weight"))
    return best


def check_communities(graph, answer):
    of = {row["id"]: row["community"] for row in answer["communities"]}
    quality = answer["quality"][0]
    if [row["id"] for row in answer["communities"]] != graph.ids:
        yield "other rows than the actors"
    if {v for v in of if of[v] is None} != set(graph.ids) - set(graph.tied):
        yield "other vertices without a community than those without ties"
    groups = collections.defaultdict(list)
    for v in graph.tied:
        groups[of[v]].append(v)
    sizes = [len(groups[c]) for c in sorted(groups)]
    if sorted(groups) != list(range(1, len(groups) + 1)) or sizes != sorted(sizes, reverse=True):
        yield "communities are not numbered by size"
    tied = graph.graph.subgraph(graph.tied)
    modularity = networkx.community.modularity(tied, groups.values(), weight="weight")
    g = igraph.Graph.from_networkx(tied)
    peer = g.modularity([of[v] for v in g.vs["_nx_name"]], weights="weight")
    if not near(modularity, peer) or not near(quality["modularity"], modularity):
        yield f"modularity {quality['modularity']}, networkx {modularity}, igraph {peer}"
    if modularity < best_of_igraph(graph) - BEHIND:
        yield f"modularity {modularity}, igraph finds {best_of_igraph(graph)}"
    both = [a for a in graph.data["actors"] if a["id"] in set(graph.tied) and "level" in a]
    if len(groups) > 1:
        level = rand_index([a["level"] for a in both], [of[a["id"]] for a in both])
        if not near(quality["agreement_level"], level):
            yield f"agreement with level {quality['agreement_level']}, not {level}"


def parts_without(graph, removed):
    """The parts that the component of a vertex or tie falls into where it goes, largest first."""
    g = graph.graph
    whole = networkx.node_connected_component(g, removed[0])
    rest = networkx.Graph(g.subgraph(whole))
    if len(removed) == 2:
        rest.remove_edge(*removed)
    else:
        rest.remove_node(removed[0])
    return sorted((sorted(c) for c in networkx.connected_components(rest)), key=len, reverse=True)


def check_cuts(graph, answer):
    rows = collections.defaultdict(dict)
    for row in answer["robustness"]:
        rows[row["kind"]][row["id"]] = row["value"]
    points = set(networkx.articulation_points(graph.graph))
    bridges = {frozenset(b) for b in networkx.bridges(graph.graph)}
    if set(rows["articulation_point"]) != points:
        yield "other articulation points than networkx"
    if {frozenset(b.split("|")) for b in rows["bridge"]} != bridges:
        yield "other bridges than networkx"
    # The first part is what the others are cut off from: its size only.
    kept, told = {}, collections.defaultdict(list)
    for row in answer["parts"]:
        removed, members = row["removed"], row["members"]
        if members is None:
            kept[removed] = row["size"]
        else:
            told[removed].append(sorted(members.split("|")))
        counted = row["size"] if members is None else len(told[removed][-1])
        if row["size"] != counted or row["part"] != len(told[removed]) + 1:
            yield f"part {row['part']} of {removed} is miscounted"
    for kind in ("articulation_point", "bridge"):
        values = list(rows[kind].values())
        if values != sorted(values, reverse=True):
            yield f"{kind} rows do not fall"
        for removed, value in rows[kind].items():
            parts = parts_without(graph, removed.split("|"))
            if value != sum(map(len, parts[1:])):
                yield f"{removed} cuts {value} off, not {sum(map(len, parts[1:]))}"
            left = [part for part in parts if part not in told[removed]]
            if len(left) != 1 or len(left[0]) != kept[removed] or kept[removed] != len(parts[0]) \
                    or len(parts) != 1 + len(told[removed]):
                yield f"other parts without {removed}"


def fragmentation(g, members):
    rest = g.copy()
    rest.remove_nodes_from(members)
    n = len(rest)
    return 1 - sum(len(c) * (len(c) - 1) for c in networkx.connected_components(rest)) / (n * (n - 1))


class Reach:
    """D_R from the distances that are asked for."""

    def __init__(self, g):
        self.g, self.near = g, {}

    def row(self, v):
        if v not in self.near:
            steps = networkx.single_source_shortest_path_length(self.g, v)
            self.near[v] = {u: 1 / max(d, 1) for u, d in steps.items()}
        return self.near[v]

    def of(self, members):
        best = {}
        for v in members:
            for u, value in self.row(v).items():
                best[u] = max(best.get(u, 0), value)
        return sum(best.values()) / len(self.g)


def rivals(graph, row, members):
    """Sets that must not be better: all where it is called exact and they are few, else swaps."""
    if row["method"] == "exact":
        if math.comb(len(graph.tied), row["size"]) <= 5000:
            yield from itertools.combinations(graph.tied, row["size"])
    elif len(graph.tied) <= 300:
        for one, other in itertools.product(members, graph.tied):
            if other not in members:
                yield [other if v == one else v for v in members]


def check_players(graph, answer):
    reach = Reach(graph.graph)
    scores = {"key_player_neg": lambda s: fragmentation(graph.graph, s), "key_player_pos": reach.of}
    last = max(row["size"] for row in answer["players"])
    if len(answer["players"]) != 6:
        yield f"{len(answer['players'])} sets of key players, not 6"
    for row in answer["players"]:
        members, score = row["members"].split("|"), scores[row["kind"]]
        told = f"{row['kind']} of {row['size']}"
        exact = row["size"] == 1 or len(graph.tied) <= 200
        if (row["method"] == "exact") != exact or len(set(members)) != row["size"]:
            yield f"{told}: method {row['method']}, members {row['members']}"
        if not near(row["value"], score(members)):
            yield f"{told}: {row['value']}, not {score(members)}"
        better = max(map(score, rivals(graph, row, members)), default=0)
        if better > row["value"] + TOLERANCE:
            yield f"{told}: {row['value']}, but there is {better}"
        rows = [r for r in answer["robustness"] if r["kind"] == row["kind"]]
        if row["size"] == last and ([r["id"] for r in rows] != members
                                    or any(r["value"] != row["value"] for r in rows)):
            yield f"{told}: other rows than the set"


def differences(binary, graph):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "graph.json")
        with open(path, "w", encoding="utf-8") as file:
            json.dump(graph.data, file)
        try:
            clusters = ask(binary, "communities", graph, path)
            robustness = ask(binary, "robustness", graph, path)
        except (ValueError, subprocess.TimeoutExpired) as error:
            yield str(error)
            return
    yield from check_communities(graph, clusters)
    yield from check_cuts(graph, robustness)
    yield from check_players(graph, robustness)


def main(arguments):
    if len(arguments) != 1 or arguments[0].startswith("-"):
        print(__doc__.strip(), file=sys.stderr)
        return 2
    binary = os.path.abspath(arguments[0])
    count, faults = 0, []
    for graph in make_graphs():
        count += 1
        faults += [f"{graph.name}: {d}" for d in differences(binary, graph)]
    if faults:
        print("\n".join(faults))
        return 1
    print(f"clusters, cut points and key players of {count} graphs as networkx and igraph have them")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
