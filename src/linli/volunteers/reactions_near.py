"""After an offer or a wish: who fits. After a no: who else. After help was given: the wish is closed."""

from typing import Any

from linli.kernel.actors import CLOCK, Actor
from linli.volunteers.acts.mutual import fulfil, look_for
from linli.volunteers.models import Ask


def find_other(actor: Actor, ask: Any, entry: Any) -> None:
    look_for(ask)


def find_others(actor: Actor, match: Any, entry: Any) -> None:
    for pk in (match.offer_id, match.want_id):
        look_for(Ask.objects.select_related("body", "person").get(pk=pk))


def close_wish(actor: Actor, match: Any, entry: Any) -> None:
    fulfil(CLOCK, match.want)
    look_for(Ask.objects.select_related("body", "person").get(pk=match.offer_id))


NEAR: dict[str, list[object]] = {
    "volunteers.ask.made": [find_other],
    "volunteers.match.declined": [find_others],
    "volunteers.match.done": [close_wish],
}
