"""The three lists 需求清单 资源清单 项目清单 of a street or community, and what was asked and found no offer."""

from collections.abc import Callable
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from linli.kernel.actors import Actor
from linli.orders.models import Offer, Order, Want
from linli.orders.states import CAME, LIVE, OfferState, Theme, WantState

MOST = 200
Line = dict[str, Any]  # title, who, state (words), url
Tell = Callable[[Actor, Any], list[Line]]
_projects: list[Tell] = []


def project_list(function: Tell) -> Tell:
    """Let the capability of projects give the third list: (actor, body) → lines (title, who, state, url)."""
    _projects.append(function)
    return function


def three_lists(actor: Actor, body: Any) -> dict[str, Any]:
    """For a body and all below: what organisations want, what is offered, which projects came of it."""
    path = body.path
    wants = Want.objects.filter(at__path__startswith=path, body__isnull=False).exclude(
        state=WantState.WITHDRAWN
    )
    offers = Offer.objects.filter(at__path__startswith=path, state=OfferState.PUBLISHED)
    listed: dict[str, list[Any]] = {
        "wants": list(wants.select_related("body").defer("search").order_by("theme", "id")[:MOST]),
        "offers": list(offers.select_related("body").defer("search").order_by("theme", "id")[:MOST]),
        "neighbours": _themes(
            Want.objects.filter(at__path__startswith=path, person__isnull=False, state=WantState.OPEN)
        ),
    }
    units = {one.body_id for name in ("wants", "offers") for one in listed[name] if one.body_id}
    projects = [line for tell in _projects for line in tell(actor, body)]
    return {**listed, "units": len(units), "projects": projects}


def _answered() -> Exists:
    return Exists(Order.objects.filter(want=OuterRef("pk"), state__in=[*LIVE, *CAME]))


def unmet(path: str) -> QuerySet[Want]:
    """Open wants to which nobody has offered anything, and those whose time ran out so."""
    rows = Want.objects.filter(at__path__startswith=path, state__in=[WantState.OPEN, WantState.EXPIRED])
    return rows.filter(~_answered()).select_related(*Want.WITH).defer("search")


def unmet_by_theme(path: str) -> list[Line]:
    """How many wants found no offer, by theme; beside it how many offers there are on this theme."""
    wanted = {
        one["theme"]: one["n"]
        for one in unmet(path).order_by().select_related(None).values("theme").annotate(n=Count("pk"))
    }
    offered = Offer.objects.filter(state=OfferState.PUBLISHED, at__path__startswith=path)
    there = {one["theme"]: one["n"] for one in offered.order_by().values("theme").annotate(n=Count("pk"))}
    lines = [{"theme": Theme(code), "n": n, "offers": there.get(code, 0)} for code, n in wanted.items()]
    return sorted(lines, key=lambda one: (-one["n"], one["theme"]))


def _themes(rows: QuerySet[Want]) -> list[Line]:
    """Neighbours' wants are told by theme and number alone."""
    found = rows.order_by().values("theme").annotate(n=Count("pk", filter=Q(pk__gt=0)))
    return sorted(({"theme": Theme(one["theme"]), "n": one["n"]} for one in found), key=lambda one: -one["n"])
