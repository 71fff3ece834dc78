"""What several ledgers of needs say of a need: its number, its place, who answers for it."""

from typing import Any

from django.urls import reverse

from linli.needs.models import Need
from linli.needs.queries.choosing import categories
from linli.organisations import queries as organisations

LEVELS = {"district": 6, "street": 9, "community": 12}  # how many figures of an area code name each


def body_named(pk: int | None) -> str:
    ref = organisations.tree().get(pk)
    return ref.name if ref else ""


def category_named(pk: int | None) -> str:
    found = categories().get(pk) if pk else None
    return found.name if found else ""


def at_desk(pk: int | None) -> str:
    return reverse("needs:desk_need", args=[pk])


def put_places(needs: list[Any]) -> None:
    """``places`` on each: the names of the areas in which it is, by level; one statement."""
    wanted = {need.area[:n] for need in needs for n in LEVELS.values() if len(need.area) >= n}
    names = organisations.area_names(wanted) if wanted else {}
    for need in needs:
        need.places = {
            level: names.get(need.area[:n], "") for level, n in LEVELS.items() if len(need.area) >= n
        }


def put_needs(rows: list[Any], by: str = "noun_id") -> None:
    """``about`` on each: the need that a row speaks of, in one statement."""
    few = Need.objects.only("id", "raised_at", "area", "body_id", "category_id", "kind", "state")
    needs = few.in_bulk({getattr(row, by) for row in rows})
    for row in rows:
        row.about = needs.get(getattr(row, by))


def number_of(row: Any) -> str:
    return row.about.number if row.about else ""
