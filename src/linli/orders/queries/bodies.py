"""Bodies and places as forms and acts need them."""

from typing import Any

from linli.kernel.actors import Actor
from linli.kernel.rulebook import span
from linli.orders import policy
from linli.organisations import queries as organisations
from linli.venues import queries as venues

LEVELS = ("community", "street", "district")
MANY = 500
__all__ = [
    "LEVELS", "body_of", "contact_of", "own_ids", "own_refs", "partners_of", "places_to_choose", "ref", "span",
    "venues_for",
]  # fmt: skip


def ref(pk: Any) -> Any:
    return organisations.tree().get(pk)


def body_of(one: Any) -> Any:
    """The row of a body, given by reference, row or number."""
    pk = getattr(one, "pk", one)
    return organisations.bodies_by_id([pk])[pk]


def own_refs(actor: Actor) -> list[Any]:
    """The bodies for which the post in use speaks."""
    own = ref(policy.own_body(actor))
    found = [own, *organisations.tree().children(own.id)] if own else []
    return [one for one in found if policy.speaks_for(actor, one)]


def partners_of(actor: Actor) -> list[tuple[int, str]]:
    """With whom one may agree: the bodies of the same street, or of the district for those above."""
    own = ref(actor.post.body_id) if actor.post else None
    above = ref(own.parent_id) if own and own.parent_id else own
    while above and above.level not in ("street", "district", "city"):
        above = ref(above.parent_id)
    found = organisations.tree().below(above.path)[:400] if above else []
    return [(one.id, one.name) for one in found if own and one.id != own.id]


def own_ids(actor: Actor) -> list[int]:
    return [one.id for one in own_refs(actor)]


def places_to_choose(around: Any = None) -> list[tuple[Any, Any]]:
    """Where something is to be had: communities by their street, streets, districts.

    In a whole city nobody chooses among thousands: the districts, and what lies in the one ``around`` is in.
    """
    tree, groups = organisations.tree(), dict[str, list[tuple[int, str]]]()
    found = [one for one in tree.answering() if one.level in LEVELS and one.is_open]
    if len(found) > MANY:
        own = around.area_code[:6] if around else ""
        found = [one for one in found if one.level == "district" or (own and one.area_code[:6] == own)]
    for one in found:
        above = tree.get(one.parent_id)
        name = above.name if above and one.level == "community" else one.name
        groups.setdefault(name, []).append((one.id, one.name))
    return [("", "—"), *groups.items()]


def venues_for(actor: Actor, at: Any) -> list[tuple[int, str]]:
    """What is lent at a place or below it, for choosing a room."""
    rows = venues.venues_seen(actor).filter(site__body__path__startswith=at.path, state="open", kind="room")
    return [
        (one.pk, f"{one.site} · {one.name}")
        for one in rows.select_related("site").order_by("site__name", "id")[:100]
    ]


def contact_of(actor: Actor) -> str:
    """What the house knows of a post: its desk. A person's telephone stays closed; they give what they like."""
    return str(actor.post.body_name) if actor.post and policy.own_body(actor) else ""
