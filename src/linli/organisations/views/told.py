"""A body told in parts: its facts, posts, ties and turns, ready for the page."""

import re
from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from linli.kernel.actors import Actor
from linli.kernel.acts import ACTS, offers
from linli.kernel.clock import today
from linli.kernel.templatetags.face import day
from linli.kernel.web.acting import address
from linli.organisations import queries
from linli.organisations.models import Body, Post
from linli.organisations.policy import APPOINT, IMPORT, MANAGE

CALLED = re.compile(r"\+?[\d\s()-]{5,}")  # one number and nothing else: it can be dialled
ADDITIONS = (
    ("organisations.body.founded", "organisations:found", "organisations.manage"),
    ("organisations.post.planned", "organisations:plan", "people.posts"),
    ("organisations.relation.made", "organisations:relate", "organisations.manage"),
)


def reach(body: Body) -> list[dict[str, Any]]:
    """How to reach the body's desk; what is not known is left out."""
    dial = re.sub(r"[^0-9+]", "", body.desk_phone)
    return _known(
        (_("Address"), body.desk_address),
        (_("Telephone"), body.desk_phone, f"tel:{dial}" if CALLED.fullmatch(body.desk_phone) else ""),
        (_("E-mail"), body.desk_mail, f"mailto:{body.desk_mail}"),
        (_("Hours"), body.desk_hours),
    )


def about(body: Body) -> list[dict[str, Any]]:
    """What is entered of the body; what is not known is left out."""
    area = getattr(body, "area_name", None)
    return _known(
        (_("Kind of organisation"), body.get_kind_display()),
        (_("State"), body.get_state_display()),
        (_("Number of the organisation"), body.pk),
        (_("Area"), f"{area} ({body.area_code})" if area else body.area_code),
        (_("Unified social credit code"), body.uscc),
        (_("Founded on"), day(body.founded_on)),
        (_("Term"), _("%(begins)s to %(ends)s") % _span(body) if body.term_begins else ""),
        (_("Set up until"), day(body.until)),
        (_("Ended on"), day(body.ended_on)),
        (
            _("Went on in"),
            body.merged_into or "",
            body.merged_into.get_absolute_url() if body.merged_into else "",
        ),
    )


def _known(*told: tuple[Any, ...]) -> list[dict[str, Any]]:
    return [dict(zip(("label", "value", "url"), one, strict=False)) for one in told if one[1]]


def _span(body: Body) -> dict[str, str]:
    return {"begins": day(body.term_begins), "ends": day(body.term_ends) or _("without end")}


def held(posts: Iterable[Post]) -> list[Post]:
    """Posts, vacant ones first."""
    return sorted(posts, key=lambda post: bool(post.person_id))


def seats(actor: Actor, posts: Iterable[Post]) -> list[dict[str, Any]]:
    """Posts with holder and what can be done, as organisations/sections/seat.html wants them."""
    return [
        {
            "post": post,
            "holder": post.person.name if post.person else "",
            "until": day(post.ends),
            "over": bool(post.ends and post.ends < today()),
            "offers": _addressed(actor, post),
        }
        for post in posts
    ]


def ties_of(actor: Actor, body: Body, ties: Iterable[Any]) -> list[dict[str, Any]]:
    """Ties as the page tells them, from this body's side."""
    return [{"tie": tie, "mine": tie.source_id == body.pk, "offers": _addressed(actor, tie)} for tie in ties]


def turns(body: Body) -> list[dict[str, Any]]:
    """Where the body stood before."""
    return [
        {"on": day(one.on), "turn": one.get_turn_display(), "from": one.parent_from, "to": one.parent_to}
        for one in queries.lineage_of(body)
    ]


def additions(actor: Actor, body: Body) -> list[dict[str, Any]]:
    """The buttons of the page: acts on the body, and what may be added to it."""
    added = [
        {"label": ACTS[kind].label, "url": reverse(name, args=[body.pk]), "primary": False, "danger": False}
        for kind, name, permission in ADDITIONS
        if body.is_open and actor.can(permission, body.path)
    ]
    return _in_order(_addressed(actor, body) + added)


def ways(actor: Actor) -> list[dict[str, Any]]:
    """Where those who look after organisations go from the list of all."""
    if actor.post is None:
        return []
    own = [
        (MANAGE, _("My organisation"), reverse("organisations:body", args=[actor.post.body_id])),
        (APPOINT, _("Vacant posts"), reverse("organisations:posts", args=[actor.post.body_id])),
        (IMPORT, _("Bring in a table"), reverse("organisations:import")),
    ]
    return [{"label": label, "url": url} for code, label, url in own if code in actor.post.permissions]


def _addressed(actor: Actor, noun: Any) -> list[dict[str, Any]]:
    told = [
        {"label": one.label, "url": address(one, noun), "primary": one.primary, "danger": one.danger}
        for one in offers(actor, noun)
    ]
    return _in_order(told)


def _in_order(buttons: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The next thing to do first, what ends something last."""
    return sorted(buttons, key=lambda one: (not one["primary"], one["danger"]))
