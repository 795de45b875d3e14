"""The project's own files, for the tests that read them."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("config", "cities", "initiatives")
MADE_BY_TOOLS = {
    ".git",
    ".hypothesis",
    ".pytest_cache",
    ".ruff_cache",
    ".venv",
    "__pycache__",
    "staticfiles",
}
NOT_TEXT = {".png", ".pyc", ".sqlite3", ".sqlite3-shm", ".sqlite3-wal", ".woff2"}


def python_files(*folders):
    """Return the Python files of these folders, migrations apart."""
    return [
        path
        for folder in folders
        for path in sorted((ROOT / folder).rglob("*.py"))
        if "migrations" not in path.parts
    ]


def templates():
    """Return the files of all templates."""
    return [path for path in sorted((ROOT / "templates").rglob("*")) if path.is_file()]


def text_files():
    """Return every text file of the project, except what tools made."""
    return [
        path
        for path in sorted(ROOT.rglob("*"))
        if path.is_file()
        and path.suffix not in NOT_TEXT
        and not MADE_BY_TOOLS.intersection(path.relative_to(ROOT).parts)
    ]


@cache
def syntax_tree(path):
    """Return the syntax tree of a Python file."""
    return ast.parse(path.read_text(), filename=str(path))


def name_of(path):
    """Return the dotted name by which a Python file is imported."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
