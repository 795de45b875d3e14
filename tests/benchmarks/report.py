"""The figures as Markdown, for the terminal and the README."""

ENGINES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


def report(figures, verdicts):
    """Return the whole report; ``figures`` and ``verdicts`` by engine."""
    sections = []
    for engine, by_size in figures.items():
        sections += [
            f"### {ENGINES[engine]}",
            pages(by_size),
            index(by_size),
            rates(by_size),
            datasette(by_size),
            budgets(verdicts[engine]),
        ]
    return "\n\n".join(filter(None, sections))


def table(heads, rows):
    """Return a Markdown table; the first column is words, the others are figures."""
    lines = [heads, ["---", *["--:"] * (len(heads) - 1)], *rows]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)


def pair(figures):
    """Return median and p95 as one cell."""
    return f"{figures['median']:.1f} / {figures['p95']:.1f}"


def page(case):
    """Return the server time of a case as one cell."""
    found, slowest = f"{case['found']:,} found", f"{case['slowest']:.1f}"
    return f"{pair(case)} ({slowest}; {found})"


def pages(by_size):
    """Return the server times of every case at every size."""
    heads = [
        "Server time in ms, median / p95 (p95 of the slowest round; found)",
        *(f"{size:,}" for size in by_size),
    ]
    cases = [{case["name"]: case for case in f["cases"]} for f in by_size.values()]
    rows = [[name, *(page(of[name]) for of in cases)] for name in cases[0]]
    for key, words in (
        ("kept", "the same page again"),
        ("unchanged", "304, unchanged"),
    ):
        rows.append([words, *(pair(f["repeated"][key]) for f in by_size.values())])
    return table(heads, rows)


def index(by_size):
    """Return what the index costs at every size."""
    rows = [
        ["built in, s", *(f"{f['index']['seconds']:.2f}" for f in by_size.values())],
        ["memory kept, MB", *(f"{f['index']['kept']:.0f}" for f in by_size.values())],
        [
            "most while building, MB",
            *(f"{f['index']['most']:.0f}" for f in by_size.values()),
        ],
    ]
    return table(["Index", *(f"{size:,}" for size in by_size)], rows)


def rates(by_size):
    """Return requests a second, beside the bare view's in the same run."""
    rows = []
    for name in ("uncached", "cached"):
        cells = []
        for figures in by_size.values():
            page, constant = (figures["rates"][name][of] for of in ("page", "constant"))
            ratio = constant["rate"] / page["rate"]
            cells.append(
                f"{page['rate']:,.0f} : {constant['rate']:,.0f} = 1 : {ratio:.1f}"
            )
        rows.append([name, *cells])
    heads = [
        "Requests a second, finder : bare view",
        *(f"{size:,}" for size in by_size),
    ]
    return table(heads, rows)


def datasette(by_size):
    """Return the median times beside Datasette's, or nothing where it was not asked."""
    by_size = {size: f for size, f in by_size.items() if "datasette" in f}
    if not by_size:
        return ""
    rows = []
    for name in next(iter(by_size.values()))["site"]:
        cells = []
        for figures in by_size.values():
            ours, theirs = (figures[of][name]["median"] for of in ("site", "datasette"))
            cells.append(f"{ours:.1f} : {theirs:,.0f} = 1 : {theirs / ours:,.0f}")
        rows.append([name, *cells])
    heads = [
        "Median over HTTP in ms, finder : Datasette",
        *(f"{size:,}" for size in by_size),
    ]
    return table(heads, rows)


def budgets(verdicts):
    """Return the promises, with what was measured."""
    rows = [
        [
            verdict.promise + (f" (worst: {verdict.worst})" if verdict.worst else ""),
            f"{'≥' if verdict.at_least else '≤'} {verdict.limit:g}",
            f"{verdict.measured:.3g}",
            "met" if verdict.is_kept else "**missed**",
        ]
        for verdict in verdicts
    ]
    return table(["Budget", "limit", "measured", ""], rows)
