"""Who may do what with a need. Names permissions, never roles."""

from typing import Any

from django.db.models import BooleanField, Q, QuerySet
from django.db.models.expressions import RawSQL

from linli.kernel.actors import Actor
from linli.needs.models import Reporter
from linli.organisations import queries as organisations

RAISE_FOR_OTHERS = "needs.raise_for_others"
TRIAGE = "needs.triage"
HANDLE = "needs.handle"
JUDGE = "needs.judge"
CALL_BACK = "needs.call_back"
PUBLISH = "needs.publish"
ROUTE = "needs.route"
READ = "needs.read"
READ_CONTACT = "needs.read_contact"
BOARD = "needs.board"
VOICE = "needs.voice"


def anyone(actor: Actor, need: Any) -> bool:
    return True


def is_clock(actor: Actor, need: Any) -> bool:
    return actor.is_clock


def is_staff_raising(actor: Actor, need: Any) -> bool:
    return bool(actor.post and RAISE_FOR_OTHERS in actor.post.permissions)


def is_triager(actor: Actor, need: Any) -> bool:
    return actor.can(TRIAGE, need.body.path)


def is_handler(actor: Actor, need: Any) -> bool:
    """Somebody in a post at the handling body or above it."""
    return actor.can(HANDLE, need.body.path)


def is_handler_or_clock(actor: Actor, need: Any) -> bool:
    return actor.is_clock or is_handler(actor, need)


def is_triager_or_handler(actor: Actor, need: Any) -> bool:
    return is_triager(actor, need) or is_handler(actor, need)


def is_judge(actor: Actor, need: Any) -> bool:
    """Decided one level above the body whose duty is in question, never by that body itself."""
    above = organisations.tree().above(need.body_id)
    return bool(above and actor.can(JUDGE, above.path))


def is_caller_back(actor: Actor, need: Any) -> bool:
    """Not the handler's own post: those who answered do not ask how it was."""
    return actor.can(CALL_BACK, need.body.path) and actor.reach(CALL_BACK) != need.body.path


def is_publisher(actor: Actor, need: Any) -> bool:
    return actor.can(PUBLISH, need.body.path)


def speaks(actor: Actor) -> int:
    """The organisation for whose members the reader's post speaks; 0: for none."""
    return actor.post.body_id if actor.post and VOICE in actor.post.permissions else 0


def is_voice(actor: Actor, need: Any) -> bool:
    return bool(speaks(actor))


def own_parts(actor: Actor) -> QuerySet[Reporter]:
    """The reader's own parts in any need: signed in, by the receipts that they have shown, or those of the
    organisation for whose members their post speaks."""
    held = [pk for label, pk in actor.holds if label == "needs.reporter"]
    if not held and actor.person_id is None:
        return Reporter.objects.none()
    mine = Q(pk__in=held) | Q(person_id=actor.person_id, person_id__isnull=False)
    if body := speaks(actor):
        mine |= Q(body_id=body, body_id__isnull=False)
    return Reporter.objects.filter(mine)


def parts_in(actor: Actor, need: Any) -> QuerySet[Reporter]:
    """The reader's own parts in a need and in those that were joined into it, the first first."""
    # By the needs first: somebody may have raised thousands, but few are joined into one.
    among = RawSQL(
        "needs_reporter.need_id = ANY(ARRAY(SELECT %s::bigint"
        " UNION ALL SELECT id FROM needs_need WHERE merged_into_id = %s))",
        (need.pk, need.pk),
        BooleanField(),
    )
    return own_parts(actor).filter(among).order_by("id")


def is_reporter(actor: Actor, need: Any) -> bool:
    """One whose matter it is: signed in, or holding the receipt, also of a need that was joined into it."""
    return ("needs.need", need.pk) in actor.holds or parts_in(actor, need).exists()


def is_reporter_or_helper(actor: Actor, need: Any) -> bool:
    """The reporter, or staff who do it for them while they stand at the counter. Nobody else speaks for them."""
    helps = actor.behalf_id and actor.post and RAISE_FOR_OTHERS in actor.post.permissions
    return is_reporter(actor, need) or bool(
        helps and need.reporters.filter(person_id=actor.behalf_id).exists()
    )


def speaks_for(actor: Actor, need: Any) -> bool:
    """Whether it is staff who do here what is the person's own: at the counter, or with the receipt shown."""
    own = Q(person_id=actor.person_id)
    if body := speaks(actor):
        own |= Q(body_id=body)
    return actor.is_staff and not need.reporters.filter(own).exists()


def may_read_contact(actor: Actor, need: Any) -> bool:
    return actor.can(READ_CONTACT, need.body.path)


def reads_below(actor: Actor, body: Any) -> bool:
    return actor.can(READ, body.path)


def hears(actor: Actor, body: Any) -> bool:
    """Reads the words that came with ratings: whoever answers for the results of a body and reads its needs."""
    return actor.can(READ, body.path) and actor.can(BOARD, body.path)


def is_router(actor: Actor, route: Any) -> bool:
    return bool(actor.post and ROUTE in actor.post.permissions)


def is_staff_handling(actor: Actor, template: Any) -> bool:
    return bool(actor.post and HANDLE in actor.post.permissions)


def writes_for(actor: Actor, template: Any) -> bool:
    return actor.can(HANDLE, template.body.path)


def is_owner(actor: Actor, saved: Any) -> bool:
    return actor.person_id is not None and saved.person_id == actor.person_id


def is_person(actor: Actor, noun: Any) -> bool:
    return actor.person_id is not None
