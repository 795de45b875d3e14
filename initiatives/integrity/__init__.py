"""Whether the catalogue keeps its own rules: one module a subject, one list of all.

``manage.py check_catalogue`` prints the findings; the work list of the admin leads to
their rows. A rule that the database holds by itself needs no finding, see ``held``.
"""

from initiatives.integrity import (
    addresses,
    completeness,
    numbers,
    repeats,
    use,
    wording,
)
from initiatives.integrity.finding import Finding, Severity

__all__ = ["BY_NAME", "FINDINGS", "Finding", "Severity"]

FINDINGS = tuple(
    sorted(
        (
            *wording.FINDINGS,
            *repeats.FINDINGS,
            *numbers.FINDINGS,
            *addresses.FINDINGS,
            *use.FINDINGS,
            *completeness.FINDINGS,
        ),
        key=lambda finding: finding.severity != Severity.ERROR,
    )
)
BY_NAME = {finding.name: finding for finding in FINDINGS}
