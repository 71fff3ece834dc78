"""A gathering is planned, changed, announced, moved, called off."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel import rulebook
from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, act
from linli.kernel.clock import now
from linli.kernel.copying import number
from linli.kernel.delivery.outbox import phrase
from linli.kernel.evidence.shelf import prepare
from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.kernel.storing import store_many
from linli.meetings import forms, policy, queries, rules
from linli.meetings.acts.line import end_all, settle_line
from linli.meetings.acts.rooms import book, free_room, move_room
from linli.meetings.acts.telling import tell, when
from linli.meetings.models import Meeting, MeetingBody, Point
from linli.meetings.states import ASKS, UPCOMING, Audience, From
from linli.organisations import queries as organisations

Body: Any = Meeting._meta.get_field("body").related_model
PLANNED, ADDED = "meetings.meeting.planned", "meetings.point.added"


def longest() -> timedelta:
    return timedelta(hours=int(rulebook.get("meetings.longest").number))


def body_of(actor: Actor, pk: int) -> Any:
    """The organisation that leads, from the tree: the planner's post covers it."""
    body = open_body(pk, "body")
    if not (actor.is_clock or actor.can(policy.HOLD, body.path)):
        raise NotYours(_("This organisation lies outside of what your post covers. Ask the one above."))
    return body


def open_body(pk: int, field: str) -> Any:
    """An organisation that is there, as a foreign key wants it: no statement."""
    ref = organisations.tree().get(pk)
    if ref is None or not ref.is_open:
        raise Refused(_("This organisation is not there any more. Choose another."), field=field)
    return Body(pk=ref.id, name=ref.name, path=ref.path)


def partners(body: Any, others: Iterable[int]) -> list[Any]:
    """The organisations that hold it together, the leading one first, each once."""
    found = [body, *(open_body(pk, "together") for pk in dict.fromkeys(others) if pk != body.pk)]
    most = int(rulebook.get("meetings.bodies.most").number)
    if len(found) > most:
        raise Refused(
            _("At most %(most)s organisations hold a gathering together.") % {"most": most}, field="together"
        )
    return found


def draft(body: Any, *, kind: str, title: str, begins_at: datetime, ends_at: datetime, **said: Any) -> Deed:
    """A gathering not yet stored, with the organisations that hold it as companions."""
    rules.refuse_span(begins_at, ends_at, longest())
    together = partners(body, said.pop("together", ()))
    asks = ASKS[kind]
    said.setdefault("audience", asks.audience)
    meeting = Meeting(
        body=body, bodies_n=len(together), kind=kind, title=title, begins_at=begins_at, ends_at=ends_at,
        area=said.pop("area", "") or queries.area_of(body.pk), **said,
    )  # fmt: skip
    meeting.holders = together
    if not asks.content:
        meeting.about = meeting.speaker = ""
    return Deed(meeting, also=[MeetingBody(body_id=one.pk, order=at) for at, one in enumerate(together)])


def store_points(actor: Actor, meeting: Meeting, items: list[tuple[str, int | None]], first: int = 1) -> None:
    """The items of an agenda, in order."""
    points = [
        Point(meeting=meeting, number=at, text=text, minutes=minutes, source=From.AGENDA)
        for at, (text, minutes) in enumerate(items, first)
    ]
    if points:
        store_many(actor, ADDED, [Deed(one) for one in points])


@act(PLANNED, _("Plan a gathering"), on=Meeting, may=policy.holds_somewhere, creates=True, form=forms.Plan)
def plan(
    actor: Actor, *, body: int, agenda: str = "", held: bool = False, venue: int | None = None, **said: Any
) -> Deed:  # fmt: skip
    """A gathering of any kind, with its agenda and its room. ``held``: it was held already, and is noted afterwards."""
    if not held:
        rules.refuse_past(said["begins_at"], now())
    deed = draft(body_of(actor, body), **said)
    if venue and not held:
        book(actor, deed.noun, venue)
    items = rules.agenda_of(agenda) if deed.noun.asks.agenda else []
    if items:
        number([deed.noun])
        for one in deed.also:
            one.meeting_id = deed.noun.pk  # type: ignore[attr-defined]
        store_points(actor, deed.noun, items)
    return Deed(deed.noun, also=deed.also, facts={"agenda": len(items)})


def refuse_begun(meeting: Meeting) -> None:
    if meeting.state not in UPCOMING:
        raise NotNow(_("It has been held or called off; this cannot be changed any more."))


@act("meetings.meeting.changed", _("Change the entries"), on=Meeting, may=policy.holds, form=forms.Change)
def change(actor: Actor, meeting: Meeting, *, seats: int | None = None, **said: Any) -> Deed:
    """What it is about, who may come, how many seats. More seats go to those who wait."""
    refuse_begun(meeting)
    taken = queries.standing(meeting, queries.live(meeting.pk))["taken"] or 0
    if seats is not None and seats < taken:
        raise Refused(
            _("%(taken)s seats are taken already; there cannot be fewer.") % {"taken": taken}, field="seats"
        )
    for name, value in said.items():
        setattr(meeting, name, value)
    more, meeting.seats = meeting.seats != seats, seats
    if more:
        settle_line(meeting)
    return Deed(facts={"changed": sorted([*said, "seats"])})


@act("meetings.meeting.noticed", _("Announce it"), on=Meeting, may=policy.holds_or_clock, move="notice",
     form=forms.Notice, primary=True,
     next=_("It is announced. Those who may come find it under “Take part”."))  # fmt: skip
def notice(actor: Actor, meeting: Meeting, *, materials: Any = (), people: Iterable[int] = ()) -> Deed:
    """The notice goes out with agenda and materials; ``people`` are told at once."""
    rules.refuse_past(meeting.begins_at, now())
    if meeting.audience in (Audience.PUBLIC, Audience.OPEN_DOORS):
        for field in ("title", "about"):
            rules.refuse_personal(getattr(meeting, field), field)
    meeting.noticed_at = now()
    cls = "P0" if meeting.audience in (Audience.PUBLIC, Audience.OPEN_DOORS) else "P1"
    files = [prepare(actor.person_id, "", 0, one, cls=cls, keep="retention.minutes") for one in materials]
    text = phrase(
        _("It begins on %(when)s. Place: %(where)s"), when=when(meeting), where=meeting.where or "—"
    )
    told = queries.members_of(meeting) if meeting.audience == Audience.MEMBERS else []
    return Deed(also=files, words=tell(meeting, _("You are invited"), text, dict.fromkeys([*told, *people])))


@act("meetings.meeting.moved", _("Move it"), on=Meeting, may=policy.holds, form=forms.Move)
def move(
    actor: Actor,
    meeting: Meeting,
    *,
    begins_at: datetime,
    ends_at: datetime,
    where: str = "",
    reason: str = "",
) -> Deed:
    """Another time or place: everybody who registered is told, keeps the seat and can give it back."""
    refuse_begun(meeting)
    if meeting.begins_at <= now():
        raise NotNow(_("It has begun already. Plan a new one instead."))
    rules.refuse_past(begins_at, now())
    rules.refuse_span(begins_at, ends_at, longest())
    before = meeting.begins_at
    meeting.begins_at, meeting.ends_at = begins_at, ends_at
    meeting.where, meeting.reminded_at = where or meeting.where, None
    move_room(actor, meeting)
    if meeting.register_by is not None:
        meeting.register_by = min(meeting.register_by + (begins_at - before), begins_at)
    text = phrase(
        _("It now begins on %(when)s. Place: %(where)s. %(reason)s"),
        when=when(meeting), where=meeting.where or "—", reason=reason,
    )  # fmt: skip
    return Deed(facts={"before": before}, remark=reason, words=tell(meeting, _("Moved"), text))


@act("meetings.meeting.cancelled", _("Call it off"), on=Meeting, may=policy.holds_or_clock, move="cancel",
     form=forms.Cancel, danger=True)  # fmt: skip
def cancel(actor: Actor, meeting: Meeting, *, reason: str) -> Deed:
    """It does not take place: everybody is told, the seats end, and what was booked is free again."""
    rules.refuse_personal(reason, "reason")
    meeting.outcome = rules.clean(reason)
    text = phrase(_("It does not take place. %(reason)s"), reason=reason)
    words = tell(meeting, _("Called off"), text)
    end_all(actor, meeting)
    return Deed(facts={"was": meeting.begins_at, **free_room(actor, meeting)}, remark=reason, words=words)
