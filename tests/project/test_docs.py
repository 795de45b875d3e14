"""What the README and CONTRIBUTING say is there is there."""

import re
import tomllib

import pytest

from tests.project.source_tree import ROOT

DOCUMENTS = ("README.md", "CONTRIBUTING.md")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
DEPENDENCIES = PROJECT["project"]["dependencies"]
DEVELOPMENT = PROJECT["dependency-groups"]["dev"]
BENCHMARK = PROJECT["dependency-groups"]["bench"]


def text_of(document):
    return (ROOT / document).read_text()


def name_of(requirement):
    return re.match(r"[A-Za-z0-9-]+", requirement)[0].lower()


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_link_leads_to_a_file(document):
    targets = re.findall(r"\]\(([^)#:]+)\)", text_of(document))
    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_make_command_exists(document):
    named = set(re.findall(r"\bmake ([a-z]+)\b", "".join(code_of(document))))
    assert named
    assert named <= set(re.findall(r"^([a-z]+):", text_of("Makefile"), re.MULTILINE))


def code_of(document):
    """Return what the document sets as code, in blocks or within a line."""
    return re.findall(r"```.*?```|`[^`\n]+`", text_of(document), re.DOTALL)


def test_the_readme_lists_every_make_command():
    commands = re.findall(r"^([a-z]+):.*## ", text_of("Makefile"), re.MULTILINE)
    assert len(commands) >= 8
    missing = [name for name in commands if f"`make {name}" not in text_of("README.md")]
    assert missing == []


def test_every_folder_in_the_map_exists():
    block = re.search(
        r"## The house\n.*?```\n(.*?)```", text_of("README.md"), re.DOTALL
    )
    level, folders = [], []
    for line in block[1].splitlines():
        name = re.match(r"( *)([\w./-]+)", line)
        level[len(name[1]) // 2 :] = [name[2]]
        folders.append("".join(level))
    assert len(folders) >= 12
    assert [folder for folder in folders if not (ROOT / folder).exists()] == []


@pytest.mark.parametrize("requirement", DEPENDENCIES + DEVELOPMENT + BENCHMARK)
def test_the_readme_says_why_each_dependency_is_there(requirement):
    row = rf"^\| `{name_of(requirement)}` \| .+ \| .+ \|$"
    assert re.search(row, text_of("README.md"), re.MULTILINE)


@pytest.mark.parametrize(
    ("document", "requirements"),
    [
        ("requirements.txt", DEPENDENCIES),
        ("requirements-dev.txt", DEVELOPMENT),
        ("requirements-bench.txt", BENCHMARK),
    ],
)
def test_every_dependency_is_pinned_with_its_hashes(document, requirements):
    pinned = re.findall(
        r"^([a-z0-9.-]+)==\S+ \\\n    --hash=sha256:", text_of(document), re.MULTILINE
    )
    assert {name_of(requirement) for requirement in requirements} <= set(pinned)
    assert len(pinned) == len(re.findall(r"^[a-z]", text_of(document), re.MULTILINE))
