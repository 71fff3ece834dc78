"""What the person whose data it is may ask: what is kept about me, and how it is used."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from linli.kernel.clock import local
from linli.kernel.privacy.fields import Sealed
from linli.kernel.privacy.register import (
    BASES,
    CLASSES,
    WHY,
    Personal,
    called,
    kept_models,
    label_of,
    registered,
    says,
    subject_of,
    subjects_of,
    to_be_about,
)
from linli.kernel.together import Asking, together

FOREVER: dict[str, Any] = {"account": _("As long as the account"), "none": _("Without end")}


@dataclass(frozen=True)
class Said:
    """One field of a record, as its person reads it; ``means`` is the word for a code, a flag or a time."""

    name: str
    label: str
    value: Any
    means: str


@dataclass
class Record:
    """One record about a person: what kind it is, the matter that it belongs to, and what it says."""

    model: type[models.Model]
    row: models.Model
    fields: list[Said]

    @property
    def noun(self) -> str:
        return self.model._meta.label_lower

    @property
    def called(self) -> str:
        return called(self.model)

    @property
    def matter(self) -> tuple[str, int]:
        """The noun that this record belongs to; itself where it belongs to none."""
        if part := says(self.model, "PART_OF"):
            field: Any = self.model._meta.get_field(part)
            return field.related_model._meta.label_lower, getattr(self.row, field.attname)
        beside = getattr(self.row, "noun", ""), getattr(self.row, "noun_id", 0)
        return beside if beside[0] else (self.noun, self.row.pk)  # type: ignore[return-value]


def subject_records(person_id: int, *, own_request: bool = False, most: int | None = None) -> list[Record]:
    """Everything registered about a person, kind by kind, the newest first; of each kind no more than ``most``. A
    few statements, however many kinds there are.

    Restricted fields are opened only in answer to the person's ``own_request``; otherwise they stay dots.
    """
    found: dict[tuple[str, int], Record] = {}
    ways = [(model, way, names) for model in kept_models() for way, names in subjects_of(model).items()]
    asked = together(_rows(model, way, person_id, most) for model, way, _names in ways)
    for (model, _way, names), rows in zip(ways, asked, strict=True):
        for row in rows:
            record = found.setdefault((model._meta.label_lower, row.pk), Record(model, row, []))
            known = {one.name for one in record.fields}
            told = [*says(model, "TOLD", {}), *names]
            record.fields += [_said(row, name, own_request) for name in told if name not in known]
    return list(found.values())


def _rows(model: type[models.Model], way: str, person_id: int, most: int | None) -> Asking:
    fields = [model._meta.get_field(name) for name in says(model, "TOLD", {})]
    related = [one.name for one in fields if one.is_relation]
    rows = (yield from to_be_about(model, way, person_id)).order_by("-pk")
    rows = rows.select_related(*related) if related else rows
    return (yield rows[:most] if most else rows)


def _said(row: models.Model, name: str, own_request: bool) -> Said:
    value = getattr(row, name)
    if isinstance(value, Sealed):
        value = value.open("subject_request") if own_request else str(value)
    elif isinstance(value, models.Model):
        value = str(value)
    return Said(name, label_of(type(row), name), value, _means(row, name, value))


def _means(row: models.Model, name: str, value: Any) -> str:
    if value in (None, ""):
        return ""
    if isinstance(value, bool):
        return gettext("Yes") if value else gettext("No")
    if isinstance(value, datetime):
        return f"{local(value):%Y-%m-%d %H:%M}"
    display = getattr(row, f"get_{name}_display", None)
    return str(display()) if display else str(value)


def subject_export(person_id: int, *, own_request: bool = False) -> dict[str, list[dict[str, Any]]]:
    """The same for programs: noun → rows of the fields that are theirs."""
    told: dict[str, list[dict[str, Any]]] = {}
    for one in subject_records(person_id, own_request=own_request):
        row = {"id": one.row.pk, **{said.name: said.value for said in one.fields}}
        told.setdefault(one.noun, []).append(row)
    return told


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
        for model in kept_models()
        for name, entry in registered(model).items()
        if subject_of(model, name)
    ]


def _use(model: type[models.Model], name: str, entry: Personal) -> Use:
    return Use(
        noun=called(model),
        field=label_of(model, name),
        cls=entry.cls,
        who_sees=dict(CLASSES)[entry.cls],
        purpose=WHY.get(entry.purpose, entry.purpose),
        basis=BASES.get(entry.basis, entry.basis),
        keep=entry.keep,
        until=FOREVER.get(entry.keep, ""),
    )
