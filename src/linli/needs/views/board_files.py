"""The board as a file: CSV that Excel opens as it is, or XLSX."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from linli.kernel import files
from linli.kernel.clock.periods import Period
from linli.needs.queries import rates
from linli.needs.queries.board import Row
from linli.needs.views import board_words as words


def sheet(rows: Iterable[Row], period: Period) -> files.Sheet:
    """The board's table as a file has it."""
    heads = tuple(files.Head(title=str(name)) for name in head())
    return files.Sheet(heads=heads, rows=(line(row, period) for row in rows))


def head() -> list[str]:
    """The first line of the file."""
    return [
        _("Area code"), _("Organisation"), _("First day"), _("Last day"), "n", *words.names().values(), _("Score"),
        _("Solved, against its own past"), *_volume_names(),
    ]  # fmt: skip


def line(row: Row, period: Period) -> list[Any]:
    """One organisation: the very figures of the page; rates in percent, of few answers none."""
    shares = (
        None if row.now.caution else rates.percent(getattr(row.now.rates, name))
        for name in (*rates.RATES, "score")
    )
    return [
        row.body.area_code, row.body.name, period.first.isoformat(), period.last.isoformat(), row.now.n or 0,
        *shares, row.change("solution"), *row.now.figures.volumes.values(),
    ]  # fmt: skip


def _volume_names() -> Iterable[str]:
    known = {
        "not_valid": _("Cannot say"), "excluded": _("Left out"), "not_reached": _("Not reached"),
        "raised": _("Raised"), "passed_on": _("Passed on"), "answered": _("Answered"), "in_time": _("In time"),
        "late": _("Late"), "reopened": _("Taken up again"), "hung": _("Waiting for a condition"),
        "extended": _("More time"), "returned": _("Sent back"), "escalated": _("To the level above"),
        "urged": _("Asked to hurry"),
    }  # fmt: skip
    return (known[name] for name in rates.VOLUMES)
