"""``make relevance``: judge the search on a database of its own."""

import os
import sys
import tempfile
from pathlib import Path

import django

from tests.commands import empty_database, managed, site_environment


def main():
    """Fill a database, ask it the questions, and print how well it answers."""
    with (
        tempfile.TemporaryDirectory() as folder,
        empty_database(Path(folder)) as database,
    ):
        managed("migrate", DATABASE_URL=database)
        managed("seed", DATABASE_URL=database)
        os.environ |= site_environment(DATABASE_URL=database)
        os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
        django.setup()
        return report()


def report():
    """Print the judgement; return 1 where it is not good enough."""
    # Imported here because models can be imported only once Django is set up.
    from django.db import connection

    from tests.relevance.judging import judge

    judgement = judge()
    print(f"{connection.display_name}: {judgement}")
    connection.close()
    return 0 if judgement.is_good_enough else 1


if __name__ == "__main__":
    sys.exit(main())
