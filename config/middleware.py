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
    redirected, and only where the lower-case address has a page behind it.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """Answer, or redirect permanently to the address in lower case."""
        response = self.get_response(request)
        lowered = request.path_info.lower()
        if response.status_code != 404 or lowered == request.path_info:
            return response
        try:
            resolve(lowered)
        except Resolver404:
            return response
        address = request.get_full_path().replace(request.path, lowered, 1)
        return HttpResponsePermanentRedirect(address)
