"""What every page of papers has: the reader, and the queues at the left."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from linli.kernel.actors import Actor
from linli.kernel.queries import find
from linli.kernel.refusals import NotYours
from linli.kernel.web.pages import actor_of
from linli.records import policy
from linli.records.models import Paper


def reader_of(request: HttpRequest, *permissions: str) -> Actor:
    """The reader, whose post has one of these permissions."""
    actor = actor_of(request)
    if not any(actor.reach(one) for one in permissions or (policy.READ,)):
        raise NotYours(_("Papers are for posts that write or read them. Sign in, or change to your post."))
    return actor


def paper_of(request: HttpRequest, pk: int) -> tuple[Actor, Paper]:
    actor = actor_of(request)
    found: Paper = find(Paper.label(), actor, pk)
    return actor, found


def queues(actor: Actor, current: str = "") -> list[dict[str, Any]]:
    """The ways at the left of the desk."""
    ways = [(_("Papers"), "papers", policy.READ), (_("Write a paper"), "new_paper", policy.FILL),
            (_("Templates"), "paper_templates", policy.DEFINE)]  # fmt: skip
    return [
        {"label": label, "url": reverse(f"records:{name}"), "current": name == current}
        for label, name, permission in ways
        if actor.reach(permission)
    ]
