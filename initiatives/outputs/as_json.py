"""JSON: one page of a selection, with its facets."""

from initiatives.outputs.records import initiative_record


def selection_as_json(selection, page, absolute):
    """Return a page of a selection and the counts of its facets, ready for JSON."""
    return {
        "version": selection.version.number,
        "total": selection.total,
        "page": page.number,
        "pages": page.paginator.num_pages,
        "page_size": page.paginator.per_page,
        "description": selection.description,
        "selection": selection.chosen,
        "facets": {
            panel.name: [
                {
                    "value": option.value,
                    "label": str(option.label),
                    "count": option.count,
                    "selected": option.selected,
                }
                for option in panel.options
            ]
            for panel in selection.all_facets
        },
        "results": [initiative_record(initiative, absolute) for initiative in page],
    }
