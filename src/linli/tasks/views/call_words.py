"""Calls in words: where each of those called stands, how long is left, to which level it has come."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from linli.kernel.actors import Actor
from linli.kernel.acts import Act, offers
from linli.kernel.clock import brief, sentence
from linli.kernel.templatetags.face import day, moment
from linli.organisations import queries as organisations
from linli.tasks import acts, policy, queries
from linli.tasks.models import Call, Called
from linli.tasks.states import CalledState as C
from linli.tasks.states import CallState

SHAPES = {
    C.CALLED: "new", C.ACKNOWLEDGED: "waiting", C.ON_SITE: "moving", C.PLANNED: "moving", C.DONE: "done",
    C.VERIFIED: "done", C.RATED: "closed", C.REFUSED: "warning", C.RELEASED: "closed", C.WITHDRAWN: "refused",
}  # fmt: skip
CALL_SHAPES = {CallState.OPEN: "moving", CallState.CLOSED: "closed", CallState.WITHDRAWN: "refused"}
CLICKS = (acts.acknowledge, acts.come)  # need no word
PRESSING = (C.CALLED, C.ACKNOWLEDGED, C.ON_SITE, C.PLANNED, C.DONE, C.VERIFIED)


def standing(part: Called) -> dict[str, Any]:
    word = part.get_outcome_display() if part.state == C.RATED else part.get_state_display()
    return {"word": word, "shape": SHAPES[C(part.state)]}


def standing_of(call: Call) -> dict[str, Any]:
    return {"word": call.get_state_display(), "shape": CALL_SHAPES[CallState(call.state)]}


def deadline(part: Called) -> dict[str, Any] | None:
    """What is left of the stage, in few words with the sentence behind them."""
    if not part.is_open:
        return None
    told = queries.left_of(part)
    return {"state": told.state, "words": brief(told), "full": sentence(told)}


def came_to(part: Called) -> str:
    """To which level it has come, while it is still open."""
    level = queries.level_now(part) if part.is_open else None
    ref = organisations.tree().get(level)
    if ref is None:
        return ""
    if part.state == C.REFUSED:
        return _("%(body)s decides on the refusal") % {"body": ref.name}
    return _("Its time ran out: it has come to %(body)s") % {"body": ref.name}


def row(actor: Actor, part: Called, back: str) -> dict[str, Any]:
    """One of those called on the page of its call."""
    may = [one for one in offers(actor, part) if one is not acts.press or queries.level_now(part) is not None]
    may.sort(key=lambda one: (not one.primary, one.danger))
    says_why = part.state in (C.REFUSED, C.RELEASED)
    return {
        "part": part, "name": part.body.name, "status": standing(part), "deadline": deadline(part),
        "came": came_to(part), "action": part.action, "by": day(part.due_on),
        "reason": part.reason if says_why else "", "back": back,
        "clicks": [{"kind": one.kind, "label": one.label} for one in may if one in CLICKS],
        "offers": [
            {"label": one.label, "url": _do(one, part), "primary": one.primary} for one in may if one not in CLICKS
        ],
    }  # fmt: skip


def _do(one: Act, part: Called) -> str:
    return reverse("do", args=[one.kind, part.pk])


def lines(rows: Iterable[Called], actor: Actor, *, who: str = "caller") -> list[dict[str, Any]]:
    """Lines of a list of those called; ``who``: whose name stands on it."""
    found = []
    for one in rows:
        next_one = next((act for act in offers(actor, one) if act.primary), None)
        found.append(
            {
                "title": one.call.title, "url": one.call.get_absolute_url(), "status": standing(one),
                "place": one.call.body.name if who == "caller" else one.body.name,
                "asker": came_to(one) or one.call.where, "deadline": deadline(one),
                "offer": {"label": next_one.label, "url": _do(next_one, one)} if next_one else None,
            }
        )  # fmt: skip
    return found


def call_lines(rows: Iterable[Call]) -> list[dict[str, Any]]:
    return [
        {
            "title": one.title, "url": one.get_absolute_url(), "status": standing_of(one),
            "place": one.body.name, "asker": _("meeting on %(at)s") % {"at": moment(one.meet_at)},
        }
        for one in rows
    ]  # fmt: skip


def facts(actor: Actor, call: Call) -> list[dict[str, Any]]:
    """What is known of a call; the need only to those who read it."""
    led = call.lead.name if call.lead_id != call.body_id else ""
    need: Any = call.need
    shows = need is not None and actor.can("needs.read", organisations.tree().path(need.body_id))
    told = [
        (_("Who calls"), call.body.name, ""), (_("Leads now"), led, ""),
        (_("What it is about"), call.get_subject_display(), ""),
        (_("Where to meet"), call.where, ""), (_("When to meet"), moment(call.meet_at), ""),
        (_("Urgency"), call.get_urgency_display(), ""),
        (_("For the need"), need.number if shows else "", reverse("needs:desk_need", args=[need.pk]) if shows else ""),
    ]  # fmt: skip
    return [{"label": label, "value": value, "url": url} for label, value, url in told if value]


def may_call(actor: Actor) -> bool:
    return actor.reach(policy.CALL) is not None
