"""What networkx, python-igraph and plain Python say of brokerage; all from the same single ties.

Where they differ, and why
--------------------------
constraint. networkx and igraph agree with Burt's eq. 2.4 (p from a_ij + a_ji, the sum over N(i), in or
    out). In a directed graph networkx leaves every vertex without *outgoing* ties undefined, though it
    may have contacts; aktorkart has a value for it. So networkx is asked about the undirected graph
    whose weights are a_ij + a_ji, which has the same p by definition, for all vertices, and (of all but
    large graphs) about the directed one, compared where it has a value.
effective_size. networkx has two formulas: of an unweighted undirected graph Borgatti's N - 2t/N, else
    Burt's sum of 1 - sum p_iq m_jq; on that graph they are the same number, and both are asked. It has
    the same gap without outgoing ties. igraph has none. efficiency = effective_size / N by networkx's.
hierarchy. Neither has it: Burt's formula in plain Python; the c_ij it rests on add up to networkx's
    constraint.
Gould-Fernandez. Neither has it (R's sna does): the definition in plain Python, by sets.
E-I. Neither has it: counted in plain Python; its expectation too. p of a permutation test rests on the
    random numbers: it is estimated by other ones and compared within 5 standard errors.
"""
import math
import random

import igraph
import networkx
from compare import close

ROLES = ("coordinator", "itinerant", "gatekeeper", "representative", "liaison")
PERMUTATIONS = 1000
MANY = 500  # networkx takes ten seconds for 1,000 vertices: of more than these it is asked once


class Disagreement(Exception):
    pass


class Graph:
    """The ties of a network merged as the options say: {(from, to): weight}, undirected once a pair."""

    def __init__(self, network, directed, weight):
        self.n, self.groups, self.directed, self.weight = (
            len(network.ids), network.groups, directed, weight)
        self.edges = {}
        for a, b, amount in network.ties:
            if a == b or (weight == "amount" and amount is None):
                continue
            both = directed and network.kind == "cooperates"
            for pair in ((a, b), (b, a)) if both else (((a, b) if directed else tuple(sorted((a, b)))),):
                self.edges[pair] = self.edges.get(pair, 0) + (amount if weight == "amount" else 1)
        if weight == "none":
            self.edges = dict.fromkeys(self.edges, 1)

    def to_networkx(self, mutual):
        """mutual: undirected, with the weights of both ways added up."""
        g = networkx.DiGraph() if self.directed and not mutual else networkx.Graph()
        g.add_nodes_from(range(self.n))
        for (a, b), w in self.edges.items():
            g.add_edge(a, b, weight=w + (g[a][b]["weight"] if g.has_edge(a, b) else 0))
        return g

    def to_igraph(self):
        g = igraph.Graph(n=self.n, edges=list(self.edges), directed=self.directed)
        g.es["weight"] = list(self.edges.values())
        return g


def defined(value):
    return None if math.isnan(value) else value


def agree(what, values, other, gaps=()):
    for v, (a, b) in enumerate(zip(values, other)):
        if v not in gaps and not close(a, b):
            raise Disagreement(f"{what} of {v}: {a!r} and {b!r}")


def plain_bonds(g):
    """Burt's c_ij of every vertex, of the graph with mutual weights."""
    share = {v: {u: w["weight"] / g.degree(v, weight="weight") for u, w in g[v].items()} for v in g}
    return [[(p + sum(share[v][q] * share[q].get(u, 0) for q in g[v])) ** 2
             for u, p in share[v].items()] for v in g]


def hierarchy(bonds):
    n = len(bonds)
    if n < 2:
        return None
    ratios = [c / (sum(bonds) / n) for c in bonds]
    return sum(r * math.log(r) for r in ratios) / (n * math.log(n))


def structural_holes(graph):
    g, n = graph.to_networkx(mutual=True), graph.n
    values = {
        "constraint": networkx.constraint(g, weight="weight"),
        "effective_size": networkx.effective_size(g, weight="weight"),
    }
    values = {k: [defined(d[v]) for v in range(n)] for k, d in values.items()}
    agree("constraint by igraph", values["constraint"],
          [defined(x) for x in graph.to_igraph().constraint(weights="weight")])
    if graph.directed and graph.n <= MANY:
        d = graph.to_networkx(mutual=False)
        gaps = {v for v in d if not d.out_degree(v)}
        for name in values:
            other = getattr(networkx, name)(d, weight="weight")
            agree(f"{name}, directed", values[name], [defined(other[v]) for v in range(n)], gaps)
    if not graph.directed and graph.weight == "none":
        other = networkx.effective_size(g)
        agree("effective size by Borgatti", values["effective_size"],
              [defined(other[v]) for v in range(n)])
    values["efficiency"] = [s if s is None else s / g.degree(v)
                            for v, s in enumerate(values["effective_size"])]
    bonds = plain_bonds(g)
    agree("constraint by its parts", values["constraint"], [sum(c) if c else None for c in bonds])
    values["hierarchy"] = [hierarchy(c) for c in bonds]
    return values


def role_of(a, v, b):
    if a == b:
        return "coordinator" if a == v else "itinerant"
    return "gatekeeper" if b == v else "representative" if a == v else "liaison"


def gould_fernandez(graph):
    ties = set(graph.edges) | (set() if graph.directed else {(b, a) for a, b in graph.edges})
    before, after = ([[] for _ in range(graph.n)] for _ in range(2))
    for a, b in ties:
        before[b].append(a)
        after[a].append(b)
    values = {role: [0] * graph.n for role in ROLES}
    for v, group in enumerate(graph.groups):
        for a in before[v]:
            for b in after[v]:
                ends = graph.groups[a], group, graph.groups[b]
                if a != b and (a, b) not in ties and None not in ends:
                    values[role_of(*ends)][v] += 1
    values["total"] = [sum(values[role][v] for role in ROLES) for v in range(graph.n)]
    return {k: [x if g else None for x, g in zip(xs, graph.groups)] for k, xs in values.items()}


def index(internal, external):
    return (external - internal) / (external + internal) if external + internal else None


def counted(graph):
    return {pair: w for pair, w in graph.edges.items()
            if graph.groups[pair[0]] and graph.groups[pair[1]]}


def ei_of_vertices(graph, weighted):
    splits = [[0, 0] for _ in range(graph.n)]
    for (a, b), w in counted(graph).items():
        for end in (a, b):
            splits[end][graph.groups[a] != graph.groups[b]] += w if weighted else 1
    return [index(*split) for split in splits]


def ei_of_network(graph):
    """{column: value} of the table `network`."""
    pairs, groups = list(counted(graph)), graph.groups
    internal = sum(groups[a] == groups[b] for a, b in pairs)
    known = [g for g in groups if g]
    sizes = [known.count(g) for g in set(known)]
    chance = sum(k * (k - 1) for k in sizes) / (len(known) * (len(known) - 1))
    return {"vertices": graph.n, "grouped": len(known), "internal": internal,
            "external": len(pairs) - internal, "ei": index(internal, len(pairs) - internal),
            "expected": 1 - 2 * chance}


def estimate_p(graph, expected):
    """The share of deals at least as far from the expected index, by Python's own random numbers."""
    rng, pairs = random.Random(1), list(counted(graph))
    places = [v for v, g in enumerate(graph.groups) if g]
    dealt, names = list(graph.groups), [g for g in graph.groups if g]

    def distance():
        inside = sum(dealt[a] == dealt[b] for a, b in pairs)
        return abs(index(inside, len(pairs) - inside) - expected)

    real, far = distance(), 1
    for _ in range(PERMUTATIONS):
        rng.shuffle(names)
        for v, g in zip(places, names):
            dealt[v] = g
        far += distance() >= real - 1e-9
    return far / (PERMUTATIONS + 1)
