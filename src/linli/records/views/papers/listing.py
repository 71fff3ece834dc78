"""The list of papers, and choosing what to write."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from linli.kernel.clock import today
from linli.kernel.queries import visible
from linli.kernel.templatetags.face import day
from linli.kernel.web import page
from linli.kernel.web.paging import slice_of
from linli.records import policy
from linli.records.models import Paper
from linli.records.queries import papers
from linli.records.rules.papers.period import period_called, periods_around
from linli.records.states.papers import PaperKind, PaperState
from linli.records.views.papers.frame import queues, reader_of


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Papers of the reader's body and below, the newest first."""
    actor = reader_of(request)
    rows = visible(Paper.label(), actor)
    chosen = {name: request.GET.get(name, "") for name in ("state", "kind")}
    if chosen["state"] in PaperState.values:
        rows = rows.filter(state=chosen["state"])
    if chosen["kind"] in PaperKind.values:
        rows = rows.filter(kind=chosen["kind"])
    found = slice_of(request, rows, by="-pk")
    return page(
        request, "records/papers/list.html", found=found, rows=[_row(one) for one in found.rows], chosen=chosen,
        head=[_("Paper"), _("Kind of paper"), _("State"), _("Organisation"), _("Written on")],
        states=PaperState.choices, kinds=PaperKind.choices, queues=queues(actor, "papers"),
        may_write=actor.reach(policy.FILL) is not None,
    )  # fmt: skip


def _row(one: Paper) -> list[Any]:
    named = f"{one.title} {one.number_line}".strip()
    state = {"text": one.get_state_display(), "shape": SHAPES[one.state]}
    name = {"text": named, "url": one.get_absolute_url()}
    return [name, one.get_kind_display(), state, one.body.name, day(one.drafted_at)]


SHAPES: dict[str, str] = {
    PaperState.DRAFTED: "draft",
    PaperState.FINISHED: "done",
    PaperState.WITHDRAWN: "closed",
}


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """Which template; for a report also which period."""
    actor = reader_of(request, policy.FILL)
    period = period_called(request.GET.get("period", "")) or periods_around(today())[1]
    ask = f"?period={period.code}"
    told = [
        {
            "name": one.name, "kind": one.get_kind_display(), "of": one.body.name if one.body else "",
            "url": reverse("records:draft_paper", args=[one.pk]) + (ask if one.kind == PaperKind.WORK_REPORT else ""),
            "is_report": one.kind == PaperKind.WORK_REPORT,
        }
        for one in papers.templates_for(actor)
    ]  # fmt: skip
    return page(
        request, "records/papers/choose.html", templates=[one for one in told if not one["is_report"]],
        reports=[one for one in told if one["is_report"]], periods=periods_around(today()), period=period,
        queues=queues(actor, "new_paper"),
    )  # fmt: skip
