"""The first screen of a worker: what is due today, in order of its clock."""

from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET

from linli.kernel.actors import Actor
from linli.kernel.web import page
from linli.kernel.web.paging import Slice, slice_of
from linli.needs import acts, queries
from linli.needs.models import Need
from linli.needs.views.desk.frame import desk_of, queues
from linli.needs.views.desk.lines import lines, thing_url
from linli.needs.views.desk.narrowing import Narrow


@require_GET
def inbox(request: HttpRequest) -> HttpResponse:
    """A queue of the post, narrowed by what was asked; without a word, today's."""
    actor, scope = desk_of(request)
    look = Narrow(request.GET, actor, scope)
    asked = look.asked()
    if (found := queries.named(actor, asked["q"]) if asked.get("q") else None) is not None:
        return HttpResponseRedirect(thing_url(found))
    queue = chosen_queue(actor, request.GET.get("queue", ""), asked)
    shown = _slice(request, queue, queries.narrowed(queries.in_queue(queue, scope), asked))
    return page(
        request,
        "needs/desk/inbox.html",
        queue=queue,
        queues=queues(actor, scope, queue.key),
        look=look,
        chosen=look.chosen(),
        more_open=bool(set(asked) - {"q"}),
        slice=shown,
        lines=lines(shown.rows, actor, queue=queue.key, back=request.get_full_path()),
        query=kept_query(queue.key, asked),
        saved=queries.saved_filters(actor),
        notes=acts.raise_for.may(actor, None),
        bulk=_bulk(queue.key, actor),
        target=queries.body_choices(actor, None) if queue.key == "triage" else [],
    )


def chosen_queue(actor: Actor, key: str, asked: dict[str, Any]) -> queries.Queue:
    """The queue named; else all that is open to the reader where something was asked for, else today's."""
    mine = {one.key: one for one in queries.queues_of(actor)}
    return mine.get(key) or mine["all" if asked else "today"]


def kept_query(queue: str, asked: dict[str, Any]) -> str:
    """The address of a list without the place in it."""
    return urlencode(
        {"queue": queue, **{name: "on" if value is True else value for name, value in asked.items()}}
    )


def _slice(request: HttpRequest, queue: queries.Queue, rows: QuerySet[Need]) -> Slice:
    """Today is one page of the most pressing; every other queue is paged."""
    if queue.key != "today":
        return slice_of(request, rows, by=queue.by, size=queries.FEW)
    most = list(queries.pressing(rows)[: queries.FEW + 1])
    return Slice(most[: queries.FEW], "?queue=open" if len(most) > queries.FEW else "", "")


def _bulk(queue: str, actor: Actor) -> str:
    """What may be done with many at once from this queue."""
    one = {"sign": acts.sign, "triage": acts.dispatch}.get(queue)
    return one.verb if one else ""
