"""Imports run one way through the house."""

import ast

import pytest

from tests.project.source_tree import PACKAGES, name_of, python_files, syntax_tree

# What is imported by the modules on the left; neither may import what is on the right.
BARRED = {
    "cities": ["initiatives", "config"],
    "initiatives": ["config"],
    "initiatives.models": [
        "initiatives.admin",
        "initiatives.finder",
        "initiatives.outputs",
        "initiatives.views",
    ],
    "initiatives.finder": [
        "initiatives.admin",
        "initiatives.outputs",
        "initiatives.views",
    ],
    "initiatives.outputs": ["initiatives.admin", "initiatives.views"],
    "initiatives.views": ["initiatives.admin"],
}


def is_within(name, package):
    return name == package or name.startswith(f"{package}.")


def imports(path):
    """Return the dotted names that a module imports, wherever in it."""
    package = name_of(path).split(".")
    if path.name != "__init__.py":
        package.pop()
    for node in ast.walk(syntax_tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) + 1 - node.level] if node.level else []
            origin = ".".join([*above, *filter(None, [node.module])])
            yield from (f"{origin}.{alias.name}" for alias in node.names)


MODULES = {name_of(path): set(imports(path)) for path in python_files(*PACKAGES)}


def test_every_module_of_the_house_is_looked_at():
    assert len(MODULES) >= 45
    assert {name.split(".")[0] for name in MODULES} == set(PACKAGES)


def test_imports_are_seen():
    assert "cities.models.City" in MODULES["initiatives.models.initiative"]


@pytest.mark.parametrize("package", BARRED)
def test_imports_run_one_way(package):
    modules = {name: MODULES[name] for name in MODULES if is_within(name, package)}
    assert modules
    assert not [
        f"{name} imports {imported}"
        for name, names in modules.items()
        for imported in sorted(names)
        for barred in BARRED[package]
        if is_within(imported, barred)
    ]
