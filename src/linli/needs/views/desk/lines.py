"""How a need looks as a line of a list: what, where, who asked, how long left, the one next act."""

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linli.kernel.actors import Actor
from linli.kernel.acts import Act
from linli.kernel.clock import Left, brief, sentence
from linli.needs import acts, queries
from linli.needs.models import Need
from linli.needs.states import VOICED, Channel, Kind, Origin, Outcome, State

SHAPES = {
    State.TRIAGE: "new", State.DISPATCHED: "new", State.RETURN_ASKED: "warning", State.SIGNED: "waiting",
    State.WORKING: "moving", State.HUNG: "paused", State.CLAIMED: "moving", State.REPLIED: "waiting",
    State.CLOSED: "done", State.CONTESTED: "warning", State.MERGED: "closed", State.WITHDRAWN: "closed",
}  # fmt: skip
# The one next act, in the order in which one is looked for.
NEXT = (
    acts.dispatch, acts.sign, acts.contact, acts.reply, acts.send_elsewhere, acts.review, acts.call_back,
    acts.resume,
)  # fmt: skip


def lines(needs: Iterable[Need], actor: Actor, *, queue: str = "", back: str = "") -> list[dict[str, Any]]:
    """Lines for a page of needs; at most one statement, for the clocks that entries must tell."""
    rows = list(needs)
    left, first = queries.dues(rows), queries.contacts_due(rows)
    return [_line(need, actor, left[need.pk], first.get(need.pk), queue, back) for need in rows]


def _line(need: Need, actor: Actor, left: Left, first: Left | None, queue: str, back: str) -> dict[str, Any]:
    return {
        "pk": need.pk,
        "number": need.number,
        "title": need.title,
        "url": thing_url(need, queue=queue),
        "status": status(need),
        "place": place(need, actor),
        "kind": sort_of(need),
        "asker": asked_by(need),
        "urged": urged(need),
        "deadline": ending(left, first),
        "offer": offer(next_act(actor, need), need, queue, back),
    }


def status(need: Need) -> dict[str, Any]:
    """The state as a word and a shape; an ended need says how it ended."""
    state = State(need.state)
    word = Outcome(need.outcome).label if state == State.CLOSED and need.outcome else state.label
    return {"word": str(word), "shape": SHAPES[state]}


def sort_of(need: Need) -> str:
    """What is wanted, and what about."""
    return f"{Kind(need.kind).label} · {need.category or _('not sorted yet')}"


def place(need: Need, actor: Actor) -> str:
    """Where it lies, if not at the reader's own desk, and where it is."""
    here = actor.post is not None and need.body.path == actor.post.path
    return " ".join(part for part in ("" if here else need.body.name, need.address) if part)


def asked_by(need: Need) -> str:
    """Who asked, without a name: names are restricted."""
    if need.reporters_n == 1 and need.origin in VOICED:
        return str(Origin(need.origin).label)
    if need.reporters_n > 1:
        return ngettext("%(n)s person", "%(n)s people", need.reporters_n) % {"n": need.reporters_n}
    return _("Somebody, %(channel)s") % {"channel": Channel(need.channel).label}


def urged(need: Need) -> str:
    """How often it was urged; nothing when never."""
    if not need.urged_n:
        return ""
    return ngettext("asked to hurry once", "asked to hurry %(n)s times", need.urged_n) % {"n": need.urged_n}


def ending(left: Left, first: Left | None) -> dict[str, Any]:
    """The clock that ends first, in few words with the sentence behind them: first contact while it waits for
    one, else the answer."""
    if first is not None and first.at and (left.at is None or first.at <= left.at):
        return {**contact_due(first), "words": _("Contact: %(left)s") % {"left": brief(first)}}
    told = deadline(left)
    return {**told, "words": brief(left), "full": told["words"]} if left.at else told


def deadline(left: Left) -> dict[str, Any]:
    """The clock of the answer as a sentence."""
    return {"state": left.state, "words": sentence(left) if left.at else _("The clock has ended")}


def contact_due(first: Left) -> dict[str, Any]:
    words = _("First contact: %(left)s") % {"left": sentence(first)}
    return {"state": first.state, "words": words, "full": words}


def next_act(actor: Actor, need: Need) -> Act | None:
    """The one next thing that this reader may do; asks the database nothing."""
    out = queries.ruled_out(actor, need) | ({"contacted"} if need.contacted_at else set())
    return next((one for one in NEXT if one.verb not in out and one.offered(actor, need)), None)


def offer(one: Act | None, need: Need, queue: str, back: str) -> dict[str, Any] | None:
    """The act as a button: without inputs it is done with one click, else its form opens beside the need."""
    if one is None:
        return None
    if not one.form.base_fields:
        return {"label": one.label, "do": reverse("do", args=[one.kind, need.pk]), "seen": need.version}
    return {"label": one.label, "url": thing_url(need, act=one.verb, queue=queue, back=back) + "#act"}


def thing_url(need: Need, **asked: Any) -> str:
    """The address of the need at the desk."""
    before, after = _around()
    return f"{before}{need.pk}{after}{_asking(*asked.items())}"


@cache
def _around() -> tuple[str, str]:
    """The address of a need before and after its number: looked up once, not a hundred times a page."""
    before, _number, after = reverse("needs:desk_need", args=[0]).rpartition("0")
    return before, after


@lru_cache(maxsize=256)
def _asking(*asked: tuple[str, Any]) -> str:
    """The lines of a page ask for the same few things."""
    told = [(name, value) for name, value in asked if value]
    return f"?{urlencode(told)}" if told else ""
