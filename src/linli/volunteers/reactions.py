"""What volunteers do when the clock ticks, or when somebody closes their account."""

from typing import Any

from linli.kernel.actors import CLOCK, Actor
from linli.kernel.jobs import tick
from linli.kernel.journal.models import Entry
from linli.kernel.refusals import Refused
from linli.volunteers import acts, queries
from linli.volunteers.models import SignUp
from linli.volunteers.reactions_near import NEAR

AT_ONCE = 200


@tick("volunteers.holds")
def pass_holds_on() -> int:
    """Where the time of a held place is over, it goes to the next; who acts at the task does it too."""
    shifts = {one.shift_id: one for one in queries.holds_run_out(AT_ONCE)}
    return sum(_done(acts.settle_line, one.shift) for one in shifts.values())


@tick("volunteers.ended")
def end_what_is_over() -> int:
    """Seats of what was called off, and lines of what has begun."""
    return sum(_done(acts.end_seat, CLOCK, one) for one in queries.to_end(AT_ONCE))


@tick("volunteers.reminders")
def remind_of_tasks() -> int:
    return sum(_done(acts.remind, CLOCK, one) for one in queries.to_remind(AT_ONCE))


@tick("volunteers.hours")
def remind_of_hours() -> int:
    return sum(_done(acts.remind_of_hours, CLOCK, one) for one in queries.to_remind_of(AT_ONCE))


def _done(step: Any, *given: Any) -> int:
    """One step of the clock; what somebody has just changed is left for the next tick."""
    try:
        step(*given)
    except Refused:
        return 0
    return 1


def give_places_back(actor: Actor, person: Any, entry: Entry) -> None:
    """Whoever closes their account keeps no place from others."""
    for one in SignUp.objects.filter(person=person.pk, state__in=queries.LIVE).select_related(*SignUp.WITH):
        acts.end_seat(CLOCK, one)
        acts.settle_line(one.shift)


REACTIONS = {"people.person.closed": [give_places_back], **NEAR}
