"""The same work by aktorkart and by others, side by side in one run: see tests/bench/run."""
import argparse
import os
import pathlib
import platform
import statistics
import subprocess
import sys
import tempfile

import numpy

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SHIPPED = ROOT / "data" / "offentlig-innovasjon"
PYTHON = "/usr/bin/python3"
SIZES = {"S": (40, 120), "M": (10_000, 50_000), "L": (100_000, 500_000),
         "XL": (1_000_000, 5_000_000)}
SOURCES = 200
NEARNESS = "harmonic+closeness+eccentricity"
AGREED = ["degree", "coreness", "clustering", "constraint", "pagerank", "eigenvector", "hub"]
LINEAR = ["degree", "coreness", "components", "pagerank"]

# What is compared: (work, size, our measure, our threads, [(peer, its measures, scale, goal)]).
# scale: what the peer did, times that, is the whole; all of L would take it hours.
WORK = [
    ("exact betweenness", "M", "betweenness", 2,
     [("igraph", ["betweenness"], 1, 8), ("graph_tool", ["betweenness"], 1, 7)]),
    ("exact betweenness, one thread", "M", "betweenness", 1, [("igraph", ["betweenness"], 1, 5)]),
    (f"betweenness from {SOURCES} sources", "L", f"betweenness:{SOURCES}", 2,
     [("igraph in C", [f"igraph_betweenness:{SOURCES}"], 1, 12),
      ("graph_tool", [f"betweenness:{SOURCES}"], 1, 10)]),
    ("harmonic, closeness, eccentricity of all", "M", NEARNESS, 2,
     [("igraph", ["harmonic", "closeness", "eccentricity"], 1, 80)]),
    ("harmonic, closeness, eccentricity of all", "L", NEARNESS, 2,
     [("igraph", [f"nearness:{SOURCES}"], SIZES["L"][0] / SOURCES, 100)]),
    ("constraint", "L", "constraint", 2, [("igraph", ["constraint"], 1, 7)]),
    ("articulation points", "L", "articulation", 2, [("igraph", ["articulation"], 1, 3)]),
    ("cores", "L", "coreness", 2, [("igraph", ["coreness"], 1, 1.5)]),
    ("PageRank", "L", "pagerank", 2, [("igraph", ["pagerank"], 1, 1)]),
    ("eigenvector", "L", "eigenvector", 2, [("igraph", ["eigenvector"], 1, 1)]),
    ("Leiden", "L", "leiden", 2, [("igraph", ["leiden"], 1, 1)]),
]


class Times:
    """Seconds of the clock of each measure by each tool, over the rounds; peaks of whole processes."""

    def __init__(self):
        self.seconds = {}
        self.peaks = {}
        self.checks = {}

    def add(self, key, seconds):
        self.seconds.setdefault(key, []).append(seconds)

    def of(self, tool, size, measures, threads=0):
        """The sum of some measures, round by round."""
        columns = [self.seconds[tool, size, threads, m] for m in measures]
        return [sum(row) for row in zip(*columns)]


def spread(values, scale=1.0, digits=3):
    """Median, and the least and the most."""
    middle, least, most = (f(values) * scale for f in (statistics.median, min, max))
    return f"{middle:.{digits}g} ({least:.{digits}g}–{most:.{digits}g})"


class Bench:
    def __init__(self, options, work):
        self.build = pathlib.Path(options.build).resolve()
        self.rounds = options.rounds
        self.sizes = [s for s in SIZES if s in options.sizes.split(",")]
        self.work = pathlib.Path(work)
        self.values = self.work / "values"
        self.values.mkdir()
        self.times = Times()

    def file(self, size, form):
        """A made field, made once."""
        path = self.work / f"{size.lower()}.{form}"
        if not path.exists():
            with open(path, "wb") as out:
                subprocess.run([self.build / "tests" / "akt_make_field", *map(str, SIZES[size]), form],
                               stdout=out, check=True)
        return path

    def run(self, command):
        """What it prints, and the wall seconds, CPU seconds and peak MiB it took."""
        done = subprocess.run([self.work / "usage", *map(str, command)], capture_output=True,
                              text=True, check=False)
        if done.returncode:
            sys.exit(f"{' '.join(map(str, command))}: failed\n{done.stderr[-2000:]}")
        *lines, usage = done.stdout.splitlines()
        wall, cpu, peak = map(float, usage.split())
        return lines, (wall / 1e3, cpu / 1e3, peak / 1024)

    def command(self, tool, path, threads, repeats, measures, values):
        if tool == "aktorkart":
            return [self.build / "tests" / "akt_kernels", path, threads, repeats, values, *measures]
        return [PYTHON, HERE / "peer.py", tool, path, repeats, values, *measures]

    def measure(self, tool, size, form, measures, threads=0, repeats=1, values="-"):
        """Adds what each measure took; returns what the process took as a whole."""
        lines, whole = self.run(
            self.command(tool, self.file(size, form), threads, repeats, measures, values))
        taken = {}
        for line in lines:
            name, _, wall, *rest = line.split("\t")
            taken.setdefault(name, []).append(float(wall))
            if len(rest) > 1:
                self.times.checks[tool, size, name] = float(rest[1])
        for name, walls in taken.items():
            self.times.add((tool, size, threads, name), statistics.median(walls))
        return whole


def measures_of(bench):
    """Rounds of all work on graphs, everybody in turn; what takes little is done five times a round."""
    light = {"constraint", "articulation", "coreness", "pagerank", "eigenvector", "leiden",
             f"betweenness:{SOURCES}", f"igraph_betweenness:{SOURCES}"}
    wanted = {}
    for _, size, ours, threads, peers in WORK:
        if size not in bench.sizes:
            continue
        wanted.setdefault(("aktorkart", size, threads, ours in light), []).append(ours)
        for peer, theirs, _, _ in peers:
            key = (("aktorkart", size, 2, theirs[0] in light) if peer == "igraph in C"
                   else (peer, size, 0, theirs[0] in light))
            for measure in theirs:
                if measure not in wanted.setdefault(key, []):
                    wanted[key].append(measure)
    for turn in range(bench.rounds):
        for (tool, size, threads, is_light), measures in wanted.items():
            print(f"round {turn + 1}: {tool} {size} {' '.join(measures)}", file=sys.stderr)
            bench.measure(tool, size, "csv", measures, threads, 5 if is_light else 1,
                          bench.values / size if turn == 0 else "-")


def ratio_row(what, ours, theirs, goal, unit="s", scale=1.0):
    ratio = statistics.median(theirs) * scale / statistics.median(ours)
    least = min(theirs) * scale / max(ours)
    met = "" if goal is None else f"{goal:g} ×" + (" ✓" if ratio >= goal else " ✗")
    return (f"| {what[0]} | {what[1]} | {spread(ours)} {unit} | {what[2]} {spread(theirs, scale)} "
            f"{unit} | **{ratio:.1f} ×** ({least:.1f}) | {met} |")


def table_of_measures(bench):
    rows = []
    for name, size, ours, threads, peers in WORK:
        if size not in bench.sizes:
            continue
        own = bench.times.of("aktorkart", size, [ours], threads)
        for peer, theirs, scale, goal in peers:
            other = (bench.times.of("aktorkart", size, theirs, 2) if peer == "igraph in C"
                     else bench.times.of(peer, size, theirs))
            rows.append(ratio_row((name, size, peer), own, other, goal, scale=scale))
    return rows


# Loading

def loading(bench):
    """From a file to the graph: seconds within the process, peak memory of the whole of it."""
    size = "L" if "L" in bench.sizes else bench.sizes[-1]
    contest = [("JSON document → graph", "json", "networkx", ["load", "network"], 8),
               ("edge csv → ids and columns", "csv", "csv", ["rows"], 10),
               ("edge csv → records → graph", "csv", "csv", ["load", "network"], None)]
    rows, peaks = [], []
    for what, form, peer, steps, goal in contest:
        own, other, own_peak, other_peak = [], [], [], []
        for _ in range(bench.rounds * (3 if form == "csv" else 1)):  # which takes little
            asked = [step for step in steps if step == "rows"]
            own_peak.append(bench.measure("aktorkart", size, form, asked, 1, 5)[2])
            seconds = bench.times.seconds
            own.append(sum(seconds["aktorkart", size, 1, step][-1] for step in steps))
            other_peak.append(bench.measure(peer, size, form, [])[2])
            other.append(seconds[peer, size, 0, "load"][-1])
        label = {"networkx": "json + networkx", "csv": "Python's csv reader"}[peer]
        rows.append(ratio_row((what, size, label), own, other, goal))
        bytes_ = bench.file(size, form).stat().st_size
        if "load" in steps:
            peaks.append((what, size, bytes_, own, own_peak, label, other_peak))
    return rows, peaks


def stream(bench):
    """A record a line, the largest size asked for."""
    size = bench.sizes[-1]
    path = bench.file(size, "ndjson")
    whole = bench.measure("aktorkart", size, "ndjson", [], 1)
    seconds = bench.times.seconds["aktorkart", size, 1, "load"][-1]
    megabytes = path.stat().st_size / 1e6
    return size, megabytes, seconds, whole[2]


def growth(bench):
    """Everybody from a file of edges to the linear measures, at every size."""
    rows = []
    for tool in ("aktorkart", "igraph", "graph_tool", "networkx"):
        for size in bench.sizes:
            if tool == "networkx" and size == "XL":
                continue
            print(f"growth: {tool} {size}", file=sys.stderr)
            walls = [bench.measure(tool, size, "csv", LINEAR, 1 if tool == "aktorkart" else 0)
                     for _ in range(1 if size == "XL" else min(3, bench.rounds))]
            wall, _, peak = (statistics.median(column) for column in zip(*walls))
            rows.append((tool, size, SIZES[size][1], wall, peak))
    return rows


# Agreement

def values_of(bench, size, name):
    path = bench.values / size / name
    return numpy.fromfile(path) if path.exists() else None


def gap_of(ours, theirs):
    """The greatest difference, of the greater of the value and 1; undefined in both alike."""
    if len(ours) != len(theirs) or numpy.any(numpy.isnan(ours) != numpy.isnan(theirs)):
        return float("inf")
    both = ~numpy.isnan(theirs)
    return numpy.max(numpy.abs(ours - theirs)[both] / numpy.maximum(1, numpy.abs(theirs[both])))


def agreement(bench):
    """The greatest differences from igraph: at M of all measures, at L of those from common sources.
    Eigenvectors, which each scales in its own way, are compared with a largest value of 1."""
    rows = []
    if "M" in bench.sizes:
        for tool in ("aktorkart", "igraph"):
            bench.run(bench.command(tool, bench.file("M", "csv"), 2, 1, AGREED, bench.values / "M"))
    for size in bench.sizes:
        for name in ("betweenness", "harmonic", "closeness", "eccentricity", *AGREED):
            theirs = values_of(bench, size, f"igraph-{name}")
            ours = values_of(bench, size, f"aktorkart2-{name}")
            if ours is None or theirs is None:
                continue
            if name in ("eigenvector", "hub"):
                ours, theirs = ours / numpy.max(ours), theirs / numpy.max(theirs)
            rows.append((name, size, gap_of(ours, theirs)))
    if "L" in bench.sizes:
        for name in NEARNESS.split("+"):
            theirs = values_of(bench, "L", f"igraph-{name}-{SOURCES}")
            ours = values_of(bench, "L", f"aktorkart2-{name}")
            n = len(ours)
            common = [i * n // SOURCES for i in range(SOURCES)]
            rows.append((f"{name} of the same {SOURCES}", "L", gap_of(ours[common], theirs)))
        rows.append((f"betweenness from the same {SOURCES}", "L",
                     gap_of(values_of(bench, "L", "aktorkart2-betweenness"),
                            values_of(bench, "L", "aktorkart2-igraph"))))
    return rows


def threads_agree(bench):
    """Whether any byte differs between one, two and three threads."""
    size = "M" if "M" in bench.sizes else bench.sizes[0]
    measures = ["betweenness", NEARNESS, "constraint", "pagerank", f"betweenness:{SOURCES}"]
    bytes_of = {}
    for threads in (1, 2, 3):
        folder = bench.values / f"threads{threads}"
        folder.mkdir()
        bench.run(bench.command("aktorkart", bench.file(size, "csv"), threads, 1, measures, folder))
        bytes_of[threads] = {p.name.split("-", 1)[1]: p.read_bytes() for p in folder.iterdir()}
    return bytes_of[1] == bytes_of[2] == bytes_of[3], sorted(bytes_of[1])


# The whole program on the shipped data

def small(bench):
    binary = bench.build / "aktorkart"
    rows = []
    for step in ("check", "map", "publish"):
        with tempfile.TemporaryDirectory() as folder:
            ours = {"check": [binary, "check", SHIPPED],
                    "map": [binary, "draw", SHIPPED, "map", "-o", f"{folder}/kart.svg"],
                    "publish": [binary, "publish", SHIPPED, "-q", "-o", f"{folder}/out", "--without",
                                "pdf,png"]}[step]
            theirs = [PYTHON, HERE / "pipeline.py", SHIPPED, step, folder]
            taken = {"ours": [], "theirs": []}
            for _ in range(1 if step == "publish" else 5):
                print(f"shipped: {step}", file=sys.stderr)
                for who, command in (("ours", ours), ("theirs", theirs)):
                    taken[who].append(bench.run(command)[1])
        own, other = ([list(column) for column in zip(*taken[who])] for who in ("ours", "theirs"))
        goal = 8 if step == "publish" else None
        rows.append(ratio_row((step, "shipped", "a Python pipeline"), own[1], other[1], goal) +
                    f" {statistics.median(own[2]):.1f} | {statistics.median(other[2]):.1f} |")
    return rows


# The report

def machine():
    model = next((line.split(":", 1)[1].strip() for line in open("/proc/cpuinfo", encoding="utf-8")
                  if line.startswith("model name")), platform.machine())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    versions = subprocess.run(
        [PYTHON, "-c", "import igraph, networkx, sys\n"
         "try:\n import graph_tool\n g = graph_tool.__version__.split()[0]\n"
         "except ImportError:\n g = 'absent'\n"
         "print(f'Python {sys.version.split()[0]}, igraph {igraph.__version__}, '\n"
         "      f'graph-tool {g}, networkx {networkx.__version__}')"],
        capture_output=True, text=True, check=True).stdout.strip()
    return f"{model}, {os.cpu_count()} cores, {memory:.0f} GiB; {versions}"


HEAD = "| work | size | aktorkart | other | ratio (least) | goal |"
LINE = "|---|---|---|---|---|---|"


def report(bench):
    measures_of(bench)
    loaded, peaks = loading(bench)
    size, megabytes, seconds, peak = stream(bench)
    grown = growth(bench)
    same, measured = threads_agree(bench)
    whole = small(bench)
    yield "# What was measured\n"
    yield ("Made by `tests/bench/run`: aktorkart and others on the same made fields of funding "
           "(`make_field.c`), in one run, in turn. Medians of "
           f"{bench.rounds} rounds, the least and the most in parentheses; a ratio is that of the "
           "medians, the least one that of our slowest round to their quickest. Seconds are of the "
           "clock.\n")
    yield f"{machine()}.\n"
    yield "Sizes (vertices/edges): " + ", ".join(
        f"{s} {SIZES[s][0]:,}/{SIZES[s][1]:,}" for s in bench.sizes) + ".\n"
    yield "## Measures\n"
    yield "\n".join([HEAD, LINE, *table_of_measures(bench)]) + "\n"
    yield (f"igraph on L is followed from {SOURCES} vertices and multiplied; «igraph in C» is its "
           "`igraph_betweenness_subset`, which its Python package lacks. One division by Leiden each; "
           + quality(bench) + "\n")
    yield "## From a file to the graph\n"
    yield "\n".join([HEAD, LINE, *loaded]) + "\n"
    yield "\n".join(["| work | size | file, MB | MB/s | peak, MiB | of the file | other's peak, MiB |",
                     "|---|---|---|---|---|---|---|"] + [
        f"| {what} | {s} | {b / 1e6:.1f} | {b / 1e6 / statistics.median(own):.0f} | "
        f"{statistics.median(p):.0f} | {statistics.median(p) * 2**20 / b:.1f} × | "
        f"{label} {statistics.median(o):.0f} |" for what, s, b, own, p, label, o in peaks] + [
        f"| a record a line (NDJSON) | {size} | {megabytes:.1f} | {megabytes / seconds:.0f} | "
        f"{peak:.0f} | {peak * 2**20 / 1e6 / megabytes:.1f} × | |"]) + "\n"
    yield "## Growth\n"
    yield "From a file of edges to degree, cores, components and PageRank, the whole process.\n"
    yield "![Time and peak memory against the number of edges](growth.svg)\n"
    yield "\n".join(["| who | size | seconds | peak, MiB |", "|---|---|---|---|"] + [
        f"| {tool} | {s} | {wall:.3g} | {mib:.1f} |" for tool, s, _, wall, mib in grown]) + "\n"
    draw(bench, grown)
    yield "## Agreement\n"
    yield "\n".join(["| measure | size | greatest difference from igraph |", "|---|---|---|"] + [
        f"| {name} | {s} | {gap:.1e} |" for name, s, gap in agreement(bench)]) + "\n"
    yield (f"One, two and three threads give {'the same bytes' if same else 'DIFFERENT BYTES'} of "
           f"{', '.join(measured)}.\n")
    yield "## The whole program on the shipped data\n"
    yield "\n".join(["| step | data | aktorkart, CPU | other, CPU | ratio (least) | goal | MiB | MiB |",
                     "|---|---|---|---|---|---|---|---|", *whole]) + "\n"
    yield (HERE / "why.md").read_text(encoding="utf-8")


def quality(bench):
    theirs = values_of(bench, "L", "igraph-leiden")
    ours = bench.times.checks.get(("aktorkart", "L", "leiden"))
    if theirs is None or ours is None:
        return "its quality is told where L is among the sizes."
    return f"modularity {ours:.4f}, igraph's {theirs[0]:.4f}."


def draw(bench, grown):
    rows = "".join(f"{tool}\t{edges}\t{wall:.6f}\t{mib:.3f}\n" for tool, _, edges, wall, mib in grown)
    subprocess.run([bench.build / "tests" / "akt_growth", bench.work / "growth.svg"], input=rows,
                   text=True, check=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("build")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--sizes", default="S,M,L,XL")
    parser.add_argument("--into", default=HERE)
    options = parser.parse_args()
    into = pathlib.Path(options.into)
    into.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        bench = Bench(options, work)
        for size in SIZES:
            (bench.values / size).mkdir()
        subprocess.run(["cc", "-O2", "-o", bench.work / "usage", HERE / "usage.c"], check=True)
        text = "\n".join(report(bench))
        (into / "RESULTS.md").write_text(text, encoding="utf-8")
        (into / "growth.svg").write_bytes((bench.work / "growth.svg").read_bytes())
    print(text)


main()
