"""Erasure: fields blanked or rows deleted when their time is over, or when the person asks."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models

from linli.kernel.privacy.register import registered


@dataclass(frozen=True)
class Due:
    """Rows of a model whose ``fields`` have been kept long enough under one code of the rulebook."""

    keep: str
    fields: tuple[str, ...]
    rows: models.QuerySet[Any]


def due_for_erasure(model: type[models.Model], before: Callable[[str], datetime | None]) -> Iterator[Due]:
    """What of a model is due. ``before`` answers for a code: what began before this instant has been kept
    long enough; None means that the code sets no end."""
    by_code: dict[str, list[str]] = defaultdict(list)
    for name, entry in registered(model).items():
        if entry.keep.startswith("retention.") and entry.erase != "keep":
            by_code[entry.keep].append(name)
    for code, names in by_code.items():
        if instant := before(code):
            kept_since = {f"{model.RETENTION_FROM}__lt": instant}  # type: ignore[attr-defined]
            rows = model._base_manager.filter(_still_there(model, names), **kept_since).order_by("pk")
            yield Due(code, tuple(names), rows)


def blank(instance: models.Model, fields: Iterable[str] | None = None) -> list[str]:
    """Empty an instance's personal fields in memory; gives the names of those to be saved."""
    changed = []
    for name, entry in registered(type(instance)).items():
        if entry.erase == "blank" and (fields is None or name in fields):
            setattr(instance, name, nothing(instance, name))
            changed.append(name)
    return changed


def erase(instance: models.Model, fields: Iterable[str] | None = None) -> list[str]:
    """Blank and save personal fields, or delete the row where a field asks for it; gives what has gone."""
    fields = None if fields is None else set(fields)
    entries = {n: e for n, e in registered(type(instance)).items() if fields is None or n in fields}
    if any(entry.erase == "delete" for entry in entries.values()):
        instance.delete()
        return list(entries)
    changed = blank(instance, fields)
    if changed:
        instance.save(update_fields=changed)
    return changed


def nothing(instance: models.Model, name: str) -> Any:
    """The empty value of a field; where values are unique, one that tells nothing."""
    column: Any = instance._meta.get_field(name)
    if column.null:
        return None
    if column.unique:
        return f"erased-{instance.pk}"
    return _empty(column)


def _empty(column: Any) -> Any:
    if isinstance(column, ArrayField):
        return []
    if isinstance(column, models.JSONField):
        return [] if column.default is list else {}
    return b"" if isinstance(column, models.BinaryField) else ""


def _still_there(model: type[models.Model], names: list[str]) -> models.Q:
    """Rows in which one of the fields still holds something."""
    holds = models.Q()
    if any(registered(model)[name].erase == "delete" for name in names):
        return holds
    for name in names:
        column: Any = model._meta.get_field(name)
        if column.null:
            holds |= models.Q(**{f"{name}__isnull": False})
        elif column.unique:
            holds |= ~models.Q(**{f"{name}__startswith": "erased-"})
        else:
            holds |= ~models.Q(**{name: _empty(column)})
    return holds
