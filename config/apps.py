"""The admin of the site: Django's, with the catalogue's own curation pages."""

from django.contrib.admin.apps import AdminConfig


class CurationConfig(AdminConfig):
    """Makes ``admin.site`` the curation site, so that every app registers with it."""

    default_site = "initiatives.curation.CurationSite"
