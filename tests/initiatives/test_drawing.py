"""What is drawn without its template is what the template would draw."""

import re

import pytest
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.formats import number_format
from django.utils.html import format_html
from hypothesis import given
from hypothesis import strategies as st

from initiatives.drawing import Drawing, drawing, escaped
from tests.project.source_tree import ROOT

COMPONENTS = ROOT / "templates" / "components"
STENCILS = sorted(
    path.stem
    for path in COMPONENTS.glob("*.html")
    if path.read_text().startswith("{# Stencil.")
)
TEXTS = st.sampled_from(
    ["", "Ann Arbor", "<b>&'\"</b>", "{0} {name} {{}}", "%s", "\ue000name\ue001"]
) | st.text(max_size=5)


def names_in(component):
    """Return the variables of a component."""
    text = (COMPONENTS / f"{component}.html").read_text()
    return sorted(set(re.findall(r"{(?:{|% if) (\w+) [}%]}", text)))


@pytest.mark.parametrize("language", ["en", "de", "fr", "de-ch", "hi", "es", "pl"])
@given(number=st.integers(0, 10**12))
def test_numbers_are_written_as_the_language_has_it(language, number):
    with translation.override(language):
        expected = escaped(number_format(number, force_grouping=True))
        assert drawing().numbers[number] == expected


def test_there_are_stencils():
    assert len(STENCILS) >= 6
    assert all(names_in(component) for component in STENCILS)


@pytest.mark.parametrize("component", STENCILS)
@given(data=st.data())
def test_a_stencil_draws_what_its_template_draws(component, data):
    names = names_in(component)
    texts = data.draw(st.fixed_dictionaries(dict.fromkeys(names, TEXTS)))
    expected = render_to_string(f"components/{component}.html", texts)
    assert drawing().stencil(component)(**texts) == expected


@pytest.mark.parametrize("component", STENCILS)
@given(data=st.data())
def test_a_pattern_of_a_stencil_is_filled_as_its_template_would_draw(component, data):
    names = names_in(component)
    gaps = names[::2]
    kinds = {name: TEXTS.filter(bool) if name in gaps else TEXTS for name in names}
    rows = data.draw(st.lists(st.fixed_dictionaries(kinds), max_size=3))
    pattern = (
        drawing()
        .stencil(component)
        .each(*gaps, of=[{name: row[name] for name in names[1::2]} for row in rows])
    )
    expected = [render_to_string(f"components/{component}.html", row) for row in rows]
    shown = [escaped(row[name]) for row in rows for name in gaps]
    assert pattern.filled(shown) == "".join(expected)


def test_a_stencil_leaves_safe_texts_as_they_are():
    mark = format_html("<mark>{}</mark>", "a & b")
    drawn = drawing().stencil("found_in")(text=mark, publisher="<i>")
    assert "<mark>a &amp; b</mark>" in drawn
    assert "&lt;i&gt;" in drawn


def test_a_part_is_never_out_of_date():
    draw = Drawing()
    first = draw.part("strategy_link", slug="equal-access", name="Equal access")
    again = draw.part("strategy_link", slug="equal-access", name="Equal access")
    other = draw.part("strategy_link", slug="equal-access", name="<Access>")
    assert first is again
    assert "Equal access" in first
    assert "&lt;Access&gt;" in other


def test_a_part_is_not_taken_for_one_whose_html_reads_like_its_text():
    draw = Drawing()
    bold = draw.part("table_cell", kind="", text=format_html("<b>{}</b>", "1"))
    told = draw.part("table_cell", kind="", text="<b>1</b>")
    assert "<td><b>1</b></td>" in bold
    assert "<td>&lt;b&gt;1&lt;/b&gt;</td>" in told


def test_parts_are_forgotten_before_they_are_too_many(monkeypatch):
    monkeypatch.setattr("initiatives.drawing.KEPT_AT_MOST", 10)
    draw = Drawing()
    for number in range(25):
        draw.part("strategy_link", slug=f"strategy-{number}", name="Any")
    assert len(draw.kept) <= 10


def test_who_edits_templates_sees_the_change_at_once(settings):
    assert drawing() is drawing()
    settings.DEBUG = True
    assert drawing() is not drawing()
