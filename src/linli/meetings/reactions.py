"""What gatherings do when the clock ticks, and when a need that came out of a point is answered."""

from typing import Any

from linli.kernel.actors import CLOCK, Actor
from linli.kernel.jobs import tick
from linli.kernel.refusals import Refused
from linli.meetings import acts, queries
from linli.meetings.states import PointState

AT_ONCE = 100


@tick("meetings.remind")
def remind() -> int:
    """Those who come to what begins soon."""
    return sum(_done(acts.remind, one) for one in queries.to_remind(AT_ONCE))


@tick("meetings.line")
def settle() -> int:
    """Where a hold has run out, the next in the line."""
    return sum(_done(acts.settle_meeting, one) for one in queries.to_settle(AT_ONCE))


def _done(act: Any, noun: Any) -> int:
    try:
        act(CLOCK, noun)
    except Refused:
        return 0
    return 1


def came_back(actor: Actor, need: Any, entry: Any) -> None:
    """A need that came out of a point is answered: so is the point."""
    for point in queries.points_behind(need) if need.reply else []:
        acts.answer_point(CLOCK, point, answer=need.reply, need=need.pk)


def made_public(actor: Actor, need: Any, entry: Any) -> None:
    """The desk of the need has put its answer in words for everybody: they are those of the record too."""
    for point in queries.points_behind(need) if need.public_reply else []:
        if point.state == PointState.ANSWERED and point.meeting.asks.public:
            acts.publish_answer(CLOCK, point, answer_public=need.public_reply)


def taken_up(actor: Actor, need: Any, entry: Any) -> None:
    """The need goes on: the point is open again until the next answer."""
    for point in queries.points_behind(need) if need.replied_at is None and not need.closed_at else []:
        if point.state == PointState.ANSWERED:
            acts.reopen_point(CLOCK, point)


def close_the_note(actor: Actor, need: Any, entry: Any) -> None:
    """The need made of a note taken at a door has ended: so has the note."""
    note = queries.note_behind(need) if need.closed_at else None
    if note is not None:
        acts.answer_note(CLOCK, note, need=need.pk)


# The acts of needs with which one may end.
ENDS = ("rated", "called_back", "tried", "lapsed", "merged", "redirected", "reviewed", "withdrawn")


def no_room(actor: Actor, booking: Any, entry: Any) -> None:
    """The room of a gathering was refused or taken back."""
    for meeting in queries.in_room(booking.pk):
        acts.lose_room(CLOCK, meeting)


REACTIONS: dict[str, list[Any]] = {
    **{f"venues.booking.{verb}": [no_room] for verb in ("declined", "cancelled", "lapsed")},
    **{f"needs.need.{verb}": [came_back] for verb in ("replied", "answered", "redirected")},
    **{f"needs.need.{verb}": [taken_up] for verb in ("rated", "called_back", "reviewed", "reopened")},
    "needs.need.published": [made_public],
}
for _verb in ENDS:
    REACTIONS.setdefault(f"needs.need.{_verb}", []).append(close_the_note)
