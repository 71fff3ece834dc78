"""Calls: who may see them, whom one may call, the lists of a desk."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from linli.kernel.actors import Actor
from linli.kernel.nouns import ids_of
from linli.kernel.queries import visible_to
from linli.needs.queries.helping import helps
from linli.needs.queries.routing import falling
from linli.organisations import queries as organisations
from linli.tasks import policy
from linli.tasks.models import Call, Called
from linli.tasks.queries.seen import own_body
from linli.tasks.rules import stages
from linli.tasks.states import COMING, OPEN_CALLED, CalledState, CallState

NO_DESK = ("hotline_service", "service_station")  # they act in the name of the body above them


@visible_to(Call)
def calls_seen(actor: Actor) -> QuerySet[Call]:
    """The caller, those called, and everybody above them; the level that leads now."""
    found = Call.objects.select_related(*Call.WITH)
    path = actor.reach(policy.READ)
    if actor.is_clock:
        return found
    if path is None:
        return found.none()
    mine = Called.objects.filter(call=OuterRef("pk"), body__path__startswith=path)
    return found.filter(Q(body__path__startswith=path) | Q(lead__path__startswith=path) | Exists(mine))


@visible_to(Called)
def called_seen(actor: Actor) -> QuerySet[Called]:
    found = Called.objects.select_related(*Called.WITH)
    path = actor.reach(policy.READ)
    if actor.is_clock:
        return found
    if path is None:
        return found.none()
    seen = (
        Q(body__path__startswith=path)
        | Q(call__body__path__startswith=path)
        | Q(call__lead__path__startswith=path)
    )
    return found.filter(seen)


def callable_from(body: int) -> list[organisations.BodyRef]:
    """Whom a body may call: the level above it, and what stands beside it right below that level."""
    tree = organisations.tree()
    above = tree.above(body)
    if above is None or not above.is_open:
        return []
    beside = [one for one in tree.children(above.id) if one.id != body and one.kind not in NO_DESK]
    return [above, *sorted(beside, key=lambda one: (bool(one.area_code), one.area_code, one.id))]


def decider_of(caller: int, called: int) -> organisations.BodyRef | None:
    """The level strictly above both."""
    tree = organisations.tree()
    return tree.get(stages.above_both(ids_of(tree.path(caller)), ids_of(tree.path(called))))


def to_us(actor: Actor) -> QuerySet[Called]:
    """Calls that wait for the reader's body, and for those below it where nobody may answer."""
    bodies = falling(own_body(actor), policy.TAKE)
    return Called.objects.filter(body__in=bodies, state__in=COMING).select_related(*Called.WITH)


def answered_by_us(actor: Actor) -> QuerySet[Called]:
    return Called.objects.filter(body=own_body(actor)).exclude(state__in=COMING).select_related(*Called.WITH)


def by_us(actor: Actor) -> QuerySet[Call]:
    """What the reader's body called for, or leads now."""
    own = own_body(actor)
    return Call.objects.filter(Q(body=own) | Q(lead=own)).select_related(*Call.WITH)


def to_look_at(actor: Actor) -> QuerySet[Called]:
    """Done for the reader's body: to be looked at, then rated."""
    waits = (CalledState.DONE, CalledState.VERIFIED)
    return Called.objects.filter(call__body=own_body(actor), state__in=waits).select_related(*Called.WITH)


def parts_of(call: Call) -> list[Called]:
    found = list(call.parts.select_related("body", "decider").order_by("id"))
    for one in found:
        one.call = call
    return found


def of_need(need: int) -> QuerySet[Called]:
    """The sub-tasks of a need: each body called for it, with its own clock."""
    found = Called.objects.filter(call__need=need).exclude(state=CalledState.WITHDRAWN)
    return found.select_related(*Called.WITH).order_by("id")


@helps
def still_helping(need: int) -> QuerySet[Called, str]:
    """Who was called for a need and has not done it yet."""
    works = Called.objects.filter(call__need=need, state__in=[*COMING, CalledState.REFUSED])
    return works.order_by("id").values_list("body__name", flat=True)


def came_of(label: str, ids: list[int]) -> dict[int, list[Call]]:
    """The calls that came out of nouns of one kind."""
    told: dict[int, list[Call]] = {}
    for one in Call.objects.filter(origin=label, origin_id__in=ids).order_by("id"):
        told.setdefault(one.origin_id or 0, []).append(one)
    return told


def all_ended(call: int, but: int) -> bool:
    return not Called.objects.filter(call=call, state__in=OPEN_CALLED).exclude(pk=but).exists()


def open_of(body: int, most: int) -> QuerySet[Called]:
    """The newest calls of or to a body that are under way, for its own page."""
    found = Called.objects.filter(Q(body=body) | Q(call__body=body), call__state=CallState.OPEN)
    return found.select_related(*Called.WITH).order_by("-id")[:most]
