"""The version rises on PostgreSQL also where a group of synonyms made its row.

Such a row names no transaction that raised it, and nothing differs from what is null.
"""

from importlib import import_module

from django.db import migrations

version = import_module("initiatives.migrations.0002_catalogue_version")

RAISE_ONCE = """
CREATE OR REPLACE FUNCTION raise_catalogue_version() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO initiatives_catalogueversion AS version (id, number, stamp, raised_by)
    VALUES (1, 1, replace(gen_random_uuid()::text, '-', ''), pg_current_xact_id())
    ON CONFLICT (id) DO UPDATE
    SET number = version.number + 1, stamp = excluded.stamp, raised_by = excluded.raised_by
    WHERE version.raised_by {differs} excluded.raised_by;
    IF NOT FOUND THEN
        PERFORM set_config(
            'catalogue.changes',
            split_part(catalogue_changes(), ' ', 1)::bigint + 1 || ' ' || gen_random_uuid(),
            true
        );
    END IF;
END $$
"""


class Migration(migrations.Migration):

    dependencies = [
        ('initiatives', '0007_what_cards_count'),
    ]

    operations = [
        migrations.RunPython(
            version.on_postgresql(RAISE_ONCE.format(differs="IS DISTINCT FROM")),
            version.on_postgresql(RAISE_ONCE.format(differs="<>")),
        ),
    ]
