"""How a need stands, in plain sentences for those whose matter it is. Names bodies, never staff."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.kernel.clock import Left, now
from linli.kernel.clock.remaining import NONE, OVERDUE, PAUSED, say, say_day
from linli.needs.models import Need
from linli.needs.queries.finding import public_heading
from linli.needs.states import ENDED, HangCause, Outcome, State

S = State
SHAPES = {
    S.TRIAGE: "new", S.DISPATCHED: "waiting", S.RETURN_ASKED: "waiting", S.SIGNED: "moving", S.WORKING: "moving",
    S.HUNG: "paused", S.CLAIMED: "moving", S.REPLIED: "done", S.CLOSED: "closed", S.CONTESTED: "moving",
    S.MERGED: "closed", S.WITHDRAWN: "closed",
}  # fmt: skip
_STANDS: dict[str, Any] = {
    S.TRIAGE: gettext_lazy("%(body)s is finding out whose duty it is."),
    S.DISPATCHED: gettext_lazy("It has been passed to %(body)s."),
    S.RETURN_ASKED: gettext_lazy("The level above is deciding whether this is the duty of %(body)s."),
    S.SIGNED: gettext_lazy("%(body)s has taken it on."),
    S.WORKING: gettext_lazy("%(body)s is working on it."),
    S.HUNG: gettext_lazy("%(body)s cannot go on for now: %(cause)s. It will be looked at again on %(day)s."),
    S.CLAIMED: gettext_lazy("%(body)s has done the work; the answer follows."),
    S.REPLIED: gettext_lazy("%(body)s has answered. Please say how it was."),
    S.CONTESTED: gettext_lazy("Your objection is being looked at one level above %(body)s."),
    S.MERGED: gettext_lazy("It is handled together with another need that says the same."),
    S.WITHDRAWN: gettext_lazy("It was withdrawn."),
}  # fmt: skip
_ENDED: dict[str, Any] = {
    Outcome.SOLVED: gettext_lazy("It is solved."),
    Outcome.EXPLAINED: gettext_lazy("It could not be solved; the reasons were explained."),
    Outcome.UNSOLVED: gettext_lazy("It is closed, and not solved."),
    Outcome.NO_CONTACT: gettext_lazy("It was answered and then closed, since no opinion came."),
}
_REACHED = gettext_lazy("%(body)s has been in touch with you and is working on it.")


def word_of(need: Need) -> dict[str, str]:
    """The state as a word and a shape."""
    return {"word": str(State(need.state).label), "shape": SHAPES[State(need.state)]}


def stands(need: Need) -> str:
    """One sentence: how it stands and who has it."""
    if need.state == S.CLOSED:
        return str(_ENDED.get(need.outcome) or Outcome(need.outcome).label)
    words = _REACHED if need.state == S.WORKING and need.contacted_at else _STANDS[State(need.state)]
    cause = HangCause(need.hung_cause).label if need.hung_cause else ""
    day = say_day(need.review_on, now()) if need.review_on else ""
    return str(words % {"body": need.body.name, "cause": cause, "day": day})


def by_when(need: Need, left: Left | None) -> str:
    """One sentence: by when somebody gets in touch, and by when the answer comes. Empty when nothing is due."""
    if left is None or need.state in (*ENDED, S.REPLIED) or left.state == NONE:
        return ""
    if left.state == PAUSED:
        return _("The time limit stands still for now.")
    assert left.at is not None
    day = say(left.at, now())
    if left.state == OVERDUE:
        return _("The answer was due by %(day)s and is late; the level above sees this too.") % {"day": day}
    if need.respond_by and not need.contacted_at and need.respond_by > now():
        first = say(need.respond_by, now())
        return _("You will be contacted by %(first)s and answered by %(day)s.") % {"first": first, "day": day}
    return _("You will have an answer by %(day)s.") % {"day": day}


def matter(need: Need, left: Left | None) -> dict[str, Any]:
    """A need as a line of "your matters"; a joined one tells how the live one stands."""
    live = need.merged_into or need
    sentence = " ".join(filter(None, [stands(live), by_when(live, left)]))
    return {
        "title": need.title if getattr(need, "wrote", True) else public_heading(need),
        "url": need.get_absolute_url(), "sentence": sentence, "status": word_of(live),
        "at": need.raised_at,
    }  # fmt: skip


def matters(needs: Iterable[Need], lefts: dict[int, Left]) -> list[dict[str, Any]]:
    """The lines of several; ``lefts`` by the id of the live need."""
    return [matter(need, lefts.get((need.merged_into or need).pk)) for need in needs]
