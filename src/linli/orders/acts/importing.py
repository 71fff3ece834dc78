"""Many offers at once, one entry each; bad lines are left out with their reason, the same line again adds nothing."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, Word, act
from linli.kernel.bringing import CHANGED, NEW, Rows, attempt
from linli.kernel.clock import now
from linli.kernel.copying import number
from linli.kernel.delivery.outbox import phrase
from linli.kernel.refusals import NotYours
from linli.kernel.storing import alone, store_many
from linli.orders import policy, queries
from linli.orders.acts.offers import amend_offer, change_offer, check_offer, settle_offer, to_seekers
from linli.orders.models import Offer
from linli.orders.states import OfferState
from linli.organisations import queries as organisations

TABLE = "orders.offers"
MENU = "/desk/orders/menu/"


@act("orders.offer.imported", _("Brought in by a table"), on=Offer, may=policy.serves_somewhere, creates=True,
     hidden=True)  # fmt: skip
def import_offer(actor: Actor, *, offer: Offer) -> Offer:
    """An offer that a line of a table names; an import does this for many at once."""
    return offer


def import_offers(actor: Actor, rows: Rows) -> list[queries.OfferLine]:
    """Do what the preview of these rows says. Sent twice, the second time finds everything unchanged."""
    if not policy.serves_somewhere(actor):
        raise NotYours(_("This is not yours to do. Ask somebody whose post allows it."))
    actor = actor.through("import")
    with transaction.atomic():
        alone(TABLE)
        lines = queries.preview_offers(actor, rows)
        new = [line for line in lines if line.verdict == NEW]
        if new:
            store_many(actor, import_offer.kind, _deeds(new), [line.key for line in new])
    for line in lines:
        if line.verdict == CHANGED:
            attempt(line, _change, actor, line)
    return lines


def _deeds(lines: list[queries.OfferLine]) -> list[Deed]:
    """On the menu where who brings it speaks for the provider; else a draft that the provider looks over.

    Each provider below is told once; so are some of those who look for such a thing, once for a theme and place.
    """
    bodies = organisations.bodies_by_id({ref.id for line in lines for ref in (line.body, line.place)})
    offers = [_offer(line, bodies) for line in lines]
    number(offers)  # so that words lead to them
    told: set[Any] = set()
    deeds = []
    for line, offer in zip(lines, offers, strict=True):
        words: list[Word] = []
        if line.speaks and _is_first(told, (offer.area, offer.theme)):
            words = to_seekers(offer)
        elif not line.speaks and _is_first(told, offer.body_id):
            words = _to_provider(offer)
        deeds.append(Deed(offer, amounts={"published" if line.speaks else "drafted": 1}, words=words))
    return deeds


def _offer(line: queries.OfferLine, bodies: dict[int, Any]) -> Offer:
    offer = Offer(body=bodies[line.body.id], at=bodies[line.place.id], **line.values)
    settle_offer(offer)
    if line.speaks:
        offer.state, offer.published_at, offer.checked_at = OfferState.PUBLISHED, now(), now()
    return offer


def _is_first(told: set[Any], name: Any) -> bool:
    is_new = name not in told
    told.add(name)
    return is_new


def _to_provider(offer: Offer) -> list[Word]:
    subject = phrase(_("Drafted for your menu by the level above: %(title)s"), title=offer.title)
    text = _("There may be more. Look over the drafts in your menu and put up what is right.")
    return [Word(subject, text, MENU, to_body=offer.body_id)]


def _change(actor: Actor, line: queries.OfferLine) -> None:
    """By the acts of whoever looks after the menu: a draft is changed, what is on it is said better."""
    said = {name: line.values[name] for name in line.changes if name != "state"}
    if line.there.state == OfferState.DRAFTED:
        change_offer(actor, line.there, **said)
        return
    offer = check_offer(actor, line.there).noun if line.there.state == OfferState.PAUSED else line.there
    if said:
        amend_offer(actor, offer, **said)
