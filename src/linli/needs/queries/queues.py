"""The queues of a desk: who has each, in which lanes its needs lie, and by which column they are ordered."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.nouns import ids_of
from linli.kernel.ready import among
from linli.needs import policy
from linli.needs.models import Need
from linli.needs.queries.before import from_before, of_now
from linli.needs.queries.clock import near_until
from linli.needs.queries.routing import deciding, falling
from linli.needs.states import AT_WORK, ENDED, OPEN, State
from linli.organisations import queries as organisations

Bodies = tuple[int, ...]
States = tuple[State, ...]


@dataclass(frozen=True)
class Lane:
    """Needs as an index holds them: for each body and each of ``states`` in order; ``among`` are states that lie
    in one order together, nothing of either means all."""

    bodies: Bodies
    states: States = ()
    among: States = ()
    more: Q = Q()

    def q(self) -> Q:
        """The same as a condition."""
        within = self.states or self.among
        return Q(among("body", [*self.bodies])) & self.more & (Q(state__in=within) if within else Q())

    def only(self, bodies: set[int] | None, state: State | None) -> "Lane":
        """The part of the lane that lies with these bodies, in this state."""
        kept = (
            self if bodies is None else replace(self, bodies=tuple(pk for pk in self.bodies if pk in bodies))
        )
        if state is None:
            return kept
        held = not (self.states or self.among) or state in (self.states or self.among)
        return replace(kept, states=(state,), among=()) if held else replace(kept, bodies=())


@dataclass(frozen=True)
class Scope:
    """The bodies of a post: its own, those right below, all it reaches; and for each kind of work those below where
    nobody may do it, so that it falls to this one."""

    own: int
    below: Bodies
    passing: Bodies  # whose needs it passes on
    handling: Bodies  # whose needs it takes on and answers
    judging: Bodies  # on whose returns and objections it decides
    calling: Bodies  # for whose answers it calls back
    path: str
    alone: bool  # nothing stands below

    def lane(self, *among: State, more: Q = Q()) -> Lane:
        """All that the post reaches, the needs of bodies that have closed too."""
        bodies = (self.own,) if self.alone else tuple(organisations.tree().ids_below(self.path))
        return Lane(bodies, (), among, more)


@dataclass(frozen=True)
class Queue:
    """A queue: who has it, what lies in it for the reader's ``Scope``, by which column it is ordered."""

    key: str
    label: Any
    needs: tuple[str, ...]  # any of these permissions
    holds: Callable[[Scope], tuple[Lane, ...]]
    by: str = "ends_at"
    counted: bool = True


def scope_of(actor: Actor) -> Scope | None:
    """Where the post in use works; None for somebody who reads no desk."""
    path = actor.reach(policy.READ)
    if path is None:
        return None
    own = ids_of(path)[-1]
    children = organisations.tree().children(own)
    return Scope(
        own, tuple(one.id for one in children), falling(own, policy.TRIAGE), falling(own, policy.HANDLE),
        deciding(own, policy.JUDGE), deciding(own, policy.CALL_BACK), path, not children,
    )  # fmt: skip


def reach(at: Scope) -> Q:
    """All that the post may see: one body by its number, more by the path."""
    return Q(body=at.own) if at.alone else Q(body__path__startswith=at.path)


def _today(at: Scope) -> tuple[Lane, ...]:
    return (
        Lane(at.handling, (State.DISPATCHED, *AT_WORK, State.CLAIMED), more=Q(paused_at=None) & of_now()),
        Lane(at.passing, (State.TRIAGE,), more=of_now()),
        Lane(at.judging, (State.RETURN_ASKED, State.CONTESTED), more=of_now()),
    )


def _waiting(at: Scope) -> tuple[Lane, ...]:
    paused = Q(paused_at__isnull=False, state__in=[*AT_WORK, State.HUNG])
    return (Lane(tuple(dict.fromkeys((*at.handling, *at.below))), more=paused),)


QUEUES = (
    Queue("today", _("Today"), (policy.READ,), _today),
    Queue("triage", _("To pass on"), (policy.TRIAGE,), lambda at: (Lane(at.passing, (State.TRIAGE,)),)),
    Queue("sign", _("To take on"), (policy.HANDLE,), lambda at: (Lane(at.handling, (State.DISPATCHED,)),)),
    Queue(
        "working", _("Being worked on"), (policy.HANDLE,),
        lambda at: (Lane(at.handling, (*AT_WORK, State.CLAIMED), more=Q(due_at__isnull=False)),),
    ),
    Queue(
        "near", _("Due soon or overdue"), (policy.READ,),
        lambda at: (at.lane(*OPEN, more=Q(ends_at__lt=near_until()) & of_now()),),
    ),
    Queue(
        "returns", _("Returns to decide"), (policy.JUDGE,),
        lambda at: (Lane(at.judging, (State.RETURN_ASKED,)),),
    ),
    Queue(
        "contested", _("Objections"), (policy.JUDGE,), lambda at: (Lane(at.judging, (State.CONTESTED,)),)
    ),
    Queue(
        "replied", _("To call back"), (policy.CALL_BACK,),
        lambda at: (Lane(at.calling, among=(State.REPLIED,)),), "replied_at",
    ),
    Queue("waiting", _("Waiting, clock stopped"), (policy.READ,), _waiting, "paused_at"),
    Queue(
        "before", _("From before"), (policy.READ,), lambda at: (at.lane(*OPEN, more=from_before()),)
    ),
    Queue("open", _("All open"), (policy.READ,), lambda at: (at.lane(*OPEN),)),
    Queue("closed", _("Ended"), (policy.READ,), lambda at: (at.lane(*ENDED),), "-id", False),
    Queue("all", _("All"), (policy.READ,), lambda at: (at.lane(),), "-id", False),
)  # fmt: skip


def queues_of(actor: Actor) -> list[Queue]:
    """The queues of the post in use."""
    mine = actor.post.permissions if actor.post else frozenset()
    return [one for one in QUEUES if mine & set(one.needs)]


def in_queue(queue: Queue, at: Scope) -> QuerySet[Need]:
    """The needs of a queue, not yet in order: for those who read it to the end."""
    held = reduce(or_, (lane.q() for lane in queue.holds(at)))
    return Need.objects.select_related("body", "category").filter(held)
