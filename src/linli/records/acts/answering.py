"""The missing cells of a table: typed, sent to colleagues, put right; then stamped and sent."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, Word, act
from linli.kernel.clock import now
from linli.kernel.delivery.outbox import phrase
from linli.kernel.evidence.intake import Examined
from linli.kernel.evidence.shelf import prepare
from linli.kernel.refusals import Refused
from linli.records import policy
from linli.records.acts.asking import answer_asked
from linli.records.acts.memory import remember_values
from linli.records.acts.replying import KEEP, finish, make_reply, more
from linli.records.forms import tables as forms
from linli.records.models import Filling, Question
from linli.records.queries import choosing
from linli.records.queries.stored import content
from linli.records.queries.tables import fillings_seen
from linli.records.rules.values import packed, typed
from linli.records.states.tables import QuestionState as Q


@act(
    "records.filling.answered",
    _("Answer what is missing"),
    on=Filling,
    may=policy.fills_or_was_asked,
    move=("go_on", "fill"),
    form=forms.Answers,
    primary=True,
    hidden=True,
    among=fillings_seen,
)
def answer(actor: Actor, filling: Filling, *, leave: bool = False, **given: Any) -> Deed:
    """Typed once: it goes into the table, and is kept so that the next table finds it."""
    rows = list(filling.questions.order_by("n"))
    mine = {one.n for one in choosing.missing(actor, filling)}
    fresh, steady = [], set()
    for one in rows:
        text = str(given.get(f"a{one.n}") or "").strip()
        if one.n in mine and text:
            one.value, one.state = packed(_typed(one, text)), Q.TYPED
            one.link = one.source = one.how = ""
            fresh.append(one)
        if given.get(f"s{one.n}"):
            steady.add(one.n)
    if leave and choosing.is_whole(actor, filling):
        fresh += [_left(one) for one in rows if one.state == Q.MISSING]
    if not fresh:
        raise Refused(_("Nothing was typed yet. Fill in at least one cell, or leave the rest for the pen."))
    Question.objects.bulk_update(fresh, ["value", "state", "link", "source", "how"])
    kept = remember_values(filling, [one for one in fresh if one.state == Q.TYPED], steady)
    if any(one.state == Q.MISSING for one in rows):
        return Deed(move="go_on", facts={"facts": kept})
    return finish(actor, filling, rows, content(filling, filling.draft), {"facts": kept})


def _typed(one: Question, text: str) -> Any:
    try:
        return typed(text, one.unit)
    except Refused as refused:
        raise Refused(refused.message, field=f"a{one.n}") from refused


def _left(one: Question) -> Question:
    one.state = Q.BLANK
    return one


@act(
    "records.filling.asked_around",
    _("Ask a colleague"),
    on=Filling,
    may=policy.fills,
    move="ask",
    form=forms.Colleague,
    next=_("The colleague has a message with the way to these cells. You need not wait on this page."),
)
def ask_around(actor: Actor, filling: Filling, *, person: int, cells: list[int]) -> Deed:
    """Cells go to whom they concern; the colleague answers them on a telephone."""
    rows = filling.questions.filter(n__in=cells, state=Q.MISSING)
    n = rows.update(asked_of=person)
    if not n:
        raise Refused(_("These cells have been answered meanwhile."), field="cells")
    word = Word(
        subject=phrase(_("%(n)s cells of a table are yours to answer: %(title)s"), n=n, title=filling.title),
        link=f"/desk/tables/{filling.pk}/ask/", to_person=person,
    )  # fmt: skip
    return Deed(facts={"asked_cells": n}, words=[word])


@act(
    "records.filling.corrected",
    _("Put a number right"),
    on=Filling,
    may=policy.fills,
    move="correct",
    form=forms.Correct,
    next=_("The table was made anew with it. A scan of the page before no longer fits."),
)
def correct(actor: Actor, filling: Filling, *, cell: int, value: str) -> Deed:
    """One cell says something else; the reply is made anew and has to be stamped anew."""
    rows = list(filling.questions.order_by("n"))
    one = next(row for row in rows if row.n == cell)
    if not one.spot:
        raise Refused(_("This cell cannot be put right here."), field="cell")
    try:
        one.value = packed(typed(value, one.unit))
    except Refused as refused:
        raise Refused(refused.message, field="value") from refused
    was_typed, one.state = one.state == Q.TYPED, Q.TYPED
    Question.objects.filter(pk=one.pk).update(value=one.value, state=Q.TYPED, link="", source="")
    remember_values(filling, [one], set())
    make_reply(actor, filling, rows, content(filling, filling.draft))
    filling.scan = ""
    filling.cells_typed = sum(row.state == Q.TYPED for row in rows)
    if not was_typed:
        filling.cells_filled = max(0, filling.cells_filled - 1)
    return Deed(facts={"cell": cell}, amounts=more(0 if was_typed else 1))


@act(
    "records.filling.stamped",
    _("Attach the stamped page"),
    on=Filling,
    may=policy.fills,
    move="stamp",
    form=forms.Stamp,
    next=_("The stamped page lies beside the table. It can be sent now."),
)
def stamp(actor: Actor, filling: Filling, *, scan: list[Examined]) -> Deed:
    """Scan or photo of the stamped page; seals themselves are never kept."""
    papers = [
        prepare(actor.person_id, filling.label(), filling.pk, one, "signature", "P2", KEEP) for one in scan
    ]
    filling.scan = papers[0].digest
    return Deed(also=papers)


@act(
    "records.filling.sent",
    _("Hand it in"),
    on=Filling,
    may=policy.fills,
    move="send",
    form=forms.Send,
    primary=True,
    next=_("It is kept who received which number and when."),
)
def send(actor: Actor, filling: Filling, *, receiver: str = "") -> Deed:
    """To the body that asked, or to whoever sent the table; which number went to whom stays known."""
    filling.receiver = receiver or choosing.receiver_of(filling)
    if not filling.receiver:
        raise Refused(_("Say to whom it goes."), field="receiver")
    filling.sent_at = now()
    if filling.asked is not None:
        answer_asked(actor, filling.asked, filling=filling.pk)
    return Deed()
