"""Findings on addresses of pages that cannot be right, whoever answers there."""

import re
from urllib.parse import urlsplit

from django.apps import apps
from django.db.models import URLField
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from initiatives.integrity.finding import Reading, Severity, kebab


def is_sound(address):
    """Tell whether it is http(s), of a named host, and holds no space or password."""
    if re.search(r"\s", address):
        return False
    try:
        parts = urlsplit(address)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        return False
    return (
        parts.scheme in {"http", "https"}
        and "." in host.strip(".")
        and parts.username is None
    )


def unsound(rows):
    """Return the keys of rows with an address that is not sound; blank is fine."""
    return {
        pk
        for pk, *addresses in rows
        if not all(is_sound(address) for address in addresses if address)
    }


def address_broken(model, fields):
    """Return the finding: rows of a model whose addresses cannot be right."""
    return Reading(
        name=f"{kebab(model)}-address-broken",
        severity=Severity.ERROR,
        model=model,
        title=format_lazy(
            _("{models}: an address that cannot be"),
            models=model._meta.verbose_name_plural,
        ),
        sentence=_(
            "An address starts with http:// or https:// and a full host name, and "
            "holds no space and no password."
        ),
        fields=fields,
        pick=unsound,
    )


def address_fields(model):
    """Return the names of a model's fields that hold addresses."""
    return tuple(
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, URLField)
    )


FINDINGS = tuple(
    address_broken(model, fields)
    for app in ("cities", "initiatives")
    for model in apps.get_app_config(app).get_models()
    if (fields := address_fields(model))
)
