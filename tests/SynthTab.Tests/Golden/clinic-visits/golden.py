"""Expected values for the three tables of this folder, from the definitions alone: plain Python, no package, no code of SynthTab.

    python3 golden.py > golden.json

Conventions: categories are texts, and a missing one is a category of its own where a definition says so; numbers are doubles, moments
are seconds since 1970. "E1": numbers (x - min) / (max - min) of train, missing -> train's median; one 0/1 column for each category of
train (missing included where train has it), others all zeros; Euclidean. "L1": |a - b| / range of train per number (both missing 0, one
missing 1), 2 per category that differs, summed. Distances are compared with a tolerance of 1e-9.
"""
import csv, datetime, itertools, json, math, platform, statistics

SCHEMA = json.load(open("schema.json"))
NAMES = [c["name"] for c in SCHEMA["columns"]]
NUMBERS = {c["name"] for c in SCHEMA["columns"] if c["kind"] in ("numeric", "datetime")}
TIE = 1e-9


def cell(name, text):
    if text in SCHEMA["missing_tokens"]:
        return None
    if name == "visit_date":
        return datetime.datetime.fromisoformat(text + "+00:00").timestamp()
    return float(text) if name in NUMBERS else text


def read(part):
    with open(part + ".csv", newline="") as file:
        return [tuple(cell(n, row[n]) for n in NAMES) for row in csv.DictReader(file)]


TRAIN, HOLDOUT, SYNTHETIC = read("train"), read("holdout"), read("synthetic")


def column(table, name):
    return [row[NAMES.index(name)] for row in table]


def present(table, name):
    return [v for v in column(table, name) if v is not None]


def shares(values):
    values = list(values)
    return {v: values.count(v) / len(values) for v in set(values)}


def total_variation(p, q):
    return sum(abs(p.get(k, 0) - q.get(k, 0)) for k in set(p) | set(q)) / 2


def by_column(function, numbers):
    return {n: function(n) for n in NAMES if (n in NUMBERS) == numbers}


def span(name):
    values = present(TRAIN, name)
    return max(values) - min(values)


def ks_complement(name):
    x, y = present(TRAIN, name), present(SYNTHETIC, name)
    return 1 - max(abs(sum(a <= v for a in x) / len(x) - sum(b <= v for b in y) / len(y)) for v in set(x) | set(y))


def wasserstein(name):
    x, y = present(TRAIN, name), present(SYNTHETIC, name)
    points = sorted(set(x) | set(y))
    return math.fsum(abs(sum(a <= p for a in x) / len(x) - sum(b <= p for b in y) / len(y)) * (q - p) for p, q in zip(points, points[1:]))


def jensen_shannon(name):
    if name in NUMBERS:
        low, width = min(present(TRAIN, name)), span(name) / 20
        edges = [low + i * width for i in range(21)]
        code = lambda v: min(max(sum(e <= v for e in edges) - 1, 0), 19)
        p, q = (shares(code(v) for v in present(t, name)) for t in (TRAIN, SYNTHETIC))
    else:
        p, q = shares(column(TRAIN, name)), shares(column(SYNTHETIC, name))
    total = 0
    for k in set(p) | set(q):
        a, b = p.get(k, 0), q.get(k, 0)
        total += sum(s * math.log2(2 * s / (a + b)) / 2 for s in (a, b) if s > 0)
    return total


def similarity(statistic):
    return lambda n: max(0, 1 - abs(statistic(present(TRAIN, n)) - statistic(present(SYNTHETIC, n))) / span(n))


def range_coverage(name):
    x, y = present(TRAIN, name), present(SYNTHETIC, name)
    return max(0, 1 - max(0, (min(y) - min(x)) / span(name)) - max(0, (max(x) - max(y)) / span(name)))


def ranks(values):
    return [sum(b < a for b in values) + (values.count(a) + 1) / 2 for a in values]


def correlation(table, first, second, by_rank):
    i, j = NAMES.index(first), NAMES.index(second)
    rows = [(r[i], r[j]) for r in table if r[i] is not None and r[j] is not None]
    x, y = [r[0] for r in rows], [r[1] for r in rows]
    if by_rank:
        x, y = ranks(x), ranks(y)
    mx, my = statistics.fmean(x), statistics.fmean(y)
    xy = math.fsum((a - mx) * (b - my) for a, b in zip(x, y))
    return xy / math.sqrt(math.fsum((a - mx) ** 2 for a in x) * math.fsum((b - my) ** 2 for b in y))


def correlation_similarity(by_rank):
    return {f"{a}|{b}": 1 - abs(correlation(TRAIN, a, b, by_rank) - correlation(SYNTHETIC, a, b, by_rank)) / 2
            for a, b in itertools.combinations(NAMES, 2) if a in NUMBERS and b in NUMBERS}


def own_code(table, name):
    if name not in NUMBERS:
        return lambda v: v
    values = present(table, name)
    edges = [min(values) + i * (max(values) - min(values)) / 10 for i in range(10)] + [max(values)]
    return lambda v: 11 if v is None else sum(e <= v for e in edges)


def shared_code(name):
    if name not in NUMBERS:
        return lambda v: v
    inner = [min(present(TRAIN, name)) + i * span(name) / 10 for i in range(1, 10)]
    return lambda v: "missing" if v is None else sum(e <= v for e in inner)


def decile_code(name):
    if name not in NUMBERS:
        return lambda v: v
    values = sorted(present(TRAIN, name))
    cuts = set()
    for tenth in range(1, 10):
        place = tenth / 10 * (len(values) - 1)
        low = math.floor(place)
        cuts.add(values[low] + (place - low) * (values[min(low + 1, len(values) - 1)] - values[low]))
    return lambda v: "missing" if v is None else sum(c <= v for c in cuts)


def joint(table, names, codes):
    places = [NAMES.index(n) for n in names]
    return shares(tuple(c(row[p]) for c, p in zip(codes, places)) for row in table)


def contingency(own):
    def score(a, b):
        codes = [[own_code(t, n) if own else shared_code(n) for n in (a, b)] for t in (TRAIN, SYNTHETIC)]
        return 1 - total_variation(joint(TRAIN, (a, b), codes[0]), joint(SYNTHETIC, (a, b), codes[1]))
    return {f"{a}|{b}": score(a, b) for a, b in itertools.combinations(NAMES, 2) if not (a in NUMBERS and b in NUMBERS)}


def marginals(size):
    codes = {n: decile_code(n) for n in NAMES}
    return statistics.fmean(total_variation(*(joint(t, names, [codes[n] for n in names]) for t in (TRAIN, SYNTHETIC)))
                            for names in itertools.combinations(NAMES, size))


def e1(table):
    median = {n: statistics.median(present(TRAIN, n)) for n in NUMBERS}
    points = []
    for row in table:
        point = []
        for name, value in zip(NAMES, row):
            if name in NUMBERS:
                point.append(((median[name] if value is None else value) - min(present(TRAIN, name))) / span(name))
            else:
                point.extend(1.0 if value == level else 0.0 for level in sorted(set(column(TRAIN, name)), key=str))
        points.append(point)
    return points


def l1(a, b):
    total = 0
    for name, x, y in zip(NAMES, a, b):
        if name not in NUMBERS:
            total += 2 * (x != y)
        elif (x is None) != (y is None):
            total += 1
        elif x is not None:
            total += abs(x - y) / SPANS[name]
    return total


SPANS = {n: span(n) for n in NUMBERS}


def distances(rows, others, distance):
    return [[distance(a, b) for b in others] for a in rows]


def without_self(matrix):
    return [[d for j, d in enumerate(row) if j != i] for i, row in enumerate(matrix)]


def quantile(values, share):
    values, place = sorted(values), share * (len(values) - 1)
    low = math.floor(place)
    return values[low] + (place - low) * (values[min(low + 1, len(values) - 1)] - values[low])


def of_neighbours():
    real, judged = e1(TRAIN), e1(SYNTHETIC)
    among = without_self(distances(real, real, math.dist))
    across = distances(real, judged, math.dist)
    within = without_self(distances(judged, judged, math.dist))
    back = list(map(list, zip(*across)))
    nearest = [min(row) for row in among]
    radius, judged_radius = [sorted(row)[4] for row in among], [sorted(row)[4] for row in within]
    first = lambda row: next(i for i, d in enumerate(row) if d <= min(row) + TIE)
    return {
        "identifiability": statistics.fmean(min(row) < nearest[i] - TIE for i, row in enumerate(across)),
        "authenticity_mended": statistics.fmean(min(row) > nearest[first(row)] + TIE for row in back),
        "beta_recall_raw_share_at_beta_1": statistics.fmean(min(row) <= nearest[i] + TIE for i, row in enumerate(across)),
        "prdc_k5": {
            "coverage": statistics.fmean(min(row) < radius[i] - TIE for i, row in enumerate(across)),
            "density": statistics.fmean(sum(d < radius[i] - TIE for i, d in enumerate(row)) / 5 for row in back),
            "precision": statistics.fmean(any(d < radius[i] - TIE for i, d in enumerate(row)) for row in back),
            "recall": statistics.fmean(any(d < judged_radius[j] - TIE for j, d in enumerate(row)) for row in across),
        },
        "mmd_rbf": mmd(real, judged),
    }


def mmd(real, judged):
    pairs = [math.dist(a, b) for a, b in itertools.combinations(real + judged, 2)]
    width = statistics.median(pairs)
    kernel = lambda a, b: math.exp(-math.dist(a, b) ** 2 / (2 * width ** 2))
    inside = lambda rows: math.fsum(kernel(a, b) for a, b in itertools.combinations(rows, 2)) / math.comb(len(rows), 2)
    across = math.fsum(kernel(a, b) for a in real for b in judged) / (len(real) * len(judged))
    return {"sigma_median": width, "mmd2_unbiased": inside(real) + inside(judged) - 2 * across}


def of_distances():
    to_train = [sorted(row) for row in distances(SYNTHETIC, TRAIN, l1)]
    to_part = [min(row) for row in distances(SYNTHETIC, TRAIN[:len(HOLDOUT)], l1)]
    to_holdout = [min(row) for row in distances(SYNTHETIC, HOLDOUT, l1)]
    members = [-round(min(row), 9) for row in distances(TRAIN[:len(HOLDOUT)], SYNTHETIC, l1)]
    others = [-round(min(row), 9) for row in distances(HOLDOUT, SYNTHETIC, l1)]
    return {
        "dcr": {
            "share_half_ties": statistics.fmean((a < b - TIE) + (abs(a - b) <= TIE) / 2 for a, b in zip(to_part, to_holdout)),
            "synthetic_to_train_median": quantile([row[0] for row in to_train], 0.5),
        },
        "nndr": quantile([1 if row[1] <= TIE else row[0] / row[1] for row in to_train], 0.05),
        "mia_distance_auc": statistics.fmean((m > o) + (m == o) / 2 for m in members for o in others),
    }


def matches(real, judged):
    return all((a is None) == (b is None) and (a is None or (abs(a - b) <= 0.01 * abs(b) if n in NUMBERS else a == b))
               for n, a, b in zip(NAMES, real, judged))


def values():
    shapes = {**by_column(ks_complement, True), **by_column(
        lambda n: 1 - total_variation(shares(present(TRAIN, n)), shares(present(SYNTHETIC, n))), False)}
    pearson, own, shared = correlation_similarity(False), contingency(True), contingency(False)
    return {
        "shapes": shapes,
        "ColumnShapes": statistics.fmean(shapes.values()),
        "MissingValueSimilarity": {n: 1 - abs(column(TRAIN, n).count(None) / len(TRAIN) - column(SYNTHETIC, n).count(None) / len(SYNTHETIC)) for n in NAMES},
        "wasserstein1_over_range": by_column(lambda n: wasserstein(n) / span(n), True),
        "jensen_shannon_divergence": {n: jensen_shannon(n) for n in NAMES},
        "StatisticSimilarity_mean": by_column(similarity(statistics.fmean), True),
        "StatisticSimilarity_median": by_column(similarity(statistics.median), True),
        "StatisticSimilarity_std": by_column(similarity(statistics.stdev), True),
        "RangeCoverage": by_column(range_coverage, True),
        "CategoryCoverage": by_column(lambda n: len(set(present(TRAIN, n)) & set(present(SYNTHETIC, n))) / len(set(present(TRAIN, n))), False),
        "CorrelationSimilarity_Pearson": pearson,
        "CorrelationSimilarity_Spearman": correlation_similarity(True),
        "ContingencySimilarity_own_edges": own,
        "ContingencySimilarity_shared_edges": shared,
        "ColumnPairTrends": statistics.fmean([*pearson.values(), *own.values()]),
        "ColumnPairTrends_shared_edges": statistics.fmean([*pearson.values(), *shared.values()]),
        "tvd_mean": {str(size): marginals(size) for size in (1, 2, 3)},
        "exact_copies": sum(row in set(TRAIN) for row in SYNTHETIC),
        "matching_within_one_percent": sum(any(matches(real, row) for real in TRAIN) for row in SYNTHETIC),
        **of_neighbours(),
        **of_distances(),
    }


print(json.dumps({"made_by": "golden.py", "python": platform.python_version(), "values": values()}, indent=1))
