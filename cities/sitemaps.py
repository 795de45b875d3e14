"""What search engines may find: the cities."""

from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from cities.models import City


class CitySitemap(Sitemap):
    """Cities with public initiatives, and the list of them."""

    def items(self):
        """Return the cities, and None for their list."""
        return [None, *City.objects.with_initiatives()]

    def location(self, item):
        """Return the address of a city, or of the list."""
        return item.get_absolute_url() if item else reverse("cities:list")
