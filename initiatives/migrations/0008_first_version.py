"""The version rises on PostgreSQL also where a group of synonyms made its row.

Such a row names no transaction that raised it, and nothing differs from what is null.
"""

from importlib import import_module

from django.db import migrations

version = import_module("initiatives.migrations.0002_catalogue_version")

# The function alone, without the column before it and the function behind.
RAISE = version.RAISE_ONCE[version.RAISE_ONCE.index("CREATE FUNCTION raise"):].partition("$$;")
AS_IT_WAS = "".join(RAISE[:2]).replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")
ALSO_WHERE_NONE_DID = AS_IT_WAS.replace(
    "version.raised_by <> excluded.raised_by",
    "version.raised_by IS DISTINCT FROM excluded.raised_by",
)


class Migration(migrations.Migration):

    dependencies = [
        ('initiatives', '0007_what_cards_count'),
    ]

    operations = [
        migrations.RunPython(
            version.on_postgresql(ALSO_WHERE_NONE_DID), version.on_postgresql(AS_IT_WAS)
        ),
    ]
