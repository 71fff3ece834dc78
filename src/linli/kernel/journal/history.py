"""The course of one noun, for the timeline on every page."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from linli.kernel.acts import ACTS
from linli.kernel.clock import local
from linli.kernel.journal.models import Entry, Remark
from linli.kernel.nouns import Noun
from linli.kernel.privacy.register import whose


@dataclass(frozen=True)
class Line:
    """An entry with its words, ready to be shown."""

    entry: Entry
    remark: str

    @property
    def sentence(self) -> Any:
        """What was done, as the act's own label says it."""
        done = ACTS.get(self.entry.kind)
        return done.label if done else self.entry.kind


def kept_since() -> date | None:
    """The day of the first entry: of what was before, the journal says nothing, not even zero."""
    first = Entry.objects.order_by("id").values_list("at", flat=True).first()
    return local(first).date() if first else None


def history(noun: Noun, limit: int = 200) -> list[Line]:
    """The last ``limit`` entries of a noun, oldest first: two statements."""
    rows = Entry.objects.filter(noun=noun.label(), noun_id=noun.pk).order_by("-id")[:limit]
    entries = list(rows)[::-1]
    remarks = dict(
        Remark.objects.filter(noun=noun.label(), noun_id=noun.pk, erased_at=None).values_list(
            "entry_id", "text"
        )
    )
    return [Line(entry, remarks.get(entry.id, "")) for entry in entries]


@whose("kernel.author")
def author(person_id: int) -> Q:
    """The free words that a person wrote as themselves; what they wrote in a post is about others."""
    own = Entry.objects.filter(actor=person_id, post=None).values_list("id", flat=True)
    return Q(entry_id__in=list(own))
