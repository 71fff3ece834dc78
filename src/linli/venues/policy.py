"""Who may do what with places and bookings. Names permissions, never roles."""

from typing import Any

from linli.kernel.actors import Actor
from linli.venues.states import By, Life, VenueKind

MANAGE = "venues.manage"
DECIDE = "venues.decide"
RECEIVE = "venues.receive"  # has office hours of one's own, with or without a desk
BOOK = "venues.book"


def is_manager_somewhere(actor: Actor, noun: Any = None) -> bool:
    """For what is new: its place is looked at in the act."""
    return actor.is_clock or actor.reach(MANAGE) is not None


def is_manager(actor: Actor, noun: Any) -> bool:
    """Over a site and all that is in it, while it is in use."""
    site = getattr(noun, "site", noun)
    return actor.is_clock or actor.can(MANAGE, site.body.path)


def is_steward(actor: Actor, noun: Any) -> bool:
    """Who decides requests and says what took place."""
    site = getattr(noun, "site", noun)
    return actor.can(DECIDE, site.body.path)


def is_steward_somewhere(actor: Actor, noun: Any = None) -> bool:
    return actor.is_clock or actor.reach(DECIDE) is not None


def is_steward_or_clock(actor: Actor, noun: Any) -> bool:
    return actor.is_clock or is_steward(actor, noun)


def is_clock(actor: Actor, noun: Any) -> bool:
    return actor.is_clock


def asks(actor: Actor, noun: Any = None) -> bool:
    """Whoever is signed in asks for a place, also at the counter."""
    return actor.person_id is not None or actor.is_clock


def books_for(actor: Actor, body: Any) -> bool:
    """Whether a post of the actor's speaks for a body; any of their posts, whichever they use now."""
    return any(BOOK in post.permissions and post.covers(body.path) for post in actor.posts)


def is_asker(actor: Actor, noun: Any) -> bool:
    """Whose booking or series it is: in person, at the counter, or for the body that has it."""
    own = {actor.person_id, actor.behalf_id} - {None}
    if noun.person_id is not None and noun.person_id in own:
        return True
    if noun.label() == "venues.booking" and (noun.label(), noun.pk) in actor.holds:
        return True  # they have shown its slip
    return bool(noun.body_id and actor.person_id and books_for(actor, noun.body))


def is_asker_or_steward(actor: Actor, noun: Any) -> bool:
    return actor.is_clock or is_asker(actor, noun) or is_steward(actor, noun)


def is_own_block(booking: Any) -> bool:
    return bool(booking.by == By.BLOCK)


def is_open(noun: Any) -> bool:
    return bool(noun.state == Life.OPEN)


def on_duty(actor: Actor, venue: Any) -> bool:
    """Who receives at an office hour: the person named, or whoever holds its post now."""
    if actor.person_id is None:
        return False
    return venue.person_id == actor.person_id or any(one.id == venue.post_id for one in actor.posts)


def receives(actor: Actor, booking: Any) -> bool:
    """Who is on duty at an office hour says what came of a visit; so do those who look after it."""
    if booking.venue.kind != VenueKind.HOUR:
        return False
    return on_duty(actor, booking.venue) or is_steward(actor, booking)


def receives_somewhere(actor: Actor, noun: Any = None) -> bool:
    """For what is new: its booking has been looked at already."""
    return actor.person_id is not None


def may_allot(actor: Actor, application: Any) -> bool:
    """Who looks after the place of the round."""
    return is_manager(actor, application.round)
