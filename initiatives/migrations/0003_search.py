"""What the search reads: a document for each published initiative, and synonyms.

A view puts together what is said about an initiative; the document is the indexed form
of it: a row of an FTS5 table on SQLite, a tsvector on PostgreSQL. Triggers write it
anew after every change of what it is made of. Both databases take words, accents,
capitals and endings alike: the original Porter stemmer, no stop words.
"""

from django.db import migrations, models

from initiatives.triggers import CreateTriggers, Watched

# Stands between two texts, so that no phrase is found across them.
BREAK = "' brk0brk '"

# Letters with no accent to take off, for SQLite and PostgreSQL alike.
LETTERS = {
    "ß": "ss", "ẞ": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ø": "o", "Ø": "o",
    "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "þ": "th", "Þ": "th", "ı": "i",
}
COLUMNS = ("names", "places", "summary", "bodies", "claims", "sources")

# "country…0" stands for the country, which has its names in the code and not in a table.
VIEW = """
CREATE VIEW initiatives_searchtext AS
SELECT
    initiative.id AS id,
    initiative.name || {brk} || replace(initiative.also_known_as, '\n', {brk}) AS names,
    city.name || {brk} || city.region || ' country' || lower(city.country) || '0'
        || {brk} || coalesce((
            SELECT {join}(name, {brk}) FROM (
                SELECT strategy.name AS name
                FROM initiatives_initiativestrategy AS pursuit
                JOIN initiatives_strategycategory AS strategy
                    ON strategy.id = pursuit.strategy_id
                WHERE pursuit.initiative_id = initiative.id
                ORDER BY pursuit.position, pursuit.id
            ) AS strategies
        ), '')
        || {brk} || coalesce((
            SELECT {join}(name, {brk}) FROM (
                SELECT tag.name AS name
                FROM initiatives_taggedinitiative AS tagged
                JOIN initiatives_tag AS tag ON tag.id = tagged.tag_id
                WHERE tagged.content_object_id = initiative.id
                ORDER BY tagged.id
            ) AS tags
        ), '') AS places,
    initiative.summary AS summary,
    body.name || {brk} || coalesce((
        SELECT {join}(name, {brk}) FROM (
            SELECT partner.name AS name
            FROM initiatives_initiative_partners AS joined
            JOIN initiatives_organisation AS partner
                ON partner.id = joined.organisation_id
            WHERE joined.initiative_id = initiative.id
            ORDER BY joined.id
        ) AS partners
    ), '') AS bodies,
    coalesce((
        SELECT {join}(text, {brk}) FROM (
            SELECT text FROM initiatives_claim AS claim
            WHERE claim.initiative_id = initiative.id
            ORDER BY claim.position, claim.id
        ) AS claims
    ), '') AS claims,
    coalesce((
        SELECT {join}(title || {brk} || publisher, {brk}) FROM (
            SELECT source.title AS title, source.publisher AS publisher
            FROM initiatives_source AS source
            WHERE source.id IN (
                SELECT claim.source_id FROM initiatives_claim AS claim
                WHERE claim.initiative_id = initiative.id
            )
            ORDER BY source.id
        ) AS sources
    ), '') AS sources
FROM initiatives_initiative AS initiative
JOIN cities_city AS city ON city.id = initiative.city_id
JOIN initiatives_organisation AS body ON body.id = initiative.lead_id
WHERE initiative.publication = 'published'
"""


def without_letters(text):
    """Return the SQL of a text in which plain letters stand for LETTERS."""
    for letter, plain in LETTERS.items():
        text = f"replace({text}, '{letter}', '{plain}')"
    return text


def view(join):
    """Return the SQL of the view, with the database's own word for joining texts."""
    return VIEW.format(brk=BREAK, join=join)


SQLITE_INSERT = (
    f"INSERT INTO initiatives_searchdocument (rowid, {', '.join(COLUMNS)}) "
    f"SELECT id, {', '.join(map(without_letters, COLUMNS))} FROM initiatives_searchtext"
)
SQLITE_MAKE = (
    view("group_concat"),
    f"CREATE VIRTUAL TABLE initiatives_searchdocument USING fts5 ({', '.join(COLUMNS)}, "
    "tokenize = 'porter unicode61 remove_diacritics 2')",
    SQLITE_INSERT,
)
SQLITE_UNMAKE = (
    "DROP TABLE initiatives_searchdocument",
    "DROP VIEW initiatives_searchtext",
)

# What is neither letter nor number. The parser would otherwise see addresses, compounds
# and signed numbers, where SQLite sees words.
BETWEEN_WORDS = (
    r"[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b1\u00b4"
    r"\u00b6-\u00b8\u00bb\u00bf\u00d7\u00f7\u2000-\u206f\u20a0-\u20cf\u2190-\u2bff"
    r"\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020\u3030\ufe30-\ufe6f\uff01-\uff0f]+"
)
# Where SQLite's stemmer does otherwise, words take the form that the other stems alike:
# it leaves two letters alone ("us" is the stem of "use"), drops no word that is nothing
# but an ending, and takes "-logy" for "-log", "-bly" for "-ble".
ALIKE = (
    (r"\m([aeiou])s\M", r"\1se"),
    (r"\m(\w?)s\M", r"\1s0"),
    (r"(\w\w)log(y|ies)\M", r"\1log"),
    (r"(\w\w)bl(y|ies)\M", r"\1ble"),
)


def alike(text):
    """Return the SQL of a text after the replacements of ALIKE."""
    for pattern, replacement in ALIKE:
        text = f"regexp_replace({text}, '{pattern}', '{replacement}', 'g')"
    return text


FOLDED = f"""regexp_replace(
    lower(regexp_replace(
        normalize({without_letters("text")}, NFD), '[\\u0300-\\u036f]+', '', 'g'
    )),
    '{BETWEEN_WORDS}', ' ', 'g'
)"""
POSTGRESQL_MAKE = (
    view("string_agg"),
    "CREATE TEXT SEARCH DICTIONARY initiatives_porter (TEMPLATE = snowball, LANGUAGE = porter)",
    "CREATE TEXT SEARCH CONFIGURATION initiatives_search (PARSER = default)",
    "ALTER TEXT SEARCH CONFIGURATION initiatives_search ADD MAPPING FOR "
    "asciiword, word, numword, int, uint, float, sfloat, version WITH initiatives_porter",
    f"""
    CREATE FUNCTION initiatives_search_folded(text text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN {alike(FOLDED)}
    """,
    """
    CREATE FUNCTION initiatives_search_part(text text, weight "char") RETURNS tsvector
    LANGUAGE sql STABLE STRICT PARALLEL SAFE RETURN setweight(
        to_tsvector('initiatives_search', initiatives_search_folded(text || ' brk0brk')),
        weight
    )
    """,
    "CREATE TABLE initiatives_searchdocument "
    "(id bigint PRIMARY KEY, document tsvector NOT NULL)",
    # The documents stand outside the table itself, so that finding which match, but for
    # phrases, reads little.
    "ALTER TABLE initiatives_searchdocument SET (toast_tuple_target = 128)",
    # What is written waits in a list that every search reads: kept short, at 512 kB.
    "CREATE INDEX initiatives_searchdocument_words ON initiatives_searchdocument "
    "USING gin (document) WITH (gin_pending_list_limit = 512)",
    """
    CREATE FUNCTION initiatives_search_write(ids bigint[]) RETURNS void
    LANGUAGE plpgsql AS $$
    BEGIN
        -- Who changes published initiatives waits for the row of the version. Drafts
        -- do not raise it: one that is published meanwhile is waited for here.
        PERFORM 1 FROM initiatives_initiative
        WHERE id = ANY (ids) AND publication <> 'published'
        ORDER BY id FOR NO KEY UPDATE;
        DELETE FROM initiatives_searchdocument
        WHERE id = ANY (ids) AND NOT EXISTS (
            SELECT FROM initiatives_searchtext AS said
            WHERE said.id = initiatives_searchdocument.id
        );
        INSERT INTO initiatives_searchdocument
        SELECT id, ts_delete(
            initiatives_search_part(names, 'A') || initiatives_search_part(places, 'B')
            || initiatives_search_part(summary, 'C') || initiatives_search_part(bodies, 'C')
            || initiatives_search_part(claims, 'D') || initiatives_search_part(sources, 'D'),
            'brk0brk'
        ) FROM initiatives_searchtext WHERE id = ANY (ids)
        ON CONFLICT (id) DO UPDATE SET document = excluded.document;
    END $$
    """,
    # The planner takes reading all documents for cheap: it does not count what lies
    # outside the table.
    """
    CREATE FUNCTION initiatives_search_found(wanted text) RETURNS bytea
    LANGUAGE sql STABLE SET enable_seqscan = off AS $$
        SELECT array_send(array_agg(id::integer)) FROM initiatives_searchdocument
        WHERE document @@ to_tsquery('initiatives_search', wanted)
    $$
    """,
    """
    CREATE FUNCTION initiatives_search_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN TRUNCATE initiatives_searchdocument; RETURN NULL; END $$
    """,
    "CREATE TRIGGER words_initiatives_initiative_truncate AFTER TRUNCATE "
    "ON initiatives_initiative FOR EACH STATEMENT EXECUTE FUNCTION initiatives_search_emptied()",
    "SELECT initiatives_search_write(array_agg(id)) FROM initiatives_initiative",
)
POSTGRESQL_UNMAKE = (
    "DROP FUNCTION initiatives_search_emptied() CASCADE",
    "DROP FUNCTION initiatives_search_found(text)",
    "DROP FUNCTION initiatives_search_write(bigint[])",
    "DROP TABLE initiatives_searchdocument",
    "DROP FUNCTION initiatives_search_part(text, \"char\")",
    "DROP FUNCTION initiatives_search_folded(text)",
    "DROP TEXT SEARCH CONFIGURATION initiatives_search",
    "DROP TEXT SEARCH DICTIONARY initiatives_porter",
    "DROP VIEW initiatives_searchtext",
)

MAKE = {"sqlite": SQLITE_MAKE, "postgresql": POSTGRESQL_MAKE}
UNMAKE = {"sqlite": SQLITE_UNMAKE, "postgresql": POSTGRESQL_UNMAKE}


def make(apps, schema_editor):
    """Make the documents of what there is."""
    for statement in MAKE[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


def unmake(apps, schema_editor):
    """Remove the documents."""
    for statement in UNMAKE[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


def watched(table, column, initiatives, *matters):
    """Return the order to write the documents of some initiatives anew.

    ``initiatives`` is SQL for their ids, in which ``{{those}}`` stands for that of the
    changed rows; ``matters`` are the columns that the documents hold or rest on.
    """
    ids = initiatives.format(those=f"SELECT {column} FROM {{changed}} AS changed")
    return Watched(
        table,
        column,
        {
            "sqlite": f"DELETE FROM initiatives_searchdocument WHERE rowid IN ({ids}); "
            f"{SQLITE_INSERT} WHERE id IN ({ids});",
            "postgresql": f"PERFORM initiatives_search_write(ARRAY({ids}));",
        },
        matters,
    )


OF_A_BODY = (
    "SELECT id FROM initiatives_initiative WHERE lead_id IN ({those}) UNION "
    "SELECT initiative_id FROM initiatives_initiative_partners WHERE organisation_id IN ({those})"
)
DOCUMENTS = (
    watched("initiatives_initiative", "id", "{those}",
            "name", "also_known_as", "city_id", "summary", "lead_id", "publication"),
    watched("initiatives_claim", "initiative_id", "{those}", "text", "position", "source_id"),
    watched("initiatives_initiativestrategy", "initiative_id", "{those}",
            "strategy_id", "position"),
    watched("initiatives_taggedinitiative", "content_object_id", "{those}", "tag_id"),
    watched("initiatives_initiative_partners", "initiative_id", "{those}", "organisation_id"),
    watched("cities_city", "id",
            "SELECT id FROM initiatives_initiative WHERE city_id IN ({those})",
            "name", "region", "country"),
    watched("initiatives_organisation", "id", OF_A_BODY, "name"),
    watched("initiatives_strategycategory", "id",
            "SELECT initiative_id FROM initiatives_initiativestrategy WHERE strategy_id IN ({those})",
            "name"),
    watched("initiatives_tag", "id",
            "SELECT content_object_id FROM initiatives_taggedinitiative WHERE tag_id IN ({those})",
            "name"),
    watched("initiatives_source", "id",
            "SELECT initiative_id FROM initiatives_claim WHERE source_id IN ({those})",
            "title", "publisher"),
)

# Who searches finds something else after a change of the synonyms.
RAISE_VERSION = """
INSERT INTO initiatives_catalogueversion (id, number, stamp)
SELECT 1, 1, {random} WHERE EXISTS (SELECT 1 FROM {changed} AS changed)
ON CONFLICT (id) DO UPDATE
SET number = initiatives_catalogueversion.number + 1, stamp = excluded.stamp;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('cities', '0002_initial'),
        ('initiatives', '0002_catalogue_version'),
    ]

    operations = [
        migrations.CreateModel(
            name='Synonym',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(help_text='What the terms mean, for curators; it is not searched.', max_length=80, unique=True, verbose_name='name')),
                ('terms', models.TextField(help_text='One a line, at least two. Case, accents and endings do not matter: “English class” stands for “English classes” too.', verbose_name='terms')),
            ],
            options={
                'verbose_name': 'group of synonyms',
                'verbose_name_plural': 'groups of synonyms',
                'ordering': ('name',),
                'constraints': [models.CheckConstraint(condition=models.Q(('terms__contains', '\n')), name='synonym_at_least_two_terms', violation_error_message='Give at least two terms, one a line.')],
            },
        ),
        CreateTriggers("version", [Watched("initiatives_synonym", "id", RAISE_VERSION)]),
        migrations.RunPython(make, unmake),
        # On PostgreSQL triggers run in the order of their names. These come after those
        # of the version, whose row makes writers of published initiatives take turns.
        CreateTriggers("words", DOCUMENTS),
    ]
