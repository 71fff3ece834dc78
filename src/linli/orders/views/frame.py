"""What the pages of orders share: forms that lose nothing, buttons, the ways at the left of the desk."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from linli.kernel.actors import Actor
from linli.kernel.acts import Act, Done, offers
from linli.kernel.forms import Invalid
from linli.kernel.refusals import NotFound, NotYours, Refused
from linli.kernel.web import page
from linli.kernel.web.acting import address
from linli.kernel.web.limits import spend_rule
from linli.kernel.web.pages import actor_of
from linli.kernel.whole import whole
from linli.orders import policy, policy_purchases, queries
from linli.organisations import queries as organisations

COOKIE = "place"  # the community that somebody chose on the first page


def home_of(request: HttpRequest, interest: Any = None) -> int | None:
    """From where near is reckoned: what the reader chose, their post's place, the one chosen on this device."""
    if interest is not None and interest.home_id:
        return int(interest.home_id)
    one = queries.ref(policy.own_body(actor_of(request))) or organisations.tree().for_area(
        request.COOKIES.get(COOKIE, "")
    )
    while one and not one.area_code:
        one = queries.ref(one.parent_id)
    return one.id if one else None


def street_of(request: HttpRequest) -> Any:
    """The street of the reader, or what they chose."""
    chosen = queries.ref(whole(request.GET.get("near", "")))
    if chosen is not None:
        return chosen
    one = queries.ref(home_of(request))
    while one is not None and one.level == "community" and one.parent_id:
        one = queries.ref(one.parent_id)
    return one


def tried(request: HttpRequest, one: Act, **fixed: Any) -> tuple[Done | None, Any, int]:
    """Do an act with what was posted and what the page knows; a refusal comes back on the form."""
    actor = actor_of(request)
    try:
        inputs = one.read(actor, None, request.POST, request.FILES)
        if one.rate:
            spend_rule(one.rate, request)
        return one(actor, None, key=request.POST.get("key", "")[:80], **inputs, **fixed), None, 302
    except Invalid as invalid:
        return None, invalid.form, 422
    except Refused as refused:
        form = one.form(request.POST, request.FILES, actor=actor)
        form.is_valid()
        form.refuse(refused)
        return None, form, refused.status


def make(
    request: HttpRequest, one: Act, template: str, onward: Callable[[Any], str] | None = None, fixed: Any = None,
    initial: Any = None, **context: Any,
) -> HttpResponse:  # fmt: skip
    """The page on which something new is made."""
    actor = actor_of(request)
    if not one.may(actor, None):
        raise NotYours(_("This is not yours to do. Ask somebody whose post allows it."))
    form, status = one.form(actor=actor, initial=initial or {}), 200
    if request.method == "POST":
        done, form, status = tried(request, one, **(fixed or {}))
        if done is not None:
            messages.success(request, one.next or _("Done: %(act)s.") % {"act": one.label})
            return HttpResponseRedirect(onward(done.noun) if onward else done.noun.get_absolute_url())
    return page(request, template, status=status, form=form, act=one, **context)


def desk_of(request: HttpRequest, *permissions: str) -> Actor:
    """A post that speaks for a body, or has another permission named; for all others there is no such page."""
    actor = actor_of(request)
    wanted = permissions or (policy.SERVE,)
    if not any(actor.reach(one) is not None for one in wanted):
        if any({*wanted} & {*post.permissions} for post in actor.posts):
            raise NotYours(_("This page is for another of your posts. Change to it at the top of the page."))
        raise NotFound(_("There is nothing here, or it is not open to you."))
    return actor


def ways(actor: Actor, current: str = "") -> list[dict[str, Any]]:
    """The pages of this desk."""
    found = [
        ("front", _("Our front page"), "orders:front", policy.SERVE),
        ("menu", _("Our menu"), "orders:menu", policy.SERVE),
        ("draft", _("Put something on the menu"), "orders:draft", policy.SERVE),
        ("look", _("Say what we look for"), "orders:look", policy.SERVE),
        ("unmet", _("Asked, and no offer found"), "orders:unmet", policy.OVERSEE),
        ("agreements", _("Agreements of co-building"), "orders:agreements", policy.CONTRACT),
        ("purchases", _("Purchased services"), "orders:purchases_desk", policy_purchases.BUY),
        ("purchases", _("Purchased services"), "orders:purchases_desk", policy_purchases.APPROVE),
        ("supply", _("Contracts and calls"), "orders:supply", policy.SERVE),
        ("lists", _("The three lists"), "orders:lists", policy.SERVE),
    ]
    mine = {
        key: (label, name) for key, label, name, permission in found if actor.reach(permission) is not None
    }
    return [
        {"label": label, "url": reverse(name), "current": key == current, "count": ""}
        for key, (label, name) in mine.items()
    ]


def buttons(actor: Actor, noun: Any, *but: str) -> list[dict[str, Any]]:
    """The acts on offer, without those that have a place of their own on the page."""
    return [
        {"label": one.label, "primary": one.primary, "danger": one.danger, "url": address(one, noun)}
        for one in offers(actor, noun)
        if one.verb not in but
    ]
