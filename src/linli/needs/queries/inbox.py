"""What lies on a desk: the queues of a post, counted no further than FEW, and what narrows a list."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Least
from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.clock import now
from linli.kernel.nouns import ids_of
from linli.kernel.search import bigrams
from linli.needs import policy, rules
from linli.needs.models import Need, Reporter, SavedFilter
from linli.needs.queries.before import from_before, of_now
from linli.needs.queries.choosing import categories
from linli.needs.queries.clock import near_until
from linli.needs.queries.finding import by_code
from linli.needs.states import AT_WORK, ENDED, OPEN, Kind, State
from linli.organisations import queries as organisations

FEW = 50
ENDS = Least("respond_by", "due_at")  # the clock that ends first; what is not there is passed over
NUMBER = re.compile(r"^\s*(?:(\d{4})-)?(\d{1,9})\s*$")
# Public bodies with a desk of their own: what waits there to be passed on is theirs to pass on.
_DESKS = ("street", "district", "city")


@dataclass(frozen=True)
class Queue:
    """A queue: who has it, what lies in it for the reader's ``Scope``, by which column it is ordered."""

    key: str
    label: Any
    needs: tuple[str, ...]  # any of these permissions
    holds: Callable[["Scope"], Q]
    by: str = "due_at"
    counted: bool = True


@dataclass(frozen=True)
class Scope:
    """The bodies of a post: its own, those right below, all it reaches."""

    own: int
    below: tuple[int, ...]
    passing: tuple[int, ...]  # whose needs it passes on: its own and those below that have no desk
    path: str
    alone: bool  # nothing stands below


def scope_of(actor: Actor) -> Scope | None:
    """Where the post in use works; None for somebody who reads no desk."""
    path = actor.reach(policy.READ)
    if path is None:
        return None
    own = ids_of(path)[-1]
    children = organisations.tree().children(own)
    passing = (own, *(one.id for one in children if one.level not in _DESKS))
    return Scope(own, tuple(one.id for one in children), passing, path, not children)


def reach(at: Scope) -> Q:
    """All that the post may see: one body by its number, more by the path."""
    return Q(body=at.own) if at.alone else Q(body__path__startswith=at.path)


def _today(at: Scope) -> Q:
    running = Q(body=at.own, state__in=[State.DISPATCHED, *AT_WORK, State.CLAIMED], paused_at=None)
    decide = Q(body__in=at.below, state__in=[State.RETURN_ASKED, State.CONTESTED])
    return (running | Q(body__in=at.passing, state=State.TRIAGE) | decide) & of_now()


QUEUES = (
    Queue("today", _("Today"), (policy.READ,), _today),
    Queue("triage", _("To pass on"), (policy.TRIAGE,), lambda at: Q(body__in=at.passing, state=State.TRIAGE)),
    Queue("sign", _("To take on"), (policy.HANDLE,), lambda at: Q(body=at.own, state=State.DISPATCHED)),
    Queue(
        "working", _("Being worked on"), (policy.HANDLE,),
        lambda at: Q(body=at.own, state__in=[*AT_WORK, State.CLAIMED], due_at__isnull=False),
    ),
    Queue(
        "near", _("Due soon or overdue"), (policy.READ,),
        lambda at: reach(at) & Q(state__in=OPEN, due_at__lt=near_until()) & of_now(),
    ),
    Queue(
        "returns", _("Returns to decide"), (policy.JUDGE,),
        lambda at: Q(body__in=at.below, state=State.RETURN_ASKED),
    ),
    Queue(
        "contested", _("Objections"), (policy.JUDGE,),
        lambda at: Q(body__in=at.below, state=State.CONTESTED), "-id",
    ),
    Queue(
        "replied", _("To call back"), (policy.CALL_BACK,),
        lambda at: Q(body__in=at.below, state=State.REPLIED), "replied_at",
    ),
    Queue(
        "waiting", _("Waiting, clock stopped"), (policy.READ,),
        lambda at: Q(body__in=(at.own, *at.below), paused_at__isnull=False, state__in=[*AT_WORK, State.HUNG]),
        "paused_at",
    ),
    Queue(
        "before", _("From before"), (policy.READ,), lambda at: reach(at) & Q(state__in=OPEN) & from_before()
    ),
    Queue("open", _("All open"), (policy.READ,), lambda at: reach(at) & Q(state__in=OPEN), "-id"),
    Queue("closed", _("Ended"), (policy.READ,), lambda at: reach(at) & Q(state__in=ENDED), "-id", False),
    Queue("all", _("All"), (policy.READ,), reach, "-id", False),
)  # fmt: skip


def queues_of(actor: Actor) -> list[Queue]:
    """The queues of the post in use."""
    mine = actor.post.permissions if actor.post else frozenset()
    return [one for one in QUEUES if mine & set(one.needs)]


def in_queue(queue: Queue, at: Scope) -> QuerySet[Need]:
    """The needs of a queue, not yet in order."""
    return Need.objects.select_related("body", "category").filter(queue.holds(at))


def pressing(rows: QuerySet[Need]) -> QuerySet[Need]:
    """By whichever clock ends first: first contact or answer. For a queue shown whole, not paged."""
    return rows.annotate(next_by=ENDS).order_by("next_by", "id")


def counts(queues: list[Queue], at: Scope) -> dict[str, tuple[int, int]]:
    """How many lie in each queue and how many of them are late, each counted to FEW + 1: one statement."""
    parts: list[Any] = [
        Need.objects.filter(one.holds(at))
        .order_by(*([ENDS] if one.by == "due_at" else []))
        .values_list(Value(one.key), ENDS)[: FEW + 1]
        for one in queues
        if one.counted
    ]
    if not parts:
        return {}
    rows = list(parts[0].union(*parts[1:], all=True))
    every = Counter(key for key, _due in rows)
    by_due = {one.key for one in queues if one.by == "due_at"}
    late = Counter(key for key, due in rows if key in by_due and due and due < now())
    return {key: (n, late[key]) for key, n in every.items()}


def narrowed(rows: QuerySet[Need], by: dict[str, Any]) -> QuerySet[Need]:
    """The rows that fit what was asked: state, kind, category, urgency, area, body, overdue, words."""
    plain = {name: by[name] for name in ("state", "kind", "urgency") if by.get(name)}
    rows = rows.filter(**plain)
    if by.get("category"):
        below = [one.id for one in categories().values() if one.parent == by["category"]]
        rows = rows.filter(category__in=[by["category"], *below])
    if by.get("area"):
        rows = rows.filter(area__startswith=by["area"])
    if by.get("body"):
        rows = rows.filter(body__path__startswith=organisations.tree().path(by["body"]) or "-")
    if by.get("overdue"):
        rows = rows.filter(state__in=OPEN, due_at__lt=now())
    return _worded(rows, by.get("q", ""))


def _worded(rows: QuerySet[Need], words: str) -> QuerySet[Need]:
    if not words.strip():
        return rows
    return rows.filter(words__search__words=words) if bigrams(words) else rows.none()


def named(actor: Actor, text: str) -> Need | None:
    """The one need that a number or a receipt code names, where the reader may see it."""
    at = scope_of(actor)
    match = NUMBER.match(text)
    pk = int(match.group(2)) if match else _by_code(text)
    found = Need.objects.filter(reach(at), pk=pk).first() if at and pk else None
    year = match.group(1) if match else None
    return found if found and (year is None or found.number.startswith(year)) else None


def _by_code(text: str) -> int | None:
    one = by_code(text) if set(rules.plain_code(text)) <= set(rules.ALPHABET) else None
    return one.need_id if one else None


def saved_filters(actor: Actor) -> list[SavedFilter]:
    """The reader's own filters."""
    return list(SavedFilter.objects.filter(person_id=actor.person_id or 0).order_by("name")[:30])


def area_of(actor: Actor) -> str:
    """The area for which the post's body answers; empty (everywhere) at the top of the tree."""
    tree = organisations.tree()
    here = tree.get(ids_of(actor.post.path)[-1]) if actor.post else None
    while here is not None and here.parent_id is not None:
        if here.area_code:
            return here.area_code
        here = tree.above(here.id)
    return ""


def ruled_out(actor: Actor, need: Need) -> set[str]:
    """The verbs that the need's own columns rule out, so that no button is shown that would only refuse."""
    at_work, open_still = need.state in AT_WORK, need.state in OPEN
    fits = {
        "extended": at_work and not need.paused_at and not need.extended_n,
        "paused": at_work and not need.paused_at,
        "unpaused": at_work and bool(need.paused_at),
        "excluded": open_still and not need.excluded,
        "included": bool(need.excluded),
        "classified": open_still,
        "added": open_still and actor.can(policy.RAISE_FOR_OTHERS, need.body.path),
        "withdrawn": need.reporters_n == 1 and actor.can(policy.RAISE_FOR_OTHERS, need.body.path),
        "unpublished": bool(need.published_at),
    }
    return {verb for verb, fit in fits.items() if not fit}


def may_know(actor: Actor, need: Need, reporter: Reporter, purpose: str) -> tuple[bool, bool]:
    """Whether a reader of the contact sees the name, and the contact itself.

    A hidden name is kept from posts that only handle; the desks that pass on, call back or judge see it, and
    everybody does to protect life or health. Who complains of somebody, or reports an offence, with the name
    hidden is kept from them altogether: the handler may be the one complained of (regulation, article 8).
    """
    above = any(actor.can(code, need.body.path) for code in (policy.TRIAGE, policy.CALL_BACK, policy.JUDGE))
    if not reporter.hidden or above or purpose == "emergency":
        return True, True
    return False, need.kind not in (Kind.COMPLAINT, Kind.REPORT)
