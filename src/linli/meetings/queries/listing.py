"""Lists of gatherings: what is on, what a desk has to do, what an organisation holds."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from linli.kernel import rulebook
from linli.kernel.actors import Actor
from linli.kernel.clock import local, now
from linli.kernel.clock.days import DAY, midnight_after
from linli.meetings import policy
from linli.meetings.models import Meeting, Point, Series
from linli.meetings.queries.seeing import OPEN, SHOWN, held_by, meetings, meetings_seen
from linli.meetings.states import ASKS, BEFORE_SIGNED, DONE, UPCOMING, PointState, State
from linli.organisations import queries as organisations
from linli.venues import queries as venues

NEAR = (12, 9, 6)  # the figures of a community's, a street's, a district's code
PUBLIC_KINDS = [kind for kind, asks in ASKS.items() if asks.public]


def area_of(body_id: int) -> str:
    """The code of the place of an organisation, or of the nearest one above that has one."""
    chain = organisations.tree().chain(body_id)
    return next((ref.area_code for ref in reversed(chain) if ref.area_code), "")


def on_show(area: str = "", day: date | None = None, kind: str = "") -> QuerySet[Meeting]:
    """What is open to all and not over: announced, or called off and not yet past."""
    found = meetings().filter(
        audience__in=OPEN,
        state__in=(State.NOTICED, State.CANCELLED),
        noticed_at__isnull=False,
        ends_at__gt=now(),
    )
    if day is not None:
        found = found.filter(begins_at__lt=midnight_after(day), ends_at__gt=midnight_after(day - DAY))
    if kind:
        found = found.filter(kind=kind)
    return found.filter(area__startswith=area) if area else found


def nearness(code: str, here: str) -> int:
    """0 in the same community, 1 in the same street, 2 in the same district, 3 elsewhere."""
    return next((at for at, n in enumerate(NEAR) if len(here) >= n and code[:n] == here[:n]), len(NEAR))


def public_record() -> QuerySet[Meeting]:
    """Talks whose points everybody reads: held, and written down."""
    written = (State.MINUTED, State.AMENDING, State.SIGNED, State.ARCHIVED)
    return meetings().filter(kind__in=PUBLIC_KINDS, audience__in=OPEN, state__in=written)


def is_public_record(meeting: Meeting) -> bool:
    written = (State.MINUTED, State.AMENDING, State.SIGNED, State.ARCHIVED)
    return meeting.asks.public and meeting.audience in OPEN and meeting.state in written


def of_body(actor: Actor, body_id: int) -> QuerySet[Meeting]:
    """What an organisation holds, alone or with others, as this reader may know it."""
    return meetings_seen(actor).filter(bodies__body=body_id)


def between(rows: QuerySet[Meeting], first: Any, until: Any) -> QuerySet[Meeting]:
    return rows.filter(begins_at__lt=until, ends_at__gt=first)


def desk(actor: Actor, which: str) -> QuerySet[Meeting]:
    """One list of the desk: ``ahead`` what comes, ``note`` what is to be noted as held, ``write`` minutes, ``past``."""
    path = actor.reach(policy.HOLD)
    rows = meetings().filter(held_by(path)) if path else meetings().none()
    over = Q(ends_at__lte=now())
    if which == "note":
        return rows.filter(over, state__in=UPCOMING)
    if which == "write":
        return rows.filter(
            state__in=BEFORE_SIGNED, kind__in=[kind for kind, asks in ASKS.items() if asks.minutes]
        )
    if which == "past":
        return rows.filter(state__in=(*DONE, State.CANCELLED))
    return rows.filter(state__in=UPCOMING).exclude(over)


def points_to_answer(actor: Actor) -> QuerySet[Point]:
    """Points of talks at or below the post that wait for an answer, the most urgent first."""
    path = actor.reach(policy.HOLD)
    rows = Point.objects.filter(
        state__in=(PointState.OPEN, PointState.RAISED), meeting__state__in=DONE, due__isnull=False
    ).select_related("meeting__body", "body")
    return rows.filter(meeting__body__path__startswith=path) if path else rows.none()


def to_remind(limit: int) -> list[Meeting]:
    """What begins within the hours of the rule, and of which nobody was reminded yet."""
    hours = timedelta(hours=int(rulebook.get("meetings.remind.hours").number))
    rows = meetings().filter(
        state=State.NOTICED, reminded_at=None, begins_at__gt=now(), begins_at__lte=now() + hours
    )
    return list(rows.order_by("begins_at")[:limit])


def in_room(booking_id: int) -> list[Meeting]:
    """What is still to be held in a booked room."""
    return list(meetings().filter(booking=booking_id, state__in=UPCOMING))


def rooms_for(actor: Actor, most: int = 40) -> list[tuple[int, str]]:
    """Rooms on offer for a gathering: of the reader's organisation, of what lies around and below it."""
    if actor.post is None:
        return []
    above = organisations.tree().above(actor.post.body_id)
    path = above.path if above and above.area_code else actor.post.path
    rows = venues.venues_seen(actor).filter(site__body__path__startswith=path, kind="room", state="open")
    return [(one.pk, f"{one.site.name} {one.name}") for one in rows.order_by("site", "name", "pk")[:most]]


def of_series(series: Series, since: date) -> list[Meeting]:
    """What has not begun of a series from a day on."""
    rows = meetings().filter(series=series, state__in=UPCOMING, begins_at__gt=now())
    return [one for one in rows.order_by("begins_at") if local(one.begins_at).date() >= since]


def bodies_for(actor: Actor, most: int = 60) -> list[tuple[int, str]]:
    """The organisations for which a post plans: its own first, then those right below it and theirs."""
    if actor.post is None:
        return []
    tree = organisations.tree()
    own = tree.get(actor.post.body_id)
    below = [ref for ref in tree.below(actor.post.path) if own is None or ref.id != own.id]
    near = sorted(below, key=lambda ref: (ref.path.count("/"), ref.path))
    return [(ref.id, ref.name) for ref in ([own] if own else []) + near][:most]


__all__ = [
    "SHOWN", "area_of", "between", "bodies_for", "desk", "in_room", "is_public_record", "nearness", "of_body",
    "of_series", "on_show", "points_to_answer", "public_record", "rooms_for", "to_remind",
]  # fmt: skip
