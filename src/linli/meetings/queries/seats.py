"""Seats of a gathering: its line as it is now."""

from collections.abc import Iterable

from django.db.models import QuerySet

from linli.kernel.actors import Actor
from linli.kernel.clock import now
from linli.kernel.seats import LIVE, Line, SeatState, place_in, settle
from linli.meetings import policy, rules
from linli.meetings.models import Meeting, Registration
from linli.meetings.states import RegistrationState, State


def live(meeting_id: int) -> list[Registration]:
    """All who have a seat, a held one or a place in the line."""
    return list(Registration.objects.filter(meeting=meeting_id, state__in=LIVE).order_by("order", "id"))


def line_of(meeting: Meeting, rows: Iterable[Registration]) -> Line:
    """What is true of the line now; without a limit nobody waits."""
    every = list(rows)
    limit = meeting.seats if meeting.seats is not None else len(every) + 1
    return settle(every, limit, now())


def own_seat(actor: Actor, meeting: Meeting) -> Registration | None:
    """The reader's own registration, the live or last one."""
    if policy.person_of(actor) is None:
        return None
    rows = Registration.objects.filter(meeting=meeting, person=policy.person_of(actor))
    return rows.exclude(state=RegistrationState.LEFT).order_by("-id").first()


def standing(meeting: Meeting, rows: list[Registration]) -> dict[str, int | None]:
    """How many seats are taken, how many are left, how many wait: counts, nobody's name."""
    taken = sum(1 for one in rows if one.state in (SeatState.TAKEN, SeatState.HELD))
    waiting = sum(1 for one in rows if one.state == SeatState.WAITING)
    left = None if meeting.seats is None else max(0, meeting.seats - taken)
    return {"taken": taken, "waiting": waiting, "left": 0 if waiting and left is not None else left}


def is_full(meeting: Meeting, rows: list[Registration]) -> bool:
    return rules.is_full(rows, meeting.seats, now())


def place_of(rows: list[Registration], one: Registration) -> int:
    return place_in(rows, one)


def to_settle(limit: int) -> QuerySet[Meeting]:
    """Gatherings ahead where a hold has run out."""
    over = Registration.objects.filter(state=SeatState.HELD, held_until__lte=now()).values("meeting")
    rows = Meeting.objects.filter(pk__in=over, state=State.NOTICED, begins_at__gt=now())
    return rows.select_related("body").order_by("begins_at")[:limit]


def to_tell(meeting_id: int, *, answers: bool = False) -> list[int]:
    """The people to whom something about the gathering is told; ``answers``: of them those who asked for these."""
    rows = Registration.objects.filter(meeting=meeting_id, person__isnull=False)
    if answers:
        rows = rows.filter(wants_answers=True, state__in=policy.SEATED)
    else:
        rows = rows.filter(state__in=(*LIVE, RegistrationState.CAME))
    return [pk for pk in rows.order_by("person").values_list("person_id", flat=True).distinct() if pk]
