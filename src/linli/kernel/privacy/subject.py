"""What the person whose data it is may ask: what is kept about me, and how it is used."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.kernel.privacy.fields import Sealed
from linli.kernel.privacy.register import (
    BASES,
    CLASSES,
    WHY,
    Personal,
    label_of,
    own_models,
    registered,
    subject_of,
)

FOREVER: dict[str, Any] = {"account": _("As long as the account"), "none": _("Without end")}


def subject_export(person_id: int, *, own_request: bool = False) -> dict[str, list[dict[str, Any]]]:
    """Everything registered about a person: noun → rows of the fields that are theirs.

    Restricted fields are opened only in answer to the person's ``own_request``; otherwise they stay dots.
    """
    told = {}
    for model in own_models():
        rows = list(_rows_of(model, person_id, own_request))
        if rows:
            told[model._meta.label_lower] = rows
    return told


def _rows_of(model: type[models.Model], person_id: int, own_request: bool) -> Iterator[dict[str, Any]]:
    by_path: dict[str, list[str]] = defaultdict(list)
    for name in registered(model):
        if path := subject_of(model, name):
            by_path[path].append(name)
    for path, names in by_path.items():
        rows = model._base_manager.filter(**{path: person_id}).order_by("pk").distinct()
        for row in rows.iterator(chunk_size=500):
            yield {"id": row.pk, **{name: _told(getattr(row, name), own_request) for name in names}}


def _told(value: Any, own_request: bool) -> Any:
    if isinstance(value, Sealed):
        return value.open("subject_request") if own_request else str(value)
    if isinstance(value, models.fields.files.FieldFile):
        return value.name
    return value


@dataclass(frozen=True)
class Use:
    """One line of the page "how my data is used"."""

    noun: str
    field: str
    cls: str
    who_sees: Any
    purpose: Any
    basis: Any
    keep: str
    until: Any  # a sentence, or empty where the rulebook answers for the code ``keep``


def how_used() -> list[Use]:
    """The register as people read it, noun by noun."""
    return [
        _use(model, name, entry)
        for model in own_models()
        for name, entry in registered(model).items()
        if entry.subject or getattr(model, "SUBJECT", "")
    ]


def _use(model: type[models.Model], name: str, entry: Personal) -> Use:
    return Use(
        noun=label_of(model),
        field=label_of(model, name),
        cls=entry.cls,
        who_sees=dict(CLASSES)[entry.cls],
        purpose=WHY.get(entry.purpose, entry.purpose),
        basis=BASES.get(entry.basis, entry.basis),
        keep=entry.keep,
        until=FOREVER.get(entry.keep, ""),
    )
