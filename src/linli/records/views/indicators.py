"""What is counted: the list of all indicators, the page of one, its files, and how one is defined."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from linli.kernel import rulebook
from linli.kernel.actors import Actor
from linli.kernel.acts import offers
from linli.kernel.clock import today
from linli.kernel.queries import visible
from linli.kernel.refusals import NotFound, NotYours
from linli.kernel.web import acting
from linli.kernel.web.limits import place, spend
from linli.kernel.web.pages import actor_of, page
from linli.organisations import queries as organisations
from linli.organisations.queries import BodyRef
from linli.records import acts, policy
from linli.records.models import Indicator
from linli.records.queries.indicator_answers import Answer, asked
from linli.records.queries.indicators import all_definitions, definitions
from linli.records.states.indicators import Have, Service, Small
from linli.records.views import indicator_files as files
from linli.records.views import indicator_words as words


@require_GET
def listed(request: HttpRequest) -> HttpResponse:
    """Everything that is counted of a body, by what it is for."""
    actor = actor_of(request)
    ref = body_of(request, actor)
    found = definitions(actor, ref, today()) if ref else []
    groups: dict[str, list[dict[str, Any]]] = {}
    for one in found:
        label = str(Have(one.have).label) if one.have else _("Beside these")
        groups.setdefault(label, []).append(
            {"one": one, "url": words.page_of(one, ref), "how": words.how(one), "tag": _tag(one)}  # type: ignore[arg-type]
        )
    return page(
        request,
        "records/indicators.html",
        body=ref,
        groups=list(groups.items()),
        defines=acts.define_indicator.may(actor, None),
    )


def _tag(one: Any) -> str:
    return str(Service(one.service).label) if one.service else ""


@require_GET
def show(request: HttpRequest, code: str) -> HttpResponse:
    """One indicator of one body: the figure, its own past, its areas, and how it is made."""
    actor = actor_of(request)
    told = _answer(request, actor, code)
    one, ref = told.definition, told.ref
    row = visible(Indicator.label(), actor).filter(pk=one.id).first()
    back = request.get_full_path()
    return page(
        request,
        "records/indicator.html",
        base="base_board.html" if told.inside else "base.html",
        told=told,
        body=ref,
        way=[(above, words.page_of(one, above)) for above in organisations.tree().chain(ref.id)[:-1]],
        period=words.span(told.period),
        lead=words.lead(told),
        figure=words.card(one, told.now, words.span(told.period), words.trend(told), ""),
        over_time=words.over_time(told),
        by_area=words.by_area(told) if told.parts else None,
        terms=words.terms(told),
        facts=_facts(told),
        editions=[e for e in all_definitions() if e.code == code and e.edition != one.edition],
        few=told.inside and told.now.few,
        offers=[
            {"label": act.label, "url": f"{acting.address(act, row)}?back={back}", "danger": act.danger}
            for act in (offers(actor, row) if row else [])
        ],
        files=_files(told),
        ways=_ways(told),
        calculated_at=told.calculated_at,
    )


def _facts(told: Answer) -> list[dict[str, Any]]:
    """How the figure is made."""
    one = told.definition
    until = f" – {one.valid_to}" if one.valid_to else ""
    return [
        {"label": _("How it is told"), "value": words.how(one)},
        {"label": _("Small numbers"), "value": Small(one.small).label},
        {"label": _("Source"), "value": one.source},
        {"label": _("Edition"), "value": f"{one.edition} · {one.valid_from}{until}"},
        {"label": _("Code"), "value": one.code},
    ]


def _files(told: Answer) -> list[dict[str, str]]:
    period = told.period.code
    labels = {"xlsx": _("Excel"), "csv": "CSV", "json": "JSON"}
    here = [
        (label, reverse("records:indicator_export", args=[told.definition.code, kind]))
        for kind, label in labels.items()
    ]
    return [{"label": label, "url": f"{url}?body={told.ref.id}&period={period}"} for label, url in here]


def _ways(told: Answer) -> dict[str, str]:
    """The periods before and after."""
    one, series = told.definition, told.series
    before = series[-2][0].code
    return {"before": words.page_of(one, told.ref, before), "latest": words.page_of(one, told.ref)}


@require_GET
def export(request: HttpRequest, code: str, format: str) -> HttpResponse:
    """The figures of the page, as a file."""
    if format not in files.FORMATS:
        raise NotFound(_("There is nothing here, or it is not open to you."))
    spend("export", place(request), int(rulebook.get("web.rate.export").number), 3600)
    told = _answer(request, actor_of(request), code)
    kind, write = files.FORMATS[format]
    response = HttpResponse(write(told), content_type=kind)
    name = f"{code}-{told.ref.id}-{told.period.code}.{format}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_http_methods(["GET", "POST"])
def define(request: HttpRequest) -> HttpResponse:
    """Something more is counted."""
    actor = actor_of(request)
    if request.method == "POST":
        return acting.attempt(request, acts.define_indicator, None)
    if not acts.define_indicator.may(actor, None):
        raise NotYours(_("This is not yours to do. Ask somebody whose post allows it."))
    return acting.show(request, acts.define_indicator, None, acts.define_indicator.form(actor=actor))


def _answer(request: HttpRequest, actor: Actor, code: str) -> Answer:
    ref = body_of(request, actor)
    if ref is None:
        raise NotFound(_("There is nothing here, or it is not open to you."))
    return asked(actor, ref.id, code, request.GET.get("period", ""))


def body_of(request: HttpRequest, actor: Actor) -> BodyRef | None:
    """The body asked for; else that of the reader's post; else the root."""
    tree, number = organisations.tree(), request.GET.get("body", "")
    if number:
        return tree.get(int(number)) if number.isdigit() and len(number) < 19 else None
    reach = actor.reach(policy.READ)
    if reach:
        return tree.get(int(reach.rstrip("/").rpartition("/")[2]))
    return next(iter(tree.children(None)), None)
