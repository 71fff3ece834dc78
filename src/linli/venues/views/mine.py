"""A reader's own bookings, and the page of one: where it stands, what can be done, what happened."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from linli.kernel.clock import now
from linli.kernel.journal.history import history
from linli.kernel.queries import find
from linli.kernel.refusals import Refused
from linli.kernel.web.pages import actor_of, page
from linli.kernel.web.paging import slice_of
from linli.kernel.web.sections import sections
from linli.venues import acts, policy, queries
from linli.venues.forms.booking import asker_of
from linli.venues.queries.saying import coming, line_sentence, matter, sentence, status_of, when
from linli.venues.queries.series import stretch_to_confirm
from linli.venues.states import LIVE, Reason, State
from linli.venues.views.telling import buttons, long_said


@login_required
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """What is to come, then what was."""
    actor = actor_of(request)
    past = slice_of(
        request, queries.bookings_of(actor).exclude(ends__gt=now(), state__in=LIVE), by="-begins", size=20
    )
    return page(
        request, "venues/mine.html", matters=[matter(one) for one in coming(actor)],
        past=[matter(one) for one in past.rows], slice=past,
    )  # fmt: skip


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def booking(request: HttpRequest, pk: int) -> HttpResponse:
    """One booking, for whose it is and for who looks after the place. A telephone is opened by POST, and noted."""
    actor = actor_of(request)
    one = find("venues.booking", actor, pk)
    steward, own = policy.is_steward(actor, one), policy.is_asker(actor, one)
    shown = _contact(request, one) if request.method == "POST" else {}
    return page(
        request, "venues/booking.html", booking=one, when=when(one), stands=status_of(one), own=own, steward=steward,
        sentence=sentence(one) if own or not steward else "",
        line=line_sentence(one) if one.state == State.WAITING else "",
        facts=_facts(one, steward, own), acts=buttons(actor, one), entries=history(one), shown=shown,
        may_call=steward and one.by == "behalf" and one.person_id is None,
        sections=sections(actor, one),
    )  # fmt: skip


def _contact(request: HttpRequest, one: Any) -> dict[str, str]:
    """The name and telephone that somebody without an account left; the act is the record of the reading."""
    try:
        acts.read_contact(actor_of(request), one)
    except Refused:
        return {}
    return {
        name: getattr(one, name).open("call_back") if getattr(one, name) else ""
        for name in ("name", "contact")
    }


def _facts(one: Any, steward: bool, own: bool) -> list[dict[str, Any]]:
    """What is known of it; what is not known is left out."""
    terms = _("accepted, edition %(n)d") % {"n": one.terms.edition} if one.terms_id else ""
    told = [
        (_("Place"), f"{one.site.name} · {one.venue.name}", one.venue.get_absolute_url()),
        (_("Address"), one.site.address, ""),
        (_("For how long"), long_said(int((one.ends - one.begins).total_seconds() // 60)), ""),
        (_("For whom"), _who(one) if steward else (one.body.name if one.body_id else ""), ""),
        (_("Kind of use"), one.get_use_display(), ""),
        (_("What for"), one.purpose, ""),
        (_("How many people"), one.people or "", ""),
        (_("Came"), one.came or "", ""),
        (_("Reason"), Reason(one.reason).label if one.reason else "", ""),
        (_("Terms"), terms, ""),
        (_("Series"), _("one of several dates") if one.series_id else "", _series_url(one)),
    ]  # fmt: skip
    return [{"label": a, "value": b, "url": c} for a, b, c in told if b]


def _who(one: Any) -> str:
    return one.person.name if one.person_id else asker_of(one)


def _series_url(one: Any) -> str:
    return one.series.get_absolute_url() if one.series_id else ""


@never_cache
@require_safe
def series(request: HttpRequest, pk: int) -> HttpResponse:
    """A series: its dates, those left out with why, and what is to be confirmed."""
    actor = actor_of(request)
    one = find("venues.series", actor, pk)
    rows = list(one.bookings.select_related("venue__site", "site__body", "body").order_by("begins"))
    ask = stretch_to_confirm(one)
    offered = buttons(actor, one)
    if not ask:
        offered = [each for each in offered if "confirmed" not in each["url"]]
    return page(
        request, "venues/series.html", series=one, rows=[(each, when(each), status_of(each)) for each in rows],
        skipped=[(each.on, each.get_reason_display()) for each in one.skipped.order_by("on")],
        ask=[when(each) for each in ask], by=ask[0].answer_by if ask else None, acts=offered,
        entries=history(one),
    )  # fmt: skip
