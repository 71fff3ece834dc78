"""Many new rows of one table by COPY: several times quicker than INSERT. Their ids come back on them."""

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Any

from django.db import connection, models

# Fields, by their exact types, whose Python values go to the database as they are.
PLAIN = {
    models.BigAutoField, models.BigIntegerField, models.BooleanField, models.CharField, models.DateField,
    models.DateTimeField, models.DecimalField, models.EmailField, models.ForeignKey, models.IntegerField,
    models.OneToOneField, models.PositiveIntegerField, models.PositiveSmallIntegerField,
    models.SmallIntegerField, models.TextField, models.UUIDField,
}  # fmt: skip
Getter = Callable[[models.Model], Any]


def copy_rows(rows: Sequence[models.Model]) -> None:
    """Write rows of one model, all new."""
    if not rows:
        return
    number(rows)
    meta = type(rows[0])._meta
    fields = [field for field in meta.concrete_fields if not field.generated]
    getters = [_getter(field) for field in fields]
    quote = connection.ops.quote_name
    names = ", ".join(quote(str(field.column)) for field in fields)
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY {quote(meta.db_table)} ({names}) FROM STDIN") as copy,
    ):
        for row in rows:
            copy.write_row([get(row) for get in getters])
            row._state.adding, row._state.db = False, connection.alias


def number(rows: Sequence[models.Model]) -> None:
    """Give rows the ids that the table's own sequence has for them; those that have one keep it."""
    new = [row for row in rows if row.pk is None]
    if not new:
        return
    meta = type(new[0])._meta
    assert meta.pk is not None
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
            [connection.ops.quote_name(meta.db_table), meta.pk.column, len(new)],
        )
        for row, (pk,) in zip(new, cursor.fetchall(), strict=True):
            row.pk = pk


def _getter(field: Any) -> Getter:
    """How a row's value for this field is had, ready for COPY."""
    name = field.attname
    if type(field) in PLAIN:
        return attrgetter(name)
    if hasattr(field, "for_copy"):
        return lambda row: field.for_copy(getattr(row, name))
    return lambda row: field.get_db_prep_save(field.pre_save(row, add=True), connection)
