"""The drawings of the board."""

from typing import Any

from django.utils.translation import gettext as _

from linli.kernel.web import charts
from linli.needs.queries import rates
from linli.needs.queries.board import Board
from linli.needs.views.board_words import names, span, told_of


def about(board: Board) -> charts.Chart:
    """What residents wrote most."""
    return charts.compared(
        _("What residents wrote most"), board.about, measure=_("Needs"), n=sum(n for _name, n in board.about),
        **_basis(board),
    )  # fmt: skip


def trend(board: Board) -> charts.Chart:
    """The three rates over a year, on one scale; nothing is drawn of few answers."""
    series = {label: [_point(one, name) for _month, one in board.months] for name, label in names().items()}
    labels = [month.code for month, _told in board.months]
    title = _("The three rates, month by month")
    rows = [
        (label, *({"text": told_of(one, name), "number": True} for name in names()), one.n)
        for label, (_month, one) in zip(labels, board.months, strict=True)
    ]
    basis = _basis(board) | {"period": _("%(first)s to %(last)s") % {"first": labels[0], "last": labels[-1]}}
    return charts.Chart(
        title=title, svg=charts.multiples(series, title=title, say=charts.say_rate, labels=labels, most=1.0),
        text=_window(board), head=(_("Month"), *names().values(), "n"), rows=rows,
        n=sum(one.n or 0 for _m, one in board.months[:: board.window]), **basis,
    )  # fmt: skip


def _point(told: rates.Told, name: str) -> float | None:
    return None if told.state != rates.OK or told.caution else float(getattr(told.rates, name))


def _window(board: Board) -> str:
    if not any(_point(one, "solution") is not None for _month, one in board.months):
        return _("There are too few answers for a course over time.")
    if board.window == 1:
        return _("Each month of %(body)s beside its own past.") % {"body": board.body.name}
    return _("Each point is a month together with the two before it, since single months have few answers.")


def _basis(board: Board) -> dict[str, Any]:
    return {
        "period": span(board.period),
        "source": _("the journal of needs"),
        "calculated_at": board.calculated_at,
    }
