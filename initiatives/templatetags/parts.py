"""Parts that stand on many cards and pages, drawn once for each thing they can say."""

from django import template

from initiatives.drawing import drawing, joined
from initiatives.picks import AT_MOST
from initiatives.templatetags.catalogue import page_numbers

register = template.Library()


@register.simple_tag
def part(component, /, **shown):
    """Draw a component that shows these values and nothing else."""
    return drawing().part(component, **shown)


@register.simple_tag
def stencil(component, /, **texts):
    """Draw a component with texts in its gaps."""
    return drawing().stencil(component)(**texts)


@register.simple_tag
def pagination(page, query):
    """Draw links to the other pages of a list; ``query`` is the request's GET."""
    if not page.has_other_pages():
        return ""
    rest = query.copy()
    rest.pop("page", None)
    draw = drawing()
    links = draw.stencil(
        "pagination",
        number=page.number,
        numbers=tuple(page_numbers(page)),
        last=page.paginator.num_pages,
        gap=page.paginator.ELLIPSIS,
    )
    return links(
        address=f"?{rest.urlencode()}&" if rest else "?",
        first=draw.numbers[page.start_index()],
        until=draw.numbers[page.end_index()],
        total=draw.numbers[page.paginator.count],
    )


@register.simple_tag
def pick_bar():
    """Draw what can be done with the initiatives that a reader ticks on the page."""
    return drawing().part("pick_bar", counts=range(1, AT_MOST + 1), at_most=AT_MOST)


def hidden_fields(draw, pairs):
    """Draw fields that a form sends and nobody sees, of names and values."""
    field = draw.stencil("hidden_field")
    return joined([field(name=name, value=value) for name, value in pairs])
