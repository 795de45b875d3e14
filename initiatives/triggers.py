"""A migration operation: what the database itself does after a change of some tables.

Triggers see every change, however it is made: by the admin, ``update()``,
``bulk_create`` or SQL by hand. On PostgreSQL they run once a statement, on SQLite once
a row, and both read the changed rows in the same way.

Django rebuilds a table on SQLite when a later migration alters it, and the table's
triggers go with the old one: such a migration makes them again. A test compares what
is there with what the migrations asked for.
"""

from dataclasses import dataclass
from functools import partial

from django.db.migrations.operations.base import Operation

# How the rows of an event are called, before and after it.
ROWS = {"insert": ("new",), "update": ("old", "new"), "delete": ("old",)}

# PostgreSQL: the changed rows of a statement, and those of an update in which something
# changed that matters. A trigger that sees all rows cannot be bound to columns.
CHANGED = "SELECT {column} FROM {row}_rows"
ALTERED = (
    "SELECT {column} FROM (SELECT {matters} FROM {row}_rows "
    "EXCEPT SELECT {matters} FROM {other}_rows) AS {row}_altered"
)


@dataclass(frozen=True)
class Watched:
    """One table, and the SQL to run after a change of it.

    In ``statements``, ``{changed}`` stands for the values of ``column`` in the changed
    rows, before and after the change, as a table with that one column, and ``{random}``
    for a text that never comes twice. Where the databases need different SQL,
    ``statements`` maps the vendor to it.

    Where ``matters`` names columns, an update that changes neither one of them nor
    ``column`` is passed over.
    """

    table: str
    column: str
    statements: str | dict[str, str]
    matters: tuple[str, ...] = ()

    def statements_for(self, vendor):
        """Return the SQL for a database."""
        if isinstance(self.statements, str):
            return self.statements
        return self.statements[vendor]


class CreateTriggers(Operation):
    """Make the triggers ``<name>_<table>_<event>`` for every watched table."""

    reversible = True
    reduces_to_sql = True

    def __init__(self, name, watched):
        self.name = name
        self.watched = watched

    def state_forwards(self, app_label, state):
        """Change no model."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        """Make the triggers."""
        create = ENGINES[schema_editor.connection.vendor].create
        self._for_each(partial(create, schema_editor))

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        """Remove the triggers."""
        drop = ENGINES[schema_editor.connection.vendor].drop
        self._for_each(partial(drop, schema_editor))

    def _for_each(self, act):
        for watched in self.watched:
            for event in ROWS:
                act(f"{self.name}_{watched.table}_{event}", watched, event)

    def describe(self):
        """Say what it does, for the list of migrations."""
        return f"Make the triggers {self.name} of {len(self.watched)} tables"


class DropTriggers(CreateTriggers):
    """Remove the triggers that an earlier migration made, to make them otherwise."""

    database_forwards = CreateTriggers.database_backwards
    database_backwards = CreateTriggers.database_forwards

    def describe(self):
        """Say what it does, for the list of migrations."""
        return f"Remove the triggers {self.name} of {len(self.watched)} tables"


class WatchTruncate(Operation):
    """See to PostgreSQL's TRUNCATE as well, which tells no row and so no other trigger.

    Every table that ``CreateTriggers`` has watched so far gets the trigger
    ``<name>_<table>_truncate``, unless it is there. ``statements`` has, by the name of
    the triggers, whether they run before or after the table is emptied, and the SQL.
    SQLite has no such statement.
    """

    reversible = True
    reduces_to_sql = True

    def __init__(self, statements):
        self.statements = statements

    def state_forwards(self, app_label, state):
        """Change no model."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        """Make the triggers."""
        if schema_editor.connection.vendor == "postgresql":
            for name, (when, body) in self.statements.items():
                create = TRUNCATE_TRIGGERS.format(name=name, when=when, body=body)
                schema_editor.execute(create, params=None)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        """Remove the triggers."""
        if schema_editor.connection.vendor == "postgresql":
            for name in self.statements:
                PostgreSQL.drop(schema_editor, f"{name}_truncated", None, None)

    def describe(self):
        """Say what it does, for the list of migrations."""
        return f"See to TRUNCATE for the triggers {', '.join(self.statements)}"


TRUNCATE_TRIGGERS = """
CREATE OR REPLACE FUNCTION {name}_truncated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN {body} RETURN NULL; END $$;
DO $$
DECLARE watched record;
BEGIN
    FOR watched IN
        SELECT tgrelid::regclass AS called,
            replace(tgname, '_delete', '_truncate') AS name
        FROM pg_trigger WHERE tgname LIKE '{name}\\_%\\_delete' AND tgrelid NOT IN (
            SELECT tgrelid FROM pg_trigger WHERE tgname LIKE '{name}\\_%\\_truncate'
        )
    LOOP
        EXECUTE format(
            'CREATE TRIGGER %I {when} TRUNCATE ON %s '
            'EXECUTE FUNCTION {name}_truncated()',
            watched.name, watched.called
        );
    END LOOP;
END $$
"""


class SQLite:
    """Triggers that run once for each changed row."""

    @staticmethod
    def create(schema_editor, name, watched, event):
        """Make one trigger."""
        column = watched.column
        rows = (f"SELECT {row}.{column} AS {column}" for row in ROWS[event])
        body = watched.statements_for("sqlite").format(
            changed=f"({' UNION ALL '.join(rows)})",
            random="lower(hex(randomblob(16)))",
        )
        condition = ""
        if event == "update" and watched.matters:
            before, after = (
                ", ".join(f"{row}.{matter}" for matter in (column, *watched.matters))
                for row in ROWS[event]
            )
            condition = f"WHEN ({before}) IS NOT ({after})"
        schema_editor.execute(
            f"CREATE TRIGGER {name} AFTER {event} ON {watched.table} {condition} "
            f"BEGIN {body} END",
            params=None,
        )

    @staticmethod
    def drop(schema_editor, name, watched, event):
        """Remove one trigger."""
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}", params=None)


class PostgreSQL:
    """Triggers that run once for each statement, however many rows it changed."""

    @staticmethod
    def create(schema_editor, name, watched, event):
        """Make one trigger and the function it runs."""
        rows = PostgreSQL.changed_rows(watched, event)
        body = watched.statements_for("postgresql").format(
            changed=f"({' UNION ALL '.join(rows)})",
            random="replace(gen_random_uuid()::text, '-', '')",
        )
        tables = " ".join(f"{row} TABLE AS {row}_rows" for row in ROWS[event])
        schema_editor.execute(
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ "
            f"BEGIN {body} RETURN NULL; END $$",
            params=None,
        )
        schema_editor.execute(
            f"CREATE TRIGGER {name} AFTER {event} ON {watched.table} "
            f"REFERENCING {tables} FOR EACH STATEMENT EXECUTE FUNCTION {name}()",
            params=None,
        )

    @staticmethod
    def changed_rows(watched, event):
        """Yield the queries for the values of the changed rows."""
        columns = dict.fromkeys(("id", watched.column, *watched.matters))
        only_altered = event == "update" and watched.matters
        for row in ROWS[event]:
            yield (ALTERED if only_altered else CHANGED).format(
                column=watched.column,
                matters=", ".join(columns),
                row=row,
                other="new" if row == "old" else "old",
            )

    @staticmethod
    def drop(schema_editor, name, watched, event):
        """Remove one trigger and its function."""
        schema_editor.execute(f"DROP FUNCTION IF EXISTS {name}() CASCADE", params=None)


ENGINES = {"sqlite": SQLite, "postgresql": PostgreSQL}
