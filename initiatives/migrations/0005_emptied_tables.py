"""What PostgreSQL does when a table is emptied by TRUNCATE.

The version rises whatever stood in the table. It rises before, so that a TRUNCATE of
every table, as tests do, leaves none behind.
"""

from django.db import migrations

from initiatives.triggers import WatchTruncate

VERSION = ("BEFORE", "PERFORM raise_catalogue_version();")
WORDS = (
    "AFTER",
    "PERFORM initiatives_search_write(ARRAY(SELECT id FROM initiatives_initiative));",
)


class Migration(migrations.Migration):

    dependencies = [
        ('initiatives', '0004_columns_of_the_index'),
    ]

    operations = [
        WatchTruncate({"version": VERSION, "words": WORDS}),
    ]
