"""What every answer gets: a permissions policy, and redirects to lower case."""

from django.http import HttpResponsePermanentRedirect
from django.urls import Resolver404, resolve

PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "camera",
        "geolocation",
        "gyroscope",
        "microphone",
        "payment",
        "usb",
    )
)


class PermissionsPolicyMiddleware:
    """Says that pages use none of the browser's powerful features."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """Answer with the header set."""
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response


class LowercaseAddressMiddleware:
    """Sends a reader who typed capitals in an address to the lower-case one.

    All addresses of the site are in lower case. Only what was not found is
    redirected, and only to what an address of the site may look like.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """Answer, or redirect permanently to the address in lower case."""
        response = self.get_response(request)
        lowered = request.path_info.lower()
        if response.status_code != 404 or lowered == request.path_info:
            return response
        for path in (lowered, f"{lowered}/"):
            if leads_somewhere(path):
                address = request.get_full_path().replace(request.path, path, 1)
                return HttpResponsePermanentRedirect(address)
        return response


def leads_somewhere(path):
    """Whether the site has addresses of the form of this path."""
    try:
        resolve(path)
    except Resolver404:
        return False
    return True
