"""Indexes that hold what the finder's index reads, so that it reads nothing else.

The tables of many-to-many fields have no model to declare theirs.
"""

from django.db import migrations, models


def index_of(field, term):
    """Return the index of such a table by its term."""
    table = f"initiatives_initiative_{field}"
    return migrations.RunSQL(
        f"CREATE INDEX {field}_by_term ON {table} ({term}_id, initiative_id)",
        f"DROP INDEX {field}_by_term",
    )


class Migration(migrations.Migration):

    dependencies = [
        ("initiatives", "0005_emptied_tables"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="initiative",
            index=models.Index(
                fields=["name", "id", "publication", "start_year", "city", "updated_at"],
                name="initiative_by_name",
            ),
        ),
        migrations.AddIndex(
            model_name="initiativestrategy",
            index=models.Index(fields=["strategy", "initiative"], name="pursuit_by_strategy"),
        ),
        index_of("levers", "lever"),
        index_of("service_areas", "servicearea"),
        index_of("target_groups", "targetgroup"),
    ]
