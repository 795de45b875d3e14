"""What was found, as data and as text."""

import json
from dataclasses import dataclass

from django.urls import reverse

from initiatives.integrity.finding import Finding, Severity
from initiatives.integrity.held import HELD

EXAMPLES = 3  # rows of a finding that are listed unless all are asked for
WIDTH = 100  # characters of a line about one row


@dataclass(frozen=True)
class Outcome:
    """One finding with the rows that break its rule."""

    finding: Finding
    rows: list

    @property
    def is_error(self):
        """Whether something is wrong that must not be published."""
        return bool(self.rows) and self.finding.severity == Severity.ERROR

    def as_data(self):
        """Return name, severity, sentence, count and rows, in plain types."""
        return {
            "check": self.finding.name,
            "severity": self.finding.severity.value,
            "sentence": str(self.finding.sentence),
            "count": len(self.rows),
            "objects": list(map(describe, self.rows)),
        }


def look(findings):
    """Return the outcomes of these findings, in their order."""
    return [Outcome(finding, list(finding.rows())) for finding in findings]


def describe(row):
    """Return a row's model, natural key, text, and address of its curation page."""
    meta = row._meta
    page = f"admin:{meta.app_label}_{meta.model_name}_change"
    return {
        "model": meta.label_lower,
        "key": list(row.natural_key()),
        "text": str(row),
        "url": reverse(page, args=[row.pk]),
    }


def as_json(outcomes):
    """Return the outcomes as a list of objects, those without rows included."""
    data = [outcome.as_data() for outcome in outcomes]
    return json.dumps(data, ensure_ascii=False, indent=2)


def as_text(outcomes, *, everything=False):
    """Return the outcomes as a table: errors, warnings, and what was found in order.

    A few rows of each finding are listed, with ``everything`` all of them.
    """
    lines = ["The whole database was checked, drafts included.", ""]
    found = [outcome for outcome in outcomes if outcome.rows]
    names = max((len(outcome.finding.name) for outcome in found), default=0)
    for severity in Severity:
        of_it = [each for each in found if each.finding.severity == severity]
        if of_it:
            lines.append(f"{severity.label.upper()}S")
        for outcome in of_it:
            finding, count = outcome.finding, len(outcome.rows)
            lines.append(f"{count:>6}  {finding.name:<{names}}  {finding.sentence}")
            lines += examples(outcome, names, everything)
        lines += [""] if of_it else []
    return "\n".join([*lines, *summary(outcomes, everything)])


def examples(outcome, names, everything):
    """Return the lines about single rows, under the finding's sentence."""
    indent = " " * (names + 10)
    shown = outcome.rows if everything else outcome.rows[:EXAMPLES]
    lines = [f"{indent}{in_one_line(row)}" for row in shown]
    if more := len(outcome.rows) - len(shown):
        lines.append(f"{indent}... and {more} more")
    return lines


def in_one_line(row):
    """Return key and text of a row, cut to a line."""
    line = f"{' '.join(map(str, row.natural_key()))}: {' '.join(str(row).split())}"
    return line if len(line) <= WIDTH else f"{line[: WIDTH - 3]}..."


def summary(outcomes, everything):
    """Return the last lines: what is in order, and how much is not."""
    in_order = [each.finding.name for each in outcomes if not each.rows]
    lines = [f"{len(in_order)} of {len(outcomes)} checks found nothing."]
    if everything:
        lines += [f"        {name}" for name in in_order]
        lines += ["", "The database holds by itself:"]
        lines += [f"        {rule.sentence}" for rule in HELD if rule.is_held()]
        lines.append("")
    totals = (
        f"{total(outcomes, severity)} {severity.label.lower()}s"
        for severity in Severity
    )
    return [*lines, f"Found {' and '.join(totals)}."]


def total(outcomes, severity):
    """Return how many rows the findings of one severity have, taken together."""
    return sum(
        len(outcome.rows)
        for outcome in outcomes
        if outcome.finding.severity == severity
    )
