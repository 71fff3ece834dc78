"""Who teaches, who sees who is due, who fills posts anew, who keeps the reserve."""

from typing import Any

from linli.kernel.actors import Actor
from linli.kernel.clock import now
from linli.training.states import CourseState

TEACH = "training.teach"  # plans, courses, instructors
STAFF = "training.staff"  # who is due, posts against their standard
SELECT = "training.select"  # how an empty post is filled
RESERVE = "training.reserve"  # the reserve of a body and below
DEFINE = "training.define"  # who is to be trained how often, how many posts a body is to have


def holds(permission: str) -> Any:
    """For what is new: the post in use has the permission somewhere."""

    def may(actor: Actor, noun: Any = None) -> bool:
        return bool(actor.post and permission in actor.post.permissions)

    return may


def over(permission: str) -> Any:
    """The post in use has the permission over the noun's body."""

    def may(actor: Actor, noun: Any) -> bool:
        return actor.can(permission, noun.body.path)

    return may


def over_post(actor: Actor, selection: Any) -> bool:
    return actor.can(SELECT, selection.post.body.path)


def may_change(actor: Actor, course: Any) -> bool:
    """Sessions are added while it is a draft or open."""
    return actor.can(TEACH, course.body.path) and course.state in (CourseState.DRAFTED, CourseState.OPEN)


def may_fill(actor: Actor, course: Any) -> bool:
    """Others are put into it while enrolment goes on."""
    return (
        actor.can(TEACH, course.body.path) and course.state == CourseState.OPEN and course.begins_at > now()
    )


def may_enter(actor: Actor, course: Any) -> bool:
    """Results are entered once it has begun, until it is finished."""
    return (
        actor.can(TEACH, course.body.path) and course.state == CourseState.OPEN and course.begins_at <= now()
    )


def teaches_or_clock(actor: Actor, noun: Any) -> bool:
    return actor.is_clock or actor.can(TEACH, noun.body.path)


def selects_or_clock(actor: Actor, selection: Any) -> bool:
    return actor.is_clock or over_post(actor, selection)


def is_clock(actor: Actor, noun: Any) -> bool:
    return actor.is_clock


def is_person(actor: Actor, noun: Any = None) -> bool:
    return actor.person_id is not None


def is_own(actor: Actor, noun: Any) -> bool:
    """The person whose enrolment or entry it is; staff at the counter do it for them."""
    return noun.person_id is not None and noun.person_id == (actor.behalf_id or actor.person_id)


def is_own_or_teaches(actor: Actor, enrolment: Any) -> bool:
    return is_own(actor, enrolment) or actor.can(TEACH, enrolment.course.body.path)


def teaches(actor: Actor, enrolment: Any) -> bool:
    return actor.can(TEACH, enrolment.course.body.path)


def defines(actor: Actor, noun: Any = None) -> bool:
    """Lines that hold for everybody: posts that may, and the house itself when it is set up."""
    return actor.is_clock or holds(DEFINE)(actor)
