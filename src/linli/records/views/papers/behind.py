"""What is behind one figure of a paper: the entries of the journal that were counted."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from linli.kernel.acts import ACTS
from linli.kernel.journal.models import Entry
from linli.kernel.queries import visible
from linli.kernel.refusals import NotFound
from linli.kernel.templatetags.face import day, moment
from linli.kernel.web import page
from linli.kernel.web.paging import slice_of
from linli.records.queries import figures, papers, recounting
from linli.records.views.papers.frame import paper_of, queues

NEED = "needs.need"


@require_safe
def figure(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """The entries of one figure, the newest first."""
    actor, one = paper_of(request, pk)
    kept = figures.kept_called(code)
    if kept is None:
        raise NotFound(_("There is nothing here, or it is not open to you."))
    state = papers.state_of(one)
    found = slice_of(request, recounting.entries_behind(one, kept), by="-id")
    numbers = _numbers(actor, found.rows)
    measures = {kind: sorted(told) for kind, told in figures.measures_behind(kept).items()}
    span = figures.spans_of(papers.period_of(one))["now" if "change" in code else kept.span]
    return page(
        request, "records/papers/figure.html", paper=one, kept=kept, value=state.values.get(kept.name, ""), found=found,
        head=[_("When"), _("What was done"), _("Need"), _("Counted")], queues=queues(actor, "papers"),
        rows=[_row(entry, numbers, measures) for entry in found.rows], is_change=kept.shape not in ("count",),
        first=day(span.first), last=day(figures.last_day(span)), frozen=bool(one.counted),
    )  # fmt: skip


def _numbers(actor: Any, rows: list[Entry]) -> dict[int, tuple[str, str]]:
    """The needs that this reader may open: number and address."""
    ids = {entry.noun_id for entry in rows if entry.noun == NEED}
    seen = visible(NEED, actor).filter(pk__in=ids)
    return {one.pk: (one.number, reverse("needs:desk_need", args=[one.pk])) for one in seen}


def _row(entry: Entry, numbers: dict[int, tuple[str, str]], measures: dict[str, list[str]]) -> list[Any]:
    done = ACTS.get(entry.kind)
    number, url = numbers.get(entry.noun_id or 0, (str(entry.noun_id), ""))
    counted = [entry.amounts.get(name, 0) if name else 1 for name in measures.get(entry.kind, ())]
    return [
        moment(entry.at),
        str(done.label) if done else entry.kind,
        {"text": number, "url": url},
        " / ".join(str(n) for n in counted),
    ]
