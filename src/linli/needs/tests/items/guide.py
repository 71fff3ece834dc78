"""A community that writes its guide: Ann writes, Wen checks, Zhou publishes."""

from dataclasses import dataclass
from typing import Any

from linli.kernel.actors import Actor
from linli.needs import acts, testing
from linli.needs.testing import ITEM as SAID
from linli.organisations.testing import holding
from linli.people.testing import person


@dataclass(frozen=True)
class Desk:
    town: testing.Town
    ann: Actor
    wen: Actor
    zhou: Actor


def a_desk(town: testing.Town | None = None) -> Desk:
    town = town or testing.a_town()
    here = town.place.community
    return Desk(
        town,
        ann=town.ann,
        wen=holding(person("Wen"), here, "community_worker"),
        zhou=holding(person("Zhou"), here, "community_secretary"),
    )


def drafted(desk: Desk, **said: Any) -> Any:
    return acts.draft_item(desk.ann, **{**SAID, **said}).noun


def checked(desk: Desk, **said: Any) -> Any:
    return acts.check_item(desk.wen, drafted(desk, **said)).noun


def published(desk: Desk, **said: Any) -> Any:
    return acts.publish_item(desk.zhou, checked(desk, **said)).noun
