"""Who may change organisations and posts."""

from typing import Any

from linli.kernel.actors import Actor
from linli.organisations.models import (
    Body,
    Handover,
    Item,
    Liaison,
    Neighbour,
    Notice,
    Passing,
    Post,
    Relation,
    Site,
)
from linli.organisations.states import ENDED, HandoverState, PostState, SiteState

MANAGE = "organisations.manage"
APPOINT = "people.posts"
IMPORT = "organisations.import"
COVER = "organisations.cover"
NOTIFY = "organisations.notify"
CARRY = "organisations.pass_on"


def reaches(actor: Actor, permission: str, path: str) -> bool:
    """Whether the actor has a power over what is at ``path``; the clock sets the house up and has all."""
    return actor.is_clock or actor.can(permission, path)


def is_manager(actor: Actor, body: Body) -> bool:
    """Over a body that has not ended."""
    return body.state not in ENDED and reaches(actor, MANAGE, body.path)


def is_manager_somewhere(actor: Actor, noun: Any = None) -> bool:
    """For what is new: its place is looked at in the act."""
    return actor.is_clock or actor.reach(MANAGE) is not None


def ties(actor: Actor, relation: Relation) -> bool:
    """Over a tie that still holds."""
    return relation.ends is None and is_manager(actor, relation.source)


def appoints(actor: Actor, post: Post) -> bool:
    """To a post that has not been abolished."""
    return post.state != PostState.ENDED and reaches(actor, APPOINT, post.body.path)


def appoints_somewhere(actor: Actor, noun: Any = None) -> bool:
    return actor.is_clock or actor.reach(APPOINT) is not None


def is_house(actor: Actor, noun: Any = None) -> bool:
    """Setting the house up is for the house itself."""
    return actor.is_clock


def imports(actor: Actor, noun: Any = None) -> bool:
    return actor.is_clock or actor.reach(IMPORT) is not None


def parts(actor: Actor, neighbour: Neighbour) -> bool:
    """A pair on the list, by whose post covers the first of the two."""
    return neighbour.ends is None and reaches(actor, IMPORT, neighbour.answers.path)


def covers(actor: Actor, site: Site) -> bool:
    """A place that is still there, by whose post reaches where it lies."""
    return site.state != SiteState.CLOSED and reaches(actor, COVER, site.answers.path)


def covers_somewhere(actor: Actor, noun: Any = None) -> bool:
    """For a place that is new: where it lies is looked at in the act."""
    return actor.is_clock or actor.reach(COVER) is not None


def hands_over(actor: Actor, plan: Handover) -> bool:
    """Whoever looks after the organisation that goes."""
    return reaches(actor, COVER, plan.body.path)


def hands_item(actor: Actor, item: Item) -> bool:
    """While the hand-over is under way."""
    return item.plan.state == HandoverState.PLANNED and hands_over(actor, item.plan)


def adds_item(actor: Actor, plan: Handover) -> bool:
    return plan.state == HandoverState.PLANNED and hands_over(actor, plan)


def verifies(actor: Actor, plan: Handover) -> bool:
    """One level above looks at it; not the organisation that goes itself."""
    above = plan.body.path.rstrip("/").rpartition("/")[0] + "/"
    return len(above) > 1 and reaches(actor, COVER, above)


def sends(actor: Actor, liaison: Liaison) -> bool:
    """Whoever looks after the list of places, where the place lies."""
    return reaches(actor, COVER, liaison.site.answers.path)


def visits(actor: Actor, liaison: Liaison) -> bool:
    """Whoever holds the post that goes there; for them also those who look after the list."""
    return sends(actor, liaison) or any(post.id == liaison.post_id for post in actor.posts)


def notifies_somewhere(actor: Actor, noun: Any = None) -> bool:
    """For a notice that is new: whom it is for is looked at in the act."""
    return actor.reach(NOTIFY) is not None


def notifies(actor: Actor, notice: Notice) -> bool:
    """Whoever speaks for the body that published it, or for one above."""
    return actor.can(NOTIFY, notice.body.path)


def passes_somewhere(actor: Actor, noun: Any = None) -> bool:
    """For a mass or social organisation; which notices are for it is looked at in the act."""
    return actor.reach(CARRY) is not None


def passes(actor: Actor, passing: Passing) -> bool:
    return actor.can(CARRY, passing.body.path)
