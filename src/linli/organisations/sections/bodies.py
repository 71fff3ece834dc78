"""What organisations themselves show on an organisation's page, beside what other capabilities add."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.calendars import by_day, to_come
from linli.kernel.together import Asking
from linli.kernel.web.feeds import address_of, to_subscribe
from linli.kernel.web.sections import section
from linli.organisations import queries
from linli.organisations.policy import APPOINT
from linli.organisations.states import Kind, Step
from linli.organisations.views.told import held, seats, ties_of

BODY = "organisations.body"
MOST = 200
NEXT = 6
NEAREST = 8


@section(BODY, "posts", _("Posts"), "organisations/sections/posts.html", order=10)
def who_holds_posts(actor: Actor, body: Any) -> Asking:
    """The posts that the reader may see, with what can be done."""
    posts = seats(actor, held((yield queries.posts_at(actor, body))))
    appoints = body.is_open and actor.can(APPOINT, body.path)
    if not posts and not appoints:
        return None
    below = reverse("organisations:posts", args=[body.pk]) if appoints else ""
    return {"posts": posts, "back": body.get_absolute_url(), "all": below}


@section(BODY, "calendar", _("What is coming"), "organisations/sections/calendar.html", order=15)
def what_is_coming(actor: Actor, body: Any) -> Asking:
    """The next things in its calendar, as the reader may know them, and where a phone subscribes."""
    found = (yield from to_come(BODY, actor, body)) if body.is_open else []
    if not found:
        return None
    address = address_of(BODY, body.pk)
    return {
        "days": by_day(found[:NEXT]),
        "more": len(found) - NEXT,
        "tap": to_subscribe(address),
        "address": address,
    }


@section(BODY, "below", _("Stand below"), "organisations/sections/below.html", order=90)
def what_stands_below(actor: Actor, body: Any) -> dict[str, Any] | None:
    """The organisations right below, by their kinds; those that answer for an area first."""
    below = queries.tree().children(body.pk)
    if not below:
        return None
    groups: dict[str, list[Any]] = {}
    for ref in sorted(below, key=lambda ref: not ref.level)[:MOST]:
        groups.setdefault(ref.kind, []).append(ref)
    told = [{"label": Kind(kind).label, "bodies": bodies} for kind, bodies in groups.items()]
    return {"groups": told, "more": len(below) - MOST}


@section(BODY, "ties", _("Ties"), "organisations/sections/ties.html", order=91)
def what_it_is_tied_to(actor: Actor, body: Any) -> Asking:
    """Ties of today, from either side."""
    ties = ties_of(actor, body, (yield queries.relations_of(body)))
    return {"ties": ties, "back": body.get_absolute_url()} if ties else None


@section(BODY, "near", _("Near by"), "organisations/sections/near.html", order=92)
def what_lies_near(actor: Actor, body: Any) -> dict[str, Any] | None:
    """The nearest communities with the reason; not there where nothing but the street is known."""
    if not body.is_open or len(body.area_code) != 12:
        return None
    near = [one for one in queries.nearness(body.area_code) if one.step in (Step.FOOT, Step.NEIGHBOUR)][
        :NEAREST
    ]
    tree = queries.tree()
    lines = [
        {"url": reverse("organisations:body", args=[ref.id]), "name": ref.name, "said": one.said}
        for one in near
        if (ref := tree.at_area(one.code))
    ]
    return {"lines": lines} if lines else None
