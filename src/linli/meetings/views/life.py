"""The calendar of a branch: to read, to fill with one click, to print for an inspection."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_safe

from linli.kernel.actors import Actor
from linli.kernel.clock import today
from linli.kernel.queries import find
from linli.kernel.templatetags.face import monthday
from linli.kernel.web import page
from linli.kernel.whole import whole
from linli.meetings import acts, policy, queries
from linli.meetings.states import LIFE, State
from linli.meetings.views import frame
from linli.meetings.views.desk import planner


def _named(state: str) -> dict[str, str]:
    words = {
        "held": pgettext("of a period", "Held"), "planned": pgettext("of a period", "Planned"),
        "coming": _("Still to come"),
        "missing": _("Missing"), "explained": _("Not held; the reason is noted"),
    }  # fmt: skip
    shapes = {"held": "done", "planned": "new", "coming": "draft", "missing": "late", "explained": "paused"}
    return {"word": words[state], "shape": shapes[state]}


@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """The calendar of the reader's own organisation; where it has none, those of the branches below it."""
    actor = planner(request)
    assert actor.post is not None
    if queries.has_life(actor.post.body_id):
        return HttpResponseRedirect(reverse("meetings:life", args=[actor.post.body_id]))
    below = [
        {"label": ref.name, "url": reverse("meetings:life", args=[ref.id]), "hint": ""}
        for ref in queries.branches_below(actor.post.path)
    ]
    return page(request, "meetings/desk/branches.html", doors=below, queues=frame.queues(actor, "life"))


@require_safe
def life(request: HttpRequest, pk: int) -> HttpResponse:
    """One year. What is missing stands here for the branch itself; others read only what was held and planned."""
    actor = planner(request)
    body = find("organisations.body", actor, pk)
    if not queries.has_life(pk) or not (policy.is_branch(actor, body) or actor.can(policy.HOLD, body.path)):
        raise frame.nothing()
    mine = policy.is_branch(actor, body)
    year = whole(request.GET.get("year", "")) or today().year
    year = min(max(year, 2015), today().year + 1)
    lines = queries.year_of(pk, year, _since(body))
    return page(
        request, "meetings/desk/life.html", body=body, year=year, mine=mine,
        before=year - 1 if year > 2015 else None, after=year + 1 if year <= today().year else None,
        queues=frame.queues(actor, "life"), lines=[_line(line, mine) for line in lines],
        missing=len(queries.missing(lines)) if mine else 0,
        can_plan=mine and year == today().year and bool(queries.to_plan(pk, rest=True)),
    )  # fmt: skip


def _since(body: Any) -> Any:
    """From when on something can be missing: the branch was there, and its gatherings are kept here."""
    return max(filter(None, (body.founded_on, queries.kept_from(body.pk))))


def _line(line: queries.Line, mine: bool) -> dict[str, Any]:
    shown = [cell for cell in line.cells if mine or cell.state in ("held", "planned")]
    return {
        "label": line.label, "often": line.how_often, "kind": line.kind, "applies": line.applies,
        "fixed": _fixed(line.rhythm), "reason": line.rhythm.reason if line.rhythm and mine else "",
        "cells": [_cell(line, cell, mine) for cell in shown],
    }  # fmt: skip


def _fixed(rhythm: Any) -> str:
    if rhythm is None or not rhythm.day:
        return ""
    hour = f" {rhythm.at:%H:%M}" if rhythm.at else ""
    return _("on day %(day)s of the month") % {"day": rhythm.day} + hour


def _cell(line: queries.Line, cell: Any, mine: bool) -> dict[str, Any]:
    return {
        "label": _period(cell, line.months), "status": _named(cell.state), "reason": cell.reason,
        "first": cell.first, "missing": cell.state == "missing" and mine,
        "turns": [
            {
                "day": monthday(one.day), "url": reverse("meetings:at_desk", args=[one.noun.pk]), "held": one.held,
                "people": one.noun.people_n, "signed": one.noun.state in (State.SIGNED, State.ARCHIVED),
            }
            for one in cell.turns
        ],
    }  # fmt: skip


def _period(cell: Any, months: int) -> str:
    if months == 12:
        return _("the whole year")
    if months == 3:
        return _("quarter %(n)s") % {"n": (cell.first.month + 2) // 3}
    if months == 1:
        return _("month %(n)s") % {"n": cell.first.month}
    return f"{cell.first.month}–{cell.last.month}"


def branch(request: HttpRequest) -> Actor:
    """A post in an organisation that has such a calendar; for all others there is nothing here."""
    actor = planner(request)
    if actor.post is None or not queries.has_life(actor.post.body_id):
        raise frame.nothing()
    return actor


@require_http_methods(["GET", "POST"])
def plan_missing(request: HttpRequest) -> HttpResponse:
    actor = branch(request)
    assert actor.post is not None
    return frame.make(request, acts.plan_missing, reverse("meetings:life", args=[actor.post.body_id]))


@require_http_methods(["GET", "POST"])
def set_rhythm(request: HttpRequest) -> HttpResponse:
    """The fixed day of one kind; what is set already is filled in."""
    actor = branch(request)
    assert actor.post is not None
    kind = request.GET.get("kind", "")
    known = queries.rhythms(actor.post.body_id).get(kind)
    told: dict[str, Any] = {"kind": kind} if kind in LIFE else {}
    if known is not None:
        told |= {name: getattr(known, name) for name in ("applies", "day", "at", "where", "reason")}
    return frame.make(request, acts.set_rhythm, reverse("meetings:life", args=[actor.post.body_id]), **told)


@require_http_methods(["GET", "POST"])
def explain(request: HttpRequest) -> HttpResponse:
    actor = branch(request)
    assert actor.post is not None
    told = {name: request.GET[name] for name in ("kind", "first") if name in request.GET}
    return frame.make(request, acts.explain, reverse("meetings:life", args=[actor.post.body_id]), **told)
