"""Twins: pairs of initiatives that every transaction leaves alike.

Both are published or neither is, and both carry the same one tag. Processes of their
own change them again and again while others read (see test_index_concurrency.py).
"""

import json
import random
import time
from pathlib import Path

from django.db import transaction

from initiatives.models import Initiative, Tag, TaggedInitiative
from tests.factories import make_city, make_initiative, make_organisation

PAIRS = 20
# Seconds between two changes, so that writers leave readers some of the machine.
PAUSE = 0.01
SIDES = ("left", "right")


def make():
    """Make the twins, all of them published, every other pair on the left."""
    city, lead = make_city(), make_organisation()
    for number in range(PAIRS):
        for twin in "ab":
            make_initiative(
                f"Twin {number:02} {twin}",
                city=city,
                lead=lead,
                tags=[SIDES[number % 2]],
            )


def change(seed, end):
    """Change pairs of twins, each in a transaction, until the file ``end`` is there.

    The first two pairs stay as they are: both sides are always in the catalogue.
    """
    chance = random.Random(seed)
    while not Path(end).exists():
        number = chance.randrange(2, PAIRS)
        twins = Initiative.objects.filter(slug__startswith=f"twin-{number:02}-")
        with transaction.atomic():
            # The other writer may want the same pair: one after the other.
            list(twins.select_for_update())
            chance.choice(CHANGES)(twins, chance)
        time.sleep(PAUSE)


def publish_or_hide(twins, chance):
    """Publish both or hide both, by one statement."""
    twins.update(publication=chance.choice(["published", "draft"]))


def publish_or_hide_in_turn(twins, chance):
    """Publish both or hide both, one after the other."""
    publication = chance.choice(["published", "draft"])
    for twin in twins:
        twin.publication = publication
        twin.save()


def change_sides(twins, chance):
    """Take the tag from each and give it another: for a moment they differ."""
    side = chance.choice(SIDES)
    for twin in twins:
        twin.tags.set([side])


def rewrite_tags(twins, chance):
    """Put other rows in the place of their tags, past taggit."""
    side = Tag.objects.get_or_create(name=chance.choice(SIDES))[0]
    TaggedInitiative.objects.filter(content_object__in=twins).delete()
    TaggedInitiative.objects.bulk_create(
        TaggedInitiative(content_object=twin, tag=side) for twin in twins
    )


CHANGES = (publish_or_hide, publish_or_hide_in_turn, change_sides, rewrite_tags)


def tell():
    """Print the side of each published twin, as the database has it."""
    sides = Initiative.objects.published().values_list("slug", "tags__name")
    print(json.dumps(dict(sides)))
