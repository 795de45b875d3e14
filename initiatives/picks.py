"""What a reader picks: up to four initiatives, named in an address or a form.

Compare, shortlist and brief all read their ``initiative`` values here, so that all
three take the same and refuse the same, in the same words.
"""

from dataclasses import dataclass, field

from django.contrib.humanize.templatetags.humanize import apnumber
from django.core.validators import slug_re
from django.urls import reverse
from django.utils.translation import gettext as _

from initiatives.finder.reading import shortened
from initiatives.models import Initiative

AT_MOST = 4
PARAMETER = "initiative"


@dataclass
class Picks:
    """Published initiatives in the order given, and in words what was refused.

    ``names`` has the name of each by its slug.
    """

    names: dict[str, str] = field(default_factory=dict)
    refusals: list[str] = field(default_factory=list)

    @property
    def slugs(self):
        """The slugs, in the order given."""
        return list(self.names)

    def take(self, slug, name):
        """Take one more, or say why not."""
        if slug in self.names:
            words = _("“%(name)s” is given twice; it is taken once.")
        elif len(self.names) >= AT_MOST:
            words = _("“%(name)s” is left out: %(most)s are the most at once.")
        else:
            self.names[slug] = name
            return
        self.refusals.append(words % {"name": name, "most": apnumber(AT_MOST)})


def read_picks(values):
    """Return the Picks of slugs in any case; empty ones say nothing.

    A draft is refused in the words for what was never there: nobody can guess it.
    """
    slugs = [slug for value in values if (slug := value.strip().lower())]
    names = Initiative.objects.published().names_of(
        [slug for slug in slugs if slug_re.match(slug)]
    )
    picks = Picks()
    for slug in slugs:
        if slug in names:
            picks.take(slug, names[slug])
        else:
            words = _("“%(value)s” is not in the catalogue.")
            refusal = words % {"value": shortened(slug)}
            if refusal not in picks.refusals:
                picks.refusals.append(refusal)
    return picks


def read_query(query, others=()):
    """Return the Picks of a query string, refusing parameters that mean nothing here.

    ``others`` maps the further parameters of the page to the values they may have.
    """
    picks = read_picks(query.getlist(PARAMETER))
    allowed = dict(others)
    for name, values in query.lists():
        if name == PARAMETER:
            continue
        if name not in allowed:
            words = _("“%(name)s” is not a parameter of this page.")
            picks.refusals.append(words % {"name": shortened(name)})
            continue
        for value in values:
            if value and value not in allowed[name]:
                words = _("“%(value)s” is not a value of “%(name)s”.")
                told = {"value": shortened(value), "name": name}
                picks.refusals.append(words % told)
    return picks


def address_of(name, slugs, **more):
    """Return the address of a page about these initiatives; None leaves one out."""
    more = {key: value for key, value in more.items() if value is not None}
    return reverse(f"initiatives:{name}", query={PARAMETER: list(slugs)} | more)
