"""What many parts of one page ask, asked together: a page for which every capability tells its part asks once a
round, however many capabilities there are.

    def what_is_on_the_menu(actor, body):
        offers = yield Offer.objects.filter(body=body.pk)        # a queryset, or several: offers, wants = yield a, b
        return {"offers": [line(one) for one in offers]} if offers else None

    told = together([section.tell(actor, body) for section in declared])

A part that asks is a generator: it yields what it asks, is given the rows, and returns what it tells. All parts are
asked in step, the questions of a step in one statement, so that a page costs as many statements as its longest part
has steps. A part that asks nothing is an ordinary function; ``yield from`` hands on to another that asks, and
``yield from gather(…)`` to several.
"""

import re
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from types import GeneratorType
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet, Value
from psycopg.pq import Format
from psycopg.types.string import TextBinaryLoader

from linli.kernel.ready import for_these_values


@dataclass(frozen=True)
class Sql:
    """A question that is no queryset: its text with ``%(name)s`` for the values, and what is made of each row."""

    text: str
    values: dict[str, Any] = field(default_factory=dict)
    make: Callable[..., Any] = lambda *row: row


def sums(rows: QuerySet[Any, Any], **aggregates: Any) -> QuerySet[Any, Any]:
    """What ``rows.aggregate(…)`` asks, as a question: one row, a dict."""
    of_all = rows.order_by().annotate(**{_OF_ALL: Value(1)}).values(_OF_ALL)
    return of_all.annotate(**aggregates).values(*aggregates)


_OF_ALL = "of_all"


Question = QuerySet[Any, Any] | Sql
Asking = Generator[Any, Any, Any]  # yields a question or several, is sent their rows, returns what it tells


def together(parts: Iterable[Any]) -> list[Any]:
    """What each part tells, in their order; a part that is no generator is already told."""
    told: list[Any] = alone(gather(parts))
    return told


def alone(part: Any) -> Any:
    """What one part tells, asked by itself."""
    if not isinstance(part, GeneratorType):
        return part
    answer = None
    while True:
        try:
            asks = part.send(answer)
        except StopIteration as over:
            return over.value
        answer = _given(asks, iter(ask(_several(asks))))


def gather(parts: Iterable[Any]) -> Asking:
    """Several parts as one part of a larger whole: what each tells, in their order."""
    told = list(parts)
    asking = {at: (part, None) for at, part in enumerate(told) if isinstance(part, GeneratorType)}
    while asking:
        asked: dict[int, tuple[Any, Any]] = {}
        for at, (part, answer) in asking.items():
            try:
                asked[at] = (part, part.send(answer))
            except StopIteration as over:
                told[at] = over.value
        if not asked:
            break
        answers = iter((yield [one for _part, asks in asked.values() for one in _several(asks)]))
        asking = {at: (part, _given(asks, answers)) for at, (part, asks) in asked.items()}
    return told


def _several(asks: Any) -> Sequence[Question]:
    return asks if isinstance(asks, list | tuple) else [asks]


def _given(asks: Any, answers: Iterator[Any]) -> Any:
    """The answers to what was asked: one alone, or as many as were asked."""
    return [next(answers) for _one in asks] if isinstance(asks, list | tuple) else next(answers)


def ask(questions: Sequence[Question]) -> list[list[Any]]:
    """The rows of each question, in one statement: as a queryset would give them, related nouns and all."""
    readers = [_of_sql(one) if isinstance(one, Sql) else _of_rows(one) for one in questions]
    there = [one for one in readers if one.text]
    if not there:
        return [[] for _one in readers]
    # A row becomes a record and a question an array of them: in binary a record knows the types of its columns.
    text = "SELECT " + ", ".join(f"ARRAY(SELECT ROW(t.*) FROM ({one.text}) AS t)" for one in there)  # noqa: S608
    with for_these_values(), connection.cursor() as cursor:
        cursor.cursor.format = Format.BINARY
        cursor.cursor.adapters.register_loader("jsonb", TextBinaryJson)
        cursor.execute(text, [value for one in there for value in one.values])
        found = iter(cursor.fetchone())
    return [one.read(next(found)) if one.text else [] for one in readers]


class TextBinaryJson(TextBinaryLoader):
    """Fields of Django open JSON themselves: they are given its text, without the version that comes before it."""

    def load(self, data: Any) -> Any:
        return super().load(bytes(data)[1:])


@dataclass(frozen=True)
class _Reader:
    text: str
    values: Sequence[Any]
    read: Callable[[list[Any]], list[Any]]


def _of_sql(asked: Sql) -> _Reader:
    names = re.findall(r"%\((\w+)\)s", asked.text)
    text = re.sub(r"%\(\w+\)s", "%s", asked.text)
    return _Reader(
        text, [asked.values[name] for name in names], lambda rows: [asked.make(*row) for row in rows]
    )


def _of_rows(asked: QuerySet[Any, Any]) -> _Reader:
    rows: Any = asked.all()
    # Of nothing there is still a sum; other questions that can have no answer are not asked.
    compiler = rows.query.get_compiler(using=rows.db, elide_empty=_OF_ALL not in rows.query.annotations)
    try:
        text, values = compiler.as_sql()
    except EmptyResultSet:
        return _Reader("", (), list)

    def read(found: list[Any]) -> list[Any]:
        compiler.execute_sql = lambda *args, **kwargs: [found]
        rows.query.get_compiler = lambda *args, **kwargs: compiler
        return list(rows)

    return _Reader(text, values, read)
