"""A ledger on its way into a file or into the API: one sheet, whatever the format."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _

from linli.kernel.clock import now, today
from linli.kernel.files import ISO, Sheet, said
from linli.records.queries.ledgers import Look, every_row, values

ONE = timedelta(days=1)


def signatures() -> tuple[str, ...]:
    """Who signs a printed ledger, from the left."""
    return _("Filled in by"), _("Checked by"), _("Answered for by")


def period_of(look: Look, dates: str = ISO) -> str:
    return f"{said(look.first, dates)} – {said(look.until - ONE, dates)}"


def notes_of(look: Look, dates: str = ISO) -> tuple[str, ...]:
    """The lines between title and table: organisation, days, from what it comes."""
    told = {"body": look.body.name, "period": period_of(look, dates), "day": said(today(), dates)}
    return (
        _("Organisation: %(body)s    Days: %(period)s    Taken on: %(day)s") % told,
        _("Source: %(source)s") % {"source": look.ledger.source},
    )


def sheet_of(look: Look, dates: str = ISO, rows: Iterable[Any] | None = None) -> Sheet:
    """The whole ledger as looked at; ``rows`` where they are watched on their way."""
    found = every_row(look) if rows is None else rows
    return Sheet(
        heads=look.heads,
        rows=(values(look, row) for row in found),
        title=str(look.ledger.title),
        notes=notes_of(look, dates),
        numbered=True,
        dates=dates,
        signed=signatures(),
        facts=facts_of(look),
    )


def facts_of(look: Look) -> dict[str, Any]:
    """What a program is told of the whole."""
    return {
        "ledger": look.ledger.code, "level": look.ledger.level, "source": str(look.ledger.source),
        "body": {"id": look.body.id, "name": look.body.name}, "first": look.first.isoformat(),
        "until": look.until.isoformat(), "narrowed": look.chosen, "taken_at": now().isoformat(timespec="seconds"),
    }  # fmt: skip


def name_of(look: Look) -> str:
    """The name of the file, without its ending."""
    return f"{look.ledger.code}-{look.body.id}-{look.first:%Y%m%d}-{look.until - ONE:%Y%m%d}"
