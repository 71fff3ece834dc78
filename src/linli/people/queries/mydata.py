"""Everything kept about a person, as they read it, and as they take it away."""

import csv
from collections.abc import Callable
from dataclasses import dataclass
from io import StringIO
from typing import Any

from django.apps import apps
from django.utils.translation import gettext as _

from linli.kernel.actors import Actor
from linli.kernel.privacy.register import label_of
from linli.kernel.privacy.subject import subject_export

Matter = dict[str, Any]
_matters: list[Callable[[Actor], list[Matter]]] = []


def matters(function: Callable[[Actor], list[Matter]]) -> Callable[[Actor], list[Matter]]:
    """Let a capability show its part of "my matters": title, url, sentence, status {word, shape}, at."""
    _matters.append(function)
    return function


def matters_of(actor: Actor) -> list[Matter]:
    """What a person has going on, in every capability, the newest first."""
    found = [one for function in _matters for one in function(actor)]
    return sorted(found, key=lambda one: one["at"], reverse=True)


@dataclass(frozen=True)
class Record:
    """One record about somebody: which, and what it says."""

    noun: str
    id: int
    facts: list[dict[str, Any]]


@dataclass(frozen=True)
class Section:
    """All records of one kind."""

    label: str
    records: list[Record]


def data_about(person_id: int, *, own_request: bool) -> list[Section]:
    """What the register finds about a person, kind by kind, in words; the account first, empty records left out."""
    told = subject_export(person_id, own_request=own_request)
    nouns = sorted(told, key=lambda noun: noun != "people.person")
    found = [(noun, [_record(noun, row) for row in told[noun]]) for noun in nouns]
    sections = [(noun, [one for one in records if one.facts]) for noun, records in found]
    return [Section(label_of(apps.get_model(noun)), records) for noun, records in sections if records]


def _record(noun: str, row: dict[str, Any]) -> Record:
    model = apps.get_model(noun)
    facts = [
        {"label": label_of(model, name), "value": value}
        for name, value in row.items()
        if name != "id" and value not in ("", None) and name not in HIDDEN
    ]
    return Record(noun, row["id"], facts)


# Digests say nothing to a reader; the download holds them all the same.
HIDDEN = ("password", "phone_index")


def as_csv(person_id: int) -> str:
    """One line for each field: kind, record, field, value. Opens in a spreadsheet as it is."""
    out = StringIO()
    out.write("\ufeff")
    writer = csv.writer(out)
    writer.writerow([_("Kind"), _("Record"), _("Field"), _("Value")])
    for noun, rows in subject_export(person_id, own_request=True).items():
        for row in rows:
            writer.writerows(
                [noun, row["id"], name, _cell(value)] for name, value in row.items() if name != "id"
            )
    return out.getvalue()


def _cell(value: Any) -> str:
    """A cell that no spreadsheet takes for a formula."""
    text = "" if value is None else str(value)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
