"""Who acts in a request: the person signed in, in the post that they use now."""

from dataclasses import replace
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.utils.module_loading import import_string

from linli.kernel import actors
from linli.kernel.actors import Actor
from linli.kernel.clock import today
from linli.organisations.models import Post
from linli.organisations.rules import reach_of
from linli.organisations.states import OPEN, PostState

AS_MYSELF = 0


def actor_of(request: HttpRequest) -> Actor:
    """The actor of a request. Two statements for somebody signed in, none for a passer-by without a session."""
    token = _bearer(request)
    if token:
        person = import_string("linli.people.queries.person_of_token")(token)
        return actor_for(person, request.headers.get("X-Linli-Post", "")) if person else Actor()
    user = request.user
    holds = frozenset((str(label), int(pk)) for label, pk in request.session.get("holds", ()))
    if not user.is_authenticated:
        return Actor(holds=holds)
    actor = actor_for(user, request.session.get("post", ""))
    return replace(actor, holds=holds, is_strong=bool(request.session.get("strong")))


def actor_for(person: Any, chosen: object = "") -> Actor:
    """A person in one of their posts of today: the one chosen, else the first; ``0`` stands for no post."""
    posts = posts_of(person.pk)
    pick = str(chosen)
    post = next((one for one in posts if str(one.id) == pick), posts[0] if posts else None)
    return Actor(
        person_id=person.pk, name=person.name, posts=posts, post=None if pick == str(AS_MYSELF) else post
    )


def posts_of(person_id: int) -> tuple[actors.Post, ...]:
    """The posts that a person holds today, in one statement."""
    day = today()
    held = Post.objects.filter(
        Q(ends=None) | Q(ends__gte=day),
        person=person_id,
        state=PostState.FILLED,
        begins__lte=day,
        body__state__in=OPEN,
    )
    columns = ("id", "body_id", "body__name", "role__code", "body__path", "body__kind", "role__permissions")
    return tuple(
        actors.Post(pk, body, name, role, reach_of(kind, path), frozenset(permissions))
        for pk, body, name, role, path, kind, permissions in held.order_by("begins", "id").values_list(
            *columns
        )
    )


def _bearer(request: HttpRequest) -> str:
    scheme, _sep, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""
