"""Draws small components that stand on a page by the hundred.

To render a template for each of them would take longer than all else on the page. So
a component is rendered once for each thing it can say, as a part; or once with gaps,
as a stencil, where every one says something else. The markup stays in the templates.
"""

import re
from functools import cache
from html import escape

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.formats import number_format
from django.utils.html import conditional_escape
from django.utils.translation import get_language

KEPT_AT_MOST = 20_000

# Signs that no text of the catalogue holds, around the name of a gap.
OPEN, CLOSE = "\ue000", "\ue001"
GAP = re.compile(f"{OPEN}(.*?){CLOSE}")


class Drawn(str):
    """HTML as components draw it: what templates show as it is.

    It comes from here alone: rendered by a template, or put together of HTML and of
    texts that are escaped.
    """

    __slots__ = ()

    def __html__(self):
        return self


class Pattern:
    """HTML with gaps: what stands around them, and the name of each in turn."""

    def __init__(self, around, names):
        self.around = around
        self.names = names
        self.pieces = [piece for each in around for piece in (each, "")][:-1]

    @classmethod
    def of(cls, drawn):
        """Return the pattern of what a template drew with gaps."""
        pieces = GAP.split(drawn)
        return cls(pieces[::2], pieces[1::2])

    def filled(self, shown):
        """Return it with HTML in its gaps, given by their names or numbers."""
        pieces = self.pieces.copy()
        pieces[1::2] = [shown[name] for name in self.names]
        return Drawn("".join(pieces))


class Stencil:
    """A component with gaps for texts, drawn as its template would draw it.

    Its template may show these texts and leave out what depends on an empty one, and
    no more: it is rendered once for each choice of those that are empty. ``shown`` are
    other values in it, of which there are few. Texts are escaped unless they are safe.
    """

    def __init__(self, component, shown):
        self.component = component
        self.shown = shown
        self.patterns = {}

    def __call__(self, **texts):
        """Return the component with texts in its gaps."""
        shown = not_empty(texts)
        return self._pattern(tuple(shown)).filled(shown)

    def each(self, *names, of):
        """Return a pattern of it: drawn once for each of ``of``, which are texts.

        The gaps of these names are left in it, numbered from the first one drawn on.
        What they are filled with is not empty where the template asks whether it is.
        """
        around, numbers = [""], []
        for place, texts in enumerate(of):
            shown = not_empty(texts)
            pattern = self._pattern((*shown, *names))
            around[-1] += pattern.around[0]
            for name, piece in zip(pattern.names, pattern.around[1:], strict=True):
                if name in shown:
                    around[-1] += shown[name] + piece
                else:
                    numbers.append(place * len(names) + names.index(name))
                    around.append(piece)
        return Pattern(around, numbers)

    def _pattern(self, names):
        if names not in self.patterns:
            gaps = {name: f"{OPEN}{name}{CLOSE}" for name in names}
            drawn = rendered(self.component, self.shown | gaps)
            self.patterns[names] = Pattern.of(drawn)
        return self.patterns[names]


class Numbers(dict):
    """Whole numbers as readers write them, by number; each is written once.

    In a large catalogue nearly every count on a page is new. So where digits stand in
    threes, what is before the last three is taken from another number.
    """

    def __init__(self):
        self.gap = gap_of_thousands()

    def __missing__(self, number):
        if len(self) >= KEPT_AT_MOST:
            self.clear()
        if number < 1_000 or self.gap is None:
            written = in_figures(number)
        else:
            before, last = divmod(number, 1_000)
            written = Drawn(f"{self[before]}{self.gap}{last:03}")
        return self.setdefault(number, written)


class Drawing:
    """Draws in one language, and keeps what can be used again.

    It is kept under all that it shows, so that it is never out of date.
    """

    def __init__(self):
        self.kept = {}
        self.numbers = Numbers()

    def part(self, component, /, **shown):
        """Return a component that shows these values and nothing else."""
        return self.keep(key_of(component, shown), rendered, component, shown)

    def stencil(self, component, /, **shown):
        """Return the stencil of a component that shows these values beside texts."""
        key = (Stencil, *key_of(component, shown))
        return self.keep(key, Stencil, component, shown)

    def keep(self, key, make, *arguments):
        """Return what is kept under a key; it is made where nothing is."""
        found = self.kept.get(key)
        if found is None:
            if len(self.kept) >= KEPT_AT_MOST:
                self.kept.clear()
            found = self.kept[key] = make(*arguments)
        return found


@cache
def _drawing(language):
    return Drawing()


def drawing():
    """Return what draws in the reader's language.

    Who edits templates sees the change at once: in DEBUG nothing is kept.
    """
    return Drawing() if settings.DEBUG else _drawing(get_language())


def in_figures(number):
    """Return a whole number as readers of the language write it."""
    return escaped(number_format(number, force_grouping=True))


def gap_of_thousands():
    """Return what stands between thousands, None where digits are grouped otherwise."""
    gap = in_figures(1_000)[1:-3]
    return gap if in_figures(1_000_000) == f"1{gap}000{gap}000" else None


def key_of(component, shown):
    """Return what a component is kept under: the values it shows, and their types.

    A text may read like HTML that was drawn, and a number may equal a truth.
    """
    values = tuple(shown.values())
    return (component, values, tuple(map(type, values)))


def not_empty(texts):
    """Return those of some texts that are not empty, as HTML, by their names."""
    return {name: escaped(text) for name, text in texts.items() if text}


def rendered(component, context):
    """Return a component rendered by its template."""
    return Drawn(render_to_string(f"components/{component}.html", context))


def escaped(text):
    """Return a text as HTML, and HTML as it is."""
    if type(text) is Drawn:
        return text
    # The same for a plain text, several times quicker.
    return Drawn(escape(text) if type(text) is str else conditional_escape(text))


def joined(pieces):
    """Return pieces of HTML as one."""
    return Drawn("".join(map(escaped, pieces)))
