"""Who acts in a request: the person signed in, in the post that they use now."""

from dataclasses import replace
from typing import Any

from django.db.models import Q
from django.http import HttpRequest

from linli.kernel import actors
from linli.kernel.actors import Actor
from linli.kernel.clock import today
from linli.kernel.ready import Ready
from linli.organisations.models import Post
from linli.organisations.rules import reach_of
from linli.organisations.states import OPEN, PostState
from linli.people.queries import reader_of

AS_MYSELF = "0"


def actor_of(request: HttpRequest) -> Actor:
    """The actor of a request: who reads it, with their posts of today in one statement.

    The post in use is the session's; a program names it in the header ``X-Linli-Post``.
    """
    reader = reader_of(request)
    if "Authorization" in request.headers:
        return with_posts(reader, request.headers.get("X-Linli-Post", ""))
    holds = frozenset((str(label), int(pk)) for label, pk in request.session.get("holds", ()))
    reader = replace(reader, holds=holds)
    return with_posts(reader, request.session.get("post", ""))


def actor_for(person: Any, chosen: object = "") -> Actor:
    """A person in one of their posts of today, without a request."""
    return with_posts(Actor(person_id=person.pk, name=person.name), chosen)


def with_posts(reader: Actor, chosen: object = "") -> Actor:
    """A reader with their posts, in the one chosen, else the first; ``0`` stands for no post."""
    if reader.person_id is None:
        return reader
    posts = posts_of(reader.person_id)
    pick = str(chosen)
    post = next((one for one in posts if str(one.id) == pick), posts[0] if posts else None)
    return replace(reader, posts=posts, post=None if pick == AS_MYSELF else post)


def posts_of(person_id: int) -> tuple[actors.Post, ...]:
    """The posts that a person holds today, in one statement."""
    return tuple(
        actors.Post(pk, body, name, role, reach_of(kind, path), frozenset(permissions), title)
        for pk, body, name, role, path, kind, permissions, title in _HELD(person_id, today())
    )


_HELD = Ready(
    lambda person, day: (
        Post.objects.filter(
            Q(ends=None) | Q(ends__gte=day),
            person=person,
            state=PostState.FILLED,
            begins__lte=day,
            body__state__in=OPEN,
        )
        .order_by("begins", "id")
        .values_list(
            "id",
            "body_id",
            "body__name",
            "role__code",
            "body__path",
            "body__kind",
            "role__permissions",
            "title",
        )
    )
)
