"""What the ledgers of tasks have in common."""

from typing import Any

from django.db.models import BooleanField, Model, Q
from django.db.models.expressions import RawSQL

from linli.organisations import queries as organisations


def under(model: type[Model], path: str, column: str = "body_id") -> Q:
    """That a row lies with the body at ``path`` or below it, closed ones too: one array, however many."""
    where = f"{model._meta.db_table}.{column}"
    return Q(RawSQL(f"{where} = ANY(%s)", ([*organisations.tree().ids_below(path)],), BooleanField()))  # noqa: S611


def named(*ids: Any) -> str:
    """The names of some bodies in one cell."""
    tree = organisations.tree()
    return "、".join(ref.name for pk in ids if (ref := tree.get(pk)))


def listed(words: list[Any]) -> str:
    return "、".join(map(str, words))
