"""What the finder promises, and whether the figures keep it."""

import statistics
from dataclasses import dataclass

LARGEST, COMPARED, SMALLEST = 100_000, 20_000, 2_000
PAGE = {"sqlite": 10, "postgresql": 15}
SELECTIVE = {"sqlite": 15, "postgresql": 40}
ANY_TEXT = 100
GROWTH = 1.5
INDEX_SECONDS, INDEX_MEGABYTES = 2, 50
FASTER_THAN_DATASETTE = 50
BARE_TO_UNCACHED, BARE_TO_CACHED = 15, 4


@dataclass(frozen=True)
class Verdict:
    """One promise, what was measured, and which case was the worst."""

    promise: str
    limit: float
    measured: float
    worst: str = ""
    at_least: bool = False

    @property
    def is_kept(self):
        """Whether the figure is within its limit."""
        if self.at_least:
            return self.measured >= self.limit
        return self.measured <= self.limit


def verdicts(engine, by_size):
    """Yield the verdicts on one database; ``by_size`` are the figures of each size."""
    if largest := by_size.get(LARGEST):
        yield from on_pages(engine, largest)
        yield from on_index(largest)
        if smallest := by_size.get(SMALLEST):
            yield on_growth(largest, smallest)
    if (compared := by_size.get(COMPARED)) and "datasette" in compared:
        yield on_datasette(compared)
    for size, figures in by_size.items():
        yield from on_rates(size, figures)


def on_pages(engine, figures):
    """Yield the verdicts on server time."""
    promises = (
        (("facets", "views"), "page with every facet counted", PAGE[engine]),
        (("selective",), "page with a selective text", SELECTIVE[engine]),
        (("text",), "page with any text", ANY_TEXT),
    )
    for kinds, promise, limit in promises:
        worst = max(
            (case for case in figures["cases"] if case["kind"] in kinds),
            key=lambda case: case["p95"],
        )
        words = f"{promise}, {LARGEST:,}, p95 of the quickest rounds in ms"
        yield Verdict(words, limit, worst["p95"], worst["name"])


def on_index(figures):
    """Yield the verdicts on the index."""
    index = figures["index"]
    yield Verdict(f"index of {LARGEST:,}, s", INDEX_SECONDS, index["seconds"])
    yield Verdict(f"index of {LARGEST:,}, MB a process", INDEX_MEGABYTES, index["kept"])


def on_growth(largest, smallest):
    """Return the verdict on how the page grows with the catalogue."""
    before = {case["name"]: case for case in smallest["cases"]}
    grown = {
        case["name"]: case["p95"] / before[case["name"]]["p95"]
        for case in largest["cases"]
        if case["kind"] in ("facets", "views")
    }
    worst = max(grown, key=grown.get)
    words = f"page at {LARGEST:,} as multiple of the page at {SMALLEST:,}, p95"
    return Verdict(words, GROWTH, grown[worst], worst)


def on_datasette(figures):
    """Return the verdict on how much faster than Datasette it is.

    The middle one of the filtered pages of each is compared; the report has them all.
    """
    ours, theirs = (
        statistics.median(answers["median"] for answers in figures[side].values())
        for side in ("site", "datasette")
    )
    words = f"times as fast as Datasette, {COMPARED:,}, median of the filtered pages"
    return Verdict(words, FASTER_THAN_DATASETTE, theirs / ours, at_least=True)


def on_rates(size, figures):
    """Yield the verdicts on requests a second."""
    limits = {"uncached": BARE_TO_UNCACHED, "cached": BARE_TO_CACHED}
    for name, limit in limits.items():
        pair = figures["rates"][name]
        ratio = pair["constant"]["rate"] / pair["page"]["rate"]
        words = f"a constant's rate as multiple of the page's, {name}, {size:,}"
        yield Verdict(words, limit, ratio)
