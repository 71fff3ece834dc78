"""Rows that lie with organisations: one condition for lists and ledgers of every capability."""

from django.db.models import BooleanField, Model, Q
from django.db.models.expressions import RawSQL

from linli.organisations.queries.tree import tree


def lies_below(model: type[Model], path: str, column: str = "body_id") -> Q:
    """That a row lies with the body at ``path`` or below it, closed ones too: one array, however many."""
    where = f"{model._meta.db_table}.{column}"
    return Q(RawSQL(f"{where} = ANY(%s)", ([*tree().ids_below(path)],), BooleanField()))  # noqa: S611
