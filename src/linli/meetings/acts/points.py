"""Points of an agenda or a talk: added, written up, made a need in one step, answered, the answer made public."""

from datetime import date
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from linli.kernel import rulebook
from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, act
from linli.kernel.clock import calendar, local, now, reckon
from linli.kernel.clock.days import last_day
from linli.kernel.delivery.outbox import phrase
from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.meetings import forms, policy, queries, rules
from linli.meetings.acts.planning import ADDED, open_body
from linli.meetings.acts.seats import meeting_for
from linli.meetings.acts.telling import tell
from linli.meetings.models import Meeting, Point
from linli.meetings.states import UPCOMING, WRITTEN, From, PointState, State
from linli.needs import acts as needs


def answer_by(meeting: Meeting) -> date | None:
    """By when each point of a talk is answered: from the day on which it was held."""
    if not meeting.asks.answer:
        return None
    term = rulebook.term(meeting.asks.answer, local(meeting.ends_at).date())
    due = reckon(meeting.ends_at, term, calendar(), now=now())
    return last_day(due.at) if due.at else None


def refuse_written(meeting: Meeting) -> None:
    if meeting.state in WRITTEN or meeting.state == State.CANCELLED:
        raise NotNow(
            _("The minutes are signed, or it was called off; its points cannot be changed any more.")
        )


def _leader(pk: int | None) -> Any:
    return open_body(pk, "body") if pk else None


def _refuse_content(meeting: Meeting) -> None:
    if not meeting.asks.content:
        raise Refused(_("Of this kind nothing that was said is kept; only that it was held."))


@act(ADDED, _("Add a point"), on=Point, may=policy.holds_somewhere, creates=True, form=forms.AddPoint)
def add_point(
    actor: Actor, *, meeting: int, text: str, said: str = "", who: str = "", body: int | None = None,
    due: date | None = None, minutes: int | None = None,
) -> Deed:  # fmt: skip
    """An item of the agenda beforehand; afterwards a point that came up at the meeting."""
    one = meeting_for(meeting)
    if not policy.holds_or_clock(actor, one):
        raise NotYours(_("This is not yours to do. Ask somebody whose post allows it."))
    refuse_written(one)
    _refuse_content(one)
    if one.asks.public:
        rules.refuse_personal(text, "text")
    last = Point.objects.filter(meeting=one).aggregate(last=Max("number"))["last"] or 0
    ahead = one.state in UPCOMING
    point = Point(
        meeting=one, number=last + 1, source=From.AGENDA if ahead else From.FLOOR, text=rules.clean(text),
        said=rules.clean(said), who=rules.clean(who), body=_leader(body), minutes=minutes,
        due=due or (None if ahead else answer_by(one)),
    )  # fmt: skip
    return Deed(point, amounts={"points": 1})


@act("meetings.point.written", _("Write it up"), on=Point, may=policy.holds_point, form=forms.WritePoint)
def write_point(
    actor: Actor, point: Point, *, text: str, said: str = "", who: str = "", body: int | None = None,
    due: date | None = None,
) -> None:  # fmt: skip
    """What was said and agreed, who leads it, by when."""
    refuse_written(point.meeting)
    if point.meeting.asks.public:
        rules.refuse_personal(text, "text")
    point.text, point.said, point.who = rules.clean(text), rules.clean(said), rules.clean(who)
    point.body, point.due = _leader(body), due


@act("meetings.point.dropped", _("Strike the point off"), on=Point, may=policy.holds_point, move="drop",
     form=forms.Reason, danger=True)  # fmt: skip
def drop_point(actor: Actor, point: Point, *, reason: str = "") -> Deed:
    """It was not spoken of, or stands there twice."""
    refuse_written(point.meeting)
    return Deed(remark=reason)


@act("meetings.point.raised", _("Make it a need"), on=Point, may=policy.holds_point, move="raise",
     form=forms.RaisePoint, primary=True,
     next=_("It is a need now. Its answer comes back to this point by itself."))  # fmt: skip
def raise_point(actor: Actor, point: Point, **inputs: Any) -> Deed:
    """One step: the need is raised, knows the point it came out of, and goes its way."""
    if point.meeting.state in UPCOMING:
        raise NotNow(_("It has not been held yet."))
    need = needs.raise_for(actor, origin=point, **inputs).noun
    point.due = point.due or answer_by(point.meeting)
    return Deed(facts={"need": need.pk}, amounts={"raised": 1})


@act("meetings.point.answered", _("Answer the point"), on=Point, may=policy.answers_point, move="answer",
     form=forms.Answer)  # fmt: skip
def answer_point(
    actor: Actor, point: Point, *, answer: str, public: bool = False, need: int | None = None
) -> Deed:
    """The answer comes back to the minutes, and to those at the talk who asked to be told."""
    if not actor.is_clock and point.meeting.state in UPCOMING:
        raise NotNow(_("It has not been held yet."))
    point.answer, point.answered_at = rules.clean(answer), now()
    if public:
        rules.refuse_personal(answer, "answer")
        point.answer_public = point.answer
    in_time = point.due is None or local(now()).date() <= point.due
    people = queries.to_tell(point.meeting_id, answers=True)
    text = phrase(_("“%(point)s” is answered: %(answer)s"), point=point.text[:80], answer=point.answer)
    return Deed(
        facts={"need": need, "in_time": in_time}, amounts={"answered": 1, "in_time" if in_time else "late": 1},
        words=tell(point.meeting, _("A point of the talk is answered"), text, people),
    )  # fmt: skip


@act("meetings.point.reopened", _("It is taken up again"), on=Point, may=policy.answers_point, move="reopen",
     hidden=True)  # fmt: skip
def reopen_point(actor: Actor, point: Point) -> Deed:
    """The need that came out of it was taken up again: so is the point, until the next answer."""
    point.answer = point.answer_public = ""
    point.answered_at = None
    return Deed(amounts={"answered": -1})


@act("meetings.point.published", _("Put the answer in the public record"), on=Point, may=policy.answers_point,
     form=forms.Publish)  # fmt: skip
def publish_answer(actor: Actor, point: Point, *, answer_public: str) -> Deed:
    """Everybody reads it: somebody has looked that it holds no person's data."""
    if not point.meeting.asks.public:
        raise Refused(_("The points of this kind of gathering are not public."))
    if point.state != PointState.ANSWERED:
        raise NotNow(_("It is not answered yet."))
    rules.refuse_personal(answer_public, "answer_public")
    first = not point.answer_public
    point.answer_public = rules.clean(answer_public)
    return Deed(amounts={"published": 1} if first else {})
