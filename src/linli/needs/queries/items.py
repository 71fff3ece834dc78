"""Which service items there are: for residents by place and plain words, for a desk by what is to be done."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import BooleanField, Count, Q, QuerySet
from django.db.models.expressions import RawSQL

from linli.kernel import rulebook
from linli.kernel.actors import Actor
from linli.kernel.clock import today
from linli.kernel.queries import visible_to
from linli.kernel.search import bigrams
from linli.kernel.together import sums
from linli.needs.models import Item
from linli.needs.policy_items import WRITE
from linli.needs.rules.items import due_on
from linli.needs.states_items import ItemState
from linli.organisations import queries as organisations
from linli.venues import queries as venues

LOOKED_AT = 300  # so many items that share a sign pair are compared
# Words that are in every question, and say nothing of what it is about.
EMPTY = (
    "怎么办", "怎么", "如何", "需要", "什么", "哪里", "在哪", "我要", "我想", "办理", "申请", "一下", "可以", "手续",
    "材料",
)  # fmt: skip


@visible_to(Item)
def visible_items(actor: Actor) -> QuerySet[Item]:
    """What is published is for everybody; the rest for those who write at that organisation."""
    seen = Q(state=ItemState.PUBLISHED)
    if (reach := actor.reach(WRITE)) is not None:
        seen |= Q(body__path__startswith=reach)
    return Item.objects.filter(seen).select_related(*Item.WITH)


def published(area: str = "") -> QuerySet[Item]:
    """What can be done; with an area, what the organisations there and above it do."""
    rows = Item.objects.filter(state=ItemState.PUBLISHED).select_related(*Item.WITH)
    here = organisations.tree().for_area(area) if area else None
    if here is None:
        return rows
    tree = organisations.tree()
    around = [one for above in tree.chain(here.id) for one in (above, *tree.children(above.id))]
    near = {one.id for one in around if not one.area_code or here.area_code.startswith(one.area_code)}
    return rows.filter(_at(near))


def _at(bodies: Iterable[int]) -> Any:
    """Of one of these organisations: one array, however many."""
    return RawSQL("needs_item.body_id = ANY(%s)", ([*bodies],), BooleanField())


def found(text: str, area: str = "", category: int | None = None) -> list[Item]:
    """By plain words: those with all of the words first, then those that share most with what was asked."""
    rows = published(area)
    if category is not None:
        rows = rows.filter(Q(category=category) | Q(category__parent=category))
    asked = plain(text)
    if not asked:
        return list(rows.order_by("name", "id")[:LOOKED_AT])
    any_of = " | ".join(f"'{one}'{':*' if len(one) == 1 else ''}" for one in asked)
    near = RawSQL("needs_item.search @@ %s::tsquery", (any_of,), BooleanField())
    told = [(_shared(one, asked), one) for one in rows.filter(near).order_by("id")[:LOOKED_AT]]
    best = max((score for score, _one in told), default=0)
    return [
        one for score, one in sorted(told, key=lambda pair: (-pair[0], pair[1].name)) if score * 3 >= best
    ]


def plain(text: str) -> list[str]:
    """The pairs of signs of a question, without the words that say nothing of what it is about."""
    for word in EMPTY:
        text = text.replace(word, " ")
    return bigrams(text[:60])


def _shared(item: Item, asked: list[str]) -> int:
    """How much of what was asked stands there; what stands in its name counts threefold."""
    name, words = item.name.lower(), f"{item.name} {item.about} {item.who}".lower()
    return sum(3 if one in name else one in words for one in asked) or 1


def is_taken(body: int, name: str, but: int | None) -> bool:
    """Whether another item of this name stands at this organisation."""
    rows = Item.objects.filter(body=body, name=name.strip()).exclude(state=ItemState.WITHDRAWN)
    return rows.exclude(pk=but or 0).exists()


def due(item: Item) -> date | None:
    """The day from which a published item is to be looked over again; reckoned when it is read."""
    if item.state != ItemState.PUBLISHED or item.checked_on is None:
        return None
    return due_on(item.checked_on, _months())


def is_overdue(item: Item) -> bool:
    day = due(item)
    return day is not None and day <= today()


def _months() -> int:
    return int(rulebook.get("needs.item.recheck").number)


def _checked_before() -> date:
    """Items last looked over up to this day are due."""
    day = today()
    year, month = divmod(day.year * 12 + day.month - 1 - _months(), 12)
    last = monthrange(year, month + 1)[1]
    is_last = day.day == monthrange(day.year, day.month)[1]
    return date(year, month + 1, last if is_last else min(day.day, last))


def overdue() -> QuerySet[Item]:
    return Item.objects.filter(state=ItemState.PUBLISHED, checked_on__lte=_checked_before())


def standing(path: str) -> Any:
    """A question: how many are published at ``path`` and below, and how many of them are due to be looked over."""
    rows = Item.objects.filter(body__path__startswith=path, state=ItemState.PUBLISHED)
    return sums(rows, n=Count("pk"), late=Count("pk", filter=Q(checked_on__lte=_checked_before())))


def to_remind() -> QuerySet[Item]:
    """Those that are due and of which the desk was not told yet."""
    return overdue().filter(reminded_on=None).select_related(*Item.WITH).order_by("id")


def at_desk(actor: Actor) -> QuerySet[Item]:
    """All items of the reader's organisation and those below it."""
    reach = actor.reach(WRITE)
    rows = Item.objects.select_related(*Item.WITH)
    return rows.filter(body__path__startswith=reach) if reach is not None else rows.none()


def waiting_for(actor: Actor) -> QuerySet[Item]:
    """To be checked by somebody else than its writer, to be published, to be looked over again."""
    open_ = Q(state=ItemState.DRAFT) & ~Q(writer_id=actor.person_id) | Q(state=ItemState.CHECKED)
    again = Q(state=ItemState.PUBLISHED, checked_on__lte=_checked_before())
    return at_desk(actor).filter(open_ | again)


def of_body(body: int) -> QuerySet[Item]:
    return (
        Item.objects.filter(body=body, state=ItemState.PUBLISHED).select_related(*Item.WITH).order_by("name")
    )


def desks_for(path: str) -> list[tuple[int, str]]:
    """The office hours below a path at which a time can be booked."""
    if not path:
        return []
    rows = venues.hours_published().filter(site__body__path__startswith=path)[:50]
    return [(one.pk, f"{one.site.name} · {one.name}") for one in rows]
