"""Work sent down: what came to us, what we sent, what lacks its means, one task and its parts."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from linli.kernel.journal.history import Line, history
from linli.kernel.queries import find
from linli.kernel.refusals import NotYours
from linli.kernel.web.pages import page
from linli.kernel.web.paging import slice_of
from linli.organisations import queries as organisations
from linli.tasks import acts, policy, queries
from linli.tasks.models import Task
from linli.tasks.views import words
from linli.tasks.views.frame import queues, reader, tried

SIZE = 30


@require_safe
def came_down(request: HttpRequest) -> HttpResponse:
    """What the reader's body is to do: with what money, and what it may decline."""
    actor = reader(request)
    ended = request.GET.get("ended") == "1"
    rows = slice_of(
        request, queries.ended_here(actor) if ended else queries.came_down(actor), by="-pk" if ended else "due_on",
        size=SIZE,
    )  # fmt: skip
    return page(
        request, "tasks/tasks.html", rows=rows, lines=words.lines(rows.rows, actor), ended=ended,
        queues=queues(actor, "tasks"), back=request.get_full_path(),
    )  # fmt: skip


@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """What the reader's body asks of others."""
    actor = reader(request)
    if not acts.send.may(actor, None):
        raise NotYours(_("Only posts that may send work down do so."))
    rows = slice_of(request, queries.sent_by(actor), by="-pk", size=SIZE)
    return page(
        request, "tasks/sent.html", rows=rows, lines=words.lines(rows.rows, actor, who="owner"),
        queues=queues(actor, "sent"),
    )  # fmt: skip


@require_safe
def unfunded(request: HttpRequest) -> HttpResponse:
    """费随事转: what was sent without item, basis or means, and what was declined for that."""
    actor = reader(request)
    rows = slice_of(request, queries.unfunded(actor), by="-pk", size=SIZE)
    declined = [] if "after" in request.GET else list(queries.declined(actor)[:20])
    head = [_("Work"), _("Sent by"), _("To whom"), _("What is missing"), _("State")]
    return page(
        request, "tasks/unfunded.html", rows=rows, table={"head": head, "rows": [_row(one) for one in rows.rows]},
        declined=declined, queues=queues(actor, "unfunded"),
    )  # fmt: skip


def _row(one: Task) -> list[Any]:
    standing = words.standing(one)
    missing = words.lacks(one).removeprefix(_("Missing: %(what)s") % {"what": ""})
    return [
        {"text": one.title, "url": one.get_absolute_url()}, one.sender.name, one.body.name, missing,
        {"text": standing["word"], "shape": standing["shape"]},
    ]  # fmt: skip


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Work to send down: what, to whom, by when, with what."""
    actor = reader(request)
    if not acts.send.may(actor, None):
        raise NotYours(_("Only posts that may send work down do so."))
    form, status, done = tried(request, acts.send)
    if done is not None:
        return HttpResponseRedirect(reverse("tasks:sent"))
    return page(request, "tasks/new.html", status=status, form=form, queues=queues(actor, "sent"))


@require_http_methods(["GET", "POST"])
def pass_on(request: HttpRequest, pk: int) -> HttpResponse:
    """A part of a task to those one level below."""
    actor = reader(request)
    task: Task = find(Task.label(), actor, pk)
    if not acts.pass_on.may(actor, task):
        raise NotYours(_("Only who owns it passes it on."))
    form, status, done = tried(request, acts.pass_on, task)
    if done is not None:
        return HttpResponseRedirect(task.get_absolute_url())
    return page(
        request, "tasks/pass_on.html", status=status, task=task, form=form, queues=queues(actor, "tasks")
    )


@require_safe
def task(request: HttpRequest, pk: int) -> HttpResponse:
    """One task: its ground and means, its course, its parts one level below and the sum of all below."""
    actor = reader(request)
    one: Task = find(Task.label(), actor, pk)
    inside = actor.can(policy.READ, one.body.path) or actor.can(policy.READ, one.sender.path)
    passes = acts.pass_on.may(actor, one) and one.is_at_work and not one.is_over
    return page(
        request, "tasks/task.html", task=one, standing=words.standing(one), deadline=words.deadline(one),
        facts=words.facts(one), missing=words.lacks(one) if one.is_open else "", offers=words.offered(actor, one),
        pass_on=reverse("tasks:pass_on", args=[pk]) if passes else "", back=one.get_absolute_url(),
        may_decline=acts.decline.offered(actor, one) and one.may_be_declined and not one.is_over,
        entries=[_told(line) for line in history(one)], sum=_sum(one) if inside else None,
        queues=queues(actor, "sent" if policy.sends(actor, one) else "tasks"),
    )  # fmt: skip


def _told(line: Line) -> dict[str, Any]:
    ref = organisations.tree().get(organisations_of(line))
    who = _("the software, by the clock") if line.entry.via == "clock" else (ref.name if ref else "")
    return {"at": line.entry.at, "sentence": line.sentence, "who": who, "remark": line.remark}


def organisations_of(line: Line) -> int | None:
    """The body in whose post it was done, where that was the sender; the entry itself lies with the owner."""
    sender: int | None = line.entry.facts.get("sender")
    return sender if line.entry.kind in BY_SENDER else line.entry.organisation


BY_SENDER = {one.kind for one in (acts.send, acts.ground, acts.ask_again, acts.pay, acts.check, acts.send_back,
                                  acts.withdraw)}  # fmt: skip


def _sum(one: Task) -> dict[str, Any] | None:
    """Its own count and the parts one level below with theirs: three statements."""
    parts = queries.parts(one)
    told = queries.counted(one, [one.body_id, *(part.body_id for part in parts)])
    if not parts and not told:
        return None
    below = queries.below(one) if parts else None
    head = [_("Who is to do it"), _("Part"), _("To be done by"), _("State")]
    rows: list[list[Any]] = [
        [
            {"text": part.body.name, "url": part.get_absolute_url()}, part.title, words.day(part.due_on),
            {"text": words.standing(part)["word"], "shape": words.standing(part)["shape"]},
        ]
        for part in parts
    ]  # fmt: skip
    if told:
        head.append(_("Recorded so far"))
        for row, part in zip(rows, parts, strict=True):
            row.append(_of(told[part.body_id], part.target))
    return {
        "head": head, "rows": rows, "gauge": queries.gauge_name(one.gauge) if one.gauge else "",
        "own": _of(told[one.body_id], one.target) if told else "",
        "below": ngettext("%(done)s of %(n)s part below is done", "%(done)s of %(n)s parts below are done", below.n)
        % {"done": below.done, "n": below.n} if below else "",
        "declined": below.declined if below else 0,
        "target": below.target if below and told else 0,
    }  # fmt: skip


def _of(n: int, target: int | None) -> str:
    return f"{n:,} / {target:,}" if target else f"{n:,}"
