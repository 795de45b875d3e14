"""Rules that every file of the project keeps."""

import ast
import re

import pytest

from tests.project.source_tree import (
    PACKAGES,
    ROOT,
    python_files,
    syntax_tree,
    templates,
    text_files,
)

LONGEST_MODULE = 400
LONGEST_FUNCTION = 40

BARRED_IN_PYTHON = ("mark_safe", "csrf_exempt", "SafeString", "noqa", "type: ignore")
BARRED_IN_TEMPLATES = {
    "markup that is not escaped": r"\|\s*safe(seq)?\b|\bautoescape\s+off\b",
    "an inline style": r"<style\b|\sstyle\s*=",
    "an inline script": r"<script\b(?![^>]*\bsrc=)|\son[a-z]+\s*=|javascript:",
    "a script, picture or frame of another host": (
        r"<(script|img|iframe|source)\b[^>]*\bsrc=\"(https?:)?//"
    ),
    "a data address": r"(src|href)=\"data:",
}
# Spelled in pieces, since this file may not name them either.
REGISTRIES = [
    ".".join(pieces)
    for pieces in (
        ("pypi", "org"),
        ("pypi", "python", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("deb", "debian", "org"),
    )
]


def found(pattern, paths):
    """Return the lines that match, each after its file's name and its number."""
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in paths
        for number, line in enumerate(path.read_text().splitlines(), start=1)
        if re.search(pattern, line)
    ]


@pytest.mark.parametrize("word", BARRED_IN_PYTHON)
def test_no_module_goes_round_a_safeguard(word):
    assert not found(re.escape(word), python_files(*PACKAGES))


def test_html_is_taken_as_safe_in_the_one_module_that_draws_it():
    others = set(python_files(*PACKAGES)) - {ROOT / "initiatives" / "drawing.py"}
    assert len(others) >= 100
    assert not found(r"__html__|\bDrawn\b", sorted(others))


@pytest.mark.parametrize("what", BARRED_IN_TEMPLATES)
def test_no_template_holds(what):
    assert not found(BARRED_IN_TEMPLATES[what], templates())


def test_no_module_is_too_long_to_read():
    lengths = {
        path: len(path.read_text().splitlines())
        for path in python_files(*PACKAGES, "tests", ".ci")
    }
    assert len(lengths) >= 60
    assert not {path: n for path, n in lengths.items() if n > LONGEST_MODULE}


def test_no_function_is_too_long_to_read():
    functions = [
        (f"{path.relative_to(ROOT)}:{node.lineno} {node.name}", node)
        for path in python_files(*PACKAGES, ".ci")
        for node in ast.walk(syntax_tree(path))
        if isinstance(node, ast.FunctionDef)
    ]
    assert len(functions) >= 150
    assert not {
        name: length
        for name, node in functions
        if (length := node.end_lineno - node.lineno + 1) > LONGEST_FUNCTION
    }


def test_no_file_names_a_package_registry():
    paths = text_files()
    assert len(paths) >= 100
    assert not found("|".join(map(re.escape, REGISTRIES)), paths)
