"""How the worker makes a file: row by row into a temporary file, telling how far it is."""

import logging
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.utils import translation

from linli.kernel.actors import CLOCK
from linli.kernel.files import FORMATS, write
from linli.kernel.refusals import Refused
from linli.records.acts.exports import fail_export, make_export
from linli.records.models import Export
from linli.records.queries.exports import asker_of, look_of
from linli.records.queries.ledgers import every_row, place_between
from linli.records.queries.sheets import name_of, sheet_of
from linli.records.states.exports import ExportState, Why

logger = logging.getLogger(__name__)
EVERY = 0.5  # seconds between two words about how far it is


def make_file(pk: int) -> None:
    """Make what was asked for; what goes wrong is told to whoever asked, never silent."""
    export = Export.objects.select_related("body", "person").filter(pk=pk, state=ExportState.ASKED).first()
    if export is None:
        return
    try:
        with translation.override(export.person.language):
            _make(export)
    except Refused:
        fail_export(CLOCK, export, why=Why.CLOSED)
    except Exception:
        logger.exception("The file %s of the ledger %s could not be made.", export.pk, export.ledger)
        fail_export(CLOCK, export, why=Why.BROKEN)


def _make(export: Export) -> None:
    look, how = look_of(asker_of(export), export), FORMATS[export.format]
    n = [0]
    rows = _watched(every_row(look), place_between(look), lambda share: _tell(export, share), n)
    with tempfile.TemporaryFile() as file:
        write(sheet_of(look, export.dates, rows), how, file)
        file.seek(0)
        make_export(
            CLOCK, export.pk, file=file, how=how, name=name_of(look), level=look.ledger.level, rows=n[0]
        )


def _watched(
    rows: Iterable[Any], place: Callable[[Any], float], tell: Callable[[float], None], n: list[int]
) -> Iterator[Any]:
    """The rows, counted; every half second it is told where in the whole they are."""
    told = time.monotonic()
    for row in rows:
        n[0] += 1
        yield row
        if n[0] % 500 == 0 and time.monotonic() - told > EVERY:
            told = time.monotonic()
            tell(place(row))


def _tell(export: Export, share: float) -> None:
    """A mark on the way, not an act: nothing is decided by it."""
    Export.objects.filter(pk=export.pk, state=ExportState.ASKED).update(share=min(99, int(share * 100)))
