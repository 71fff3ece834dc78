"""A ledger leaves the house: taken at once, or made by the worker and kept for some days."""

from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel import rulebook
from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, Word, act
from linli.kernel.clock import now
from linli.kernel.evidence.shelf import prepare_made
from linli.kernel.files import ISO, Format
from linli.kernel.refusals import Refused, TooMany
from linli.records import policy
from linli.records.forms.ledgers import AskExport
from linli.records.models import Export
from linli.records.queries.exports import waiting
from linli.records.queries.ledgers import body_for, chosen_of, ledger_for
from linli.records.states.exports import Why

Body: Any = Export._meta.get_field("body").related_model
ONE = timedelta(days=1)


@act(
    "records.ledger.exported",
    _("Take a ledger as a file"),
    on=Body,
    may=policy.anyone,
    reads=True,
    hidden=True,
)
def take_ledger(
    actor: Actor, body: Any, *, ledger: str, format: str, first: date, until: date, narrowed: list[str],
    columns: int, rows: int | None = None,
) -> Deed:  # fmt: skip
    """Who took which ledger of which days, in which form, how many rows: ids and counts only. Without a number of
    rows it was more than are counted."""
    body_for(actor, ledger_for(actor, ledger), body.pk)
    facts = {
        "ledger": ledger, "format": format, "first": first, "until": until, "narrowed": narrowed, "columns": columns,
        "rows": rows,
    }  # fmt: skip
    return Deed(facts=facts, amounts={"exported": 1})


@act(
    "records.export.asked",
    _("Make the file"),
    on=Export,
    may=policy.has_post,
    creates=True,
    form=AskExport,
    next=_("It is being made. A message comes when it is ready."),
)
def ask_export(
    actor: Actor,
    *,
    ledger: str,
    body: int,
    first: date,
    last: date,
    format: str,
    dates: str = "",
    narrowed: str = "",
) -> Deed:
    """A file too long to be answered at once: the worker makes it, and it is kept for the days of the rulebook."""
    known = ledger_for(actor, ledger)
    ref = body_for(actor, known, body)
    if last < first:
        raise Refused(_("The last day lies before the first. Change one of the two."), field="last")
    if waiting(actor) >= int(rulebook.get("records.export.waiting").number):
        raise TooMany(
            _("Some files of yours are still being made. Wait until one is ready, then ask again."), after=60
        )
    assert actor.person_id is not None and actor.post is not None
    export = Export(
        person_id=actor.person_id, post=actor.post.id, ledger=ledger, first=first, until=last + ONE, format=format,
        dates=dates or ISO, chosen=chosen_of(known, narrowed), asked_at=now(),
        body=Body(id=ref.id, name=ref.name, path=ref.path),
    )  # fmt: skip
    return Deed(export, amounts={"asked": 1})


@act(
    "records.export.made",
    _("The file is ready"),
    on=Export,
    may=policy.is_clock,
    move="make",
    hidden=True,
)
def make_export(
    actor: Actor, export: Export, *, file: Any, how: Format, name: str, level: str, rows: int
) -> Deed:
    """The worker has made it: kept as evidence with its days, and whoever asked is told."""
    kept = prepare_made(
        file, how.media_type, f"{name}.{how.ending}", by=export.person_id,
        cls="P3" if level == "P3" else "P2", keep="retention.export",
    )  # fmt: skip
    export.rows_n, export.made_at, export.share = rows, now(), 100
    word = Word(_("Your file is ready"), name, export.get_absolute_url(), to_person=export.person_id)
    return Deed(also=[kept], amounts={"exported": 1, "rows": rows}, words=[word])


@act(
    "records.export.failed",
    _("The file did not come about"),
    on=Export,
    may=policy.is_clock,
    move="fail",
    hidden=True,
)
def fail_export(actor: Actor, export: Export, *, why: str) -> Deed:
    """It cannot be made, or went wrong: whoever asked is told what to do."""
    export.why = why
    word = Word(
        _("Your file did not come about"),
        Why(why).label,
        export.get_absolute_url(),
        to_person=export.person_id,
    )
    return Deed(facts={"why": why}, words=[word])
