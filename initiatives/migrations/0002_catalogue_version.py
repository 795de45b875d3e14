"""The version of the catalogue, and the triggers that raise it with a public change."""

from django.db import migrations, models

from initiatives.triggers import CreateTriggers, Watched

RAISE = {
    "sqlite": """
INSERT INTO initiatives_catalogueversion (id, number, stamp)
SELECT 1, 1, {{random}} WHERE EXISTS (SELECT 1 FROM {{changed}} AS changed {condition})
ON CONFLICT (id) DO UPDATE SET number = number + 1, stamp = excluded.stamp;
""",
    "postgresql": """
IF EXISTS (SELECT 1 FROM {{changed}} AS changed {condition}) THEN
    PERFORM raise_catalogue_version();
END IF;
""",
}

# PostgreSQL keeps every state of a row until the transaction ends, so that a row raised
# ten thousand times in one is slow to find. The row is therefore raised once for each
# transaction; what more changed is counted in a setting that ends with it (the count
# and a stamp). What is taken back to a savepoint takes both back.
RAISE_ONCE = """
ALTER TABLE initiatives_catalogueversion ADD COLUMN raised_by xid8;
CREATE FUNCTION raise_catalogue_version() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO initiatives_catalogueversion AS version (id, number, stamp, raised_by)
    VALUES (1, 1, replace(gen_random_uuid()::text, '-', ''), pg_current_xact_id())
    ON CONFLICT (id) DO UPDATE
    SET number = version.number + 1, stamp = excluded.stamp, raised_by = excluded.raised_by
    WHERE version.raised_by <> excluded.raised_by;
    IF NOT FOUND THEN
        PERFORM set_config(
            'catalogue.changes',
            split_part(catalogue_changes(), ' ', 1)::bigint + 1 || ' ' || gen_random_uuid(),
            true
        );
    END IF;
END $$;
CREATE FUNCTION catalogue_changes() RETURNS text LANGUAGE sql STABLE AS $$
    SELECT coalesce(nullif(current_setting('catalogue.changes', true), ''), '0')
$$;
"""
RAISE_NO_MORE = """
DROP FUNCTION raise_catalogue_version();
DROP FUNCTION catalogue_changes();
"""

# What readers see whether or not a published initiative has to do with it.
ALWAYS_PUBLIC = (
    "cities_city",
    "cities_citystatistic",
    "cities_gatewaytype",
    "initiatives_award",
    "initiatives_award_sources",
    "initiatives_lesson",
    "initiatives_lesson_strategies",
    "initiatives_lever",
    "initiatives_organisation",
    "initiatives_section",
    "initiatives_servicearea",
    "initiatives_source",
    "initiatives_strategycategory",
    "initiatives_tag",
    "initiatives_targetgroup",
)

# What readers see with its initiative, by the column that leads there.
OF_INITIATIVES = {
    "initiatives_claim": "initiative_id",
    "initiatives_figure": "initiative_id",
    "initiatives_initiative_levers": "initiative_id",
    "initiatives_initiative_partners": "initiative_id",
    "initiatives_initiative_service_areas": "initiative_id",
    "initiatives_initiative_target_groups": "initiative_id",
    "initiatives_initiativestrategy": "initiative_id",
    "initiatives_lesson_initiatives": "initiative_id",
    "initiatives_milestone": "initiative_id",
    "initiatives_recognition": "initiative_id",
    "initiatives_taggedinitiative": "content_object_id",
}

PUBLISHED = """
JOIN initiatives_initiative
ON initiatives_initiative.id = {column} AND initiatives_initiative.publication = 'published'
"""
OF_A_CLAIM = "JOIN initiatives_claim ON initiatives_claim.id = claim_id"
IS_PUBLISHED = "WHERE changed.publication = 'published'"


def watched(table, column, condition=""):
    """Return the order to raise the version where the condition holds."""
    statements = {vendor: sql.format(condition=condition) for vendor, sql in RAISE.items()}
    return Watched(table, column, statements)


def on_postgresql(statements):
    """Return a step that runs these on PostgreSQL alone."""

    def run(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(statements, params=None)

    return run


class Migration(migrations.Migration):

    dependencies = [
        ('cities', '0002_initial'),
        ('initiatives', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='CatalogueVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveBigIntegerField(verbose_name='number')),
                ('stamp', models.CharField(max_length=32, verbose_name='stamp')),
            ],
            options={
                'verbose_name': 'version of the catalogue',
                'verbose_name_plural': 'versions of the catalogue',
                'constraints': [models.CheckConstraint(condition=models.Q(('pk', 1)), name='catalogue_version_one_row', violation_error_message='There is one version of the catalogue.')],
            },
        ),
        migrations.RunPython(on_postgresql(RAISE_ONCE), on_postgresql(RAISE_NO_MORE)),
        CreateTriggers(
            "version",
            [
                watched("initiatives_initiative", "publication", IS_PUBLISHED),
                watched(
                    "initiatives_claim_further_sources",
                    "claim_id",
                    OF_A_CLAIM
                    + PUBLISHED.format(column="initiatives_claim.initiative_id"),
                ),
                *(
                    watched(table, column, PUBLISHED.format(column=f"changed.{column}"))
                    for table, column in OF_INITIATIVES.items()
                ),
                *(watched(table, "id") for table in ALWAYS_PUBLIC),
            ],
        ),
    ]
