"""Requests for data: prepared, sent, reminded of, declined, answered, ended."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel import rulebook
from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, Word, act
from linli.kernel.clock import Term, Unit, calendar, now, reckon
from linli.kernel.delivery.outbox import phrase
from linli.kernel.evidence.intake import Examined
from linli.kernel.evidence.shelf import prepare
from linli.kernel.grounds import refuse_groundless, told_of_decline
from linli.kernel.nouns import ids_of
from linli.kernel.refusals import NotYours, Refused
from linli.kernel.storing import store_many
from linli.organisations import queries as organisations
from linli.records import policy
from linli.records.forms import tables as forms
from linli.records.models import Asked, DataRequest, Filling
from linli.records.models.requests import UNFOUNDED
from linli.records.queries.burden import cost_now
from linli.records.queries.reading import read_table
from linli.records.queries.repeats import at_hand, codes_of, repeats, unknown
from linli.records.queries.tables import UNDER_WAY
from linli.records.rules.asking import (
    refuse_founded,
    refuse_nobody,
    refuse_over,
    refuse_short,
)

KEEP = "retention.table"
Body: Any = DataRequest._meta.get_field("body").related_model


@act(
    "records.request.drafted",
    _("Ask for data"),
    on=DataRequest,
    may=policy.holds(policy.ASK),
    creates=True,
    form=forms.Draft,
    next=_("Not sent yet. See first what can be had without asking."),
)
def draft(
    actor: Actor, *, file: Examined, title: str = "", list_item: str = "", basis: str = "", days: int, to: list[int]
) -> Deed:  # fmt: skip
    """The table is read as one of those asked would get it, so that the sender sees what need not be asked."""
    path = actor.reach(policy.ASK) or ""
    body = organisations.tree().get(ids_of(path)[-1])
    refuse_nobody(to)
    refuse_short(days, int(rulebook.get("records.request.least").number))
    asked = organisations.tree().get(to[0])
    if (
        body is None
        or asked is None
        or not all(actor.can(policy.ASK, organisations.tree().path(one)) for one in to)
    ):
        raise NotYours(_("You can only ask organisations below yours."))
    reading = read_table(file.content, asked, actor)
    request = DataRequest(
        body=Body(id=body.id, path=body.path, name=body.name), post_id=actor.post.id if actor.post else None,
        title=title or reading.title or file.name.rpartition(".")[0][:160], list_item=list_item, basis=basis,
        days=days, to=sorted(set(to)), drafted_at=now(), file=file.digest, fingerprint=reading.fingerprint,
        codes=codes_of(reading), cells=reading.cells, cells_known=at_hand(reading), cells_new=unknown(reading),
    )  # fmt: skip
    found = repeats(request.fingerprint, request.codes, body.id)
    request.before_same, request.before_other = found.same, found.other
    return Deed(request, also=[prepare(actor.person_id, "", 0, file, cls="P2", keep=KEEP)])


@act(
    "records.request.sent",
    _("Send it down"),
    on=DataRequest,
    may=policy.asks,
    move="send",
    primary=True,
    next=_("Everybody asked has it on the desk. The clock reminds them; you see here who has answered."),
)
def send_request(actor: Actor, request: DataRequest) -> Deed:
    """It reaches the desks of all who are asked, with its clock; what they will have to do is counted."""
    request.sent_at = now()
    request.due_at = reckon(now(), Term(request.days, Unit.WORKING_DAY), calendar(), now=now()).at
    found = repeats(request.fingerprint, request.codes, request.body_id, but=request.pk)
    request.before_same, request.before_other = found.same, found.other
    tree = organisations.tree()
    bodies = [one for pk in request.to if (one := tree.get(pk)) and one.is_open]
    refuse_nobody(bodies)
    deeds = [_asked(request, one) for one in bodies]
    store_many(actor, "records.asked.sent", deeds)
    return Deed(amounts={"asked": len(deeds), "cells": request.cells * len(deeds)})


def _asked(request: DataRequest, body: organisations.BodyRef) -> Deed:
    word = Word(
        subject=phrase(_("A table to fill: %(title)s"), title=request.title),
        link="/desk/tables/",
        to_body=body.id,
    )
    return Deed(Asked(request=request, body_id=body.id), words=[word])


@act(
    "records.asked.sent", _("Ask one more"), on=Asked, may=policy.holds(policy.ASK), creates=True, hidden=True
)
def ask_one_more(actor: Actor, *, request: int, body: int) -> Deed:
    """Somebody was forgotten: the same request to one body more, with the time that is left."""
    found = DataRequest.objects.select_related("body").get(pk=request)
    if not policy.asks(actor, found) or not actor.can(policy.ASK, organisations.tree().path(body)):
        raise NotYours(_("You can only ask organisations below yours."))
    refuse_over(found.state in UNDER_WAY)
    ref = organisations.tree().get(body)
    if ref is None or Asked.objects.filter(request=found, body=body).exists():
        raise Refused(_("This organisation is asked already."), field="body")
    return _asked(found, ref)


@act(
    "records.request.withdrawn",
    _("Take it back"),
    on=DataRequest,
    may=policy.asks,
    move="withdraw",
    danger=True,
)
def withdraw_request(actor: Actor, request: DataRequest) -> Deed:
    """Nobody needs to answer any more; those who were asked are told."""
    request.closed_at = now()
    waiting = request.asked.filter(state="waiting").values_list("body_id", flat=True)
    text = phrase(_("No longer asked: %(title)s"), title=request.title)
    return Deed(words=[Word(subject=text, link="/desk/tables/", to_body=pk) for pk in waiting])


@act("records.request.closed", _("End it"), on=DataRequest, may=policy.asks, move="close")
def close_request(actor: Actor, request: DataRequest) -> Deed:
    """What has not come is no longer waited for."""
    request.closed_at = now()
    return Deed(facts={"missing": request.asked.filter(state="waiting").count()})


def _under_way(asked: Asked) -> DataRequest:
    """The request as it is now; refused when it has ended."""
    asked.request = DataRequest.objects.select_related("body").get(pk=asked.request_id)
    refuse_over(asked.request.state in UNDER_WAY)
    return asked.request


@act(
    "records.asked.declined",
    _("Decline it"),
    on=Asked,
    may=policy.fills,
    move="decline",
    form=forms.Decline,
    next=_("Declined. The sender and the level above the sender see it with its reason."),
)
def decline(actor: Actor, asked: Asked, *, reason: str = "") -> Deed:
    """A request without an item of the list or without a legal basis may be declined, in one click."""
    request = _under_way(asked)
    refuse_founded(request.may_be_declined)
    asked.reason = reason
    text = phrase(_("Declined by %(body)s: %(title)s"), body=asked.body.name, title=request.title)
    told = told_of_decline(request.body_id, organisations.tree())
    words = [
        Word(subject=text, text=reason or UNFOUNDED, link=asked.get_absolute_url(), to_body=pk) for pk in told
    ]
    return Deed(amounts={"declined": 1}, words=words)


@act("records.asked.asked_again", _("Ask again, with its ground"), on=Asked, may=policy.asks_through,
     move="ask_again", form=forms.Ground)  # fmt: skip
def ask_again(actor: Actor, asked: Asked, *, list_item: str, basis: str) -> Deed:
    """The sender names what was missing; then it is to be answered."""
    refuse_groundless(list_item, basis)
    _under_way(asked)
    set_ground(actor, asked.request, list_item=list_item, basis=basis)
    asked.reason = ""
    text = phrase(_("Asked again, with its legal basis: %(title)s"), title=asked.request.title)
    return Deed(words=[Word(subject=text, link=asked.get_absolute_url(), to_body=asked.body_id)])


@act("records.request.grounded", _("Name item and basis"), on=DataRequest, may=policy.asks, form=forms.Ground)
def set_ground(actor: Actor, request: DataRequest, *, list_item: str, basis: str) -> None:
    """On which item of the list and which legal basis the request stands."""
    request.set_ground(list_item, basis)


@act("records.asked.answered", _("Answer it"), on=Asked, may=policy.fills, move="answer", hidden=True)
def answer_asked(actor: Actor, asked: Asked, *, filling: int) -> Deed:
    """What it cost is counted where it was caused."""
    _under_way(asked)
    sent = Filling.objects.get(pk=filling)
    first = asked.answered_at is None
    asked.answered_at = now()
    cost = cost_now(sent.cells, sent.cells_filled, sent.cells_typed)
    text = phrase(_("Answered by %(body)s: %(title)s"), body=asked.body.name, title=asked.request.title)
    word = Word(subject=text, link=asked.request.get_absolute_url(), to_body=asked.request.body_id)
    return Deed(facts={"filling": filling}, amounts=cost.amounts() if first else {}, words=[word])


@act("records.asked.reminded", _("Remind"), on=Asked, may=policy.is_clock, hidden=True)
def remind(actor: Actor, asked: Asked) -> Deed:
    """Once when the end is near, once when it has passed; then the sender is told too."""
    asked.reminders += 1
    late = asked.reminders > 1
    text = _("Overdue: %(title)s") if late else _("Due soon: %(title)s")
    told = [asked.body_id, *([asked.request.body_id] if late else [])]
    subject = phrase(text, title=asked.request.title)
    return Deed(words=[Word(subject=subject, link=asked.get_absolute_url(), to_body=pk) for pk in told])


@act("records.burden.exported", _("Download what tables cost"), on=Body, may=policy.exports_burden, reads=True,
     hidden=True)  # fmt: skip
def take_burden(actor: Actor, body: Any, *, format: str) -> Deed:
    """The figures leave the house: who took them, in which form."""
    return Deed(facts={"format": format}, amounts={"exported": 1})
