"""The menu for everybody: finding, looking at, ordering in a few taps; what one looks for; what comes first."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from linli.kernel.clock import today
from linli.kernel.queries import find
from linli.kernel.web import page
from linli.kernel.web.pages import actor_of
from linli.kernel.whole import whole
from linli.orders import acts, policy, queries
from linli.orders.forms import Find, Near
from linli.orders.states import OfferState, OrderState, Theme
from linli.orders.views.frame import buttons, home_of, make, tried
from linli.orders.views.saying import (
    OFFERS,
    facts_of,
    is_old,
    offer_line,
    places,
    price,
    status,
    want_line,
    when,
)

WISHES = ("q", "theme", "whom", "provider", "day", "free", "barrier_free")


@require_safe
def services(request: HttpRequest) -> HttpResponse:
    """The menu near home; what the reader chose comes first."""
    actor = actor_of(request)
    interest = queries.interest_of(policy.self_of(actor))
    near = home_of(request, interest)
    form = Find(request.GET, home=near)
    asked: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    given = {name: asked[name] for name in WISHES if asked.get(name)}
    chosen = tuple(interest.themes) if interest and not asked.get("theme") else ()
    home = whole(asked.get("near", "")) or near
    found = queries.found_offers(home, queries.Wish(**given, themes=chosen))
    here = queries.ref(home)
    return page(
        request, "orders/services.html", form=form, lines=[offer_line(one.offer, one.why) for one in found], here=here,
        narrowed=bool(asked.get("near") or {*given} - {"q", "theme"}), asked=asked, themes=_themes(request, asked),
        by_choice=bool(chosen), signed_in=policy.self_of(actor) is not None,
    )  # fmt: skip


def _themes(request: HttpRequest, asked: Any) -> list[dict[str, Any]]:
    """The themes as large choices: no typing."""
    found = []
    for one in Theme:
        query = request.GET.copy()
        query["theme"] = "" if asked.get("theme") == one else one.value
        found.append(
            {"label": one.label, "url": f"?{query.urlencode()}", "current": asked.get("theme") == one}
        )
    return found


@require_safe
def offer(request: HttpRequest, pk: int) -> HttpResponse:
    """One line of the menu, with the order form on it."""
    return _offer(request, find("orders.offer", actor_of(request), pk))


def _offer(request: HttpRequest, one: Any, form: Any = None, code: int = 200) -> HttpResponse:
    actor = actor_of(request)
    owns = policy.owns(actor, one)
    times = queries.sessions_of(one)
    orders = one.state == OfferState.PUBLISHED and not owns and policy.is_somebody(actor)
    if form is None and orders:
        form = acts.place_order.form(actor=actor, initial=_known(request))
    if form is not None and not times:
        form.fields.pop("wait", None)  # without times there is no line to wait in
    chosen = request.POST.get("session") or request.GET.get("session") or (str(times[0].pk) if times else "")
    return page(
        request,
        "orders/offer.html",
        status=code,
        offer=one,
        stands=status(one, OFFERS),
        facts=facts_of(one),
        lead=" · ".join(filter(None, (one.when_words, one.place_words, str(price(one.fee))))),
        owns=owns,
        times=[
            {
                "pk": t.pk,
                "when": when(t.begins_at, t.ends_at),
                "places": places(t),
                "chosen": str(t.pk) == chosen,
                "offers": buttons(actor, t) if owns else [],
            }
            for t in times
        ],
        other=chosen == "other",
        form=form,
        orders=orders,
        buttons=buttons(actor, one),
        said=queries.said_of(one),
        old=is_old(one),
        somebody=policy.is_somebody(actor),
        published=one.state == OfferState.PUBLISHED,
        wants=[want_line(pair.want, pair.why, open_words=owns) for pair in queries.wants_for(one, most=5)]
        if owns
        else [],
    )


def _known(request: HttpRequest) -> dict[str, Any]:
    """What the house knows fills the form: the telephone of the account."""
    return {"contact": queries.contact_of(actor_of(request))}


@login_required
@require_http_methods(["GET", "POST"])
def place(request: HttpRequest, pk: int) -> HttpResponse:
    """Order it. Who comes too late for the last place is told, and may wait."""
    one = find("orders.offer", actor_of(request), pk)
    if request.method == "GET":  # after signing in
        return HttpResponseRedirect(one.get_absolute_url())
    session = request.POST.get("session", "")
    done, form, code = tried(request, acts.place_order, offer=one.pk, session=whole(session))
    if done is None:
        return _offer(request, find("orders.offer", actor_of(request), pk), form, code)
    words = {
        OrderState.SCHEDULED: _("The place is yours. It stands in your calendar."),
        OrderState.WAITING: _("You are on the waiting list. When a place falls free it is held for you."),
        OrderState.PLACED: _("Ordered. They answer within a few working days, and you are told."),
    }
    messages.success(request, words.get(OrderState(done.noun.state), ""))
    return HttpResponseRedirect(done.noun.get_absolute_url())


@login_required
@require_http_methods(["GET", "POST"])
def choose(request: HttpRequest) -> HttpResponse:
    """What the reader wants to see first."""
    mine = queries.interest_of(policy.self_of(actor_of(request)))
    known = {"home": mine.home_id, "themes": mine.themes, "whom": mine.whom} if mine else {}
    return make(request, acts.choose_interests, "orders/choose.html", initial=known)


@login_required
@require_http_methods(["GET", "POST"])
def look(request: HttpRequest) -> HttpResponse:
    """Say what one looks for."""
    home = home_of(request, queries.interest_of(policy.self_of(actor_of(request))))
    return make(
        request,
        acts.say_want,
        "orders/form.html",
        initial={"at": home, "title": request.GET.get("q", "")[:60], "theme": request.GET.get("theme", "")},
    )


@login_required
@require_http_methods(["GET", "POST"])
def lend(request: HttpRequest) -> HttpResponse:
    """Offer one's neighbours something, in a few words."""
    return make(request, acts.draft_offer, "orders/form.html", initial={"at": home_of(request)})


@require_safe
def booklet(request: HttpRequest) -> HttpResponse:
    """The directory of a place by theme, to be printed as a booklet; organisations only."""
    home = whole(request.GET.get("near", "")) or home_of(request)
    here = queries.ref(home)
    found = queries.found_offers(home, most=400)
    parts = [
        {
            "theme": one.label,
            "lines": [_entry(each.offer) for each in found if each.offer.theme == one and each.offer.body_id],
        }
        for one in Theme
    ]
    return page(
        request,
        "orders/booklet.html",
        here=here,
        parts=[one for one in parts if one["lines"]],
        form=Near(request.GET, home=home),
        on=today(),
    )


def _entry(one: Any) -> dict[str, Any]:
    """One entry of the booklet: all that somebody needs who reads it on paper."""
    words = [one.place_words, one.when_words, price(one.fee), one.contact]
    return {
        "title": one.title,
        "who": one.body.name,
        "text": one.text,
        "words": [word for word in words if word],
    }
