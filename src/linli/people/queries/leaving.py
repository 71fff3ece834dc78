"""What goes and what stays when somebody deletes their account, read from the register."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models

from linli.kernel.privacy.register import (
    BASES,
    WHY,
    Personal,
    called,
    kept_models,
    registered,
    rows_about,
    subjects_of,
    to_be_about,
)
from linli.kernel.together import Asking, sums, together
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
    found = [one for some in together(_staying(*way, person_id) for way in _ways()) for one in some]
    return list({(one.noun, one.basis): one for one in found}.values())


def _staying(model: type[models.Model], way: str, fields: dict[str, Personal], person_id: int) -> Asking:
    staying = {entry.basis: entry for entry in fields.values() if _stays(entry)}
    if not staying:
        return []
    rows = yield from to_be_about(model, way, person_id)
    (told,) = yield sums(model._base_manager.filter(pk__in=rows.values("pk")), n=models.Count("pk"))
    return [
        Kept(called(model), told["n"], WHY.get(entry.purpose, entry.purpose), BASES[entry.basis], entry.keep)
        for entry in staying.values()
        if told["n"]
    ]


def rows_to_erase(person_id: int) -> Iterator[tuple[Any, list[str]]]:
    """Every record that holds something given by consent or agreement, with those fields."""
    for model, way, fields in _ways():
        names = [name for name, entry in fields.items() if not _stays(entry)]
        for row in rows_about(model, way, person_id) if names else ():
            yield row, names


def _stays(entry: Personal) -> bool:
    return entry.erase == "keep" or entry.basis not in ENDS_WITH_ACCOUNT


def _ways() -> Iterator[tuple[type[models.Model], str, dict[str, Personal]]]:
    """All other nouns that hold something about people, by each way to them."""
    for model in kept_models():
        for way, names in subjects_of(model).items():
            if model is not Person and names:
                yield model, way, {name: registered(model)[name] for name in names}
