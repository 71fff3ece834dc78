"""Words put into the outbox in the act's own transaction."""

from dataclasses import dataclass
from typing import Any

from linli.kernel.delivery.models import Delivery
from linli.kernel.journal.models import Entry


@dataclass(frozen=True)
class Word:
    """What to tell, and whom: a person, everybody at a body's desk, or an address somebody left."""

    subject: Any
    text: Any = ""
    link: str = ""
    to_person: int | None = None
    to_body: int | None = None
    address: str = ""


def letters(entry: Entry, words: list[Word]) -> list[Delivery]:
    """The rows of the outbox for an entry's words, unsaved."""
    return [
        Delivery(
            entry_id=entry.id,
            at=entry.at,
            next_at=entry.at,
            noun=entry.noun,
            noun_id=entry.noun_id or 0,
            to_person=word.to_person,
            to_body=word.to_body,
            address=word.address,
            subject=str(word.subject)[:200],
            text=str(word.text),
            link=word.link,
        )
        for word in words
    ]


def post_words(entry: Entry, words: list[Word]) -> None:
    """One statement for all the words of one act."""
    if words:
        Delivery.objects.bulk_create(letters(entry, words))
