"""吹哨报到: calls to us, our calls, what has come to our level, one call with all who were called."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from linli.kernel.acts import offers
from linli.kernel.journal.history import act_called, history, remarks_of
from linli.kernel.journal.models import Entry
from linli.kernel.queries import find
from linli.kernel.refusals import NotYours
from linli.kernel.web.pages import page
from linli.kernel.web.paging import slice_of
from linli.kernel.whole import whole
from linli.organisations import queries as organisations
from linli.tasks import acts, policy, queries
from linli.tasks.models import Call, Called
from linli.tasks.views import call_words as words
from linli.tasks.views.frame import queues, reader, tried

SIZE = 30
BY_CALLER = {"called", "verified", "sent_back", "rated", "dropped"}
BY_JUDGE = {"ordered", "released", "pressed"}


@require_safe
def to_us(request: HttpRequest) -> HttpResponse:
    """Calls that wait for the reader's body, each with its clock."""
    actor = reader(request)
    ended = request.GET.get("ended") == "1"
    rows = slice_of(
        request,
        queries.answered_by_us(actor) if ended else queries.to_us(actor),
        by="-pk" if ended else "due_at",
        size=SIZE,
    )
    return page(
        request, "tasks/calls.html", rows=rows, lines=words.lines(rows.rows, actor), ended=ended,
        queues=queues(actor, "calls"), may_call=actor.reach(policy.CALL) is not None,
    )  # fmt: skip


@require_safe
def ours(request: HttpRequest) -> HttpResponse:
    """What the reader's body called for, with what waits to be looked at first."""
    actor = reader(request)
    if not words.may_call(actor):
        raise NotYours(_("Only posts that may call others do so."))
    rows = slice_of(request, queries.by_us(actor), by="-pk", size=SIZE)
    waits = (
        [] if "after" in request.GET else words.lines(queries.to_look_at(actor)[:SIZE], actor, who="called")
    )
    return page(
        request, "tasks/our_calls.html", rows=rows, lines=words.call_lines(rows.rows), waits=waits,
        queues=queues(actor, "our_calls"),
    )  # fmt: skip


@require_safe
def decide(request: HttpRequest) -> HttpResponse:
    """What has come to the reader's level: refusals, and stages whose time ran out."""
    actor = reader(request)
    if actor.reach(policy.JUDGE) is None:
        raise NotYours(_("Only posts that decide between others do so."))
    found = Called.objects.filter(pk__in=queries.to_decide(actor)).select_related(*Called.WITH)
    rows = slice_of(request, found, by="due_at", size=SIZE)
    return page(
        request, "tasks/decide.html", rows=rows, lines=words.lines(rows.rows, actor, who="called"),
        queues=queues(actor, "decide"),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A call: what is the matter, why it cannot be done alone, whom, where, when."""
    actor = reader(request)
    if not words.may_call(actor):
        raise NotYours(_("Only posts that may call others do so."))
    known = {"need": whole(request.GET.get("need", "")), "origin": request.GET.get("origin", "")[:60]}
    form, status, done = tried(
        request, acts.blow, known={name: value for name, value in known.items() if value}
    )
    if done is not None:
        return HttpResponseRedirect(done.noun.get_absolute_url())
    return page(request, "tasks/new_call.html", status=status, form=form, queues=queues(actor, "our_calls"))


@require_safe
def call(request: HttpRequest, pk: int) -> HttpResponse:
    """One call: everybody who was called with their clocks, and what has happened."""
    actor = reader(request)
    one: Call = find(Call.label(), actor, pk)
    parts, back = queries.parts_of(one), one.get_absolute_url()
    may = [each for each in offers(actor, one) if one.state == "open" or each is acts.comment]
    if one.lead.parent_id is None:
        may = [each for each in may if each not in (acts.raise_up, acts.call_more)]
    mine = policy.calls(actor, one)
    return page(
        request, "tasks/call.html", call=one, standing=words.standing_of(one), facts=words.facts(actor, one),
        parts=[words.row(actor, each, back) for each in parts], offers=sorted(may, key=lambda each: each.danger),
        entries=_course(one, parts), queues=queues(actor, "our_calls" if mine else "calls"),
    )  # fmt: skip


def _course(one: Call, told_parts: list[Called]) -> list[dict[str, Any]]:
    """What was done with the call and by each of those called, in the order of time: four statements."""
    parts = {part.pk: part for part in told_parts}
    told = [
        {
            "id": line.entry.id, "at": line.entry.at, "sentence": line.sentence, "who": _who(line.entry),
            "remark": line.remark,
        }
        for line in history(one)
    ]  # fmt: skip
    rows = list(Entry.objects.filter(noun=Called.label(), noun_id__in=list(parts)).order_by("-id")[:400])
    remarks = remarks_of(rows)
    told += [
        {"id": row.id, "at": row.at, "remark": remarks.get(row.id, "")}
        | _done(row, one, parts[row.noun_id or 0])
        for row in rows
    ]
    return sorted(told, key=lambda each: each["id"])


def _who(entry: Entry) -> str:
    ref = organisations.tree().get(entry.organisation)
    return _("the software, by the clock") if entry.via == "clock" else (ref.name if ref else "")


def _done(row: Entry, call: Call, part: Called) -> dict[str, Any]:
    """What was done by or with one of those called, and by whom: itself, the caller, or the level above both."""
    verb, own = row.kind.rpartition(".")[2], part.body.name
    if row.via == "clock":
        return {"who": _("the software, by the clock"), "sentence": f"{act_called(row.kind)} · {own}"}
    doer = call.body if verb in BY_CALLER else part.decider if verb in BY_JUDGE else None
    if doer is None:
        return {"who": own, "sentence": act_called(row.kind)}
    return {"who": doer.name, "sentence": f"{act_called(row.kind)} · {own}"}
