"""What people were told, and who looked at what is kept about them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from linli.kernel.delivery.models import Delivery
from linli.kernel.journal.models import Entry
from linli.kernel.privacy.reading import PURPOSES
from linli.people.queries.persons import names_of


def inbox(person_id: int) -> QuerySet[Delivery]:
    """The messages to a person; page them by ``-pk``."""
    return Delivery.objects.filter(to_person=person_id)


@dataclass(frozen=True)
class Look:
    """One reading of something restricted: when, by whom, what, and what for."""

    at: datetime
    who: str
    field: str
    purpose: Any


def who_looked(person_id: int, limit: int = 200) -> list[Look]:
    """The readings of a person's restricted data, the newest first: two statements."""
    read = Entry.objects.extra(  # the very expression of the index on the journal
        where=["facts ? 'subject' AND (facts->>'subject')::bigint = %s AND facts ? 'read'"],
        params=[person_id],
    )
    rows = list(read.order_by("-id")[:limit])
    names = names_of(row.actor for row in rows)
    return [
        Look(
            row.at,
            names.get(row.actor or 0, ""),
            row.facts["read"],
            PURPOSES.get(row.facts.get("purpose"), ""),
        )
        for row in rows
    ]
