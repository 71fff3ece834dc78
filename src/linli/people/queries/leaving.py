"""What goes and what stays when somebody deletes their account, read from the register."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models

from linli.kernel.privacy.register import BASES, WHY, Personal, label_of, own_models, registered, subject_of
from linli.people.models import Person

ENDS_WITH_ACCOUNT = ("consent", "contract")


@dataclass(frozen=True)
class Kept:
    """Records that stay: of which kind, how many, what for, and on what ground."""

    noun: str
    rows: int
    purpose: Any
    basis: Any
    keep: str


def kept_by_law(person_id: int) -> list[Kept]:
    """What deleting the account leaves, kind by kind, with the reason to be told."""
    found = []
    for model, path, _name, entry in _fields_about():
        rows = model._base_manager.filter(**{path: person_id}).count() if _stays(entry) else 0
        if rows:
            noun = label_of(model)
            found.append(
                Kept(noun, rows, WHY.get(entry.purpose, entry.purpose), BASES[entry.basis], entry.keep)
            )
    return list({(one.noun, one.basis): one for one in found}.values())


def rows_to_erase(person_id: int) -> Iterator[tuple[Any, list[str]]]:
    """Every record that holds something given by consent or agreement, with those fields."""
    by_model: dict[tuple[type[models.Model], str], list[str]] = {}
    for model, path, name, entry in _fields_about():
        if not _stays(entry):
            by_model.setdefault((model, path), []).append(name)
    for (model, path), names in by_model.items():
        for row in model._base_manager.filter(**{path: person_id}):
            yield row, names


def _stays(entry: Personal) -> bool:
    return entry.erase == "keep" or entry.basis not in ENDS_WITH_ACCOUNT


def _fields_about() -> Iterator[tuple[type[models.Model], str, str, Personal]]:
    """The registered fields of all other nouns that are about a person."""
    for model in own_models():
        for name, entry in registered(model).items():
            path = subject_of(model, name)
            if path and model is not Person:
                yield model, path, name, entry
