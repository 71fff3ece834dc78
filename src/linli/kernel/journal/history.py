"""The course of one noun, for the timeline on every page."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.apps import apps
from django.db.models import OuterRef, Q, QuerySet, Subquery

from linli.kernel.acts import ACTS
from linli.kernel.clock import local
from linli.kernel.journal.models import Entry, Remark
from linli.kernel.ledgers import below, within
from linli.kernel.nouns import Noun
from linli.kernel.privacy.register import whose
from linli.kernel.together import Asking


@dataclass(frozen=True)
class Line:
    """An entry with its words, ready to be shown."""

    entry: Entry
    remark: str

    @property
    def sentence(self) -> Any:
        """What was done, as the act's own label says it."""
        return act_called(self.entry.kind)


def act_called(kind: str) -> Any:
    """What was done, as the act's own label says it."""
    done = ACTS.get(kind)
    return done.label if done else kind


def page_of(entry: Entry) -> str:
    """The address of what an entry is about; empty where there is none."""
    try:
        model = apps.get_model(entry.noun)
    except (LookupError, ValueError):
        return ""
    return str(model(pk=entry.noun_id).get_absolute_url()) if hasattr(model, "get_absolute_url") else ""


def kept_since() -> date | None:
    """The day of the first entry: of what was before, the journal says nothing, not even zero."""
    # By its time, not its number: a history may be told after the house was set up.
    first = Entry.objects.order_by("at").values_list("at", flat=True).first()
    return local(first).date() if first else None


def history(noun: Noun, limit: int = 200) -> list[Line]:
    """The last ``limit`` entries of a noun with their words, oldest first: one statement."""
    words = Remark.objects.filter(pk=OuterRef("pk"), erased_at=None).values("text")
    rows = Entry.objects.filter(noun=noun.label(), noun_id=noun.pk).annotate(words=Subquery(words))
    return [Line(entry, entry.words or "") for entry in list(rows.order_by("-id")[:limit])[::-1]]


def remarks_of(entries: list[Entry]) -> dict[int, str]:
    """Entry → the words beside it, where there are any: one statement."""
    found = Remark.objects.filter(entry_id__in=[one.id for one in entries], erased_at=None)
    return dict(found.values_list("entry_id", "text"))


def entries_of(*kinds: str) -> Callable[[str, date, date], QuerySet[Entry]]:
    """The rows of a ledger that are acts of some kinds."""

    def rows(path: str, first: date, until: date) -> QuerySet[Entry]:
        return Entry.objects.filter(within(first, until), below(path), kind__in=kinds)

    return rows


def entries_with(key: str, of: str = "facts") -> Callable[[str, date, date], QuerySet[Entry]]:
    """The rows of a ledger that are acts of any capability which tell a fact or an amount of this name."""

    def rows(path: str, first: date, until: date) -> QuerySet[Entry]:
        return Entry.objects.filter(within(first, until), below(path), **{f"{of}__has_key": key})

    return rows


@whose("kernel.author")
def author(person_id: int) -> Asking:
    """The free words that a person wrote as themselves; what they wrote in a post is about others."""
    own = Entry.objects.filter(actor=person_id, post=None).values_list("id", flat=True)
    return Q(entry_id__in=(yield own))
