"""The networks that compare_brokerage.py asks about: those in graphs/ and seeded random ones.

A network is n vertices with a group each (None = not stated) and single ties (from, to, kroner or None):
nothing is merged, loops and parallel ties are there. dataset_of makes it a dataset of aktorkart. All
chance comes from random.Random(seed).random(), whose sequence Python guarantees.
"""
import json
import random

from cases import GRAPHS

LEVELS = ("state", "county", "municipal", "private", "civil")


class Network:
    def __init__(self, name, ids, ties, seed, kind):
        rng = random.Random(seed)
        self.name, self.ids, self.ties, self.kind = name, ids, ties, kind
        self.groups = [None if rng.random() < 0.1 else LEVELS[int(rng.random() ** 2 * len(LEVELS))]
                       for _ in ids]

    @property
    def is_money(self):
        return self.kind is None

    @property
    def layer(self):
        return {"governs": "governance", "cooperates": "cooperation", None: "funding"}[self.kind]


def stored(name, seed):
    """One of the graphs that compare.py uses."""
    data = json.loads((GRAPHS / f"{name}.json").read_text(encoding="utf-8"))
    ids = [actor["id"] for actor in data["actors"]]
    index = {i: v for v, i in enumerate(ids)}
    records = data.get("ties", []) + data.get("flows", [])
    ties = [(index[r["from"]], index[r["to"]], r.get("amount")) for r in records]
    return Network(name, ids, ties, seed, records[0].get("kind") if "ties" in data else None)


def random_ties(rng, first, last, per_vertex):
    """Ties among vertices first..last-1: new ones prefer those with many, or fall anywhere."""
    ends, ties = [first], []
    for v in range(first + 1, last):
        for _ in range(1 + int(rng.random() * per_vertex)):
            u = ends[int(rng.random() * len(ends))] if rng.random() < 0.7 else (
                first + int(rng.random() * (v - first)))
            ties.append((u, v) if rng.random() < 0.5 else (v, u))
            ends += ties[-1]
    return ties


def made(name, seed, parts, per_vertex, kind):
    """Parts that do not meet (a part of 1 is an isolate), with ties back, parallel ties and loops."""
    rng = random.Random(seed)
    n, pairs = sum(parts), []
    for i, size in enumerate(parts):
        pairs += random_ties(rng, sum(parts[:i]), sum(parts[:i + 1]), per_vertex)
    pairs += [(b, a) for a, b in pairs if rng.random() < 0.15]
    pairs += [pair for pair in pairs if rng.random() < 0.1]
    pairs += [(v, v) for v in range(n) if rng.random() < 0.05]
    ties = [(a, b, None if kind or rng.random() < 0.1 else 1000 * (1 + int(9000 * rng.random() ** 3)))
            for a, b in pairs]
    # Ids that are not in the order of the records, so that nothing can rest on that order.
    return Network(name, [f"v{(v * 7919 + 13) % 10007:05}" for v in range(n)], ties, seed + 1, kind)


def networks():
    return (stored("karate", 1), stored("directed", 2), stored("money", 3),
            made("dense", 30, (30,), 12, "governs"),
            made("islands", 120, (60, 30, 2, 2, 3, 21, 1, 1), 3, "governs"),
            made("flows", 250, (200, 40, 9, 1), 4, None),
            made("cooperation", 400, (390, 5, 4, 1), 3, "cooperates"),
            made("thousand", 1000, (900, 60, 30, 5, 3, 1, 1), 4, "governs"))


def dataset_of(network):
    """The network as the text of a dataset."""
    cites = [{"ref": "made"}]
    actors = [{"id": i, "name": i, "kind": "group", "sources": cites} for i in network.ids]
    for actor, group in zip(actors, network.groups):
        if group:
            actor["level"] = group
    records = [{"from": network.ids[a], "to": network.ids[b], "sources": cites}
               for a, b, _ in network.ties]
    for number, (record, (_, _, amount)) in enumerate(zip(records, network.ties)):
        if network.is_money:
            record.update(id=f"f{number}", year=2016, status="paid", kind="grant", amount=amount)
        else:
            record["kind"] = network.kind
    return json.dumps({
        "dataset": {"title": network.name, "date": 2024, "language": "en"},
        "sources": [{"id": "made", "title": "Made by a seeded random generator", "date": 2024}],
        "actors": actors, "flows" if network.is_money else "ties": records})
