"""Addresses of the cities, for a site that knows which are like one another."""

from django.urls import path

from cities import views


def city_pages(peers_of):
    """Return the pages, ready to be included.

    ``peers_of`` takes a slug and returns the cities most like that one, with reasons.
    """
    detail = "<slug:slug>/"
    patterns = [
        path("", views.city_list, name="list"),
        path(detail, views.city_detail, {"peers_of": peers_of}, name="detail"),
    ]
    return patterns, "cities"
