"""An organisation's month on one sheet, and its year as a course 全程记实: from entries, to read and to print."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from linli.kernel.actors import Actor
from linli.kernel.clock import now, today
from linli.kernel.clock.periods import Period, month_called, month_of, months_in, months_to, year_called
from linli.kernel.journal.models import Entry
from linli.kernel.portraits import name_of
from linli.kernel.refusals import NotFound
from linli.kernel.web.pages import actor_of, page
from linli.organisations import queries as organisations
from linli.organisations.queries import BodyRef
from linli.records import policy
from linli.records.queries.course import Month
from linli.records.queries.course import course as months_of
from linli.records.queries.entries import nouns_of
from linli.records.queries.indicator_answers import Answer, answers
from linli.records.queries.indicators import definitions
from linli.records.rules.indicators import Term
from linli.records.views import indicator_words as words
from linli.records.views.portrait import FIRST_YEAR, links


@require_GET
def sheet(request: HttpRequest, pk: int, month: str) -> HttpResponse:
    """One month: residents' ratings, every figure beside its own past, what was done."""
    actor, ref = _body(request, pk)
    period = month_called(month)
    if period.code != month or period.first > today():
        raise NotFound(_("There is nothing here, or it is not open to you."))
    found = [one for one in definitions(actor, ref, min(period.last, today())) if one.grain == "month"]
    told = answers(actor, ref, found, period)
    done = months_of(ref, [period])[0]
    shares = [one for one in told if one.definition.is_at_head]
    return page(
        request,
        "records/sheet.html",
        body=ref,
        period=words.span(period),
        figures=[_card(one) for one in shares],
        table=_table([one for one in told if one not in shares and _speaks(one)]),
        done=_month(actor, ref, done),
        ways={"before": _sheet(ref, months_to(period, 2)[0]), "after": _after(ref, period)},
        links=links(ref, period.last.year),
        calculated_at=now(),
        signed=True,
    )


def _speaks(told: Answer) -> bool:
    """Whether anything was ever recorded of it here: what never happened needs no line."""
    return any(figure.value for _period, figure in told.series)


def _card(told: Answer) -> dict[str, Any]:
    one = told.definition
    url = words.opens(told.ref, one, told.period)
    return words.card(one, told.now, "", words.trend(told), url)


def _table(found: Sequence[Answer]) -> dict[str, Any]:
    """Every other figure: this month, the month before, the mean of a year."""
    rows = [
        [
            {"text": told.definition.name, "url": words.page_of(told.definition, told.ref, told.period.code)},
            {"text": words.with_unit(told.definition, told.now), "number": True,
             "url": words.opens(told.ref, told.definition, told.period)},
            {"text": words.with_unit(told.definition, told.series[-2][1]), "number": True},
            {"text": words.trend(told)},
        ]
        for told in found
    ]  # fmt: skip
    return {
        "head": [_("Indicator"), _("This month"), _("The month before"), _("Own past")],
        "rows": rows,
    }


def _sheet(ref: BodyRef, period: Period) -> str:
    return reverse("records:sheet", args=[ref.id, period.code])


def _after(ref: BodyRef, period: Period) -> str:
    after = month_of(period.until, period.first.day)
    return _sheet(ref, after) if after.first <= today() else ""


@require_GET
def course(request: HttpRequest, pk: int, year: int) -> HttpResponse:
    """A year, the newest month first."""
    actor, ref = _body(request, pk)
    if not FIRST_YEAR <= year <= today().year:
        raise NotFound(_("There is nothing here, or it is not open to you."))
    whole = year_called(year)
    months = [one for one in months_in(whole) if one.first <= today()]
    found = months_of(ref, months)
    nouns = nouns_of(actor, [turn for month in found for turn in month.turns])
    return page(
        request,
        "records/course.html",
        body=ref,
        year=year,
        period=words.span(whole),
        months=[_month(actor, ref, month, nouns) for month in reversed(found) if month.groups or month.turns],
        ways={
            "before": reverse("records:course", args=[ref.id, year - 1]),
            "after": reverse("records:course", args=[ref.id, year + 1]) if year < today().year else "",
        },
        links=links(ref, year),
        calculated_at=now(),
        signed=True,
    )


def _month(
    actor: Actor, ref: BodyRef, month: Month, nouns: dict[tuple[str, int], Any] | None = None
) -> dict[str, Any]:
    """A month for the page: groups with the way to their entries, turns with the thing itself."""
    known = nouns_of(actor, month.turns) if nouns is None else nouns
    groups = [
        {"label": one.name, "n": one.n, "url": words.behind(ref, Term(one.kinds), month.period)}
        for one in month.groups
    ]
    return {
        "period": month.period, "name": words.called(month.period), "url": _sheet(ref, month.period), "groups": groups,
        "turns": _turns([_turn(one, ref, month.period, known) for one in month.turns]),
    }  # fmt: skip


def _turn(one: Entry, ref: BodyRef, period: Period, known: dict[tuple[str, int], Any]) -> dict[str, Any]:
    noun = known.get((one.noun, one.noun_id or 0))
    return {
        "at": one.at, "n": 1, "what": str(name_of(one.kind)), "title": str(noun) if noun else "",
        "url": words.behind(ref, Term((one.kind,)), period),
    }  # fmt: skip


def _turns(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same turn several times on one day, of things that the reader does not see, stands in one line."""
    told: list[dict[str, Any]] = []
    for line in lines:
        same = next(
            (one for one in told if not line["title"] and (one["what"], one["title"], one["at"].date())
             == (line["what"], "", line["at"].date())),
            None,
        )  # fmt: skip
        if same:
            same["n"] += 1
        else:
            told.append(line)
    return told


def _body(request: HttpRequest, pk: int) -> tuple[Actor, BodyRef]:
    """The body, for those who read its records; for everybody else there is nothing here."""
    actor, ref = actor_of(request), organisations.tree().get(pk)
    if ref is None or not actor.can(policy.READ, ref.path):
        raise NotFound(_("There is nothing here, or it is not open to you."))
    return actor, ref
