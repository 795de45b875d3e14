"""The site's addresses, and a bare view to compare its pages with."""

from functools import cache

from django.http import HttpResponse
from django.urls import path

from config.urls import urlpatterns as site


@cache
def body_of(size):
    """Return a constant body of this many bytes."""
    return b"x" * size


def constant(request, size):
    """Answer with a constant: the least a Django view can do."""
    return HttpResponse(body_of(size))


urlpatterns = [path("constant/<int:size>/", constant), *site]
