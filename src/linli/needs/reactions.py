"""What needs do when the clock ticks or the calendar changes."""

from datetime import timedelta
from typing import Any

from linli.kernel import rulebook
from linli.kernel.actors import CLOCK, Actor
from linli.kernel.clock import now, today
from linli.kernel.clock.passing import go_through
from linli.kernel.jobs import tick
from linli.kernel.journal.models import Entry
from linli.kernel.refusals import Refused
from linli.needs import acts, queries
from linli.needs.models import Need
from linli.needs.queries import items
from linli.needs.queries.hours import BOOKING, all_answered, from_booking
from linli.needs.states import State
from linli.venues import acts as venue_acts
from linli.venues import queries as venues

AT_ONCE = 200


@tick("needs.lapse")
def lapse_unanswered() -> int:
    """Close what nobody gave an opinion on within the time of the link."""
    since = now() - timedelta(days=int(rulebook.get("needs.rate.link_days").number))
    due = Need.objects.filter(state=State.REPLIED, replied_at__lt=since).order_by("replied_at")[:AT_ONCE]
    return sum(_done(acts.lapse, need) for need in due)


@tick("needs.review")
def look_again() -> int:
    """Take up what waited for a condition, on its day of review."""
    due = Need.objects.filter(state=State.HUNG, review_on__lte=today()).order_by("review_on")[:AT_ONCE]
    return sum(_done(acts.resume, need) for need in due)


@tick("needs.items")
def remind_of_items() -> int:
    """Tell each desk, once a year, which items of the guide are to be looked over again."""
    return sum(_done(acts.remind_of_item, one) for one in items.to_remind()[:AT_ONCE])


@tick("needs.calendar")
def reckon_again() -> int:
    """After a change of the calendar: look through the running clocks, some at a time, and move those that it moves."""
    return go_through("needs.calendar", "calendar", _reckon_some)


def _reckon_some(place: list[Any]) -> tuple[int, list[Any] | None]:
    needs, end = queries.running_after(place, AT_ONCE)
    return sum(_done(acts.move_clock, need) for need in queries.shifted(needs)), end


def _done(act: object, need: Any) -> int:
    """One act of the clock; what somebody has just changed is left for the next tick."""
    try:
        act(CLOCK, need)  # type: ignore[operator]
    except Refused:
        return 0
    return 1


def tell_office_hour(actor: Actor, need: Need, entry: Entry) -> None:
    """A matter that somebody brought to an office hour: its answer goes back to the visit, and a question anew too."""
    if need.origin != BOOKING:
        return
    visit = venues.visit_behind(need.origin_id or 0)
    if visit is None:
        return
    answered = all_answered(from_booking(need.origin_id or 0))
    if answered and visit.state == "taken":
        venue_acts.answer_visit(CLOCK, visit)
    elif not answered and visit.state != "taken":
        venue_acts.take_up(CLOCK, visit)


MOVED = (
    "noted",
    "replied",
    "answered",
    "redirected",
    "withdrawn",
    "merged",
    "contested",
    "reopened",
    "rated",
    "reviewed",
)
REACTIONS: dict[str, list[object]] = {f"needs.need.{verb}": [tell_office_hour] for verb in MOVED}
