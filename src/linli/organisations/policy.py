"""Who may change organisations and posts."""

from typing import Any

from linli.kernel.actors import Actor
from linli.organisations.models import Body, Post, Relation
from linli.organisations.states import ENDED, PostState

MANAGE = "organisations.manage"
APPOINT = "people.posts"
IMPORT = "organisations.import"


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
