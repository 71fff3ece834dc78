"""Finding on the menu: by plain words, place, time, kind of provider; the nearest first, quick over 100,000 offers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from linli.kernel import rulebook
from linli.kernel.clock import today
from linli.kernel.clock.days import DAY, midnight_after
from linli.orders.models import Interest, Offer, Session
from linli.orders.states import OfferState, SessionState
from linli.organisations import queries as organisations


@dataclass(frozen=True)
class Wish:
    """What somebody looks for; empty: anything."""

    q: str = ""
    theme: str = ""
    whom: str = ""
    provider: str = ""
    day: date | None = None
    barrier_free: bool = False
    free: bool = False
    themes: tuple[str, ...] = ()  # those that the reader chose to see first


@dataclass
class Found:
    """An offer with the reason for its place in the list."""

    offer: Offer
    why: Any


def found_offers(home: int | None, wish: Wish = Wish(), most: int = 0) -> list[Found]:
    """The nearest offers that fit: two statements, whatever their number."""
    limit = most or int(rulebook.get("orders.find.most").number)
    known = organisations.tree().get(home)
    near = organisations.nearness(known.area_code) if known else []
    pks = _nearest(narrowed(wish), near, limit) if near else _newest(narrowed(wish), limit)
    rows = Offer.objects.select_related(*Offer.WITH).defer("search").in_bulk(pks)
    said = {one.code: one.said for one in near}
    found = [Found(rows[pk], said.get(rows[pk].area, rows[pk].at.name)) for pk in pks if pk in rows]
    return _chosen_first(found, wish.themes)


def _chosen_first(found: list[Found], themes: Sequence[str]) -> list[Found]:
    """What the reader chose comes first, in the same order of nearness; nothing else of them is known or used."""
    return sorted(found, key=lambda one: one.offer.theme not in themes) if themes else found


def narrowed(wish: Wish) -> QuerySet[Offer]:
    """The rows that fit, before place and order."""
    rows = Offer.objects.filter(state=OfferState.PUBLISHED)
    if wish.q.strip():
        rows = rows.filter(search__words=wish.q)
    for name in ("theme", "provider"):
        if value := getattr(wish, name):
            rows = rows.filter(**{name: value})
    if wish.whom:
        rows = rows.filter(Q(whom=[]) | Q(whom__contains=[wish.whom]))
    if wish.barrier_free:
        rows = rows.filter(is_barrier_free=True)
    if wish.free:
        rows = rows.filter(fee=0)
    return _on(rows, wish.day) if wish.day else rows.filter(Q(last_day=None) | Q(last_day__gte=today()))


def _on(rows: QuerySet[Offer], day: date) -> QuerySet[Offer]:
    """To be had on a day: a session then, or no sessions at all and the day lies within its days."""
    begins = midnight_after(day - DAY)
    of = Session.objects.filter(offer=OuterRef("pk"), state=SessionState.OPEN)
    then = of.filter(begins_at__gte=begins, begins_at__lt=begins + DAY)
    spans = (Q(first_day=None) | Q(first_day__lte=day)) & (Q(last_day=None) | Q(last_day__gte=day))
    return rows.filter(spans).filter(
        Exists(then) | ~Exists(of.filter(begins_at__gte=midnight_after(today() - DAY)))
    )


def _newest(rows: QuerySet[Offer], limit: int) -> list[int]:
    return list(rows.order_by("-id").values_list("pk", flat=True)[:limit])


def _nearest(rows: QuerySet[Offer], near: Sequence[Any], limit: int) -> list[int]:
    """From each area its newest, the areas in the order of nearness, until there are enough: one statement."""
    sql, params = rows.order_by().values("pk", "area").query.sql_with_params()
    words = "search__words" in str(rows.query.where) or " @@ " in sql
    codes = [one.code for one in near]
    if words:  # few rows have the words: take them by the words' index, then order them
        text = (
            f"SELECT o.id FROM ({sql}) o (id, area) JOIN unnest(%s::text[]) WITH ORDINALITY AS near (area, nth)"  # noqa: S608
            " ON near.area = o.area ORDER BY near.nth, o.id DESC LIMIT %s"
        )
        given = (*params, codes, limit)
    else:  # many rows fit: walk through the areas and take from each what it has
        text = (
            "SELECT o.id FROM unnest(%s::text[]) WITH ORDINALITY AS near (area, nth) CROSS JOIN LATERAL"  # noqa: S608
            f" (SELECT * FROM ({sql}) f (id, area) WHERE f.area = near.area ORDER BY f.id DESC LIMIT %s) o"
            " ORDER BY near.nth, o.id DESC LIMIT %s"
        )
        given = (codes, *params, limit, limit)
    with connection.cursor() as cursor:
        cursor.execute(text, given)
        return [pk for (pk,) in cursor.fetchall()]


def interest_of(person: int | None) -> Interest | None:
    return Interest.objects.filter(person=person).first() if person else None
