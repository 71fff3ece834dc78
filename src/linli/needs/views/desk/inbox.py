"""The first screen of a worker: what is due today, in order of its clock."""

from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET

from linli.kernel.actors import Actor
from linli.kernel.web import page
from linli.kernel.web.paging import Slice, slice_of
from linli.needs import acts, forms, queries
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
    shown = _slice(request, queue, scope, asked)
    return page(
        request,
        "needs/desk/inbox.html",
        queue=queue,
        queues=queues(actor, scope, queue.key),
        look=look,
        chosen=look.chosen(),
        more_open=bool(set(asked) - {"q"} or look.errors),
        slice=shown,
        lines=lines(shown.rows, actor, queue=queue.key, back=request.get_full_path()),
        query=kept_query(queue.key, asked),
        saved=queries.saved_filters(actor),
        notes=acts.raise_for.may(actor, None),
        bulk=_bulk(queue.key, actor),
        to=forms.PassMany(actor=actor, auto_id="bulk_%s") if queue.key == "triage" else None,
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


def _slice(request: HttpRequest, queue: queries.Queue, scope: queries.Scope, asked: dict[str, Any]) -> Slice:
    """A page of the queue; where words are looked for, of what their index finds."""
    if asked.get("q"):
        found = queries.listed(queue, scope, asked)
        return slice_of(request, found, by=queue.by, size=queries.FEW, take=queries.first_found)

    def take(rows: QuerySet[Need], most: int) -> list[Need]:
        return queries.page_of(queue, scope, asked, rows, most)

    rows, by = queries.fitting(Need.objects.all(), asked), queries.order_of(queue, asked)
    return slice_of(request, rows, by=by, size=queries.FEW, take=take)


def _bulk(queue: str, actor: Actor) -> str:
    """What may be done with many at once from this queue."""
    one = {"sign": acts.sign, "triage": acts.dispatch}.get(queue)
    return one.verb if one else ""
