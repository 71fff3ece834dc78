"""Actors for tests, without a web request."""

from typing import Any

from linli.kernel.actors import Actor, Post


def person_actor(person: Any) -> Actor:
    """A resident signed in, without a post."""
    return Actor(person_id=person.pk, name=str(person))


def as_post(person: Any, body: Any, *permissions: str, role: str = "test", post_id: int = 0) -> Actor:
    """A person in a post at ``body`` with just these permissions."""
    post = Post(post_id, body.pk, body.name, role, body.path, frozenset(permissions))
    return Actor(person_id=person.pk, name=str(person), posts=(post,), post=post)
