"""What every page of the desk has: the reader's scope, the queues at the left, forms as actions."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from linli.kernel.actors import Actor
from linli.kernel.refusals import NotFound, NotYours
from linli.kernel.web.pages import actor_of
from linli.kernel.web.waiting import bounded, waits
from linli.needs import policy, queries


def desk_of(request: HttpRequest) -> tuple[Actor, queries.Scope]:
    """The reader and the scope of their post; a desk is for posts."""
    actor = actor_of(request)
    scope = queries.scope_of(actor)
    if scope is None:
        if any(policy.READ in post.permissions for post in actor.posts):
            raise NotYours(
                _("The desk is for posts that read needs. Change to your post at the top of the page.")
            )
        raise NotFound(_("There is nothing here, or it is not open to you."))
    return actor, scope


def queues(
    actor: Actor, scope: queries.Scope, current: str = "", *, counted: bool = True
) -> list[dict[str, Any]]:
    """The queues of the post as parts/queues.html wants them; counted, one statement.

    What was taken over from before is a queue only where there is some.
    """
    mine = queries.queues_of(actor)
    counts = queries.counts(mine, scope) if counted else {}
    shown = [
        one for one in mine if one.key != "before" or counts.get(one.key, (0, 0))[0] or one.key == current
    ]
    own = [_queue(one, counts.get(one.key, (0, 0)) if counted else None, current) for one in shown]
    return own + waits(actor) if counted else own


def _queue(one: queries.Queue, count: tuple[int, int] | None, current: str) -> dict[str, Any]:
    return {
        "label": one.label,
        "url": desk_url(queue=one.key),
        "current": one.key == current,
        "count": bounded(count[0]) if count and one.counted else "",
        "late": bounded(count[1]) if count and count[1] else "",
    }


def desk_url(**asked: Any) -> str:
    """An address of the inbox."""
    told = {name: value for name, value in asked.items() if value not in ("", None)}
    return f"{reverse('needs:desk')}?{urlencode(told)}" if told else reverse("needs:desk")
