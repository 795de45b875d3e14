"""``manage.py seed``: load the catalogue's fixtures."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from initiatives.seeding import SeedError, seed


class Command(BaseCommand):
    """Adds what the fixtures hold and leaves alone what is there."""

    help = (
        "Loads the fixtures in one transaction. What was seeded before is left alone, "
        "also where a curator changed, renamed or deleted it, unless --update is given."
    )

    def add_arguments(self, parser):
        """Take fixture files (all by default) and whether to update."""
        parser.add_argument(
            "fixtures",
            nargs="*",
            type=Path,
            help="fixture files, in order; by default all of fixtures/ by name",
        )
        parser.add_argument(
            "--update",
            action="store_true",
            help="give what exists the values of the fixtures, and list each change",
        )

    def handle(self, *args, fixtures, update, **options):
        """Seed, and say what was added, changed and left alone."""
        paths = fixtures or sorted(
            path
            for folder in settings.FIXTURE_DIRS
            for path in Path(folder).glob("*.yaml")
        )
        try:
            report = seed(paths, update=update)
        except SeedError as error:
            raise CommandError(f"{error}\nNothing was changed.") from error
        if options["verbosity"]:
            self.say(report)

    def say(self, report):
        """Write the report."""
        for model, count in report.added.items():
            meta = model._meta
            name = meta.verbose_name if count == 1 else meta.verbose_name_plural
            self.stdout.write(f"Added {count} {name}.")
        for change in report.changes:
            self.stdout.write(f"Changed {change}")
        if report.kept:
            self.stdout.write(f"Left {report.kept} objects as they are.")
