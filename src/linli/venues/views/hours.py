"""Office hours for residents: who receives when, taking a slot, the slip. For who is on duty: visitors and matters."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from linli.kernel.acts import offers
from linli.kernel.clock import now, today
from linli.kernel.privacy.cipher import SealBroken, seal, unseal
from linli.kernel.queries import find
from linli.kernel.refusals import NotFound
from linli.kernel.web.limits import spend_rule
from linli.kernel.web.pages import actor_of, page
from linli.kernel.web.sections import sections
from linli.kernel.web.trying import tried
from linli.venues import acts, policy, queries
from linli.venues.forms.visits import FindSlip
from linli.venues.states import State, VenueKind
from linli.venues.views.adding import make
from linli.venues.views.area import near

CONTEXT, CODE, HELD, DAYS, MOST = "venues.slip", "slip", 60, 29, 60


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Who receives nearby, and when."""
    area = near(request)
    found = list(queries.hours_published(area)[:MOST]) or list(queries.hours_published()[:MOST])
    return page(request, "venues/hours.html", hours=found)


@never_cache
@require_http_methods(["GET", "POST"])
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """The free slots of an office hour; a slot chosen is taken on the same page."""
    venue = find("venues.venue", actor_of(request), pk)
    if venue.kind != VenueKind.HOUR:
        return HttpResponseRedirect(venue.get_absolute_url())
    slot = request.POST.get("slot") or request.GET.get("slot", "")
    form, status, done = tried(request, acts.take_hour, known={"venue": pk, "slot": slot})
    if done:
        return _taken(request, done.noun)
    days = queries.slots_of(venue, today(), DAYS)
    return page(
        request,
        "venues/hour.html",
        status=status,
        venue=venue,
        days=days,
        form=form,
        slot=_moment(slot, days),
        sections=[] if slot else [told for told in sections(actor_of(request), venue) if told.key != "slots"],
    )


def _taken(request: HttpRequest, booking: Any) -> HttpResponse:
    """To the slip of somebody without an account, which is shown once; else to the booking."""
    if not hasattr(booking, "slip_code"):
        return HttpResponseRedirect(booking.get_absolute_url())
    hold(request, booking)
    request.session[CODE] = [booking.pk, seal(booking.slip_code, CONTEXT)]
    return HttpResponseRedirect(f"{reverse('venues:slip')}?done=1")


def _moment(slot: str, days: list[Any]) -> Any:
    """The slot chosen, if it is still free."""
    return next((one for day in days for one in day.free if one.begins.isoformat() == slot), None)


def hold(request: HttpRequest, booking: Any) -> None:
    """From now on this browser sees the booking as the visitor's."""
    held = [tuple(one) for one in request.session.get("holds", ())]
    new = ("venues.booking", booking.pk)
    request.session["holds"] = [*(one for one in held if one != new), new][-HELD:]


@never_cache
@require_http_methods(["GET", "POST"])
def slip(request: HttpRequest) -> HttpResponse:
    """After booking: the receipt. Later: its code opens the booking again."""
    if request.method == "GET" and "done" in request.GET and CODE in request.session:
        return _receipt(request)
    form = FindSlip(request.POST or None)
    if request.method == "POST" and form.is_valid():
        spend_rule("web.rate.track", request)
        booking = queries.by_slip(form.cleaned_data["code"])
        if booking is not None:
            hold(request, booking)
            return HttpResponseRedirect(booking.get_absolute_url())
        form.add_error("code", _("There is no booking with this code. Look for a slip in its twelve signs."))
    return page(request, "venues/slip.html", status=422 if form.errors else 200, form=form)


def _receipt(request: HttpRequest) -> HttpResponse:
    pk, sealed = request.session[CODE]
    try:
        code = unseal(sealed, CONTEXT)
    except SealBroken:
        raise NotFound(_("There is nothing here, or it is not open to you.")) from None
    booking = find("venues.booking", actor_of(request).holding(("venues.booking", pk)), pk)
    return page(request, "venues/slip_told.html", booking=booking, code=code)


@require_safe
def on_duty(request: HttpRequest) -> HttpResponse:
    """Who comes to the reader's own office hours, and which matters still wait for their answer."""
    actor = actor_of(request)
    duty = list(queries.visitors(actor)[:MOST])
    matters = list(queries.matters_waiting(actor)[:MOST])
    if not duty and not matters and actor.reach(policy.RECEIVE) is None:
        raise NotFound(_("There is nothing here, or it is not open to you."))
    lines = [_line(actor, booking) for booking in duty]
    return page(request, "venues/desk/hours.html", lines=lines, matters=matters, at=now())


def _line(actor: Any, booking: Any) -> dict[str, Any]:
    now_on_offer = [
        each
        for each in offers(actor, booking)
        if each.kind in ("venues.booking.received", "venues.booking.missed")
    ]
    return {
        "booking": booking,
        "offers": now_on_offer,
        "who": _who(booking),
        "open": booking.state == State.CONFIRMED,
    }


def _who(booking: Any) -> str:
    if booking.person_id:
        return str(booking.person.name)
    return _("Somebody without an account")


@require_http_methods(["GET", "POST"])
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """A new office hour at a site."""
    return make(request, acts.publish_hour, "venues.site", pk, "site")
