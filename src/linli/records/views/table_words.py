"""Tables in words: what a line of the desk says, how a question is shown, what stands behind a number."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linli.kernel import rulebook
from linli.kernel.actors import Actor
from linli.kernel.acts import offers
from linli.kernel.clock import Term, Unit, calendar, left, now, reckon, sentence
from linli.kernel.evidence.shelf import beside
from linli.kernel.templatetags.face import day
from linli.records import policy
from linli.records.models import Fact, Filling, Question
from linli.records.queries.answers import WHY
from linli.records.queries.choosing import label_of
from linli.records.rules.values import unpacked
from linli.records.sheets.writing import as_text
from linli.records.states.tables import FillingState as F
from linli.records.states.tables import QuestionState as Q

SHAPES = {
    F.READ: "new", F.CONFIRMED: "moving", F.ASKING: "waiting", F.FILLED: "done", F.STAMPED: "done", F.SENT: "closed",
    F.DROPPED: "refused",
}  # fmt: skip
NEXT = {F.READ: "confirm", F.CONFIRMED: "answer", F.ASKING: "answer", F.FILLED: "print", F.STAMPED: "send"}


def reads_requests(actor: Actor) -> bool:
    """Who asks, and who looks on; a body that asks nobody has no such list."""
    return bool(actor.reach(policy.ASK) or (actor.reach(policy.READ) and not actor.reach(policy.FILL)))


def queues(actor: Actor, current: str) -> list[dict[str, Any]]:
    """The left of the desk of tables."""
    there = [
        ("tables", _("Tables to fill"), "records:tables", policy.FILL),
        ("requests", _("What we ask of others"), "records:requests", policy.ASK),
        ("given", _("Numbers that were given"), "records:given", policy.READ),
        ("facts", _("Values asked once"), "records:facts", policy.FILL),
        ("mappings", _("What heads mean"), "records:mappings", policy.FILL),
        ("burden", _("What tables cost"), "records:burden", policy.READ),
    ]
    return [
        {"label": label, "url": reverse(name), "current": key == current}
        for key, label, name, permission in there
        if actor.reach(permission) or (key == "requests" and reads_requests(actor))
    ]  # fmt: skip


def state_of(one: Filling) -> dict[str, Any]:
    return {"word": one.get_state_display(), "shape": SHAPES[F(one.state)]}


def deadline(sent_at: Any, days: int) -> dict[str, Any]:
    """What is left of a request's clock, reckoned when it is read."""
    due = reckon(sent_at, Term(days, Unit.WORKING_DAY), calendar(), now=now())
    told = left(due, now(), calendar(), rulebook.soon())
    return {"state": told.state, "words": sentence(told), "due": None, "steps": []}


def lines(rows: Iterable[Filling]) -> list[dict[str, Any]]:
    """The tables of a desk, as parts/lines.html wants them."""
    return [_line(one) for one in rows]


def _line(one: Filling) -> dict[str, Any]:
    labels = {
        "confirm": _("Confirm"), "answer": _("Answer what is missing"), "print": _("Print"), "send": _("Hand it in"),
    }  # fmt: skip
    step = NEXT.get(F(one.state))
    asked = one.asked.request if one.asked else None
    return {
        "title": one.title, "url": one.get_absolute_url(), "status": state_of(one),
        "place": asked.body.name if asked else one.origin or _("brought by ourselves"),
        "asker": _("%(filled)s of %(cells)s cells filled by the record")
        % {"filled": one.cells_filled, "cells": one.cells},
        "deadline": deadline(asked.sent_at, asked.days) if asked and asked.sent_at and one.state != F.SENT else None,
        "offer": {"label": labels[step], "url": one.get_absolute_url()} if step else None,
    }  # fmt: skip


def arriving(rows: Iterable[Any]) -> list[dict[str, Any]]:
    """Requests that wait: who asks, on which ground, until when."""
    return [
        {
            "asked": one, "request": one.request, "may_decline": one.request.may_be_declined,
            "deadline": deadline(one.request.sent_at, one.request.days),
        }
        for one in rows
    ]  # fmt: skip


def shown(one: Question) -> str:
    """The value of a question in words."""
    if one.value is None:
        if one.count > 1 and one.state in (Q.KNOWN, Q.PROPOSED):
            return ngettext("%(n)s cell", "%(n)s cells", one.count) % {"n": one.count}
        return ""
    text = as_text(unpacked(one.value), one.unit)
    return f"{text} {one.unit}" if one.unit and not text.endswith(one.unit) else text


def groups(rows: list[Question]) -> dict[str, list[dict[str, Any]]]:
    """Sure ones, unsure ones, what will be asked, what is left for the pen."""
    found: dict[str, list[dict[str, Any]]] = {"sure": [], "unsure": [], "asked": [], "pen": []}
    place = {Q.KNOWN: "sure", Q.PROPOSED: "unsure", Q.MISSING: "asked"}
    for one in rows:
        found[place.get(Q(one.state), "pen")].append(_told(one))
    return found


def _told(one: Question) -> dict[str, Any]:
    why = {
        Q.PERSONAL: _(
            "About single persons. Linli keeps no list of persons: fill it by hand; it is not stored here."
        ),
        Q.OTHER: _("This line is about an organisation that is not below yours, or not known here."),
        Q.BLANK: _("A list that is kept nowhere here. Fill it in the file, or by hand."),
    }.get(Q(one.state))
    return {
        "q": one, "label": label_of(one), "value": shown(one), "title": one.taken_for, "link": one.link,
        "source": one.source, "since": one.since, "why": why or (str(WHY[one.why]) if one.why in WHY else ""),
    }  # fmt: skip


def cells(form: Any, rows: list[Question], old: dict[int, Any], posted: bool) -> list[dict[str, Any]]:
    """The missing cells with their inputs; an older value stands in it, with the question whether it still holds."""
    told = []
    for one in rows:
        field, before = form[f"a{one.n}"], old.get(one.n)
        if before and not posted:
            field.initial = before["text"]
        told.append(
            {
                "q": one, "field": field, "steady": form[f"s{one.n}"], "old": before["fact"] if before else None,
                "why": str(WHY[one.why]) if one.why in WHY else "", "dated": one.first is not None,
            }
        )  # fmt: skip
    return told


def behind(rows: list[Question]) -> list[dict[str, Any]]:
    """Every answer and what stands behind it."""
    words = {Q.TYPED: _("typed by hand"), Q.BLANK: _("left for the pen")}
    return [
        _told(one) | {"how": words.get(Q(one.state), "") or one.source} for one in rows if one.state != Q.MISSING
    ]  # fmt: skip


def papers(one: Filling) -> dict[str, Any]:
    """The papers of a table by what they are, one statement."""
    by_digest = {paper.digest: paper for paper in beside(one.label(), one.pk)}
    return {
        name: by_digest.get(getattr(one, name)) for name in ("file", "reply", "scan") if getattr(one, name)
    }


def facts(one: Filling) -> list[dict[str, Any]]:
    """What is known of a table."""
    told = [
        (_("Filled for"), one.body.name, ""),
        (_("Who sent it"), one.asked.request.body.name if one.asked else one.origin, ""),
        (_("Arrived"), day(one.arrived_at), ""),
        (_("Period"), _days(one) if one.first else "", ""),
        (_("Cells filled by the record"), f"{one.cells_filled} / {one.cells}", ""),
        (_("Typed by hand"), str(one.cells_typed), ""),
        (_("Given to"), f"{one.receiver}，{day(one.sent_at)}" if one.sent_at else "", ""),
    ]
    return [{"label": label, "value": value, "url": url} for label, value, url in told if value]


def _days(one: Filling | Fact) -> str:
    """The days that something is about, the last one included."""
    last = one.until - timedelta(days=1) if one.until else None
    return _("%(first)s to %(last)s") % {"first": day(one.first), "last": day(last)}


def offered(actor: Actor, noun: Any) -> list[Any]:
    """What can be done now: the next thing first, what cannot be undone last."""
    return sorted(offers(actor, noun), key=lambda one: (not one.primary, one.danger))


def given(rows: Iterable[Question]) -> list[list[Any]]:
    """Number, for what, to whom, when."""
    return [
        [
            {"text": label_of(one), "url": one.filling.get_absolute_url()}, shown(one), one.filling.title,
            one.filling.receiver, day(one.filling.sent_at),
        ]
        for one in rows
    ]  # fmt: skip


def fact_value(one: Fact) -> str:
    text = as_text(unpacked(one.value), one.unit)
    return f"{text} {one.unit}" if one.unit and not text.endswith(one.unit) else text


def fact_days(one: Fact) -> str:
    if one.first:
        return _days(one)
    return _("said on %(day)s") % {"day": day(one.at)}


def fact_offers(actor: Actor, one: Fact) -> list[Any]:
    """A value of certain days does not grow old, so it need not be renewed."""
    return [each for each in offered(actor, one) if one.first is None or each.verb != "renewed"]
