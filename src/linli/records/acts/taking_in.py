"""A table arrives, is read, and a person confirms what its questions mean."""

from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, act
from linli.kernel.clock import now
from linli.kernel.evidence.intake import Examined
from linli.kernel.evidence.shelf import prepare
from linli.kernel.nouns import ids_of
from linli.kernel.queries import find
from linli.kernel.refusals import Refused
from linli.organisations import queries as organisations
from linli.records import policy
from linli.records.acts.memory import remember_meanings
from linli.records.acts.replying import KEEP, finish, put_paper
from linli.records.forms import tables as forms
from linli.records.models import Asked, Filling, Question
from linli.records.queries import choosing
from linli.records.queries.reading import ASK_ALWAYS, Reading, read_table, with_known
from linli.records.queries.stored import content, examined
from linli.records.queries.tables import UNDER_WAY, fillings_seen
from linli.records.rules import Span
from linli.records.rules.asking import refuse_over
from linli.records.states.tables import AskedState
from linli.records.states.tables import QuestionState as Q

Body: Any = Filling._meta.get_field("body").related_model


@act(
    "records.filling.taken_in",
    _("Fill a table that arrived"),
    on=Filling,
    may=policy.holds(policy.FILL),
    creates=True,
    form=forms.TakeIn,
    next=_("The table was read. See what each column was taken for, then confirm."),
)
def take_in(
    actor: Actor, *, file: Examined | None = None, origin: str = "", asked: int | None = None
) -> Deed:
    """The file is kept as it came, for the doer's own body, or for the body that a request asked."""
    wanted = find("records.asked", actor, asked) if asked else None
    body = _body(actor, wanted.body_id if wanted else None)
    if wanted is not None:
        refuse_over(wanted.request.state in UNDER_WAY and wanted.state != AskedState.ANSWERED)
        file = examined(wanted.request, wanted.request.file)
    if file is None:
        raise Refused(_("Choose the file of the table."), field="file")
    return _arrived(actor, file, body, wanted.request.body.name if wanted else origin, wanted)


def _arrived(
    actor: Actor, file: Examined, body: organisations.BodyRef, origin: str, wanted: Asked | None = None
) -> Deed:
    reading = read_table(file.content, body, actor)
    filling = Filling(
        body=Body(id=body.id, path=body.path, name=body.name), asked=wanted, arrived_at=now(), file=file.digest,
        title=reading.title or file.name.rpartition(".")[0][:160], origin=origin[:120],
    )  # fmt: skip
    _read_into(filling, reading)
    paper = prepare(actor.person_id, "", 0, file, cls="P2", keep=KEEP)
    return Deed(filling, also=[paper, *reading.questions], amounts={"arrived": 1})


def _body(actor: Actor, pk: int | None) -> organisations.BodyRef:
    path = actor.reach(policy.FILL)
    own = ids_of(path)[-1] if path else None
    body = organisations.tree().get(pk or own)
    if body is None or not actor.can(policy.FILL, body.path):
        raise Refused(_("This table is for an organisation that is not yours."))
    return body


def _read_into(filling: Filling, reading: Reading) -> None:
    filling.fingerprint = reading.fingerprint
    filling.first, filling.until = (reading.span.first, reading.span.until) if reading.span else (None, None)
    filling.notes = [str(one)[:300] for one in reading.plan.notes]
    filling.cells, filling.cells_filled = reading.cells, reading.counted(Q.KNOWN)


@act(
    "records.filling.confirmed",
    _("Yes, so it is"),
    on=Filling,
    may=policy.fills,
    move=("confirm", "fill"),
    form=forms.Confirm,
    primary=True,
    hidden=True,
    among=fillings_seen,
)
def confirm(
    actor: Actor, filling: Filling, *, first: date | None = None, last: date | None = None, **chosen: str
) -> Deed:
    """What each question is taken for is kept, so that nobody is asked again; what is known is written."""
    data, body = content(filling, filling.file), _body(actor, filling.body_id)
    span = Span(first, last + timedelta(days=1)) if first and last else None
    choices = {int(name[1:]): code for name, code in chosen.items() if name[1:].isdigit() and code}
    _refuse_unknown(actor, body, choices)
    reading = read_table(data, body, actor, choices, span, settled=True)
    kept = remember_meanings(filling, reading, choices)
    Question.objects.filter(filling=filling).delete()
    for one in reading.questions:
        one.filling = filling
    Question.objects.bulk_create(reading.questions)
    _read_into(filling, reading)
    written = with_known(data, reading.plan)
    filling.draft = put_paper(actor, filling, written)
    if missing := reading.counted(Q.MISSING):
        return Deed(move="confirm", facts={"missing": missing, "mappings": kept})
    return finish(actor, filling, reading.questions, written, {"mappings": kept})


def _refuse_unknown(actor: Actor, body: organisations.BodyRef, choices: dict[int, str]) -> None:
    """A column is taken only for what is kept here and open to the doer."""
    if any(code != ASK_ALWAYS for code in choices.values()):
        known = {ASK_ALWAYS, *(code for code, _title in choosing.meanings(actor, body.path))}
        for at, code in choices.items():
            if code not in known:
                raise Refused(
                    _("This is not kept here. Choose from the list, or let it be asked."), field=f"q{at}"
                )


@act(
    "records.filling.looked_at_again",
    _("Look at the columns again"),
    on=Filling,
    may=policy.fills,
    move="look_again",
)
def look_again(actor: Actor, filling: Filling) -> None:
    """Back to what the columns were taken for; what was typed is kept as facts and found again."""
    body = _body(actor, filling.body_id)
    reading = read_table(content(filling, filling.file), body, actor)
    Question.objects.filter(filling=filling).delete()
    for one in reading.questions:
        one.filling = filling
    Question.objects.bulk_create(reading.questions)
    _read_into(filling, reading)


@act(
    "records.filling.dropped",
    _("Put this table away"),
    on=Filling,
    may=policy.fills,
    move="drop",
    danger=True,
)
def drop(actor: Actor, filling: Filling) -> None:
    """It came by mistake; a request that brought it waits again."""


@act("records.filling.read_instead", _("Fill it from the record instead of asking"), on=Filling,
     may=policy.holds(policy.FILL), creates=True, hidden=True)  # fmt: skip
def read_instead(actor: Actor, *, request: int) -> Deed:
    """The sender takes its own table in and reads the sums from the record: nobody is asked."""
    wanted = find("records.datarequest", actor, request)
    body = _body(actor, wanted.body_id)
    return _arrived(actor, examined(wanted, wanted.file), body, wanted.body.name)
