"""Everything kept about a person, as they read it, and as they take it away."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from linli.kernel.actors import Actor
from linli.kernel.clock import local, now
from linli.kernel.files import Head, Sheet
from linli.kernel.files.comma import csv_of
from linli.kernel.privacy.subject import Record, subject_records
from linli.kernel.together import Asking, together

Matter = dict[str, Any]
Tell = Callable[[Actor], list[Matter] | Asking]
_matters: list[Tell] = []


def matters(function: Tell) -> Tell:
    """Let a capability show its part of "my matters": title, url, sentence, status {word, shape}, at. What it asks, it
    ``yield``s: all parts are asked together."""
    _matters.append(function)
    return function


def matters_of(actor: Actor) -> list[Matter]:
    """What a person has going on, in every capability, the newest first."""
    found = [one for some in together(function(actor) for function in _matters) for one in some]
    return sorted(found, key=lambda one: one["at"], reverse=True)


@dataclass
class Part:
    """All records of one kind in a group."""

    label: str
    records: list[Record] = field(default_factory=list)


@dataclass
class Group:
    """What belongs together: a matter with all that was said, answered and sent in it, or all of one kind."""

    label: str
    url: str = ""
    parts: dict[str, Part] = field(default_factory=dict)
    rank: tuple[int, int] = (0, 0)

    @property
    def records(self) -> list[Record]:
        return [record for part in self.parts.values() for record in part.records]


# Digests say nothing to a reader, and the download holds none of them either.
HIDDEN = ("password", "phone_index")
AT_COUNTER = ("people.person", "people.visit", "account.emailaddress")
OURS = ("people.", "kernel.", "account.", "mfa.")  # what stands after the matters of the other capabilities


def data_about(person_id: int, *, own_request: bool, most: int | None = None) -> list[Group]:
    """What the register finds about a person, matter by matter, the newest first; then the account and the rest.

    Somebody who helps them at a counter sees the account only: what was said may be about whoever helps.
    """
    records = subject_records(person_id, own_request=own_request, most=most)
    records = [one for one in records if own_request or one.noun in AT_COUNTER]
    heads = {(one.noun, one.row.pk): one for one in records if getattr(one.row, "number", "")}
    groups: dict[tuple[str, int], Group] = {}
    for one in records:
        one.fields = [said for said in one.fields if said.name not in HIDDEN and said.value not in ("", None)]
        key = one.matter if one.matter in heads else (one.noun, 0)
        group = groups.setdefault(key, _group(key, heads.get(key), one))
        group.parts.setdefault(one.noun, Part(one.called)).records.append(one)
    for key, group in groups.items():
        group.parts = _in_order(group.parts, key[0])
    return sorted(groups.values(), key=lambda one: one.rank)


def _in_order(parts: dict[str, Part], head: str) -> dict[str, Part]:
    """The matter itself first, then what belongs to it, then messages and files."""
    return dict(sorted(parts.items(), key=lambda one: (one[0] != head, one[0].startswith("kernel."))))


def _group(key: tuple[str, int], head: Record | None, one: Record) -> Group:
    noun, pk = key
    if head is None:
        return Group(one.called, rank=(3, 0))
    if noun.startswith(OURS):
        return Group(head.called, rank=(2, 0))
    title = next((said.value for said in head.fields if said.name == "title"), "")
    label = " ".join(filter(None, (getattr(head.row, "number", ""), title)))
    return Group(label, head.row.get_absolute_url(), rank=(1, -pk))  # type: ignore[attr-defined]


def as_csv(person_id: int) -> bytes:
    """One line for each field: matter, record, field, value. Opens in a spreadsheet as it is."""
    titles = (_("Matter"), _("Record"), _("Number"), _("Field"), _("Value"))
    rows = (
        [group.label, one.called, one.row.pk, said.label, said.means]
        for group in data_about(person_id, own_request=True) for one in group.records for said in one.fields
    )  # fmt: skip
    return b"".join(csv_of(Sheet(heads=tuple(Head(title=one) for one in titles), rows=rows)))


def as_data(person_id: int) -> dict[str, Any]:
    """The same for programs: the codes beside the words, so that another system can take it over."""
    groups = data_about(person_id, own_request=True)
    return {"made_at": local(now()).isoformat(timespec="seconds"), "matters": [_told(one) for one in groups]}


def _told(group: Group) -> dict[str, Any]:
    records = [
        {
            "record": one.noun,
            "id": one.row.pk,
            "called": one.called,
            "fields": {
                said.name: {"label": said.label, "value": said.value, "means": said.means}
                for said in one.fields
            },
        }
        for one in group.records
    ]
    return {"called": group.label, "address": group.url, "records": records}
