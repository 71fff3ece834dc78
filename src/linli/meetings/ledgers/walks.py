"""The ledger of walks 走访台账: each note with its course and nobody in it; and what was put right, for everybody."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.kernel.clock import local
from linli.kernel.ledgers import Choice, Column, Ledger, in_words, within
from linli.meetings import policy
from linli.meetings.models import WalkNote
from linli.meetings.states import NoteKind, NoteState, NoteWay, Thing, Timing
from linli.organisations import queries as organisations

COURSE = _("Course")


def notes(path: str, first: date, until: date) -> QuerySet[WalkNote]:
    """The notes taken in the period at the bodies under ``path``."""
    rows = WalkNote.objects.select_related("body").filter(within(first, until, "taken_at"))
    return rows.filter(body__path__startswith=path) if path else rows


def fixed(path: str, first: date, until: date) -> QuerySet[WalkNote]:
    """The things put right in the period."""
    rows = (
        WalkNote.objects.select_related("body").filter(within(first, until, "closed_at")).exclude(public="")
    )
    return rows.filter(body__path__startswith=path) if path else rows


def _place(row: Any) -> str:
    ref = organisations.tree().at_area(row.area)
    return ref.name if ref else row.area


def _day(name: str) -> Any:
    def value(row: Any) -> date | None:
        at = getattr(row, name)
        return local(at).date() if at else None

    return value


KIND = Column(
    code="kind", title=_("What the note is about"), value=in_words("kind", NoteKind.choices), width=16
)
THING = Column(code="thing", title=_("What sort of thing"), value=in_words("thing", Thing.choices), width=16)
TAKEN = Column(
    code="taken_on", title=_("Taken on"), group=COURSE, value=_day("taken_at"), also=("走访日期", "走访时间")
)
STATE = Column(
    code="state", title=_("State"), value=in_words("state", NoteState.choices), width=12, also=("办理状态",)
)
PLACE = Column(code="place", title=_("Community"), value=_place, width=24, also=("社区", "走访社区"))
CLOSED = Column(
    code="closed_on", title=_("Done on"), group=COURSE, value=_day("closed_at"), also=("办结日期",)
)

WALKS = Ledger(
    code="meetings.walks",
    title=_("Ledger of walks"),
    source=_("Every note taken outside, from its arrival to its end. No person, no address and no word stands in it."),
    level="P2",
    permission=policy.WALK,
    rows=notes,
    by="taken_at",
    link=lambda row: reverse("meetings:desk_note", args=[row.pk]),
    also=("走访台账", "入户走访台账", "走动式工作台账", "民情走访台账"),
    choices=(
        Choice("kind", _("What the note is about"), "kind", lambda: NoteKind.choices),
        Choice("state", _("State"), "state", lambda: NoteState.choices),
        Choice("way", _("What was made of it"), "way", lambda: NoteWay.choices),
    ),
    columns=(
        Column(code="number", title=_("Number"), value=lambda row: row.number, width=16, also=("编号",)),
        TAKEN,
        Column(code="arrived_on", title=_("Arrived on"), group=COURSE, value=_day("arrived_at")),
        PLACE, KIND, THING,
        Column(code="way", title=_("What was made of it"), value=in_words("way", NoteWay.choices), width=16),
        Column(code="due_on", title=_("By when"), group=COURSE, value=lambda row: row.due_on),
        CLOSED,
        STATE,
        Column(code="timing", title=_("Time"), value=in_words("timing", Timing.choices), width=28),
    ),
)  # fmt: skip
PUT_RIGHT = Ledger(
    code="meetings.fixed",
    title=_("Put right in public space"),
    source=_("Things that staff noted on a walk and the community has put right."),
    level="P0",
    permission="",
    rows=fixed,
    by="closed_at",
    link=lambda row: row.body.get_absolute_url(),
    also=("公共空间整改台账", "隐患整改台账"),
    columns=(
        PLACE, THING,
        Column(code="public", title=_("What was put right"), value=lambda row: row.public, width=40),
        TAKEN,
        CLOSED,
    ),
)  # fmt: skip
LEDGERS = (WALKS, PUT_RIGHT)
