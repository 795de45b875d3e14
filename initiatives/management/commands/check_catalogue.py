"""``manage.py check_catalogue``: whether the catalogue keeps its own rules."""

from django.core.management.base import BaseCommand, CommandError

from initiatives.integrity import BY_NAME, FINDINGS, Severity
from initiatives.integrity.report import as_json, as_text, look, total


class Command(BaseCommand):
    """Lists what is wrong and what is missing; changes nothing."""

    help = (
        "Checks every record, drafts included. Errors end the command with exit code "
        "1; warnings are work to be done and do not. --verbosity 2 lists every row."
    )

    def add_arguments(self, parser):
        """Take the checks to run (all by default) and the form of the answer."""
        parser.add_argument(
            "--check",
            action="append",
            metavar="NAME",
            dest="names",
            help="run this check only; may be repeated",
        )
        parser.add_argument(
            "--format",
            choices=("text", "json"),
            default="text",
            dest="form",
            help="a table for people (text) or a list for programs (json)",
        )

    def handle(self, *args, names, form, verbosity, **options):
        """Run the checks and print what they found."""
        outcomes = look(chosen(names))
        if form == "json":
            self.stdout.write(as_json(outcomes))
        elif verbosity:
            self.stdout.write(as_text(outcomes, everything=verbosity > 1))
        if errors := total(outcomes, Severity.ERROR):
            raise CommandError(f"The catalogue has {errors} errors.", returncode=1)


def chosen(names):
    """Return the findings of these names; raise ``CommandError`` for an unknown one."""
    unknown = [name for name in names or () if name not in BY_NAME]
    if unknown:
        raise CommandError(
            f"There is no check {', '.join(unknown)}. "
            f"There are: {', '.join(sorted(BY_NAME))}.",
            returncode=2,
        )
    return [BY_NAME[name] for name in names] if names else FINDINGS
