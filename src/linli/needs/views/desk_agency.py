"""Errands at the desk: what is due first, one with its papers by number, names read for a purpose."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from linli.kernel.actors import Actor
from linli.kernel.clock import brief, sentence, today
from linli.kernel.evidence.shelf import beside
from linli.kernel.forms import Invalid
from linli.kernel.journal.history import history
from linli.kernel.privacy.reading import reveal
from linli.kernel.queries import find
from linli.kernel.refusals import NotFound, NotYours
from linli.kernel.web import page
from linli.kernel.web.paging import slice_of
from linli.needs import policy_agency as may
from linli.needs.acts import agency as acts
from linli.needs.models import AgencyCase
from linli.needs.queries import agency as asking
from linli.needs.views.agency import buttons, deadline, paper_line, status, taken
from linli.needs.views.desk_items import made, post_with, ways
from linli.people import queries as people


@require_safe
def cases(request: HttpRequest) -> HttpResponse:
    """What is due first stands first; where a paper should have been back, it says so."""
    actor = post_with(request, may.RUN)
    cut = slice_of(request, asking.at_desk(actor), by="id", size=50)
    rows = sorted(cut.rows, key=lambda one: (one.due_at is None, one.due_at or one.asked_at))
    late = asking.papers_late(rows, today()) if rows else set()
    return page(
        request, "needs/agency/desk.html", slice=cut, lines=[_line(one, late) for one in rows], queues=ways(actor)
    )  # fmt: skip


def _line(one: AgencyCase, late: set[int]) -> dict[str, Any]:
    left = asking.left_of(one)
    clock = {"state": left.state, "words": brief(left), "full": sentence(left), "due": None} if left else None
    return {"title": one.matter, "url": reverse("needs:desk_case", args=[one.pk]), "place": one.body.name,
            "asker": _("a paper should be back") if one.pk in late else one.number, "status": status(one),
            "deadline": clock, "pk": one.pk}  # fmt: skip


def _case(request: HttpRequest, pk: int) -> tuple[Actor, AgencyCase]:
    actor = post_with(request, may.RUN)
    one = find(asking.LABEL, actor, pk)
    if not may.runs(actor, one):
        raise NotFound(_("There is nothing here, or it is not open to you."))
    return actor, one


@never_cache
@require_safe
def case(request: HttpRequest, pk: int) -> HttpResponse:
    """One errand: its clock, its papers by number, what can be done now, its course."""
    actor, one = _case(request, pk)
    facts = [
        (_("Organisation"), one.body.name), (_("Handed in at"), one.office),
        (_("Authorised until"), one.authorised_until), (_("What came of it"), one.get_outcome_display()),
        (_("How our service was"), one.get_satisfied_display()), (_("What they said of it"), one.opinion),
    ]  # fmt: skip
    files = [
        {"url": reverse("evidence:file", args=[each.pk]), "name": each.name}
        for each in beside(asking.LABEL, pk)
    ]
    return page(
        request, "needs/agency/desk_case.html", case=one, standing=status(one), deadline=deadline(one),
        facts=[{"label": label, "value": value} for label, value in facts if value], needed=one.needed,
        papers=[paper_line(each) for each in asking.papers(one)], buttons=buttons(actor, one), entries=history(one),
        evidence=files, queues=ways(actor), reads=may.reads(actor, one),
    )  # fmt: skip


@never_cache
@require_http_methods(["GET", "POST"])
def read(request: HttpRequest, pk: int) -> HttpResponse:
    """Who it is and which papers: asked for a purpose, recorded, shown on this page, printed as the receipt."""
    actor, one = _case(request, pk)
    if not acts.read_agency.may(actor, one):
        raise NotYours(_("Your post does not read contacts. Ask a post that handles this need."))
    if people.needs_strong(actor):
        return HttpResponseRedirect(f"{reverse('confirm')}?{urlencode({'next': request.path})}")
    form = acts.read_agency.form(request.POST or None, actor=actor, noun=one)
    told: dict[str, Any] = {}
    if request.method == "POST":
        try:
            acts.read_agency.submit(actor, one, request.POST)
            told = _opened(one, request.POST["purpose"])
        except Invalid as invalid:
            form = invalid.form  # type: ignore[assignment]
    return page(
        request, "needs/agency/read.html", status=422 if form.errors else 200, case=one, form=form, queues=ways(actor),
        **told,
    )  # fmt: skip


def _opened(one: AgencyCase, purpose: str) -> dict[str, Any]:
    named = [(_("Name"), "name"), (_("Contact"), "contact"), (_("Anything we should know?"), "said")]
    shown = [{"label": label, "value": reveal(one, name, purpose) or _("not given")} for label, name in named]
    papers = [paper_line(each, each.name.open(purpose)) for each in asking.papers(one)]
    return {"shown": shown, "papers": papers}


@require_safe
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """The authorisation to be signed: names are written by hand."""
    actor, one = _case(request, pk)
    return page(request, "needs/agency/letter.html", case=one, queues=ways(actor))


@never_cache
@require_http_methods(["GET", "POST"])
def note(request: HttpRequest) -> HttpResponse:
    """Note an errand for somebody at the counter or on the telephone; the receipt follows."""
    actor = post_with(request, may.RUN)
    back = reverse("needs:desk_cases")
    return made(
        request, acts.note_agency, back=back, queues=ways(actor), then=lambda one: taken(request, one)
    )
