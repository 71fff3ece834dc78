"""What a body has on the menu and in its orders when it ends: handed on to the one that follows, or ended and told."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import CLOCK, Actor
from linli.kernel.acts import Deed, act
from linli.orders import policy, queries
from linli.orders.acts.agreements import end_agreement
from linli.orders.acts.line import end_order
from linli.orders.acts.offers import settle_search, withdraw_offer
from linli.orders.acts.telling import both
from linli.orders.acts.wants import withdraw_want
from linli.orders.models import Offer, Order, Want
from linli.orders.rules import provider_of

DISSOLVED = _("The organisation is no more.")
MERGED = _("The organisation was merged into another one. Draw it up anew with the one that follows.")
OWN = _("Both sides are one organisation now.")


@act(
    "orders.offer.handed_on",
    _("Goes on with another organisation"),
    on=Offer,
    may=policy.is_clock,
    hidden=True,
)
def hand_on_offer(actor: Actor, offer: Offer, *, gone: int, heir: Any) -> Deed:
    """It stays as it is; only who provides it, or with whom it is to be had, is another."""
    if offer.body_id == gone:
        offer.body, offer.provider = heir, provider_of(heir.kind)
    if offer.at_id == gone:
        offer.at, offer.area = heir, heir.area_code
    settle_search(offer)
    return Deed(facts={"from_body": gone})


@act(
    "orders.want.handed_on", _("Goes on with another organisation"), on=Want, may=policy.is_clock, hidden=True
)
def hand_on_want(actor: Actor, want: Want, *, gone: int, heir: Any) -> Deed:
    """Still looked for, by the one that follows."""
    if want.body_id == gone:
        want.body = heir
    if want.at_id == gone:
        want.at, want.area = heir, heir.area_code
    return Deed(facts={"from_body": gone})


@act(
    "orders.order.handed_on",
    _("Goes on with another organisation"),
    on=Order,
    may=policy.is_clock,
    hidden=True,
)
def hand_on_order(actor: Actor, order: Order, *, gone: int, heir: Any) -> Deed:
    """What was arranged stays arranged; both sides hear with whom."""
    for side in ("giver_body", "taker_body", "at"):
        if getattr(order, f"{side}_id") == gone:
            setattr(order, side, heir)
    text = _("What was arranged stays as it is.")
    return Deed(
        facts={"from_body": gone},
        words=both(order, _("Goes on with %(body)s: %(title)s"), text, body=heir.name),
    )


def offers_go_on(actor: Actor, gone: int, heir: int) -> None:
    body = queries.body_of(heir)
    for one in queries.offers_of(gone, also_at=True):
        hand_on_offer(CLOCK, one, gone=gone, heir=body)


def wants_go_on(actor: Actor, gone: int, heir: int) -> None:
    body = queries.body_of(heir)
    for one in queries.wants_of(gone, also_at=True):
        hand_on_want(CLOCK, one, gone=gone, heir=body)


def orders_go_on(actor: Actor, gone: int, heir: int) -> None:
    """An order between the two ends, and so does a second place of the one that follows at the same time."""
    body = queries.body_of(heir)
    for one in queries.live_orders_of(gone, also_at=True):
        sides = {heir if pk == gone else pk for pk in (one.giver_body_id, one.taker_body_id)}
        alone = sides == {heir}
        twice = (
            one.session is not None
            and one.taker_body_id == gone
            and queries.has_place(one.session, heir, None)
        )
        if (alone or twice) and end_order.offered(CLOCK, one):
            end_order(CLOCK, one, reason=str(OWN))
        else:
            hand_on_order(CLOCK, one, gone=gone, heir=body)


def offers_end(actor: Actor, gone: int) -> None:
    for one in queries.offers_of(gone):
        withdraw_offer(CLOCK, one, reason=str(DISSOLVED))


def wants_end(actor: Actor, gone: int) -> None:
    for one in queries.wants_of(gone):
        withdraw_want(CLOCK, one)


def orders_end(actor: Actor, gone: int) -> None:
    for one in queries.open_orders_of(gone):
        end_order(CLOCK, one, reason=str(DISSOLVED))


def agreements_end(actor: Actor, gone: int) -> None:
    for one in queries.open_agreements_of(gone):
        end_agreement(CLOCK, one, reason=str(DISSOLVED))


def agreements_merge(actor: Actor, gone: int, heir: int) -> None:
    """An agreement is signed by the two who have it: nobody takes it over."""
    for one in queries.open_agreements_of(gone):
        end_agreement(CLOCK, one, reason=str(MERGED))
