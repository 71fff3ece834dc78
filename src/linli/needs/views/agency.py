"""Errands for those whose they are: asking, the receipt, where it stands, the papers."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from linli.kernel.actors import Actor
from linli.kernel.acts import offers
from linli.kernel.clock import explain, sentence
from linli.kernel.forms import Invalid
from linli.kernel.journal.history import history
from linli.kernel.privacy.cipher import SealBroken, seal, unseal
from linli.kernel.queries import find
from linli.kernel.refusals import NotFound, Refused
from linli.kernel.together import Asking
from linli.kernel.web.acting import address
from linli.kernel.web.limits import spend_rule
from linli.kernel.web.pages import actor_of
from linli.kernel.web.shown import show
from linli.needs import policy_agency as may
from linli.needs.acts import agency as acts
from linli.needs.models import AgencyCase, AgencyPaper
from linli.needs.queries import agency as asking
from linli.needs.states_agency import CaseState, PaperState
from linli.needs.states_items import ItemState, Way
from linli.needs.views import places
from linli.needs.views.items import sheet
from linli.people.queries import matters

CONTEXT, CODE, SHOWN = "needs.errand", "errand", 10
S = CaseState
SHAPES = {
    S.ASKED: "new", S.EXPLAINED: "waiting", S.AUTHORISED: "moving", S.SUBMITTED: "moving", S.SUPPLEMENT: "paused",
    S.DECIDED: "moving", S.RETURNED: "done", S.CONFIRMED: "done", S.RATED: "closed", S.DECLINED: "closed",
    S.WITHDRAWN: "closed",
}  # fmt: skip
STANDS: dict[str, Any] = {
    S.ASKED: gettext_lazy("%(body)s has your wish and tells you which papers are needed."),
    S.EXPLAINED: gettext_lazy(
        "%(body)s has told you what is needed. Please sign the authorisation and bring the papers."
    ),
    S.AUTHORISED: gettext_lazy("You have authorised %(body)s; it will be handed in."),
    S.SUBMITTED: gettext_lazy("%(body)s has handed it in at: %(office)s."),
    S.SUPPLEMENT: gettext_lazy("Something is missing. %(body)s has told you what; the clock stands still meanwhile."),
    S.DECIDED: gettext_lazy("It is decided. Your papers come back to you."),
    S.RETURNED: gettext_lazy("Your papers are back. Please say whether you have all of them."),
    S.CONFIRMED: gettext_lazy("You have all your papers. Please say how our service was."),
    S.RATED: gettext_lazy("It has ended. Thank you for your opinion."),
    S.DECLINED: gettext_lazy("%(body)s cannot do this for you; the reason stands below."),
    S.WITHDRAWN: gettext_lazy("It was called off."),
}  # fmt: skip


def stands(case: AgencyCase) -> str:
    return str(STANDS[case.state] % {"body": case.body.name, "office": case.office})


def status(case: AgencyCase) -> dict[str, Any]:
    return {"word": case.get_state_display(), "shape": SHAPES[CaseState(case.state)]}


def deadline(case: AgencyCase) -> dict[str, Any] | None:
    """What is left of the clock that runs now, with the account of it."""
    left, due = asking.left_of(case), asking.reckoned(case)
    if left is None or due is None:
        return None
    return {"state": left.state, "words": sentence(left), "due": None, "steps": explain(due)}


@never_cache
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask the community to run the errand for an item of the guide."""
    actor, item = actor_of(request), find("needs.item", actor_of(request), pk)
    if item.state != ItemState.PUBLISHED or Way.AGENT not in item.ways:
        raise NotFound(_("There is nothing here, or it is not open to you."))
    act, status_ = acts.ask_agency, 200
    form = act.form(actor=actor, initial={"item": pk})
    if request.method == "POST":
        try:
            inputs = act.read(actor, None, request.POST)
            spend_rule(act.rate, request)
            case = act(actor, None, key=request.POST.get("key", "")[:80], **inputs).noun
        except Invalid as invalid:
            form, status_ = invalid.form, invalid.status  # type: ignore[assignment]
        except Refused as refused:
            form, status_ = act.form(request.POST, actor=actor), refused.status
            form.is_valid()
            form.refuse(refused)
        else:
            return taken(request, case)
    if actor.person_id and not actor.is_staff:
        for name in ("name", "contact"):
            form.fields.pop(name, None)
    return places.resident_page(
        request, "needs/agency/ask.html", status=status_, act=act, form=form, item=item, sheet=sheet(item)
    )


def taken(request: HttpRequest, case: Any) -> HttpResponse:
    """On to the receipt, whose code is told once."""
    if not actor_of(request).is_staff:
        show(request, (asking.LABEL, case.pk))
    if hasattr(case, "receipt_code"):
        request.session[CODE] = [case.pk, seal(case.receipt_code, CONTEXT)]
    return HttpResponseRedirect(reverse("needs:agency_done", args=[case.pk]))


@never_cache
@require_safe
def done(request: HttpRequest, pk: int) -> HttpResponse:
    """It has arrived: the number, the receipt code, and by when somebody explains."""
    actor = actor_of(request)
    case = find(asking.LABEL, actor, pk)
    kept = request.session.get(CODE, [0, ""])
    try:
        code = unseal(kept[1], CONTEXT) if kept[0] == pk and kept[1] else ""
    except SealBroken:
        code = ""
    return places.resident_page(
        request, "needs/agency/done.html", case=case, code=code, deadline=deadline(case),
        desk=reverse("needs:desk_case", args=[pk]) if may.runs(actor, case) else "",
    )  # fmt: skip


@never_cache
@require_safe
def case(request: HttpRequest, pk: int) -> HttpResponse:
    """Where it stands, by when, where each paper is, what happened. Staff go on to their desk."""
    actor = actor_of(request)
    one = find(asking.LABEL, actor, pk)
    if not may.is_own(actor, one):
        return HttpResponseRedirect(reverse("needs:desk_case", args=[pk]))
    papers = asking.papers(one)
    return places.resident_page(
        request, "needs/agency/case.html", case=one, standing=status(one), stands=stands(one), deadline=deadline(one),
        needed=one.needed if one.state in (S.EXPLAINED, S.AUTHORISED, S.SUPPLEMENT) else [],
        papers=[paper_line(each, each.name.open("subject_request")) for each in papers],
        entries=history(one), buttons=buttons(actor, one), fee=one.fee,
    )  # fmt: skip


def buttons(actor: Actor, one: AgencyCase) -> list[dict[str, Any]]:
    """What can be done now, the next thing first."""
    found = [
        {"label": act.label, "url": address(act, one), "primary": act.primary, "danger": act.danger}
        for act in offers(actor, one)
    ]
    return sorted(found, key=lambda each: (not each["primary"], each["danger"]))


def paper_line(one: AgencyPaper, name: str = "") -> dict[str, Any]:
    return {"n": one.n, "name": name, "kind": one.get_kind_display(), "taken_at": one.taken_at, "back_by": one.back_by,
            "state": one.get_state_display(), "shape": PAPER_SHAPES[PaperState(one.state)]}  # fmt: skip


PAPER_SHAPES = {
    PaperState.HELD: "waiting",
    PaperState.OUT: "moving",
    PaperState.KEPT: "closed",
    PaperState.BACK: "done",
}


@never_cache
@require_safe
def receipt(request: HttpRequest, pk: int) -> HttpResponse:
    """The receipt for the papers, for the person, to be printed."""
    actor = actor_of(request)
    one = find(asking.LABEL, actor, pk)
    if not may.is_own(actor, one) or not one.papers_n:
        raise NotFound(_("There is nothing here, or it is not open to you."))
    lines = [paper_line(each, each.name.open("subject_request")) for each in asking.papers(one)]
    return places.resident_page(request, "needs/agency/receipt.html", case=one, papers=lines)


@matters
def errands_of(actor: Actor) -> Asking:
    """One's errands, for the first page."""
    if actor.person_id is None and not any(label == asking.LABEL for label, _pk in actor.holds):
        return []
    rows = yield AgencyCase.objects.filter(asking.own(actor)).select_related("body").order_by("-id")[:SHOWN]
    return [
        {"title": one.matter, "url": one.get_absolute_url(), "sentence": stands(one), "status": status(one),
         "at": one.asked_at} for one in rows
    ]  # fmt: skip
