"""The six haves 六有 of an organisation in a year, to read and to print on A4 (M01)."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from linli.kernel.clock import today
from linli.kernel.queries import find
from linli.kernel.refusals import NotFound
from linli.kernel.web.pages import actor_of, page
from linli.organisations import queries as organisations
from linli.organisations.queries import BodyRef
from linli.records.queries import portrait as questions
from linli.records.queries.portrait import Measured, Portrait
from linli.records.rules import indicators as rules
from linli.records.states.indicators import Have, Service
from linli.records.views import indicator_words as words

FIRST_YEAR = 2015
BODY = "organisations.body"


@require_GET
def portrait(request: HttpRequest, pk: int, year: int) -> HttpResponse:
    """For those who read its records all of it; for everybody what is published, when the year is over."""
    actor = actor_of(request)
    body = find(BODY, actor, pk)
    ref = organisations.tree().get(pk)
    if ref is None or not FIRST_YEAR <= year <= today().year:
        raise NotFound(_("There is nothing here, or it is not open to you."))
    told = questions.portrait(actor, body, year)
    return page(
        request,
        "records/portrait.html",
        base="base_board.html" if told.inside else "base.html",
        told=told,
        body=body,
        period=words.span(told.period),
        rates=[_card(one, ref, told) for one in told.rates],
        sections=[_section(one, ref, told) for one in told.sections],
        directions=[(Service(name).label, _directed(some)) for name, some in told.directions.items()],
        withheld=any(one.now.state == rules.HIDDEN for section in told.sections for one in section.measured),
        years=_years(pk, year),
        links=links(ref, year) if told.inside else [],
        calculated_at=told.calculated_at,
        signed=told.inside,
    )


def _card(one: Measured, ref: BodyRef, told: Portrait) -> dict[str, Any]:
    return words.card(one.definition, one.now, "", _trend(one), _opens(one, ref, told))


def _opens(one: Measured, ref: BodyRef, told: Portrait) -> str:
    """To the entries for who may see them, for everybody to how the figure is made."""
    if told.inside:
        return words.opens(ref, one.definition, told.period)
    return words.page_of(one.definition, ref)


def _trend(one: Measured) -> str:
    change = None
    if one.now.is_told and one.before.value:
        change = one.now.value - one.before.value  # type: ignore[operator]
    return words.against(change, one.definition, _("the year before"))


def _section(one: questions.Section, ref: BodyRef, told: Portrait) -> dict[str, Any]:
    lines = [
        {
            "label": measured.definition.name, "value": words.with_unit(measured.definition, measured.now),
            "trend": _trend(measured), "url": _opens(measured, ref, told),
        }
        for measured in one.measured
    ]  # fmt: skip
    present = _("as it stands today") if told.period.until <= today() else ""
    said = [
        {"label": line.label, "value": line.value, "trend": present, "url": line.url} for line in one.said
    ]
    return {"title": Have(one.have).label, "lines": said + lines, "missing": one.missing}


def _directed(some: list[Measured]) -> str:
    return _("; ").join(
        f"{one.definition.name} {words.with_unit(one.definition, one.now)}" for one in some if one.now.is_told
    )


def _years(pk: int, year: int) -> dict[str, str]:
    def address(number: int) -> str:
        return reverse("records:portrait", args=[pk, number])

    return {"before": address(year - 1), "after": address(year + 1) if year < today().year else ""}


def links(ref: BodyRef, year: int) -> list[dict[str, str]]:
    """The other papers of the same body."""
    month = f"{year}-{today().month if year == today().year else 12:02}"
    return [
        {"label": _("Portrait of the year"), "url": reverse("records:portrait", args=[ref.id, year])},
        {"label": _("Sheet of the month"), "url": reverse("records:sheet", args=[ref.id, month])},
        {"label": _("Course of the year"), "url": reverse("records:course", args=[ref.id, year])},
        {"label": _("Indicators"), "url": reverse("records:board", args=[ref.id])},
    ]
