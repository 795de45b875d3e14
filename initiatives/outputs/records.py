"""One initiative as plain data: the shape all data formats share."""


def initiative_record(initiative, absolute):
    """Return an initiative from ``for_export()`` as a dictionary of plain values.

    ``absolute`` turns a path into an address with a host. Population is in people,
    coordinates in degrees (WGS 84); None is "not known".
    """
    return {
        "slug": initiative.slug,
        "name": initiative.name,
        "url": absolute(initiative.get_absolute_url()),
        "summary": initiative.summary,
        "city": city_record(initiative.city),
        "status": initiative.status,
        "start_year": initiative.start_year,
        "end_year": initiative.end_year,
        "lead": {"name": initiative.lead.name, "kind": initiative.lead.kind},
        "strategies": [row.strategy.slug for row in initiative.pursuits.all()],
        "aims": list(
            dict.fromkeys(row.strategy.aim for row in initiative.pursuits.all())
        ),
        "service_areas": [term.slug for term in initiative.service_areas.all()],
        "levers": [term.slug for term in initiative.levers.all()],
        "target_groups": [term.slug for term in initiative.target_groups.all()],
        "tags": [tag.name for tag in initiative.tags.all()],
        "website": initiative.website,
        "statements": initiative.statement_count,
        "sources": initiative.source_count,
        "updated": initiative.updated_at.isoformat(),
    }


def city_record(city):
    """Return a city as from ``for_card()`` as a dictionary of plain values.

    ``population_source`` is the key of the source of the figure, as in the addresses
    of sources. GeoNames' figures have no year.
    """
    return {
        "slug": city.slug,
        "name": city.name,
        "region": city.region,
        "country": city.country.code,
        "population": city.population,
        "population_year": city.population_year,
        "population_source": city.population_source,
        "size": city.size.value,
        "latitude": None if city.latitude is None else float(city.latitude),
        "longitude": None if city.longitude is None else float(city.longitude),
    }
