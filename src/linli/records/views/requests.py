"""Requests for data: what we ask of others, what can be had without asking, who answered, the sum."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from linli.kernel.queries import find
from linli.kernel.refusals import NotYours
from linli.kernel.templatetags.face import day
from linli.kernel.web.pages import actor_of, page
from linli.kernel.web.paging import slice_of
from linli.kernel.web.trying import tried
from linli.organisations import queries as organisations
from linli.records import acts, policy
from linli.records.models import Asked, DataRequest
from linli.records.queries import repeats, tables
from linli.records.queries.stacking import stack
from linli.records.queries.stored import paper
from linli.records.sheets.writing import as_text
from linli.records.states.tables import AskedState, RequestState
from linli.records.views import table_words as words

SHAPES = {
    RequestState.DRAFTED: "draft", RequestState.SENT: "waiting", RequestState.SUMMED: "done",
    RequestState.CLOSED: "closed", RequestState.WITHDRAWN: "refused",
}  # fmt: skip
ASKED_SHAPES = {AskedState.WAITING: "waiting", AskedState.ANSWERED: "done", AskedState.DECLINED: "refused"}
RULES = {  # translated when shown
    "sum": gettext_lazy("summed"), "mean": gettext_lazy("mean, weighted"), "list": gettext_lazy("listed"),
    "text": gettext_lazy("joined"), "none": gettext_lazy("left empty"),
}  # fmt: skip


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """What the reader's body asks of others, and what was declined below."""
    actor = actor_of(request)
    if not words.reads_requests(actor):
        raise NotYours(_("Tables are for posts that fill or read them. Sign in, or change to your post."))
    rows = slice_of(request, tables.requests_of(actor), by="-pk", size=30)
    return page(
        request, "records/requests/desk.html", rows=rows, lines=[_line(one) for one in rows.rows],
        declined=list(tables.declined_below(actor)[:20]), may_ask=policy.holds(policy.ASK)(actor, None),
        queues=words.queues(actor, "requests"),
    )  # fmt: skip


def _line(one: DataRequest) -> dict[str, Any]:
    open_still = one.state == RequestState.SENT and one.sent_at
    return {
        "title": one.title, "url": one.get_absolute_url(),
        "status": {"word": one.get_state_display(), "shape": SHAPES[RequestState(one.state)]},
        "place": ngettext("%(n)s organisation", "%(n)s organisations", len(one.to)) % {"n": len(one.to)},
        "asker": _("without item or basis") if one.may_be_declined else one.list_item,
        "deadline": words.deadline(one.sent_at, one.days) if open_still else None,
    }  # fmt: skip


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A new request: the table, to whom, on which ground."""
    actor = actor_of(request)
    if not acts.draft.may(actor, None):
        raise NotYours(_("Only posts that may ask for data send requests."))
    form, status, done = tried(request, acts.draft)
    if done is not None:
        return HttpResponseRedirect(done.noun.get_absolute_url())
    return page(
        request, "records/requests/new.html", status=status, form=form, queues=words.queues(actor, "requests")
    )


@require_safe
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """One request: before it is sent what need not be asked; afterwards who answered, and the sum."""
    actor = actor_of(request)
    found: DataRequest = find("records.datarequest", actor, pk)
    context: dict[str, Any] = {
        "data_request": found, "offers": words.offered(actor, found), "facts": _facts(found),
        "paper": paper(found, found.file),
        "standing": {"word": found.get_state_display(), "shape": SHAPES[RequestState(found.state)]},
        "queues": words.queues(actor, "requests"),
    }  # fmt: skip
    if found.state == RequestState.DRAFTED:
        seen = repeats.repeats(found.fingerprint, found.codes, found.body_id, but=found.pk)
        context |= {"before": seen, "hand": _at_hand(found), "names": _names(found.to)}
    else:
        context |= _answers(found)
    return page(request, "records/requests/one.html", **context)


def _at_hand(found: DataRequest) -> str:
    """12 of 15 cells can be had without asking."""
    if not found.cells_known:
        return ""
    return _("%(known)s of %(cells)s cells can be had without asking.") % {
        "known": found.cells_known, "cells": found.cells,
    }  # fmt: skip


def _names(to: list[int]) -> list[str]:
    tree = organisations.tree()
    return [ref.name for pk in to if (ref := tree.get(pk))]


def _answers(found: DataRequest) -> dict[str, Any]:
    """Who answered, who is missing, who declined and why; the answers beside each other."""
    told = stack(found)
    asked = [*told.there, *((each, None) for each in (*told.missing, *told.declined))]
    rows = [
        [
            {"text": each.body.name, "url": filling.get_absolute_url() if filling else each.get_absolute_url()},
            {"text": each.get_state_display(), "shape": ASKED_SHAPES[AskedState(each.state)]},
            day(each.answered_at) if each.answered_at else "", each.why,
        ]
        for each, filling in asked
    ]  # fmt: skip
    bodies = [each.body.name for each, _filling in told.there]
    summed = [
        [
            line.name, *(as_text(line.answers.get(name)) for name in bodies),
            as_text(line.result.value) if line.result.value is not None else "—",
            str(RULES[line.result.rule]), "；".join(_flag(flag) for flag in line.result.flags),
        ]
        for line in told.lines
    ]  # fmt: skip
    return {
        "answers": {"head": [_("Organisation"), _("State"), _("Table answered on"), _("Why not")], "rows": rows},
        "sums": {"head": [_("Question of the table"), *bodies, _("Together"), _("How"), _("Look at")], "rows": summed},
        "stacked": told.rows, "missing": len(told.missing), "there": len(told.there), "of": len(asked),
        "results": list(found.sums.exclude(state="dropped").order_by("-id")[:3]),
    }  # fmt: skip


def _flag(flag: str) -> str:
    return {
        "few": _("not everybody has answered"), "words": _("words among the numbers"),
        "zero": _("no weights"), "rate": _("a rate is never summed"),
    }.get(flag, flag)  # fmt: skip


def _facts(found: DataRequest) -> list[dict[str, Any]]:
    """Who asks, on which ground, until when, how often before."""
    told = [
        (_("Who asks"), found.body.name),
        (_("Item of the list"), found.list_item or _("none named")),
        (_("Legal basis"), found.basis or _("none named")),
        (_("Sent"), day(found.sent_at) if found.sent_at else ""),
        (_("To be answered by"), day(found.due_at) if found.due_at else
            ngettext("%(n)s working day after it is sent", "%(n)s working days after it is sent", found.days)
            % {"n": found.days}),
        (_("Cells"), _("%(cells)s, of which %(known)s are in the record and %(new)s are new")
            % {"cells": found.cells, "known": found.cells_known, "new": found.cells_new}),
        (_("Asked before"), _("%(same)s times by the same organisation, %(other)s times by others")
            % {"same": found.before_same, "other": found.before_other}),
    ]  # fmt: skip
    return [{"label": label, "value": value} for label, value in told if value]


def _offered(actor: Any, found: Asked) -> list[Any]:
    """What can be done now; what names its item and basis is not offered to be declined."""
    if found.request.state not in tables.UNDER_WAY:
        return []
    return [
        each
        for each in words.offered(actor, found)
        if each is not acts.decline or found.request.may_be_declined
    ]


@require_safe
def asked(request: HttpRequest, pk: int) -> HttpResponse:
    """One body and a request: what is asked of it, what it may do, what came of it."""
    actor = actor_of(request)
    found: Asked = find("records.asked", actor, pk)
    return page(
        request, "records/requests/asked.html", asked=found, facts=_facts(found.request), offers=_offered(actor, found),
        standing={"word": found.get_state_display(), "shape": ASKED_SHAPES[AskedState(found.state)]},
        paper=paper(found.request, found.request.file), may_fill=actor.can(policy.FILL, found.body.path),
        is_open=found.request.state in tables.UNDER_WAY and found.state == AskedState.WAITING,
        filled_address=reverse("records:tables"), queues=words.queues(actor, "tables"),
    )  # fmt: skip


@require_http_methods(["POST"])
def read_instead(request: HttpRequest, pk: int) -> HttpResponse:
    """Not asking: the sender's own body fills the table from the record."""
    actor = actor_of(request)
    found: DataRequest = find("records.datarequest", actor, pk)
    if not policy.asks(actor, found):
        raise NotYours(_("This is not yours to do. Ask somebody whose post allows it."))
    done = acts.read_instead(actor, request=found.pk)
    return HttpResponseRedirect(done.noun.get_absolute_url())
