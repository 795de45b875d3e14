"""Addresses of the site: the apps' pages, curation, and what machines read."""

from django.contrib import admin
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path

from cities.sitemaps import CitySitemap
from initiatives.sitemaps import SITEMAPS

urlpatterns = [
    path("", include("initiatives.urls")),
    path("cities/", include("cities.urls")),
    path("admin/", admin.site.urls),
    path(
        "sitemap.xml",
        sitemap,
        {"sitemaps": SITEMAPS | {"cities": CitySitemap}},
        name="sitemap",
    ),
]
