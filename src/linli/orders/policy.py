"""Who may do what with offers, wants and orders. Names permissions, never roles."""

from typing import Any

from linli.kernel.actors import Actor
from linli.orders.states import OrderState, Side

SERVE = "orders.serve"  # speaks for a body: menu, wants, orders
OVERSEE = "orders.oversee"  # sees what was asked and found nothing, decides questions
CONTRACT = "orders.contract"  # signs agreements
# Kinds of bodies for which the one right above speaks: they have seldom somebody of their own at a desk.
LED = (
    "service_station", "party_committee", "general_branch", "branch", "joint_branch", "temporary_branch",
    "functional_party_body", "party_group", "community_organisation",
)  # fmt: skip


def self_of(actor: Actor) -> int | None:
    """The person whose own matter it is: oneself, or who is helped at the counter."""
    return actor.behalf_id or actor.person_id


def is_clock(actor: Actor, noun: Any = None) -> bool:
    return actor.is_clock


def is_somebody(actor: Actor, noun: Any = None) -> bool:
    return self_of(actor) is not None


def serves_somewhere(actor: Actor, noun: Any = None) -> bool:
    return actor.reach(SERVE) is not None


def own_body(actor: Actor) -> int | None:
    """The body for which the post in use speaks. At the counter it is the person who stands there."""
    return actor.post.body_id if actor.post and not actor.behalf_id and serves_somewhere(actor) else None


def party_of(actor: Actor) -> tuple[int | None, int | None]:
    """(body, person): as whom somebody acts here."""
    body = own_body(actor)
    return (body, None) if body else (None, self_of(actor))


def speaks_for(actor: Actor, body: Any) -> bool:
    """For the body of the post in use, and for what it leads right below it; units and others speak for themselves."""
    if actor.behalf_id or actor.post is None or not actor.can(SERVE, body.path):
        return False
    return body.pk == actor.post.body_id or (body.parent_id == actor.post.body_id and body.kind in LED)


def speaks(actor: Actor, body: Any, person: int | None) -> bool:
    """Whether somebody is this party, or speaks for it in the post in use."""
    if body is not None:
        return speaks_for(actor, body)
    return person is not None and person == self_of(actor)


def owns(actor: Actor, noun: Any) -> bool:
    """Whose offer or want it is."""
    return speaks(actor, noun.body, noun.person_id)


def owns_or_clock(actor: Actor, noun: Any) -> bool:
    return actor.is_clock or owns(actor, noun)


def owns_session(actor: Actor, session: Any) -> bool:
    return owns(actor, session.offer)


def gives(actor: Actor, order: Any) -> bool:
    return speaks(actor, order.giver_body, order.giver_person_id)


def takes(actor: Actor, order: Any) -> bool:
    return speaks(actor, order.taker_body, order.taker_person_id)


def is_party(actor: Actor, order: Any) -> bool:
    return gives(actor, order) or takes(actor, order)


def asked_first(actor: Actor, order: Any) -> bool:
    """Who placed it."""
    return takes(actor, order) if order.side == Side.TAKER else gives(actor, order)


def was_asked(actor: Actor, order: Any) -> bool:
    """Of whom it was asked."""
    return gives(actor, order) if order.side == Side.TAKER else takes(actor, order)


def says_no(actor: Actor, order: Any) -> bool:
    """The one whose word is awaited: first who was asked, then, on another proposal, who asked."""
    return asked_first(actor, order) if order.state == OrderState.COUNTERED else was_asked(actor, order)


def oversees(actor: Actor, order: Any) -> bool:
    """Somebody of the level above, who is neither side."""
    return actor.can(OVERSEE, order.at.path) and not is_party(actor, order)


def signs_for(actor: Actor, body: Any) -> bool:
    """For the body of the post in use, where the post signs."""
    return bool(actor.post and actor.post.body_id == body.pk and actor.can(CONTRACT, body.path))


def contracts_somewhere(actor: Actor, noun: Any = None) -> bool:
    return actor.reach(CONTRACT) is not None


def is_partner(actor: Actor, agreement: Any) -> bool:
    return signs_for(actor, agreement.first) or signs_for(actor, agreement.second)


def is_partner_or_clock(actor: Actor, agreement: Any) -> bool:
    return actor.is_clock or is_partner(actor, agreement)


def draws_up(actor: Actor, agreement: Any) -> bool:
    return signs_for(actor, agreement.first)
