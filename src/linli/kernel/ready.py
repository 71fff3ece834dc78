"""Queries that every request asks: their SQL is made once, and each call gives only the values.

Django builds the text of a query anew for every call, which costs more than the database's own work on it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from inspect import signature
from typing import Any

from django.db import connection
from django.db.models import BooleanField, Expression, F, Func, QuerySet
from django.db.models.query import ModelIterable, get_related_populators  # type: ignore[attr-defined]


class _Mark(Expression):
    """Stands in a query where a value will come."""

    def __init__(self, place: int) -> None:
        super().__init__()
        self.place = place

    def resolve_expression(self, *args: Any, **kwargs: Any) -> "_Mark":
        return self

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return "%s", [self]


@contextmanager
def for_these_values() -> Iterator[None]:
    """Inside, each statement is planned for its very values. Elsewhere what is asked again and again is planned once
    for all values, and the way that is short in one community may be hundreds of times too long in a district."""
    connection.ensure_connection()
    server: Any = connection.connection
    before, server.prepare_threshold = server.prepare_threshold, None
    try:
        yield
    finally:
        server.prepare_threshold = before


def among(name: str, numbers: Any) -> Func:
    """The condition that a column is one of some numbers, however many: the statement's text stays the same."""
    how = {"template": "%(expressions)s)", "arg_joiner": " = ANY("}
    return Func(F(name), numbers, output_field=BooleanField(), **how)


class Ready:
    """``Ready(lambda person, day: Post.objects.filter(person=person, begins__lte=day))``.

    Called with the values in that order it yields what the queryset would: rows of a model, with what
    ``select_related`` names, or the tuples of ``values_list``. The shape must not depend on the values.
    """

    def __init__(self, make: Callable[..., QuerySet[Any, Any]]) -> None:
        self.make, self.takes = make, len(signature(make).parameters)
        self.compiler: Any = None

    def __call__(self, *values: Any) -> Iterator[Any]:
        if self.compiler is None:
            self._build()
        with connection.cursor() as cursor:
            cursor.execute(self.sql, [values[p.place] if isinstance(p, _Mark) else p for p in self.params])
            rows = cursor.fetchall()
        rows = self.compiler.results_iter(results=[rows], tuple_expected=True)
        return map(self._noun, rows) if self.of_nouns else iter(rows)

    def first(self, *values: Any) -> Any:
        """The first of them, or None. The queryset itself should end with ``[:1]``."""
        return next(self(*values), None)

    def _build(self) -> None:
        rows = self.make(*map(_Mark, range(self.takes)))
        compiler: Any = rows.query.get_compiler(connection=connection)
        self.sql, self.params = compiler.as_sql()
        self.of_nouns = issubclass(rows._iterable_class, ModelIterable)  # type: ignore[attr-defined]
        if self.of_nouns:
            info = compiler.klass_info
            self.model = info["model"]
            self.span = slice(info["select_fields"][0], info["select_fields"][-1] + 1)
            self.columns = [part[0].target.attname for part in compiler.select[self.span]]
            self.related = get_related_populators(info, compiler.select, connection.alias)  # type: ignore[call-arg]
        self.compiler = compiler

    def _noun(self, row: Any) -> Any:
        noun = self.model.from_db(connection.alias, self.columns, row[self.span])
        for populator in self.related:
            populator.populate(row, noun)
        return noun
