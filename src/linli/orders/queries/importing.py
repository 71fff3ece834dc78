"""A table of offers: what each line would put on the menu, and what is wrong with it, before anything is done."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Any

from linli.kernel.actors import Actor
from linli.kernel.bringing import CHANGED, NEW, UNCHANGED, Line, Rows, names_of, words_of
from linli.kernel.clock import today
from linli.kernel.files import Head, Sheet
from linli.kernel.files.table import rows_of, table_of
from linli.kernel.journal.keys import known
from linli.kernel.refusals import Refused
from linli.orders import policy
from linli.orders.models import Offer
from linli.orders.queries.bodies import LEVELS
from linli.orders.rules import importing as rules
from linli.orders.rules import refuse_days, refuse_fee
from linli.orders.states import OfferState, Theme, Whom
from linli.organisations import queries as organisations

MOST_ROWS = 20_000
KIND = "orders.offer.imported"


@dataclass
class OfferLine(Line):
    """A line of the table: who provides, where it is to be had, and the offer that is there already."""

    body: Any = None
    place: Any = None
    there: Any = None
    key: str = ""
    speaks: bool = False  # who brings it speaks for the provider; else it is a draft in the provider's menu


def read_offers(content: bytes) -> Rows:
    """The rows of a table, each with its line number in the file."""
    columns, rows = rows_of(table_of(content), names_of(rules.HEADINGS), MOST_ROWS)
    rules.refuse_other_table(columns)
    return rows


def template() -> Sheet:
    """The empty table, to be filled in."""
    heads = (Head(title=words[0], code=name, width=18) for name, words in rules.HEADINGS.items())
    return Sheet(heads=tuple(heads), rows=())


def preview_offers(actor: Actor, rows: Rows) -> list[OfferLine]:
    """Each row as a line: new, changed, unchanged or refused with a reason. Three statements, whatever their number."""
    lines = [OfferLine(at, row) for at, row in rows]
    named, seen = cache(organisations.body_named), set[tuple[Any, ...]]()
    for line in lines:
        try:
            _fill(actor, line, named)
            rules.refuse_twice((line.body.id, line.place.id, line.values["title"]), seen)
        except Refused as refused:
            line.refuse(refused.message)
    _compare([line for line in lines if line.verdict == NEW])
    _forget_what_came_before([line for line in lines if line.verdict == NEW])
    return lines


@cache
def _themes() -> dict[str, str]:
    return words_of(Theme)


@cache
def _whom() -> dict[str, str]:
    return words_of(Whom)


def _fill(actor: Actor, line: OfferLine, named: Any) -> None:
    line.values = rules.values_of(line.row, _themes(), _whom())
    refuse_fee(line.values.get("fee", 0), line.values.get("basis", ""), False)
    refuse_days(line.values.get("first_day"), line.values.get("last_day"), today())
    line.body = _provider(actor, line.row.get("body", ""), named)
    line.place = _place(line.row.get("at", ""), line.body, named)
    line.speaks = policy.speaks_for(actor, line.body)


def _provider(actor: Actor, text: str, named: Any) -> Any:
    """The body that provides: that of the post in use, or one below it."""
    found: Any = named(text) if text else organisations.tree().get(policy.own_body(actor))
    rules.refuse_unknown(found, text)
    rules.refuse_outside(bool(actor.can(policy.SERVE, found.path)), found)
    return found


def _place(text: str, body: Any, named: Any) -> Any:
    """Where it is to be had: as the line says, or where the provider is."""
    found = named(text) if text else body
    rules.refuse_unknown(found, text)
    while found is not None and found.level not in LEVELS and not text:
        found = organisations.tree().get(found.parent_id)
    rules.refuse_no_place(found is not None and found.level in LEVELS)
    return found


def _compare(lines: Iterable[OfferLine]) -> None:
    """Which of them are on a menu already, and what differs. One statement."""
    lines = list(lines)
    rows = Offer.objects.filter(
        body__in={line.body.id for line in lines}, title__in={line.values["title"] for line in lines}
    )
    rows = (
        rows.exclude(state=OfferState.WITHDRAWN).select_related(*Offer.WITH).defer("search").order_by("-id")
    )
    there = {(one.body_id, one.at_id, one.title): one for one in rows}
    for line in lines:
        line.there = there.get((line.body.id, line.place.id, line.values["title"]))
        if line.there is not None:
            _differs(line)


def _differs(line: OfferLine) -> None:
    line.changes = [name for name, value in line.values.items() if getattr(line.there, name) != value]
    if line.there.state == OfferState.PAUSED:
        line.changes.append("state")  # somebody says again that it holds
    line.verdict = CHANGED if line.changes else UNCHANGED
    if line.changes and not line.speaks:
        line.refuse(rules.SPEAKS_FOR_ITSELF)


def _forget_what_came_before(lines: list[OfferLine]) -> None:
    """A line that came in before and was taken off the menu since does not come back by itself."""
    for line in lines:
        line.key = key_of(line)
    before = known(KIND, [line.key for line in lines]) if lines else set()
    for line in lines:
        if line.key in before:
            line.verdict, line.reason = UNCHANGED, rules.TAKEN_OFF


def key_of(line: OfferLine) -> str:
    """The same line for the same provider and place, always."""
    told = sorted((name, value) for name, value in line.row.items() if value and name not in ("body", "at"))
    return sha256(f"{line.body.id}|{line.place.id}|{told}".encode()).hexdigest()


def column_of(name: str) -> Any:
    """What a column is called."""
    field: Any = Offer._meta.get_field(name)
    return field.verbose_name
