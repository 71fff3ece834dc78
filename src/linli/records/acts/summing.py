"""The answers to a request as one table, in the sender's own layout, to be sent up once."""

from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, act
from linli.kernel.clock import now
from linli.kernel.evidence.intake import Examined
from linli.kernel.evidence.shelf import prepare
from linli.kernel.privacy import cipher
from linli.kernel.refusals import Refused
from linli.organisations import queries as organisations
from linli.records import policy
from linli.records.acts.replying import KEEP
from linli.records.acts.taking_in import drop
from linli.records.forms import tables as forms
from linli.records.models import DataRequest, Filling, Question
from linli.records.queries.plans import plan
from linli.records.queries.stacking import Stack, kept, results, stack
from linli.records.queries.stored import examined
from linli.records.rules.summing import SUM
from linli.records.sheets import read, write
from linli.records.states.tables import FillingState


@act(
    "records.request.summed",
    _("Sum up"),
    on=DataRequest,
    may=policy.asks,
    move="sum",
    form=forms.SumUp,
    primary=True,
    next=_("One table holds it all. Look at what is flagged, print it, send it up."),
)
def sum_up(actor: Actor, request: DataRequest, *, weight: int | None = None) -> Deed:
    """Rows are stacked, cells summed by rule; a rate is never summed. Who is missing stays named."""
    made = stack(request, weight=weight)
    if not made.there:
        raise Refused(_("Nobody has answered yet; there is nothing to sum."))
    for old in request.sums.filter(state__in=(FillingState.FILLED, FillingState.STAMPED)):
        drop(actor, old)
    filling = sum_into(actor, request=request, made=made).noun
    return Deed(facts={"filling": filling.pk, "there": len(made.there), "missing": len(made.missing)})


@act("records.filling.summed_up", _("Sum up into a table"), on=Filling, may=policy.holds(policy.ASK), creates=True,
     hidden=True)  # fmt: skip
def sum_into(actor: Actor, *, request: DataRequest, made: Stack) -> Deed:
    """The sender's own file, with what was answered in it; nothing was typed for it."""
    came = examined(request, request.file)
    filling = Filling(
        body=request.body, sums=request, title=request.title, state=FillingState.FILLED, arrived_at=now(),
        filled_at=now(), file=came.digest, fingerprint=request.fingerprint,
        notes=[*_notes(made), *_differences(actor, made, came.content)],
    )  # fmt: skip
    rows: list[Question] = kept(made)
    filling.cells = filling.cells_filled = sum(one.value is not None for one in rows) + len(made.writings)
    data = write(came.content, results(made), made.growths)
    fresh = Examined(data, came.media_type, came.name, came.algorithm, cipher.digest(data, came.algorithm))
    filling.reply = filling.draft = fresh.digest
    papers = [prepare(actor.person_id, "", 0, one, cls="P2", keep=KEEP) for one in (came, fresh)]
    return Deed(filling, also=[*papers, *rows])


def _differences(actor: Actor, made: Stack, data: bytes) -> list[str]:
    """Where the sum of what was answered is not what the record itself says for the sender and all below."""
    body = organisations.tree().get(made.request.body_id)
    assert body is not None
    lines = {one.at: one for one in made.lines}
    found = []
    for at, answer in enumerate(plan(read(data), body, reader=actor).answers):
        line = lines.get(at)
        if line is None or line.result.rule != SUM or len(answer.filled) != 1:
            continue
        known, told = answer.filled[0].value, line.result.value
        if isinstance(known, int) and known != told:
            text = _("%(name)s: %(sum)s were answered, %(known)s stand in the record.")
            found.append(str(text % {"name": line.name, "sum": told, "known": known}))
    return found


def _notes(made: Stack) -> list[str]:
    missing = "、".join(one.body.name for one in [*made.missing, *made.declined])
    return [str(_("Not in it: %(names)s") % {"names": missing})] if missing else []
