"""Loads fixtures into the database, checked object by object.

What a fixture says is added once. What curators made of it afterwards stays: an object
that was seeded before is left alone, even where it was renamed or deleted since,
unless the caller asks for an update.

The files are in Django's fixture format with natural keys, so that ``loaddata`` takes
them too; that command overwrites, checks nothing and does not name a broken field.
"""

import json
from collections import Counter
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

import yaml
from django.apps import apps
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import IntegrityError, models, transaction

from initiatives.models import Initiative, SeededObject
from initiatives.vocabulary import Publication


class SeedError(Exception):
    """A fixture that cannot be loaded: says which file, object and field, and why."""


@dataclass
class SeedReport:
    """What a run did: objects added by model, changes in words, objects left alone."""

    added: Counter = field(default_factory=Counter)
    changes: list[str] = field(default_factory=list)
    kept: int = 0


def seed(paths, *, update=False):
    """Load these fixture files in this order, all or nothing.

    With ``update`` objects that exist take the values of the fixture, field by field.
    Returns a ``SeedReport``; raises ``SeedError`` and leaves the database as it was.
    """
    with transaction.atomic():
        seeder = Seeder(update=update)
        for path in paths:
            seeder.load(Path(path))
        seeder.publish()
        seeder.remember()
        return seeder.report


class FixtureLoader(yaml.CSafeLoader):
    """Reads YAML, and refuses a field named twice, of which YAML keeps the last."""

    def construct_mapping(self, node, deep=False):
        """Return a mapping; raise ``ConstructorError`` for a key it has twice."""
        names = set()
        for key, _value in node.value:
            if key.value in names:
                problem = f"{key.value!r} stands there twice"
                raise yaml.constructor.ConstructorError(
                    None, None, problem, key.start_mark
                )
            names.add(key.value)
        return super().construct_mapping(node, deep)


def read_entries(path):
    """Return the objects of a fixture file; raise ``SeedError`` if it is none."""
    try:
        objects = FixtureLoader(path.read_text("utf-8")).get_single_data()
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise SeedError(f"{path.name}: cannot be read: {error}") from error
    if not isinstance(objects, list):
        raise SeedError(f"{path.name}: is not a list of objects.")
    return [Entry(path, number, data) for number, data in enumerate(objects, start=1)]


class Entry:
    """One object of a fixture file, as the file writes it."""

    def __init__(self, path, number, data):
        self.path = path
        try:
            self.model = apps.get_model(data["model"])
            self.fields = dict(data["fields"])
            self.key = tuple(self._natural_key())
        except (AttributeError, KeyError, LookupError, TypeError, ValueError) as error:
            raise SeedError(
                f"{path.name}: object {number} names no model of the catalogue with "
                f"its fields: {data!r:.120}"
            ) from error
        if not all(isinstance(part, str | int | None) for part in self.key):
            raise SeedError(
                f"{path.name}: object {number} has a key that is neither text nor "
                f"numbers: {self.key!r:.120}"
            )

    def _natural_key(self):
        for lookup in self.model.natural_key_lookups:
            name, _, relation = lookup.partition("__")
            value = self.fields.get(name)
            yield from (value or [None]) if relation else [value]

    def __str__(self):
        return f"{self.path.name}: {' '.join(self.identity)}"

    @property
    def identity(self):
        """Model and key as text: what ``SeededObject`` remembers."""
        return self.model._meta.label_lower, json.dumps(self.key, ensure_ascii=False)

    def error(self, name, reason):
        """Return the error that a field of this object is wrong."""
        return SeedError(f"{self}: {name}: {reason}")

    def store(self, instance):
        """Validate and save the instance; raise ``SeedError`` naming the fields.

        References were looked up already, and the database checks the constraints as
        it stores. Only what it refuses is validated whole, for the words.
        """
        self.clean(instance)
        try:
            with transaction.atomic():
                instance.save()
        except IntegrityError as refusal:
            raise self.error(*self._complaint(instance, refusal)) from refusal

    def clean(self, instance):
        """Turn the values into the types of their fields, or raise ``SeedError``."""
        try:
            instance.clean_fields(exclude=self.references)
            instance.clean()
        except ValidationError as refusal:
            raise self.error(*self._complaint(instance, refusal)) from refusal

    @property
    def references(self):
        """The names of the fields that refer to another row."""
        return {
            name
            for name, value in self.fields.items()
            if value is not None and self.model._meta.get_field(name).is_relation
        }

    def _complaint(self, instance, refusal):
        """Return which fields are wrong, and why."""
        try:
            instance.full_clean()
        except ValidationError as error:
            messages = error.message_dict
            return ", ".join(messages), " ".join(chain.from_iterable(messages.values()))
        return "object", refusal


class KeyIndex:
    """Primary keys by natural key: one query a model, then kept up to date."""

    def __init__(self):
        self._keys = {}

    def of(self, model):
        """Return ``{natural key: primary key}`` of all rows of a model."""
        if model not in self._keys:
            rows = model.objects.values_list("pk", *model.natural_key_lookups)
            self._keys[model] = {tuple(key): pk for pk, *key in rows}
        return self._keys[model]


class Seeder:
    """Adds or updates fixture objects and keeps the report of it."""

    def __init__(self, *, update):
        self.update = update
        self.report = SeedReport()
        self.keys = KeyIndex()
        self.seeded_before = set(SeededObject.objects.values_list("model", "key"))
        self.seeded_now = {}
        self.unpublished = []

    def load(self, path):
        """Load one fixture file."""
        for entry in read_entries(path):
            if entry.identity in self.seeded_now:
                raise SeedError(f"{entry}: stands in the fixtures twice.")
            self.seeded_now[entry.identity] = None
            if entry.identity in self.seeded_before and not self.update:
                self.report.kept += 1
            else:
                self._add_or_update(entry)

    def publish(self):
        """Publish the initiatives that were added, with all that was said of them.

        The database writes what the search reads of each then, and only then.
        """
        added = Initiative.objects.filter(pk__in=self.unpublished)
        added.update(publication=Publication.PUBLISHED)

    def remember(self):
        """List what was loaded, so that a later run leaves it alone."""
        SeededObject.objects.bulk_create(
            SeededObject(model=model, key=key)
            for model, key in self.seeded_now
            if (model, key) not in self.seeded_before
        )

    def _add_or_update(self, entry):
        own, many = self._values(entry)
        pk = self.keys.of(entry.model).get(entry.key)
        if pk is None:
            self._add(entry, own, many)
        elif self.update:
            self._update(entry, entry.model.objects.get(pk=pk), own, many)
        else:
            self.report.kept += 1

    def _values(self, entry):
        """Return the entry's own values by attribute, and its many-to-many keys."""
        own, many = {}, {}
        for name, value in entry.fields.items():
            try:
                model_field = entry.model._meta.get_field(name)
            except FieldDoesNotExist as error:
                raise entry.error(name, "there is no such field.") from error
            if model_field.many_to_many:
                if not isinstance(value, list):
                    raise entry.error(name, f"{value!r} is not a list of keys.")
                many[name] = {self._key(entry, model_field, key) for key in value}
            elif model_field.is_relation and value is not None:
                own[model_field.attname] = self._key(entry, model_field, value)
            elif isinstance(value, bool | list | dict) and is_text(model_field):
                reason = f"{value!r} is not text: set it in quotation marks."
                raise entry.error(name, reason)
            else:
                own[model_field.attname] = value
        return own, many

    def _key(self, entry, model_field, natural_key):
        """Return the primary key of the row that a field names."""
        model = model_field.related_model
        try:
            return self.keys.of(model)[tuple(natural_key)]
        except (KeyError, TypeError) as error:
            reason = f"there is no {model._meta.verbose_name} {natural_key!r}."
            raise entry.error(model_field.name, reason) from error

    def _add(self, entry, own, many):
        instance = entry.model(**own)
        is_public = entry.model is Initiative and instance.is_published
        if is_public:
            instance.publication = Publication.DRAFT
        entry.store(instance)
        if is_public:
            self.unpublished.append(instance.pk)
        for name, keys in many.items():
            getattr(instance, name).set(keys)
        self.keys.of(entry.model)[entry.key] = instance.pk
        self.report.added[entry.model] += 1

    def _update(self, entry, instance, own, many):
        """Give an existing row the fixture's values, and report what changed."""
        before = {name: getattr(instance, name) for name in own}
        for name, value in own.items():
            setattr(instance, name, value)
        entry.clean(instance)
        changes = [
            f"{name}: {old!r} → {getattr(instance, name)!r}"
            for name, old in before.items()
            if old != getattr(instance, name)
        ]
        if changes:
            entry.store(instance)
        for name, keys in many.items():
            changes += set_many(getattr(instance, name), name, keys)
        self.report.changes += [f"{entry}: {change}" for change in changes]
        self.report.kept += not changes


def is_text(model_field):
    """Whether a field holds text. Such a field would store anything as its text."""
    return isinstance(model_field, models.CharField | models.TextField)


def set_many(related, name, keys):
    """Set a many-to-many field where it differs; return the change in words."""
    if set(related.values_list("pk", flat=True)) == keys:
        return []
    before = in_words(related)
    related.set(keys)
    return [f"{name}: {before} → {in_words(related)}"]


def in_words(related):
    """Return the rows of a many-to-many field as text."""
    return ", ".join(sorted(map(str, related.all()))) or "none"
