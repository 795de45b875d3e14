"""Server time of pages and of the index, in several rounds.

A machine seldom has nothing else to do. So each page is asked for in several rounds,
minutes apart, and counts with its quickest time: what other programs take is left out
as far as can be. What a page itself takes is not, since each round is a new process
that has drawn nothing before. Catalogues take turns, so that sizes compared with each
other were measured in the same minutes.
"""

import statistics
from operator import itemgetter

from tests.benchmarks import servers

ROUNDS = 5


def in_rounds(catalogues, number):
    """Return the cases of each catalogue, given by size with the variables to it.

    ``number`` is of requests a case.
    """
    rounds = {size: [] for size in catalogues}
    for _ in range(ROUNDS):
        for size, variables in catalogues.items():
            rounds[size].append(servers.step("pages", number, **variables))
    return {
        size: [quickest(case) for case in zip(*found, strict=True)]
        for size, found in rounds.items()
    }


def quickest_build(variables):
    """Return what the index of a catalogue costs, in the quickest of several builds."""
    builds = [servers.step("memory", **variables) for _ in range(ROUNDS)]
    return min(builds, key=itemgetter("seconds"))


def quickest(rounds):
    """Return median and p95 in ms of a case, of which these are the rounds.

    Beside them stands the p95 of the slowest round, to see how busy the machine was.
    """
    each = [case["took"] for case in rounds]
    took = [min(times) for times in zip(*each, strict=True)]
    slowest = max(summary(times)["p95"] for times in each)
    return rounds[0] | {"took": took, "slowest": slowest} | summary(took)


def summary(took):
    """Return median and 95th percentile of times in ms."""
    return {
        "median": statistics.median(took),
        "p95": statistics.quantiles(took, n=20)[-1],
    }
