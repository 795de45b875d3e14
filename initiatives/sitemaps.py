"""What search engines may find: the public pages of the catalogue."""

from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from initiatives.models import (
    Award,
    Initiative,
    Lesson,
    Organisation,
    Source,
    StrategyCategory,
)


class PageSitemap(Sitemap):
    """Pages that are not records."""

    def items(self):
        """Return the names of the views."""
        names = ("home", "list", "strategy-list", "lesson-list", "source-list")
        return [*names, "cities-like", "matrix", "award-list", "about", "method"]

    def location(self, item):
        """Return the address of a view."""
        return reverse(f"initiatives:{item}")


class InitiativeSitemap(Sitemap):
    """Published initiatives."""

    def items(self):
        """Return the initiatives."""
        return Initiative.objects.published()

    def lastmod(self, item):
        """Return when the record was last changed."""
        return item.updated_at


class RecordSitemap(Sitemap):
    """Records of one model, given as a queryset method that is public."""

    def __init__(self, records):
        self.records = records

    def items(self):
        """Return the records."""
        return self.records()


SITEMAPS = {
    "pages": PageSitemap,
    "initiatives": InitiativeSitemap,
    "strategies": RecordSitemap(StrategyCategory.objects.all),
    "lessons": RecordSitemap(Lesson.objects.all),
    "organisations": RecordSitemap(Organisation.objects.public),
    "sources": RecordSitemap(Source.objects.public),
    "awards": RecordSitemap(Award.objects.all),
}
