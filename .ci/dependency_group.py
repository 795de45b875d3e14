"""Print the packages of a dependency group of pyproject.toml, one a line.

``make requirements`` hands them to pip-compile, which reads no groups itself.
"""

import sys
import tomllib
from pathlib import Path

from packaging.dependency_groups import resolve_dependency_groups

if __name__ == "__main__":
    groups = tomllib.loads(Path("pyproject.toml").read_text())["dependency-groups"]
    print(*resolve_dependency_groups(groups, *sys.argv[1:]), sep="\n")
