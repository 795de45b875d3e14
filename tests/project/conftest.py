"""What the tests of the whole project share."""

from pathlib import Path

import pytest
import yaml
from django.conf import settings

FIXTURES = Path(settings.FIXTURE_DIRS[0])


@pytest.fixture(scope="session")
def entries():
    """The objects of each fixture file, ``{file: [object]}``."""
    return {
        path.stem: yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
        for path in sorted(FIXTURES.glob("*.yaml"))
    }
