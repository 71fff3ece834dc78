"""What lies on a desk: a page of a queue, what narrows a list, and what its lines tell."""

import re
from typing import Any

from django.db.models import QuerySet

from linli.kernel.actors import Actor
from linli.kernel.clock import now
from linli.kernel.nouns import ids_of
from linli.kernel.search import bigrams
from linli.needs import policy, rules
from linli.needs.models import Need, SavedFilter
from linli.needs.queries.choosing import categories
from linli.needs.queries.finding import by_code
from linli.needs.queries.lanes import first
from linli.needs.queries.queues import Queue, Scope, in_queue, reach, scope_of
from linli.needs.states import AT_WORK, OPEN
from linli.organisations import queries as organisations

NUMBER = re.compile(r"^\s*(?:(\d{4})-)?(\d{1,9})\s*$")


def page_of(queue: Queue, at: Scope, asked: dict[str, Any], rows: QuerySet[Need], most: int) -> list[Need]:
    """The first of ``rows`` that lie in a queue and in the state and with the body asked for."""
    tree = organisations.tree()
    bodies = set(tree.ids_below(tree.path(asked["body"]))) if asked.get("body") else None
    lanes = [lane.only(bodies, asked.get("state")) for lane in queue.holds(at)]
    return first(lanes, rows, order_of(queue, asked), most)


def order_of(queue: Queue, asked: dict[str, Any]) -> str:
    """A list of one state that is still open goes by its clock, every other one as its queue does."""
    return "ends_at" if asked.get("state") in OPEN and queue.by == "-id" else queue.by


def fitting(rows: QuerySet[Need], by: dict[str, Any]) -> QuerySet[Need]:
    """The rows that fit what was asked of the need itself: kind, category, urgency, area, overdue."""
    rows = rows.filter(**{name: by[name] for name in ("kind", "urgency") if by.get(name)})
    if by.get("category"):
        below = [one.id for one in categories().values() if one.parent == by["category"]]
        rows = rows.filter(category__in=[by["category"], *below])
    if by.get("area"):
        rows = rows.filter(area__startswith=by["area"])
    if by.get("overdue"):
        rows = rows.filter(state__in=OPEN, ends_at__lt=now(), due_at__lt=now())
    return rows


def listed(queue: Queue, at: Scope, by: dict[str, Any]) -> QuerySet[Need]:
    """A whole queue, narrowed by all that was asked, also by words: what an export reads and a search finds."""
    rows = fitting(in_queue(queue, at), by)
    if by.get("state"):
        rows = rows.filter(state=by["state"])
    if by.get("body"):
        rows = rows.filter(body__path__startswith=organisations.tree().path(by["body"]) or "-")
    words = by.get("q", "")
    if not words.strip():
        return rows
    if not bigrams(words):
        return rows.none()
    return rows.filter(words__search__words=words, words__scopes__contains=[by.get("body") or at.own])


def first_found(rows: QuerySet[Need], most: int) -> QuerySet[Need]:
    """The first of what was looked for: found by their numbers, so that only a page of them is read in full."""
    found = Need.objects.select_related("body", "category").filter(pk__in=rows.values("pk")[:most])
    return found.order_by(*rows.query.order_by)


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
