"""The cases that compare.py asks of aktorkart and make_graphs.py works out with its peers."""
import pathlib

HERE = pathlib.Path(__file__).resolve().parent
GRAPHS = HERE / "graphs"
EXPECTED = HERE / "expected"

MEASURES = ("degree", "in_degree", "out_degree", "strength", "in_strength", "out_strength",
            "betweenness", "harmonic", "closeness", "pagerank",
            "eigenvector", "hub", "authority", "katz", "coreness", "clustering")


class Case:
    """One call of `aktorkart centrality`, and the file that holds what it must answer."""

    def __init__(self, graph, layer, direction, weight):
        self.graph, self.layer, self.direction, self.weight = graph, layer, direction, weight
        self.name = f"{graph}-{direction}-{weight}"

    @property
    def directed(self):
        return self.direction == "directed"

    @property
    def graph_path(self):
        return GRAPHS / f"{self.graph}.json"

    @property
    def expected_path(self):
        return EXPECTED / f"{self.name}.csv"


CASES = (
    Case("karate", "cooperation", "undirected", "none"),
    Case("directed", "governance", "directed", "none"),
    Case("directed", "governance", "undirected", "none"),
    Case("money", "funding", "directed", "none"),
    Case("money", "funding", "directed", "amount"),
    Case("money", "funding", "undirected", "amount"),
    Case("rings", "governance", "directed", "none"),
    Case("rings", "governance", "undirected", "none"),
    Case("rings", "governance", "directed", "count"),
    Case("islands", "cooperation", "undirected", "none"),
    Case("islands", "cooperation", "undirected", "count"),
    Case("grants", "funding", "directed", "none"),
    Case("grants", "funding", "directed", "amount"),
    Case("grants", "funding", "undirected", "amount"),
    Case("chain", "governance", "directed", "none"),
    Case("wide", "cooperation", "undirected", "none"),
)
