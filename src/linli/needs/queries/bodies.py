"""Which organisation somebody may mean: what is offered to choose from, and what a name or a part of it finds."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from linli.kernel.actors import Actor
from linli.kernel.journal.models import Entry
from linli.needs.models import Need
from linli.needs.queries.routing import unmanned
from linli.organisations import queries as organisations
from linli.organisations.queries import BodyRef

NEAR, LATELY, FOUND = 30, 6, 20
LOOKED_BACK = 200  # entries of the reader among which those by which something was passed on are looked for
_PASSED_ON = ("needs.need.dispatched", "needs.need.redispatched", "needs.need.declined")
Group = tuple[str, list[tuple[int, str]]]


def body_choices(actor: Actor, need: Need | None, permission: str = "") -> list[Group]:
    """A few to choose from: whom the catalogue proposes, whom the reader chose lately, who stands near in the tree.
    ``permission``: what somebody there must hold to do it; where nobody does, the choice says so."""
    tree = organisations.tree()
    proposed = [need.proposed_id] if need is not None and need.proposed_id else []
    start = need.body_id if need is not None else (actor.post.body_id if actor.post else None)
    taken = {need.body_id} if need is not None else set()
    groups = []
    for label, pks in (
        (_("By the catalogue"), proposed),
        (_("Chosen lately"), lately(actor)),
        (_("Near in the tree"), near(start)),
    ):
        refs = [ref for pk in dict.fromkeys(pks) if (ref := tree.get(pk)) and ref.is_open and pk not in taken]
        taken.update(ref.id for ref in refs)
        groups.append((label, [(ref.id, with_note(ref, ref.name, permission)) for ref in refs]))
    return [(label, rows) for label, rows in groups if rows]


def lately(actor: Actor) -> list[int]:
    """To whom the reader passed needs on lately, the newest first: one statement."""
    if actor.person_id is None:
        return []
    rows = Entry.objects.filter(actor=actor.person_id).order_by("-id").values_list("kind", "organisation")
    pks = dict.fromkeys(pk for kind, pk in rows[:LOOKED_BACK] if kind in _PASSED_ON and pk)
    return list(pks)[:LATELY]


def near(start: int | None) -> list[int]:
    """Those right below a body, beside it, and above it up to the root."""
    tree, here = organisations.tree(), organisations.tree().get(start)
    if here is None:
        return []
    beside = tree.children(here.parent_id) if here.parent_id else []
    around = [ref.id for ref in (*tree.children(here.id), *beside)][:NEAR]
    return [*around, *(ref.id for ref in reversed(tree.chain(here.id)))]


def bodies_named(words: str, start: int | None, within: str = "") -> list[BodyRef]:
    """Open bodies that words name, the nearest to ``start`` first; one more than FOUND when there are more.

    All words stand in its name, or the last one does and the others in the names above it: 东城区 东华门.
    """
    tree = organisations.tree()
    *places, name = words.split() or [""]
    found = [ref for ref in tree.below(within or "/") if name and name in ref.name]
    if places:
        found = [ref for ref in found if all(any(one in each for each in _names(ref)) for one in places)]
    here = tree.path(start).split("/")
    return sorted(found, key=lambda ref: _farness(ref, words, here))[: FOUND + 1]


def told(refs: Iterable[BodyRef], permission: str = "") -> list[tuple[int, str]]:
    """Bodies with the one above each, since communities of one name are many."""
    above = organisations.tree().above
    named = ((ref, f"{ref.name} · {up.name}" if (up := above(ref.id)) else ref.name) for ref in refs)
    return [(ref.id, with_note(ref, name, permission)) for ref, name in named]


def with_note(ref: BodyRef, name: str, permission: str) -> str:
    """A name; of a body where nobody holds ``permission``, also who sees to it instead."""
    note = unmanned(ref.id, permission) if permission else ""
    return _("%(body)s (%(note)s)") % {"body": name, "note": note} if note else name


def _names(ref: BodyRef) -> list[str]:
    return [one.name for one in organisations.tree().chain(ref.id)]


def _farness(ref: BodyRef, words: str, here: list[str]) -> tuple[Any, ...]:
    shared = sum(one == other for one, other in zip(ref.path.split("/"), here, strict=False))
    return ref.name != words, -shared, len(ref.path), ref.area_code, ref.id
