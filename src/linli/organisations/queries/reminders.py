"""Which terms are near their end and which posts are empty too long, and of which nobody was told yet."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet

from linli.kernel import rulebook
from linli.kernel.clock import Unit, local, today
from linli.kernel.clock.days import days_in_months
from linli.kernel.journal.models import Entry
from linli.organisations.models import Body, Post
from linli.organisations.rules import step_after, step_before
from linli.organisations.states import OPEN, PostState

AT_ONCE = 500
EMPTY = ("organisations.post.planned", "organisations.post.vacated")
# What is to be told: the id of a post or body, the step, and the day that it is about.
Due = tuple[int, int, date]


def _steps(code: str, on: date, sign: int) -> dict[int, date]:
    """The steps of a rule as days from ``on``, ahead or back."""
    rule = rulebook.get(code)
    months = rule.unit == Unit.MONTH
    ahead = {int(n): days_in_months(on, sign * int(n)) if months else sign * int(n) for n in rule.numbers}
    return {step: on + timedelta(days=days) for step, days in ahead.items()}


def posts_to_remind() -> Iterator[Due]:
    """Held posts whose end is within a step of the rulebook, or past."""
    held = Post.objects.filter(state=PostState.FILLED, body__state__in=OPEN)
    yield from _before(held, "ends", "organisations.post.remind", "organisations.post.term_reminded")


def bodies_to_remind() -> Iterator[Due]:
    """The same for the terms of bodies."""
    bodies = Body.objects.filter(state__in=OPEN)
    yield from _before(bodies, "term_ends", "organisations.body.remind", "organisations.body.term_reminded")


def untils_to_remind() -> Iterator[Due]:
    """The same for bodies that were set up for a time."""
    bodies = Body.objects.filter(state__in=OPEN)
    yield from _before(bodies, "until", "organisations.body.until", "organisations.body.until_reminded")


def _before(rows: QuerySet[Any], field: str, code: str, kind: str) -> Iterator[Due]:
    steps = _steps(code, today(), 1)
    found = rows.filter(**{f"{field}__lte": max(steps.values())})
    for some in _in_turn(found.values_list("pk", field)):
        told = _told(kind, some)
        for pk, ends in some:
            step = step_before(ends, today(), steps)
            if step is not None and (pk, step, ends) not in told:
                yield pk, step, ends


def vacancies_to_tell() -> Iterator[Due]:
    """Posts of open bodies that nobody has held for a step of the rulebook."""
    steps = _steps("organisations.post.vacant", today(), -1)
    empty = Post.objects.filter(state__in=(PostState.PLANNED, PostState.VACANT), body__state__in=OPEN)
    for some in _in_turn(empty.values_list("pk", "state")):
        told, since = _told("organisations.post.vacancy_told", some), _since(some)
        for pk, day in since.items():
            step = step_after(day, steps)
            if step is not None and (pk, step, day) not in told:
                yield pk, step, day


def _in_turn(rows: QuerySet[Any]) -> Iterator[list[Any]]:
    """Some rows at a time, by their ids: what is kept in hand does not grow with them."""
    last = 0
    while some := list(rows.filter(pk__gt=last).order_by("pk")[:AT_ONCE]):
        yield some
        last = some[-1][0]


def _told(kind: str, rows: Iterable[Any]) -> set[Due]:
    noun = kind.rpartition(".")[0]
    entries = Entry.objects.filter(noun=noun, noun_id__in=[row[0] for row in rows], kind=kind)
    return {
        (pk or 0, facts["step"], date.fromisoformat(facts["about"]))
        for pk, facts in entries.values_list("noun_id", "facts")
    }


def _since(rows: Iterable[Any]) -> dict[int, date]:
    """Since when each of some posts has been empty: it was set up then, or its last holder left."""
    entries = Entry.objects.filter(
        noun=Post.label(), noun_id__in=[row[0] for row in rows], kind__in=EMPTY
    ).order_by("id")
    return {pk or 0: local(at).date() for pk, at in entries.values_list("noun_id", "at")}
