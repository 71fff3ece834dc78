"""Writing: from a template to a draft, and the draft on one page, with a preview that needs no script."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from linli.kernel.acts import Act
from linli.kernel.forms import Invalid
from linli.kernel.refusals import NotFound, NotYours, Refused
from linli.kernel.web import page
from linli.kernel.whole import whole
from linli.records import acts, policy
from linli.records.queries import figures, papers
from linli.records.rules import papers as rules
from linli.records.views.papers.frame import paper_of, queues, reader_of
from linli.records.views.papers.sheet import sheet


@require_http_methods(["GET", "POST"])
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """What a template asks, filled in as far as the house knows."""
    actor = reader_of(request, policy.FILL)
    period = (request.POST or request.GET).get("period", "")
    data = (
        {**request.POST.dict(), "template": str(pk), "period": period} if request.method == "POST" else None
    )
    form: Any = acts.draft_paper.form(data, initial={"template": pk, "period": period}, actor=actor)
    if form.draft is None:
        raise NotFound(_("There is nothing here, or it is not open to you."))
    status = 200
    if data is not None:
        try:
            done = acts.draft_paper.submit(actor, None, data, key=request.POST.get("key", "")[:80])
            return HttpResponseRedirect(reverse("records:edit_paper", args=[done.noun.pk]))
        except Refused as refused:
            form, status = _refused(form, refused), refused.status
    return page(
        request, "records/papers/new.html", status=status, form=form, draft=form.draft,
        template=form.draft.edition.template,
        queues=queues(actor, "new_paper"), unknown=_unknown(form.draft.counts),
    )  # fmt: skip


def _refused(form: Any, refused: Refused) -> Any:
    if isinstance(refused, Invalid):
        return refused.form
    if form.is_valid():
        form.refuse(refused)
    return form


def _unknown(counts: figures.Counts) -> bool:
    """Whether the journal holds nothing at all of the period."""
    return not any(counts.by_span["now"].counted.values())


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """The paper on one page: save it, or look at it first."""
    actor, one = paper_of(request, pk)
    if not acts.edit_paper.may(actor, one):
        raise NotYours(_("This is not yours to do. Ask somebody whose post allows it."))
    state = papers.state_of(one)
    form: Any = acts.edit_paper.form(request.POST or None, actor=actor, noun=one)
    status, shown = 200, papers.document_of(state)
    if request.method == "POST" and request.POST.get("go") == "preview":
        shown = papers.document_of(state, **form.cleaned_data) if form.is_valid() else shown
        status = 200 if form.is_valid() else 422
    elif request.method == "POST":
        form, status = _save(request, acts.edit_paper, actor, one, form)
        if status == 302:
            _tell(request, state, form)
            there = "records:paper" if request.POST.get("go") == "done" else "records:edit_paper"
            return HttpResponseRedirect(reverse(there, args=[pk]))
    return page(
        request, "records/papers/edit.html", status=status, paper=one, form=form, queues=queues(actor, "papers"),
        figures=_offered(state), over=rules.overwritten(request.POST.get("text", ""), state.values),
        **sheet(shown, one, state),
    )  # fmt: skip


def _save(request: HttpRequest, act: Act, actor: Any, one: Any, form: Any) -> tuple[Any, int]:
    how: dict[str, Any] = {
        "seen": whole(request.POST.get("seen", "")),
        "key": request.POST.get("key", "")[:80],
    }
    try:
        act.submit(actor, one, request.POST, **how)
    except Refused as refused:
        return _refused(form, refused), refused.status
    return form, 302


def _tell(request: HttpRequest, state: papers.State, form: Any) -> None:
    stays = request.POST.get("go") != "done"
    messages.success(request, _("Saved. The preview shows how it will look.") if stays else _("Saved."))
    over = rules.overwritten(rules.clean(request.POST.get("text", "")), state.values)
    if over:
        text = ngettext(
            "A figure that was counted stays as it was counted: %(names)s. To leave it out, take out its braces too.",
            "Figures that were counted stay as counted: %(names)s. To leave one out, take out its braces too.",
            len(over),
        )
        names = "、".join(f"{name} {state.values[name]}" for name in over)
        messages.warning(request, text % {"names": names})


def _offered(state: papers.State) -> list[dict[str, str]]:
    """The figures that can be put into the text: those of the table, and categories of which there is something."""
    if state.counts is None:
        return []
    told = state.counts.figures.values()
    return [
        {"token": f"{{{one.name}={one.said.value}}}", "label": one.kept.label}
        for one in told
        if one.said.has or not one.name.startswith(figures.ABOUT)
    ]
