"""The door of filling: a book and a body in, a plan out."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel.clock import today
from linli.organisations.queries import BodyRef
from linli.records.queries.answers import Plan
from linli.records.queries.candidates import Reader
from linli.records.queries.listing import take_list
from linli.records.queries.working import Work, checked, named, summed
from linli.records.rules import Book, Layout, Shape, Span, layouts, said


def plan(
    book: Book, body: BodyRef, span: Span | None = None, *, reader: Reader = None,
    earlier: Mapping[str, str] | None = None, on: date | None = None,
) -> Plan:  # fmt: skip
    """Read the book, match its questions, look up what is known. ``earlier``: name of a question → code, confirmed."""
    found = layouts(book, lambda name: named(name, body) is not None)
    day = on or today()
    told = next((one for layout in found if layout.period and (one := said(layout.period, day))), None)
    made = Plan(body, span or (told[1] if told else None), told[0] if told else "", found)
    made.notes += _notes(book, found)
    if span and told and told[1] != span:
        made.notes.append(
            _("The table says %(said)s; it was filled for the days you chose.") % {"said": told[0]}
        )
    work = Work(made, reader, dict(earlier or {}), day)
    for layout in found:
        own = said(layout.period, day) if layout.period and not span else None
        _take(work, layout, own[1] if own else made.span)
    return made


def _take(work: Work, layout: Layout, base: Span | None) -> None:
    if layout.shape == Shape.LIST:
        take_list(work, layout, base)
        return
    answers = [work.answer(layout, match, base) for match in work.match(layout, base)]
    work.plan.answers += checked(layout, answers)
    work.plan.sums += summed(layout, answers)


def _notes(book: Book, found: list[Layout]) -> list[Any]:
    notes: list[Any] = [one.unread for one in found if one.unread]
    hidden = sum(len(one.hidden_rows) for one in book.sheets if not one.is_hidden)
    if hidden:
        notes.append(_("%(n)s hidden rows were left as they are.") % {"n": hidden})
    if any(one.is_hidden for one in book.sheets):
        notes.append(_("Hidden sheets were left as they are."))
    if any(one.is_nested for one in book.sheets):
        notes.append(_("A table stands inside another table; look at it before you send it."))
    return notes
