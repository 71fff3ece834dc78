"""What people were told, and who looked at what is kept about them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.delivery.models import Delivery
from linli.kernel.journal.models import Entry
from linli.kernel.privacy.reading import PURPOSES
from linli.people.queries.persons import names_of


def inbox(actor: Actor) -> QuerySet[Delivery]:
    """The messages to a person, and those to the desk of the post in which they act; page them by ``-pk``."""
    mine = Q(to_person=actor.person_id or 0)
    return Delivery.objects.filter(mine | Q(to_body=actor.post.body_id) if actor.post else mine)


@dataclass(frozen=True)
class Look:
    """One reading of something restricted: when, by whom, what, and what for."""

    at: datetime
    who: str
    fields: list[Any]
    purpose: Any


WORDS: dict[str, Any] = {
    "name": _("Name"),
    "phone": _("Phone"),
    "contact": _("Contact"),
    "address": _("Address"),
    "text": _("What you wrote"),
    "document": _("Number of the document"),
    "born": _("Birth date"),
}


def who_looked(person_id: int, limit: int = 200) -> list[Look]:
    """The readings of a person's restricted data, the newest first: two statements."""
    read = Entry.objects.extra(  # the very expression of the index on the journal
        where=["facts ? 'subject' AND (facts->>'subject')::bigint = %s AND facts ? 'purpose'"],
        params=[person_id],
    )
    rows = list(read.order_by("-id")[:limit])
    names = names_of(row.actor for row in rows)
    return [
        Look(
            row.at, names.get(row.actor or 0, ""), _fields(row.facts), PURPOSES.get(row.facts["purpose"], "")
        )
        for row in rows
    ]


def _fields(facts: dict[str, Any]) -> list[Any]:
    """The words for the fields that an entry says were read: one as ``read``, several as ``fields``."""
    return [WORDS.get(name, name) for name in facts.get("fields") or [facts.get("read", "")]]
