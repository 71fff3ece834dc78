"""Questions about areas and bodies."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.clock import today
from linli.kernel.queries import query, visible_to
from linli.organisations.models import Area, Body, Lineage, Relation
from linli.organisations.queries.tree import tree
from linli.organisations.rules import shorten, wider_codes
from linli.organisations.states import OPEN, Kind

Told = dict[str, Any]


class Asked(forms.Form):
    """What the API may ask of areas and organisations."""

    q = forms.CharField(max_length=60, required=False)
    area = forms.RegexField(r"^\d{2,12}$", required=False)
    kind = forms.ChoiceField(choices=[("", ""), *Kind.choices], required=False)
    limit = forms.IntegerField(min_value=1, max_value=100, required=False)


@visible_to(Body)
def bodies_seen(actor: Actor) -> QuerySet[Body]:
    """Organisations are public; each with the name of its area, as the newest list has it."""
    newest = Area.objects.filter(code=OuterRef("area_code")).order_by("-year").values("name")[:1]
    return Body.objects.select_related("parent", "merged_into").annotate(area_name=Subquery(newest))


@visible_to(Relation)
def relations_seen(actor: Actor) -> QuerySet[Relation]:
    return Relation.objects.select_related("source", "target")


def current_areas() -> QuerySet[Area]:
    """The areas that stand today."""
    return Area.objects.filter(Q(valid_to=None) | Q(valid_to__gte=today()))


def areas_under(code: str = "") -> list[Area]:
    """The areas right below ``code``; below nothing, the provinces. For choosing a place step by step.

    The formal level of a municipality ("市辖区") is stepped over: below 11 come the districts.
    """
    found = list(current_areas().filter(parent_code=code).order_by("code"))
    if len(found) == 1 and found[0].name in ("市辖区", "县"):
        return areas_under(found[0].code)
    return found


def area_names(codes: Iterable[str]) -> dict[str, str]:
    """Code → name of many areas, as their newest list has it: one statement."""
    return dict(Area.objects.filter(code__in=set(codes)).order_by("year").values_list("code", "name"))


def area(code: str) -> Area | None:
    """The area with this code, as its newest list has it."""
    return Area.objects.filter(code=code).order_by("-year").first()


def is_area(code: str) -> bool:
    """Whether there is such an area, by today's list; nothing is looked up where a public body answers for it."""
    return tree().at_area(code) is not None or current_areas().filter(code=shorten(code)).exists()


def areas_above(code: str) -> list[Area]:
    """The areas around this one, the widest first; the formal level of a municipality is left out."""
    wider = [one for one in wider_codes(code) if one != code and len(one) != 4]
    newest = Area.objects.filter(code__in=wider).order_by("code", "-year").distinct("code")
    return list(newest) if wider else []


def search_bodies(text: str = "", area: str = "", kind: str = "") -> QuerySet[Body]:
    """Open organisations whose names hold all words of ``text``, in an area, of a kind."""
    found = Body.objects.filter(state__in=OPEN).select_related("parent")
    for word in text.split()[:6]:
        found = found.filter(name__icontains=word)
    if area:
        found = found.filter(area_code__startswith=area)
    return found.filter(kind=kind) if kind else found


def relations_of(body: Body) -> QuerySet[Relation]:
    """The ties that hold today, from either side."""
    rows = Relation.objects.filter(Q(source=body) | Q(target=body), ends=None)
    return rows.select_related("source", "target")


def lineage_of(body: Body) -> list[Lineage]:
    """The turns of a body's course, oldest first."""
    return list(body.lineage.select_related("parent_from", "parent_to").order_by("on", "id"))


def terms_ending(path: str, until: date) -> QuerySet[Body]:
    """Bodies at or below ``path`` whose term ends by ``until`` or has ended: whom to remind."""
    below = Body.objects.filter(path__startswith=path, state__in=OPEN)
    return below.filter(term_ends__lte=until).order_by("term_ends", "id")


def names_of(ids: Iterable[int]) -> dict[int, str]:
    """The names of bodies by id."""
    return dict(Body.objects.filter(pk__in=set(ids)).values_list("id", "name"))


def bodies_by_id(ids: Iterable[int]) -> dict[int, Body]:
    """The rows themselves, for what is made to point at them."""
    return Body.objects.in_bulk(set(ids))


def as_told(body: Body) -> Told:
    """A body as the API tells it."""
    return {
        "id": body.pk, "name": body.name, "kind": body.kind, "state": body.state, "area_code": body.area_code,
        "parent": body.parent_id, "path": body.path,
    }  # fmt: skip


@query("organisations.bodies", _("Search organisations"), Asked)
def tell_bodies(
    actor: Actor, q: str = "", area: str = "", kind: str = "", limit: int | None = None
) -> list[Told]:
    """Open organisations by words of the name, area and kind; at most 100."""
    return [
        as_told(body) for body in search_bodies(q, area, kind).order_by("area_code", "id")[: limit or 100]
    ]


@query("organisations.areas", _("Areas below a code"), Asked)
def tell_areas(actor: Actor, area: str = "", **_others: Any) -> list[Told]:
    """The areas right below ``area``, for choosing a place step by step."""
    return [{"code": one.code, "name": one.name, "level": one.level} for one in areas_under(area)]
