"""All that can answer a question of a table, through one small list: each source says what it has and looks it up.

Indicators and facts add a source of their own to SOURCES; nothing else needs to know them.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.clock import today
from linli.kernel.ledgers import FIELDS, LEDGERS, READ, Known, Ledger
from linli.kernel.nouns import ids_of
from linli.organisations.queries import BodyRef, tree
from linli.records.queries import known_indicators as indicators
from linli.records.rules import Candidate, Names, Span

HEAD, COUNT = ":", ":#"  # needs.handled:number is a column of a ledger, needs.handled:# how many rows it has

# The reader, or None for the operator at the machine, who may everything.
Reader = Actor | None


@dataclass(frozen=True)
class Source:
    """``offers`` lists what the reader may see of the body at a path; ``known`` looks one of those up."""

    offers: Callable[[Reader, str], Iterable[Candidate]]
    known: Callable[[str, BodyRef, Span, Reader], Known | None]


def _fields(reader: Reader, path: str) -> Iterator[Candidate]:
    for one in FIELDS.values():
        if _may(reader, one.permission, path):
            yield Candidate(one.code, str(one.title), one.also, one.unit, one.about, one.own, one.by_period)


def _field(code: str, body: BodyRef, span: Span, reader: Reader) -> Known | None:
    one = FIELDS.get(code)
    return (
        one.value(body.id, span.first, span.until)
        if one and _may(reader, one.permission, body.path)
        else None
    )


def _counts(reader: Reader, path: str) -> Iterator[Candidate]:
    for one in ledgers(reader, path):
        names = (str(one.title), *one.also)
        also = tuple(f"{name}{ending}" for name in names for ending in ("数", "数量", "条数", "总数"))
        yield Candidate(f"{one.code}{COUNT}", f"{names[0]}条数", also, by_period=True, source="count")


def _count(code: str, body: BodyRef, span: Span, reader: Reader) -> Known | None:
    ledger = LEDGERS.get(code.removesuffix(COUNT))
    if not code.endswith(COUNT) or ledger is None or not _may(reader, ledger.permission, body.path):
        return None
    return Known(ledger.rows(body.path, span.first, span.until).count(), source=ledger.source)


_FILED = Candidate(
    "records.filed_on",
    "填报时间",
    (
        "填报日期",
        "填表时间",
        "填表日期",
        "上报时间",
        "上报日期",
        "报送时间",
        "报送日期",
        "制表时间",
        "制表日期",
    ),
    source="filing",
)


def _filing(reader: Reader, path: str) -> Iterator[Candidate]:
    yield _FILED


def _filed_on(code: str, body: BodyRef, span: Span, reader: Reader) -> Known | None:
    """The day on which a table is filled is the day on which it says to be filled."""
    return Known(today(), source=_("The day of filling.")) if code == _FILED.code else None


def _indicators(reader: Reader, path: str) -> Iterator[Candidate]:
    """Those that a body defined for itself and below; what the shipped ones count, fields say already."""
    ref = tree().get(ids_of(path)[-1]) if ids_of(path) and _may(reader, READ, path) else None
    for one in indicators.offered(ref, today()) if ref else ():
        if one.body_id is not None:
            yield Candidate(one.code, one.zh, (one.en,), one.unit_zh, by_period=True, source="indicator")


def _indicator(code: str, body: BodyRef, span: Span, reader: Reader) -> Known | None:
    return indicators.known(code, body, span.first, span.until) if _may(reader, READ, body.path) else None


SOURCES: list[Source] = [
    Source(_fields, _field), Source(_counts, _count), Source(_filing, _filed_on), Source(_indicators, _indicator)
]  # fmt: skip


def offered(reader: Reader, path: str) -> Names:
    """Everything that can answer for the body at ``path``, by its names."""
    return Names([one for source in SOURCES for one in source.offers(reader, path)])


def ledgers(reader: Reader, path: str) -> list[Ledger]:
    """The ledgers that the reader may open there."""
    return [one for one in LEDGERS.values() if _may(reader, one.permission, path)]


def columns(ledger: Ledger, reader: Reader, path: str) -> Names:
    """A ledger's columns as candidates, those that the reader may see."""
    told = ledger.columns if reader is None else ledger.columns_for(reader, path)
    return Names(
        [
            Candidate(f"{ledger.code}{HEAD}{one.code}", f"{one.group or ''}{one.title}", _names(one), one.unit,
                      source="column")
            for one in told
        ]
    )  # fmt: skip


def _names(one: object) -> tuple[str, ...]:
    also: tuple[str, ...] = getattr(one, "also", ())
    group, title = getattr(one, "group", ""), str(getattr(one, "title", ""))
    return (title, *also) if group else also


def _may(reader: Reader, permission: str, path: str) -> bool:
    return reader is None or not permission or reader.can(permission, path)
