"""Questions about posts and who holds them."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from linli.kernel.actors import Actor
from linli.kernel.queries import visible_to
from linli.kernel.reference import cached
from linli.organisations.models import Body, Post, Role
from linli.organisations.queries.tree import Tree, tree
from linli.organisations.rules import reach_of
from linli.organisations.states import Kind, PostState

POSTS = "organisations.posts"
MANAGES = ("people.posts", "organisations.manage")


@visible_to(Post)
def posts_seen(actor: Actor) -> QuerySet[Post]:
    """Public posts, one's own, and all that one manages."""
    seen = Q(is_public=True)
    if actor.person_id:
        seen |= Q(person=actor.person_id)
    for permission in MANAGES:
        path = actor.reach(permission)
        if path:
            seen |= Q(body__path__startswith=path)
    found = Post.objects.select_related("body", "role", "person")
    return found if actor.is_clock else found.filter(seen)


def posts_at(actor: Actor, body: Body) -> QuerySet[Post]:
    """The posts of a body that the actor may see, with their holders."""
    return posts_seen(actor).filter(body=body).exclude(state=PostState.ENDED).order_by("id")


def vacancies(path: str) -> QuerySet[Post]:
    """Posts at or below ``path`` that nobody holds."""
    empty = Post.objects.filter(body__path__startswith=path, state__in=(PostState.PLANNED, PostState.VACANT))
    return empty.select_related("body", "role").order_by("body__path", "id")


def posts_below(path: str) -> QuerySet[Post]:
    """All posts at or below ``path`` that have not been abolished."""
    found = Post.objects.filter(body__path__startswith=path).exclude(state=PostState.ENDED)
    return found.select_related("body", "role", "person")


def holders_until(path: str, until: date) -> QuerySet[Post]:
    """Posts at or below ``path`` whose holder's time ends by ``until`` or has ended."""
    held = Post.objects.filter(body__path__startswith=path, state=PostState.FILLED, ends__lte=until)
    return held.select_related("body", "role", "person").order_by("ends", "id")


def holders(body_id: int, permission: str, day: date) -> list[int]:
    """The people who on ``day`` hold a post in this very body with ``permission``: whose desk it is."""
    held = Post.objects.filter(
        Q(ends=None) | Q(ends__gte=day),
        body=body_id,
        state=PostState.FILLED,
        begins__lte=day,
        role__permissions__contains=[permission],
    )
    return list(held.order_by("id").values_list("person_id", flat=True).distinct())


def staffed(permission: str, day: date) -> frozenset[int]:
    """The bodies over which somebody on ``day`` has ``permission`` by a post right there, from memory."""
    return cached(POSTS, Holders).staffed(permission, day)


class Holders:
    """Who holds a post today and from when until when: read once, asked for every need that is raised."""

    def __init__(self) -> None:
        held = Post.objects.filter(state=PostState.FILLED)
        self._held = list(held.values_list("body_id", "begins", "ends", "role__permissions"))
        self._told: tuple[Tree | None, dict[tuple[str, date], frozenset[int]]] = (None, {})

    def staffed(self, permission: str, day: date) -> frozenset[int]:
        whole = tree()
        if self._told[0] is not whole:  # a body that moved acts for another one
            self._told = (whole, {})
        told = self._told[1]
        if (permission, day) not in told:
            there = {
                body
                for body, begins, ends, permissions in self._held
                if permission in permissions and begins and begins <= day and (ends is None or day <= ends)
            }
            told[permission, day] = frozenset(_acting(whole, body) for body in there)
        return told[permission, day] - {0}


def _acting(whole: Tree, body: int) -> int:
    """The body over which a post there has its powers; 0 where it is closed."""
    ref = whole.get(body)
    return int(reach_of(ref.kind, ref.path).rstrip("/").rpartition("/")[2]) if ref and ref.is_open else 0


def administrators() -> int:
    """How many people administer a root of the tree: those who can appoint all others."""
    held = Post.objects.filter(body__parent=None, state=PostState.FILLED)
    return held.filter(role__permissions__contains=["organisations.manage"]).count()


def posts_held(person_id: int) -> QuerySet[Post]:
    """The posts that a person holds."""
    held = Post.objects.filter(person=person_id, state=PostState.FILLED)
    return held.select_related("body", "role").order_by("id")


def kinds() -> list[tuple[str, Any]]:
    """The kinds of organisations, with their names."""
    return list(Kind.choices)


def roles() -> list[Role]:
    """All roles, in the order they were made."""
    return list(Role.objects.order_by("id"))


def posts_of_body(body_id: int) -> QuerySet[Post, Any]:
    """The states of a body's posts that have not been abolished."""
    return Post.objects.filter(body=body_id).exclude(state=PostState.ENDED).values_list("state", flat=True)
