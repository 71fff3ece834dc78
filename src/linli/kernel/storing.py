"""How an act's deed reaches the tables: the noun, its companions, the entry, the remark, the words."""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, models
from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.copying import copy_rows, number
from linli.kernel.delivery.outbox import Word, letters, post_words
from linli.kernel.journal import record
from linli.kernel.journal.keys import claim_many
from linli.kernel.journal.models import Entry, Remark
from linli.kernel.nouns import Noun
from linli.kernel.refusals import NotNow

FEW = 20  # so many companions go by INSERT in one statement; more go by COPY


@dataclass
class Deed:
    """What an act's body tells the door: the noun, what else to store, what to write down, whom to tell."""

    noun: Any = None
    also: Sequence[models.Model] = field(
        default_factory=list
    )  # unsaved companions; pointed at the noun when it has an id
    facts: dict[str, Any] = field(default_factory=dict)
    amounts: dict[str, Any] = field(default_factory=dict)
    remark: str = ""
    words: list[Word] = field(default_factory=list)
    move: str = ""  # where one act may end in several states, the verb that it took

    @classmethod
    def of(cls, result: Any) -> "Deed":
        return result if isinstance(result, Deed) else cls(noun=result)


def lock(model: type[Noun], noun: Any) -> Any:
    """The row as it is now, locked until the transaction ends, with the relations of ``WITH``.

    A row read a moment ago whose version is still the same need not be read again; a copy of it is
    returned, so that a refused act leaves the reader's own as it was.
    """
    pk = noun.pk if isinstance(noun, models.Model) else noun
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if model.UNDER:
            key: Any = model._meta.get_field(model.UNDER)
            above, column = key.related_model._meta.db_table, key.column
            cursor.execute(
                f'SELECT 1 FROM "{above}" WHERE id = (SELECT "{column}" FROM "{table}" WHERE id = %s)'  # noqa: S608
                " FOR NO KEY UPDATE",
                [pk],
            )
        cursor.execute(f'SELECT version FROM "{table}" WHERE id = %s FOR NO KEY UPDATE', [pk])  # noqa: S608
        found = cursor.fetchone()
    if found is None:
        raise NotNow(_("This no longer exists."))
    if isinstance(noun, model) and noun.version == found[0] and not noun.get_deferred_fields():
        locked = copy(noun)
    else:
        locked = model._base_manager.select_related(*model.WITH).get(pk=pk)
    locked.remember()
    return locked


def alone(name: str) -> None:
    """Wait until nobody else does what is called ``name``, till the transaction ends. Before any row is locked."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [name])


def refuse_stale(noun: Noun, seen: int | None) -> None:
    """Two people at one noun in the same moment: one wins, the other is told."""
    if seen is not None and noun.version != seen:
        raise NotNow(
            _("This has changed since you opened it. Look at what happened; what you wrote is still here."),
            code="stale",
        )


def store(actor: Actor, kind: str, noun: Noun, deed: Deed, *, changes: bool = True) -> Entry:
    """Save one deed; a reading only leaves its entry."""
    if changes:
        noun.version += 1
        noun.save(update_fields=noun.changed())
    _save_also([(noun, deed)])
    entry = record.write(record.entry_for(actor, kind, noun, deed.facts, deed.amounts))
    if deed.remark:
        _remark(entry, deed.remark).save(force_insert=True)
    post_words(entry, deed.words)
    return entry


def store_many(actor: Actor, kind: str, deeds: list[Deed], keys: Sequence[str] = ()) -> list[Entry]:
    """Save many new nouns by COPY. With ``keys``, one for each, only those whose key nobody used before."""
    number([deed.noun for deed in deeds])
    if keys:
        fresh = claim_many(kind, {key: deed.noun.pk for key, deed in zip(keys, deeds, strict=True)})
        deeds = [deed for key, deed in zip(keys, deeds, strict=True) if key in fresh]
    for deed in deeds:
        deed.noun.version += 1
    copy_rows([deed.noun for deed in deeds])
    _save_also([(deed.noun, deed) for deed in deeds])
    entries = [record.entry_for(actor, kind, deed.noun, deed.facts, deed.amounts) for deed in deeds]
    record.write_many(entries)
    pairs = list(zip(entries, deeds, strict=True))
    copy_rows([_remark(entry, deed.remark) for entry, deed in pairs if deed.remark])
    copy_rows(letters((entry, deed.words) for entry, deed in pairs))
    return entries


def change_many(actor: Actor, told: Sequence[tuple[str, Deed]], columns: Sequence[str]) -> list[Entry]:
    """Store these columns of nouns that one act changed together, each with the entry of its kind and its words.

    Some statements whatever their number. The caller holds the lock under which they all stand.
    """
    if not told:
        return []
    nouns = [deed.noun for _kind, deed in told]
    for noun in nouns:
        noun.version += 1
    type(nouns[0])._base_manager.bulk_update(nouns, [*columns, "version"])
    entries = [record.entry_for(actor, kind, deed.noun, deed.facts, deed.amounts) for kind, deed in told]
    record.write_many(entries)
    _write(letters((entry, deed.words) for entry, (_kind, deed) in zip(entries, told, strict=True)))
    return entries


def _remark(entry: Entry, text: str) -> Remark:
    return Remark(entry_id=entry.id, noun=entry.noun, noun_id=entry.noun_id or 0, at=entry.at, text=text)


def _save_also(deeds: list[tuple[Noun, Deed]]) -> None:
    by_model: dict[type[models.Model], list[models.Model]] = {}
    for noun, deed in deeds:
        for row in deed.also:
            _attach(row, noun)
            by_model.setdefault(type(row), []).append(row)
    for rows in by_model.values():
        _write(rows)


def _write(rows: Sequence[models.Model]) -> None:
    """New rows of one model: a few in one statement, many by COPY."""
    if len(rows) >= FEW:
        copy_rows(rows)
    elif rows:
        type(rows[0])._base_manager.bulk_create(rows)


def _attach(row: models.Model, noun: Noun) -> None:
    """Point a companion made before the noun had an id at the noun: by foreign key, or by label and id."""
    if isinstance(getattr(row, "noun", None), str):
        row.noun, row.noun_id = noun.label(), noun.pk  # type: ignore[attr-defined]
        return
    for column in row._meta.concrete_fields:
        related = column.remote_field.model if column.remote_field else None
        if related is type(noun) and getattr(row, column.attname) is None:
            setattr(row, column.name, noun)
