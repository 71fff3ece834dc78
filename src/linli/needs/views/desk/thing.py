"""The thing itself: what was said, where it stands, what was done, and what can be done now."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from linli.kernel.actors import Actor
from linli.kernel.clock import local
from linli.kernel.evidence.shelf import beside
from linli.kernel.journal.history import Line, history
from linli.kernel.queries import find
from linli.kernel.web import page
from linli.kernel.web.sections import sections
from linli.needs import acts, queries
from linli.needs.models import Need
from linli.needs.states import OPEN, Outcome, Satisfied, State
from linli.needs.views.desk.frame import desk_of, queues
from linli.needs.views.desk.lines import asked_by, contact_due, deadline, sort_of, status, thing_url, urged
from linli.needs.views.desk.offering import asked_for, buttons, form_of, templates
from linli.organisations import queries as organisations
from linli.volunteers import queries as volunteers

NEED = "needs.need"


@require_GET
def need(request: HttpRequest, pk: int) -> HttpResponse:
    """A need at the desk: a whole page, or what the list shows beside itself."""
    actor, scope = desk_of(request)
    one = find(NEED, actor, pk)
    beside_list = bool(request.htmx)  # type: ignore[attr-defined]
    back = _back(request)
    told = told_of(actor, one) | {"need": one, "back": back, "buttons": buttons(actor, one, back)}
    if beside_list:
        return page(request, "needs/desk/thing.html", beside_list=True, **told)
    left = queues(actor, scope, request.GET.get("queue", ""), counted=False)
    return page(request, "needs/desk/need.html", queues=left, **told, **_asked(request, actor, one))


def told_of(actor: Actor, one: Need) -> dict[str, Any]:
    """Everything that the desk knows of a need: six statements at most, seven where its clock was moved."""
    course = history(one)
    clock = queries.explained(one, [line.entry for line in course])
    left, first = queries.dues([one])[one.pk], queries.contacts_due([one]).get(one.pk)
    return {
        "standing": status(one),
        "asker": asked_by(one),
        "urged": urged(one),
        "first_contact": contact_due(first) if first else None,
        "deadline": {**deadline(left), "steps": clock[1] if clock and one.state in OPEN else []},
        "facts": facts_of(one),
        "opinions": opinions_in(course),
        "photos": [_photo(file) for file in beside(NEED, one.pk)],
        "entries": [_told(line) for line in course],
        "similar": _similar(actor, one),
        "teams": volunteers.teams_for(one.area, one.address) if one.state in OPEN else [],
        "sections": sections(actor, one),
        "contact": reverse("needs:contact", args=[one.pk]) if acts.read_contact.may(actor, one) else "",
    }


def facts_of(one: Need) -> list[dict[str, Any]]:
    """What the page lists of a need, what is empty left out."""
    tree = organisations.tree()
    way = queries.destination(one.category_id, one.area, one.kind, local(one.raised_at).date())
    rows = [
        (_("Kind of need"), sort_of(one)),
        (_("Urgency"), one.get_urgency_display()),
        (_("Where"), " · ".join(part for part in (_area(one.area), one.address) if part)),
        (_("Is with"), one.body.name),
        (_("Leads"), getattr(tree.get(one.first_body_id), "name", "")),
        (_("By the catalogue"), str(way.reason) if one.state == State.TRIAGE or one.route_id else ""),
        (_("Sent back"), one.returns or ""),
        (_("Waits for"), one.get_hung_cause_display() if one.hung_cause else ""),
        (_("Looked at again on"), one.review_on or ""),
        (_("Outcome"), Outcome(one.outcome).label if one.outcome else ""),
        (_("Not counted"), one.excluded),
        (_("Attempts to reach"), one.tries_n or ""),
    ]
    return [{"label": label, "value": value} for label, value in rows if value]


def opinions_in(course: list[Line]) -> list[str]:
    """What people said of the answer, from the entries: who said it is not kept."""
    heard = [line.entry.facts for line in course if "satisfied" in line.entry.facts]
    return [
        _("Contacted: %(contacted)s · solved: %(solved)s · %(satisfied)s")
        % {
            "contacted": _("yes") if told["contacted"] else _("no"),
            "solved": _("yes") if told["solved"] else _("no"),
            "satisfied": Satisfied(told["satisfied"]).label,
        }
        for told in heard
    ]


def _area(code: str) -> str:
    ref = organisations.tree().for_area(code) if code else None
    return ref.name if ref else code


def _told(line: Line) -> dict[str, Any]:
    ref = organisations.tree().get(line.entry.organisation)
    doer = _("a post") if line.entry.post else _("the person")
    at = _("the software, by the clock") if line.entry.via == "clock" else doer
    return {
        "at": line.entry.at,
        "sentence": line.sentence,
        "who": " · ".join(part for part in (str(at), ref.name if ref else "") if part),
        "remark": line.remark,
    }


def _photo(file: Any) -> dict[str, Any]:
    small = reverse("evidence:thumb", args=[file.pk]) if file.is_photo else ""
    name = file.name or file.get_kind_display()
    return {"url": reverse("evidence:file", args=[file.pk]), "thumb": small, "name": name}


def _similar(actor: Actor, one: Need) -> list[dict[str, Any]]:
    """Open needs nearby that may be the same matter, as far as the reader may see them."""
    if one.state not in OPEN:
        return []
    tree = organisations.tree()
    near = queries.similar(one.text, one.area, one.category_id, limit=6)
    seen = [
        other for other in near if other.pk != one.pk and actor.can("needs.read", tree.path(other.body_id))
    ]
    return [
        {
            "title": other.title,
            "number": other.number,
            "url": thing_url(other),
            "status": status(other),
            "join": thing_url(one, act="merged", into=other.pk) + "#act",
        }
        for other in seen
    ]


def _asked(request: HttpRequest, actor: Actor, one: Need) -> dict[str, Any]:
    """The form that the address opens, with the templates that can fill it."""
    act = asked_for(request, actor, one)
    if act is None:
        return {}
    form = form_of(request, act, actor, one)
    chips = [
        {
            "label": each.title,
            "url": thing_url(one, act=act.verb, template=each.pk, back=_back(request)) + "#act",
        }
        for each in templates(form)
    ]
    return {"act": act, "form": form, "chips": chips, "do": reverse("do", args=[act.kind, one.pk])}


def _back(request: HttpRequest) -> str:
    """Where an act goes back to: the list beside which the need was opened, else its own page."""
    htmx: Any = request.htmx  # type: ignore[attr-defined]
    back = request.GET.get("back") or (htmx.current_url_abs_path if htmx else "") or ""
    return back if url_has_allowed_host_and_scheme(back, {request.get_host()}) else ""
