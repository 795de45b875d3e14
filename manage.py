#!/usr/bin/env python
"""Command line of the City Integration Catalogue: ``python manage.py help``."""

import os
import sys

from django.conf import settings
from django.core.management import execute_from_command_line
from django.db import OperationalError
from environs import EnvError


def main():
    """Run the command; end with one line where the surroundings are wrong."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        # A pool waits long for a database that is not there, and does not say why.
        settings.DATABASES["default"]["OPTIONS"].pop("pool", None)
        execute_from_command_line(sys.argv)
    except EnvError as error:
        sys.exit(f"Configuration error: {error}")
    except OperationalError as error:
        if "--traceback" in sys.argv:
            raise
        reason = " ".join(str(error).split())
        sys.exit(f"Database error: {reason} (DATABASE_URL says which to use.)")


if __name__ == "__main__":
    main()
