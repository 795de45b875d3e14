"""GeoJSON (RFC 7946): every initiative of a selection as one feature, in its city."""

import json

from initiatives.outputs.records import initiative_record


def selection_as_geojson(initiatives, absolute):
    """Yield the text of a FeatureCollection, feature by feature.

    Coordinates are longitude and latitude in degrees (WGS 84) and those of the city;
    where they are not known, the geometry is null.
    """
    yield '{"type": "FeatureCollection", "features": ['
    separator = "\n"
    for initiative in initiatives:
        yield separator + json.dumps(
            feature_of(initiative, absolute), ensure_ascii=False
        )
        separator = ",\n"
    yield "\n]}\n"


def feature_of(initiative, absolute):
    """Return an initiative from ``for_export()`` as a GeoJSON feature."""
    record = initiative_record(initiative, absolute)
    latitude = record["city"].pop("latitude")
    longitude = record["city"].pop("longitude")
    geometry = None
    if latitude is not None:
        geometry = {"type": "Point", "coordinates": [longitude, latitude]}
    return {
        "type": "Feature",
        "id": record["slug"],
        "geometry": geometry,
        "properties": record,
    }
