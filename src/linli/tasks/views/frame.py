"""What every page of this desk has: the reader, the lists at the left, an act done on a page of its own."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from linli.kernel.actors import Actor
from linli.kernel.acts import Act, Done
from linli.kernel.forms import Invalid
from linli.kernel.refusals import NotFound, NotYours, Refused
from linli.kernel.web.pages import actor_of
from linli.kernel.whole import whole
from linli.tasks import policy


def reader(request: HttpRequest) -> Actor:
    """Tasks are for posts that read them."""
    actor = actor_of(request)
    if actor.reach(policy.READ) is None:
        if any(policy.READ in post.permissions for post in actor.posts):
            raise NotYours(_("Tasks are for posts. Change to your post at the top of the page."))
        raise NotFound(_("There is nothing here, or it is not open to you."))
    return actor


def queues(actor: Actor, current: str) -> list[dict[str, Any]]:
    """The left of the desk of tasks; only what the post does."""
    there = [
        ("tasks", _("Sent down to us"), "tasks:tasks", policy.READ),
        ("sent", _("Sent down by us"), "tasks:sent", policy.SEND),
        ("unfunded", _("Without their means"), "tasks:unfunded", policy.READ),
        ("calls", _("Calls to us"), "tasks:calls", policy.READ),
        ("our_calls", _("Our calls"), "tasks:our_calls", policy.CALL),
        ("decide", _("Come to our level"), "tasks:decide", policy.JUDGE),
        ("contacts", _("Contact points"), "tasks:contacts", policy.READ),
    ]
    return [
        {"label": label, "url": reverse(name), "current": key == current}
        for key, label, name, permission in there
        if actor.reach(permission)
    ]  # fmt: skip


def tried(
    request: HttpRequest, one: Act, noun: Any = None, known: dict[str, Any] | None = None
) -> tuple[Any, int, Done | None]:
    """The act's form, the page's status, and what came of it where something was posted and done."""
    actor = actor_of(request)
    if request.method != "POST":
        return one.form(actor=actor, noun=noun, initial=known), 200, None
    how = {"key": request.POST.get("key", "")[:80], "seen": whole(request.POST.get("seen", ""))}
    try:
        done = one.submit(actor, noun, request.POST, request.FILES, **how)
    except Invalid as invalid:
        return invalid.form, 422, None
    except NotYours:
        raise
    except Refused as refused:
        form = one.form(request.POST, request.FILES, actor=actor, noun=noun)
        form.is_valid()
        form.refuse(refused)
        return form, refused.status, None
    if one.next:
        messages.success(request, one.next)
    return None, 302, done
