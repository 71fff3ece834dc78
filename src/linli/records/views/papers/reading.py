"""Reading a paper, and taking it as a Word or PDF file."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.encoding import escape_uri_path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_safe

from linli.kernel.acts import offers
from linli.kernel.journal.history import history
from linli.kernel.refusals import NotFound, NotNow
from linli.kernel.web import page
from linli.kernel.web.limits import spend_rule
from linli.records import acts, press
from linli.records.models import Paper
from linli.records.queries import papers, recounting
from linli.records.states.papers import PaperState
from linli.records.views.papers.frame import paper_of, queues
from linli.records.views.papers.sheet import sheet

FORMATS = {
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", press.word_of),
    "pdf": ("application/pdf", press.pdf_of),
}


@require_safe
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The paper, what is behind its figures, and what can be done."""
    actor, one = paper_of(request, pk)
    state = papers.state_of(one)
    checked = recounting.recount(one) if request.GET.get("recount") == "1" else []
    edits = one.state == PaperState.DRAFTED and acts.edit_paper.may(actor, one)
    return page(
        request, "records/papers/paper.html", paper=one, offers=offers(actor, one), queues=queues(actor, "papers"),
        edit=reverse("records:edit_paper", args=[pk]) if edits else "", files=_files(one), figures=_figures(one, state),
        head=[_("Figure"), _("What it amounts to")],
        checked=checked, agrees=all(line.agrees for line in checked), entries=history(one, 50),
        **sheet(papers.document_of(state), one, state),
    )  # fmt: skip


def _files(one: Paper) -> list[dict[str, str]]:
    if one.state == PaperState.WITHDRAWN:
        return []
    labels = {"docx": _("Word file"), "pdf": _("PDF to print")}
    return [
        {"label": label, "url": reverse("records:take_paper", args=[one.pk, kind])}
        for kind, label in labels.items()
    ]


def _figures(one: Paper, state: papers.State) -> list[list[Any]]:
    """Each figure of the text with its value, opening to what is behind it."""
    if state.counts is not None:
        told = [(name, state.counts.figures[name].kept.code) for name in state.used]
    else:
        told = [(line["name"], line["code"]) for line in one.figures]
    return [
        [{"text": name, "url": reverse("records:paper_figure", args=[one.pk, code])}, state.values[name]]
        for name, code in told
    ]


@require_GET
def take(request: HttpRequest, pk: int, format: str) -> HttpResponse:
    """The paper as a file; who took it is written down."""
    actor, one = paper_of(request, pk)
    if format not in FORMATS:
        raise NotFound(_("There is nothing here, or it is not open to you."))
    if one.state == PaperState.WITHDRAWN:
        raise NotNow(_("This paper was withdrawn, so it is not given out any more."))
    spend_rule("web.rate.export", request)
    kind, write = FORMATS[format]
    made = write(papers.document_of(papers.state_of(one)))
    acts.take_paper(actor, one, format=format)
    response = HttpResponse(made, content_type=kind)
    name = escape_uri_path(f"{one.title[:60].replace('/', '／')}.{format}")
    named = f"filename=\"paper-{one.pk}.{format}\"; filename*=utf-8''{name}"
    response.headers["Content-Disposition"] = f"attachment; {named}"
    return response
