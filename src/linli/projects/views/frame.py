"""What the desk of projects has on every page: the reader, the lists at the left."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from linli.kernel.actors import Actor
from linli.kernel.refusals import NotFound, NotYours
from linli.kernel.web.pages import actor_of
from linli.projects import policy

GATHER = "needs.read"  # clusters are of needs that the reader may read


def reader(request: HttpRequest) -> Actor:
    """The desk of projects is for posts that read them."""
    actor = actor_of(request)
    if actor.reach(policy.READ) is None:
        if any(policy.READ in post.permissions for post in actor.posts):
            raise NotYours(
                _("Projects at the desk are for posts. Change to your post at the top of the page.")
            )
        raise NotFound(_("There is nothing here, or it is not open to you."))
    return actor


def queues(actor: Actor, current: str) -> list[dict[str, Any]]:
    """The left of the desk of projects; only what the post does."""
    there = [
        ("desk", _("Our projects"), "projects:desk", policy.READ),
        ("due", _("Milestones due"), "projects:due", policy.LEAD),
        ("gather", _("Matters that gather"), "projects:gather", GATHER),
        ("new", _("Propose a project"), "projects:new", policy.PROPOSE),
    ]
    return [
        {"label": label, "url": reverse(name), "current": key == current, "count": ""}
        for key, label, name, permission in there
        if actor.reach(permission)
    ]  # fmt: skip
