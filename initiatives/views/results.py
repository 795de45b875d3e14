"""What the finder draws of a selection, by the view the reader chose."""

from initiatives.finder.presentation import View
from initiatives.views.finder_cards import results_as_list
from initiatives.views.finder_map import results_as_map
from initiatives.views.finder_table import results_as_table
from initiatives.views.finder_timeline import results_as_timeline

RESULTS = {
    View.LIST: results_as_list,
    View.TABLE: results_as_table,
    View.MAP: results_as_map,
    View.TIMELINE: results_as_timeline,
}


def results_of(selection):
    """Return what the template of the selection's view needs, and the template."""
    results = RESULTS[selection.view](selection)
    return results | {"template": f"initiatives/views/{selection.view.value}.html"}
