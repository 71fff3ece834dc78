"""Ledgers as questions that the API answers: which there are, and one of them page by page."""

from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel import rulebook
from linli.kernel.actors import Actor
from linli.kernel.clock import today
from linli.kernel.files.lines import column_of, plain, row_of
from linli.kernel.files.sheet import Sums
from linli.kernel.ledgers import Ledger
from linli.kernel.queries import query
from linli.kernel.refusals import Refused
from linli.kernel.web.paging import BadMark
from linli.records.forms.ledgers import LedgerAsked
from linli.records.queries.ledgers import (
    Look,
    body_for,
    chosen_of,
    ledger_for,
    ledgers_of,
    page_of,
    values,
    whole,
)
from linli.records.queries.sheets import facts_of

ONE = timedelta(days=1)


@query("records.ledgers", _("The ledgers that are open to the caller"))
def ledger_list(actor: Actor) -> list[dict[str, Any]]:
    """Code, title, class and columns of each."""
    return [
        {
            "ledger": one.code, "title": str(one.title), "source": str(one.source), "level": one.level,
            "columns": [{"code": column.code, "title": str(column.title)} for column in one.columns],
            "choices": {choice.name: [str(value) for value, _l in choice.choices()] for choice in one.choices},
        }
        for one in ledgers_of(actor)
    ]  # fmt: skip


@query("records.ledger", _("One page of a ledger, with its totals and those of the whole"), LedgerAsked)
def ledger_page(
    actor: Actor, *, ledger: str, body: int | None = None, first: date | None = None, last: date | None = None,
    narrowed: str = "", after: str = "", limit: int | None = None,
) -> dict[str, Any]:  # fmt: skip
    """The same rows and figures as the page. ``more`` is the mark of the next page; empty on the last one."""
    look = _look(actor, ledger_for(actor, ledger), body, first, last, narrowed)
    try:
        rows, more = page_of(look, after, limit or int(rulebook.get("records.ledger.page").number))
    except BadMark:
        raise Refused(_("This mark is none that a page gave as “more”."), field="after") from None
    sums, told = Sums(look.heads), []
    for row in rows:
        cells = values(look, row)
        sums.add(cells)
        told.append({**row_of(look.heads, cells), "link": look.ledger.link(row)})
    every = whole(look)
    return {
        **facts_of(look), "title": str(look.ledger.title), "columns": [column_of(one) for one in look.heads],
        "rows": told, "more": more, "page_totals": {look.heads[at].code: plain(sum_) for at, sum_ in sums.of.items()},
        "n": every.n, "n_is_least": every.capped,
        "totals": None if every.capped else {code: plain(sum_) for code, sum_ in every.sums.items()},
    }  # fmt: skip


def _look(
    actor: Actor, ledger: Ledger, body: int | None, first: date | None, last: date | None, narrowed: str
) -> Look:
    ref = body_for(actor, ledger, body)
    first, last = first or today().replace(month=1, day=1), last or today()
    if last < first:
        raise Refused(_("The last day lies before the first. Change one of the two."), field="last")
    return Look(
        ledger, ref, first, last + ONE, ledger.columns_for(actor, ref.path), chosen_of(ledger, narrowed)
    )
