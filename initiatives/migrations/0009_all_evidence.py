"""Every source that evidence rests on is searched: of figures and milestones too.

The view of the evidence has the sources of an initiative, however it names them; what
the search reads is put together from it.
"""

from importlib import import_module

from django.db import migrations, models

from initiatives.triggers import CreateTriggers, DropTriggers, WatchTruncate

search = import_module("initiatives.migrations.0003_search")
emptied = import_module("initiatives.migrations.0005_emptied_tables")

EVIDENCE = """
CREATE VIEW initiatives_evidence AS
SELECT initiative_id, source_id FROM initiatives_claim
UNION ALL
SELECT claim.initiative_id, further.source_id
FROM initiatives_claim_further_sources AS further
JOIN initiatives_claim AS claim ON claim.id = further.claim_id
UNION ALL
SELECT initiative_id, source_id FROM initiatives_figure
UNION ALL
SELECT initiative_id, source_id FROM initiatives_milestone
"""
# What the column of the sources was read by, and is read by now. Each source is looked
# up by itself: of joins the planner takes another while it knows little of the tables.
START, END = "SELECT {join}(title", "), '') AS sources"
BEFORE, AFTER = (search.VIEW.index(mark) for mark in (START, END))
OF_CLAIMS = search.VIEW
OF_EVIDENCE = search.VIEW[:BEFORE] + """SELECT {join}(said, {brk}) FROM (
            SELECT (
                SELECT title || {brk} || publisher FROM initiatives_source
                WHERE id = evidence.source_id
            ) AS said
            FROM (
                SELECT DISTINCT source_id FROM initiatives_evidence
                WHERE initiative_id = initiative.id ORDER BY source_id
            ) AS evidence
        ) AS sources
    """ + search.VIEW[AFTER:]
JOINS = {"sqlite": "group_concat", "postgresql": "string_agg"}
WRITE_ALL = {
    "sqlite": ("DELETE FROM initiatives_searchdocument", search.SQLITE_INSERT),
    "postgresql": (
        "SELECT initiatives_search_write(array_agg(id)) FROM initiatives_initiative",
    ),
}


def read(schema_editor, view):
    """Let documents hold what this view has, and write all of them anew."""
    vendor = schema_editor.connection.vendor
    view = view.format(brk=search.BREAK, join=JOINS[vendor])
    if vendor == "postgresql":
        view = view.replace("CREATE VIEW", "CREATE OR REPLACE VIEW")
    else:
        schema_editor.execute("DROP VIEW initiatives_searchtext", params=None)
    for statement in (view, *WRITE_ALL[vendor]):
        schema_editor.execute(statement, params=None)


def read_all_evidence(apps, schema_editor):
    """Search the sources of all evidence."""
    schema_editor.execute(EVIDENCE, params=None)
    read(schema_editor, OF_EVIDENCE)


def read_claims(apps, schema_editor):
    """Search the sources of claims alone, each claim's first."""
    read(schema_editor, OF_CLAIMS)
    schema_editor.execute("DROP VIEW initiatives_evidence", params=None)


OF_SOURCES_OF_CLAIMS = [each for each in search.DOCUMENTS if each.table == "initiatives_source"]


class Migration(migrations.Migration):

    dependencies = [
        ('initiatives', '0008_first_version'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='figure',
            index=models.Index(fields=['source', 'initiative'], name='figure_by_source'),
        ),
        migrations.AddIndex(
            model_name='milestone',
            index=models.Index(fields=['source', 'initiative'], name='milestone_by_source'),
        ),
        migrations.RunPython(read_all_evidence, read_claims),
        DropTriggers("words", OF_SOURCES_OF_CLAIMS),
        CreateTriggers("words", [
            search.watched(
                "initiatives_source", "id",
                "SELECT initiative_id FROM initiatives_evidence WHERE source_id IN ({those})",
                "title", "publisher",
            ),
            search.watched("initiatives_figure", "initiative_id", "{those}", "source_id"),
            search.watched("initiatives_milestone", "initiative_id", "{those}", "source_id"),
            search.watched(
                "initiatives_claim_further_sources", "claim_id",
                "SELECT initiative_id FROM initiatives_claim WHERE id IN ({those})",
                "source_id",
            ),
        ]),
        WatchTruncate({"words": emptied.WORDS}),
    ]
