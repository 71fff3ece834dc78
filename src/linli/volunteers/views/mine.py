"""My service: places, hours to confirm, stars, certificates; what others may see."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from linli.kernel.journal.history import history
from linli.kernel.queries import find
from linli.kernel.refusals import NotFound, NotNow
from linli.kernel.templatetags.face import day
from linli.kernel.web import page
from linli.kernel.web.limits import spend_rule
from linli.kernel.web.pages import actor_of
from linli.kernel.web.paging import slice_of
from linli.kernel.web.trying import tried
from linli.volunteers import acts, policy, queries
from linli.volunteers.queries import span
from linli.volunteers.states import CertificateState, NominationState
from linli.volunteers.states.hours import UNCONFIRMED
from linli.volunteers.views import paper as press
from linli.volunteers.views.frame import buttons, home_of, make
from linli.volunteers.views.saying import SEATS, as_hours, hours_line, minutes


@login_required
@require_http_methods(["GET", "POST"])
def register(request: HttpRequest) -> HttpResponse:
    """Becoming a volunteer, on one page; nothing but a click is needed."""
    if queries.profile_of(actor_of(request)) is not None:
        return HttpResponseRedirect(reverse("volunteers:mine"))
    onward = request.POST.get("next") or request.GET.get("next", "")
    onward = onward if onward.startswith("/volunteers/") else reverse("volunteers:mine")
    return make(
        request,
        acts.register,
        "volunteers/register.html",
        onward,
        initial={"home": home_of(request)},
        next_page=onward,
    )


@login_required
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """All of one's own service, for oneself alone."""
    actor = actor_of(request)
    person, profile = policy.self_of(actor) or 0, queries.profile_of(actor)
    if profile is None:
        return HttpResponseRedirect(reverse("volunteers:register"))
    rows = slice_of(request, queries.own_hours(actor), by="-pk", size=40)
    total = queries.confirmed_minutes(person)
    nominations = list(queries.nominations_of(person))
    has_fifth = any(one.state == NominationState.GRANTED for one in nominations)
    return page(
        request, "volunteers/mine.html", profile=profile, offers=buttons(actor, profile),
        places=[_place(actor, one) for one in queries.own_sign_ups(actor)[:40]],
        swaps=[{"swap": one, "offers": buttons(actor, one)} for one in queries.swaps_of(person)],
        absences=[{"one": one, "offers": buttons(actor, one)} for one in queries.absences_of(person)[:10]],
        waiting=[hours_line(one) for one in rows.rows if one.state in UNCONFIRMED],
        hours=[hours_line(one) for one in rows.rows if one.state not in UNCONFIRMED], slice=rows, total=as_hours(total),
        stars=queries.stars_with(total, has_fifth), stars_range=range(queries.stars_with(total, has_fifth)),
        nominations=[{"one": one, "offers": buttons(actor, one)} for one in nominations],
    )  # fmt: skip


def _place(actor: Any, one: Any) -> dict[str, Any]:
    return {
        "title": one.task.title, "url": one.task.get_absolute_url(),
        "sentence": f"{span(one.shift)} · {one.task.place_words}",
        "status": {"word": one.get_state_display(), "shape": SEATS[one.state]},
    }  # fmt: skip


@login_required
@require_safe
def hours(request: HttpRequest, pk: int) -> HttpResponse:
    """One service: what was written down, by whom it waits to be settled, what was said about it."""
    actor = actor_of(request)
    one = find("volunteers.hours", actor, pk)
    is_own = policy.is_self(actor, one)
    facts = [
        (_("Day of the service"), one.served_on), (_("Organiser"), one.body.name), (_("Where"), one.place_words),
        (_("Whom it serves"), one.for_whom),
        (_("Planned time"), minutes(one.planned_minutes) if one.planned_minutes else ""),
        (_("Really served, without travel"), minutes(one.minutes)), (_("What you said about it"), one.words),
        (_("What the organiser said"), one.answer),
        (_("Volunteer"), "" if is_own else queries.called([one.person_id]).get(one.person_id, "")),
    ]  # fmt: skip
    line = hours_line(one)
    return page(
        request, "volunteers/hours.html", hours=one, stands=line["status"], offers=buttons(actor, one), is_own=is_own,
        facts=[{"label": label, "value": value} for label, value in facts if value], entries=history(one, 30),
        base="base.html" if is_own else "base_desk.html",
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
def claim(request: HttpRequest) -> HttpResponse:
    """Hours that are missing: a claim that the organiser looks at."""
    profile = queries.profile_of(actor_of(request))
    if profile is None:
        return HttpResponseRedirect(reverse("volunteers:register"))
    initial = {"body": profile.home_id}
    return make(
        request, acts.claim_hours, "volunteers/form.html", reverse("volunteers:mine"), initial=initial
    )


@login_required
@require_http_methods(["GET", "POST"])
def ask_certificate(request: HttpRequest) -> HttpResponse:
    """One's certificates, and asking for another."""
    actor = actor_of(request)
    if queries.profile_of(actor) is None:
        return HttpResponseRedirect(reverse("volunteers:register"))
    form, status, served = (
        acts.ask_certificate.form(actor=actor),
        200,
        queries.bodies_served(policy.self_of(actor) or 0),
    )
    if request.method == "POST":
        form, status, done = tried(request, acts.ask_certificate)
        if done is not None:
            messages.success(request, _("Asked. You are told as soon as it is issued."))
            return HttpResponseRedirect(reverse("volunteers:ask_certificate"))
    rows = [
        {
            "title": f"{one.body.name} {day(one.first)} – {day(one.last)}",
            "url": one.get_absolute_url(), "at": one.asked_at,
            "sentence": one.number,
            "status": {"word": one.get_state_display(), "shape": press.SHAPES[CertificateState(one.state)]},
        }
        for one in queries.own_certificates(actor)[:50]
    ]  # fmt: skip
    return page(
        request, "volunteers/certificates.html", status=status, form=form, lines=rows, can_ask=bool(served)
    )


@login_required
@require_safe
def certificate(request: HttpRequest, pk: int) -> HttpResponse:
    """One certificate: for its volunteer, and for whoever issues it."""
    actor = actor_of(request)
    one = find("volunteers.certificate", actor, pk)
    is_own = policy.is_self(actor, one)
    asked = one.state == CertificateState.ASKED
    rows = queries.counted(one.person_id, one.body_id, one.first, one.last) if asked else []
    services = [
        {"on": str(row.served_on), "title": row.title, "place": row.place_words, "minutes": row.minutes}
        for row in rows
    ]
    return page(
        request, "volunteers/certificate.html", one=one, is_own=is_own, offers=buttons(actor, one),
        head=[_("Day"), _("Service done"), _("Where"), _("Minutes served")],
        base="base.html" if is_own else "base_desk.html",
        rows=[[said["on"], said["title"], said["place"], said["minutes"]] for said in one.services or services],
        hours=as_hours(one.minutes or sum(row.minutes for row in rows)),
        shape=press.SHAPES[CertificateState(one.state)],
        holder=one.holder or queries.called([one.person_id]).get(one.person_id, ""),
        check=queries.addresses().check(one.code),
    )  # fmt: skip


def _own(request: HttpRequest, pk: int) -> Any:
    """A certificate that its own volunteer takes away."""
    actor = actor_of(request)
    one = find("volunteers.certificate", actor, pk)
    if not policy.is_self(actor, one):
        raise NotFound(_("There is nothing here, or it is not open to you."))
    if one.state != CertificateState.ISSUED:
        raise NotNow(_("This certificate is not issued, or no longer holds. Ask for a new one."))
    spend_rule("web.rate.export", request)
    return one


@login_required
@require_safe
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The certificate as a PDF: only for its volunteer, who hands it on or not."""
    one = _own(request, pk)
    return press.sent(press.pdf_of(one), "application/pdf", f"{one.number}.pdf")


@login_required
@require_safe
def signed(request: HttpRequest, pk: int) -> HttpResponse:
    """The certificate as a signed file (Open Badges 3.0), which anybody can check."""
    one = _own(request, pk)
    response = JsonResponse(one.credential, json_dumps_params={"ensure_ascii": False, "indent": 1})
    return press.sent(response.content, "application/vc+ld+json", f"{one.number}.json")
