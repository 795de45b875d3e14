"""Addresses of the site: the apps' pages, curation, and what machines read."""

from django.contrib import admin
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path

from cities.sitemaps import CitySitemap
from cities.urls import city_pages
from initiatives.sitemaps import SITEMAPS
from initiatives.views.like import peers_of

urlpatterns = [
    path("", include("initiatives.urls")),
    path("cities/", include(city_pages(peers_of))),
    path("admin/", admin.site.urls),
    path(
        "sitemap.xml",
        sitemap,
        {"sitemaps": SITEMAPS | {"cities": CitySitemap}},
        name="sitemap",
    ),
]
