"""Booking in a few taps. Book first: whoever is not signed in signs in at the last step, and finds all again."""

from typing import Any
from urllib.parse import urlencode

from django import forms as django_forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from linli.kernel import resuming
from linli.kernel.clock import local, now, today
from linli.kernel.clock.days import DAY
from linli.kernel.forms import Invalid
from linli.kernel.queries import find
from linli.kernel.refusals import Refused
from linli.kernel.web.limits import spend_rule
from linli.kernel.web.pages import actor_of, page
from linli.kernel.web.trying import tried
from linli.venues import acts, queries, rules
from linli.venues.queries.saying import day_said, when
from linli.venues.states import State, VenueKind
from linli.venues.views import telling
from linli.venues.views.asked import day_in, time_in

KEPT = "venues.booking"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def book(request: HttpRequest, pk: int) -> HttpResponse:
    """One time of one venue: how long, what for, how many; then it is done."""
    venue = find("venues.venue", actor_of(request), pk)
    if venue.kind == VenueKind.HOUR:  # taken slot by slot, also without an account
        return HttpResponseRedirect(reverse("venues:hour", args=[pk]))
    if request.method != "POST":
        kept = request.session.pop(KEPT, None) if actor_of(request).person_id else None
        if kept and kept["venue"] == pk:
            return _found_again(request, venue, kept["typed"])
        return _show(request, venue, _begun(request, venue))
    return _send(request, venue)


def _begun(request: HttpRequest, venue: Any) -> Any:
    """The form with what the address says."""
    start = time_in(request)
    asked: dict[str, Any] = {
        "venue": venue.pk, "day": day_in(request), "start": start, "people": request.GET.get("people", "")[:6],
        "minutes": request.GET.get("minutes", "")[:4], "waits": bool(request.GET.get("waits")),
    }  # fmt: skip
    if venue.kind == "hour":
        asked["use"] = "visit"
    return acts.ask_for_booking.form(initial=asked, actor=actor_of(request))


def _found_again(request: HttpRequest, venue: Any, typed: str) -> HttpResponse:
    """Back from signing in: everything stands as it was typed, to be sent with one more tap."""
    form = acts.ask_for_booking.form(QueryDict(typed), actor=actor_of(request))
    messages.info(request, resuming.look_again())
    return _show(request, venue, form)


def _send(request: HttpRequest, venue: Any) -> HttpResponse:
    actor, act = actor_of(request), acts.ask_for_booking
    try:
        inputs = act.read(actor, None, request.POST)
        if actor.person_id is None:
            return _sign_in_first(request, venue)
        spend_rule(act.rate, request)
        done = act(actor, None, key=request.POST.get("key", "")[:80], **inputs)
    except Invalid as invalid:
        return _show(request, venue, invalid.form, status=422)
    except Refused as refused:
        form = act.form(request.POST, actor=actor)
        form.is_valid()
        if not (getattr(refused, "free", []) or getattr(refused, "others", [])):
            form.refuse(refused)  # a clash says by itself what is free instead
        return _show(request, venue, form, status=refused.status, refused=refused)
    messages.success(request, f"{_done(done.noun.state)} {when(done.noun)}")
    return HttpResponseRedirect(done.noun.get_absolute_url())


def _done(state: str) -> str:
    said = {
        State.CONFIRMED: _("It is booked for you."), State.REQUESTED: _("Your request has arrived."),
        State.WAITING: _("You are on the waiting list."),
    }  # fmt: skip
    return str(said[State(state)])


def _sign_in_first(request: HttpRequest, venue: Any) -> HttpResponse:
    """Nothing typed is lost: it waits in this browser's session for when its writer comes back signed in."""
    typed = request.POST.copy()
    typed.pop("csrfmiddlewaretoken", None)
    request.session[KEPT] = {"venue": venue.pk, "typed": typed.urlencode()}
    messages.info(
        request,
        _(
            "Nearly done: sign in, or make an account, so that we know for whom it is. What you chose is kept."
        ),
    )
    return HttpResponseRedirect(f"{settings.LOGIN_URL}?{urlencode({'next': request.path}, safe='/')}")


def _show(
    request: HttpRequest, venue: Any, form: Any, *, status: int = 200, refused: Refused | None = None
) -> HttpResponse:
    """The page; a day and a beginning that were chosen stand as a sentence, not as inputs."""
    limits = queries.limits_of(venue)
    day, start = form["day"].value(), form["start"].value()
    chosen = _chosen(venue, form, limits)
    terms = queries.terms_for(venue, str(form["use"].value() or ""))
    if terms is None:
        form.fields.pop("accepted", None)
    if not (form.is_bound and form.data.get("waits")) and not form.initial.get("waits") and refused is None:
        form.fields["waits"].widget = django_forms.HiddenInput() if chosen else form.fields["waits"].widget
    return page(
        request, "venues/book.html", status=status, venue=venue, form=form, chosen=chosen, limits=limits, terms=terms,
        mode=telling.mode_said(venue.mode), signed_in=actor_of(request).person_id is not None,
        free=_free(venue, refused, limits), others=_others(refused, day, start, form),
        waits=bool(form["waits"].value()),
    )  # fmt: skip


def _chosen(venue: Any, form: Any, limits: Any) -> str:
    """The beginning in words where it was chosen; then only how long is asked, from what is free."""
    day, start = _day_of(form), _start_of(form)
    if day is None or (start is None and not limits.whole_day):
        return ""
    lent = queries.hours_of(venue, day, day + DAY)
    for name in ("day", "start"):
        form.fields[name].widget = django_forms.HiddenInput()
    if limits.whole_day:
        form.fields["minutes"].widget = django_forms.HiddenInput()
        return f"{day_said(day)} {telling.spans_said(lent)}"
    begins = rules.bounds_of(day)[0].replace(hour=start.hour, minute=start.minute)
    _lengths(venue, form, limits, lent, begins)
    return f"{day_said(day)} {start:%H:%M}"


def _lengths(venue: Any, form: Any, limits: Any, lent: Any, begins: Any) -> None:
    """How long it may be from there: what is free; where nothing is, what the hours allow."""
    end = next((b for a, b in lent if a <= begins < b), None)
    taken = queries.busy(venue.leaves, begins - DAY, begins + 2 * DAY)
    free = (
        [one.minutes for one in rules.free_slots([(begins, end)], taken, limits, begins)[:1]] if end else []
    )
    inside = int((end - begins).total_seconds() // 60) if end else limits.longest
    most = free[0] if free and local(begins) >= local(now()) - DAY else min(inside, limits.longest)
    steps = range(limits.shortest, max(most, limits.shortest) + 1, limits.grid)
    field = form.fields["minutes"]
    field.widget = django_forms.Select()
    field.label = form["minutes"].label = _("For how long")
    field.widget.choices = [(n, telling.long_said(n)) for n in steps]
    if not form.is_bound and not form.initial.get("minutes"):
        form.initial["minutes"] = 60 if 60 in steps else steps[0]


def _day_of(form: Any) -> Any:
    try:
        return form.fields["day"].clean(form["day"].value())
    except django_forms.ValidationError:
        return None


def _start_of(form: Any) -> Any:
    try:
        return form.fields["start"].clean(form["start"].value())
    except django_forms.ValidationError:
        return None


def _free(venue: Any, refused: Any, limits: Any) -> list[dict[str, Any]]:
    """Other times here, each a tap away."""
    address = reverse("venues:book", args=[venue.pk])
    return [
        {**telling.slot_told(one, address, limits), "said": day_said(local(one.begins))}
        for one in getattr(refused, "free", [])
    ]


def _others(refused: Any, day: Any, start: Any, form: Any) -> list[dict[str, Any]]:
    """Other places at that time."""
    asked = urlencode({"day": day or today(), "start": start or "", "minutes": form["minutes"].value() or ""})
    return [
        {"name": one.name, "site": one.site, "url": f"{reverse('venues:book', args=[one.id])}?{asked}"}
        for one in getattr(refused, "others", [])
    ]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def repeat(request: HttpRequest, pk: int) -> HttpResponse:
    """Book the same time again and again; all dates or none, and the ones that do not work are named."""
    venue, actor, act = find("venues.venue", actor_of(request), pk), actor_of(request), acts.ask_for_series
    if request.method == "POST" and actor.person_id is None:
        return HttpResponseRedirect(f"{settings.LOGIN_URL}?{urlencode({'next': request.path}, safe='/')}")
    known = {
        "venue": venue.pk, "day": day_in(request), "start": time_in(request), "minutes": 60,
        "until": today() + 56 * DAY,
    }  # fmt: skip
    form, status, done = tried(request, act, known=known)
    if done:
        messages.success(request, _("Your series is entered."))
        return HttpResponseRedirect(done.noun.get_absolute_url())
    wrong = getattr(getattr(form, "refused", None), "wrong", [])
    terms = queries.terms_for(venue, str(form["use"].value() or ""))
    if terms is None:
        form.fields.pop("accepted", None)
    return page(
        request, "venues/repeat.html", status=status, venue=venue, form=form, terms=terms,
        wrong=[{"day": day_said(local(at)), "why": why} for at, why in wrong], act=act,
    )  # fmt: skip
