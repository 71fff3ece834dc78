"""Words put into the outbox in the act's own transaction, each in the language of who gets it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.functional import lazy
from django.utils.module_loading import import_string

from linli.kernel.delivery.models import Delivery
from linli.kernel.journal.models import Entry


@dataclass(frozen=True)
class Word:
    """What to tell, and whom: a person, everybody at a body's desk, or an address somebody left.

    ``subject`` and ``text`` are lazy: a sentence with values is made with ``phrase``, so that it is put into
    words only when it is known in which language its reader reads.
    """

    subject: Any
    text: Any = ""
    link: str = ""
    to_person: int | None = None
    to_body: int | None = None
    address: str = ""


def _filled(sentence: Any, values: dict[str, Any]) -> str:
    return str(sentence) % values


_phrase = lazy(_filled, str)


def phrase(sentence: Any, **values: Any) -> Any:
    """A lazy sentence with its values, which may be lazy themselves: put into words in the reader's language."""
    return _phrase(sentence, values)


def languages_of(words: Iterable[Word]) -> dict[int, str]:
    """The language that each person who is told something chose, where it is known: one statement or none."""
    wanted = {word.to_person for word in words if word.to_person}
    known: dict[int, str] = import_string(settings.LINLI_LANGUAGES_OF)(wanted) if wanted else {}
    return known


def letters(told: Iterable[tuple[Entry, list[Word]]]) -> list[Delivery]:
    """The rows of the outbox for the words of some entries, unsaved. Who chose no language reads Chinese."""
    pairs = [(entry, word) for entry, words in told for word in words]
    spoken = languages_of(word for _entry, word in pairs)
    return [
        _letter(entry, word, spoken.get(word.to_person or 0, settings.LANGUAGE_CODE)) for entry, word in pairs
    ]


def _letter(entry: Entry, word: Word, language: str) -> Delivery:
    with translation.override(language):
        subject, text = str(word.subject)[:200], str(word.text)
    return Delivery(
        entry_id=entry.id,
        at=entry.at,
        next_at=entry.at,
        noun=entry.noun,
        noun_id=entry.noun_id or 0,
        to_person=word.to_person,
        to_body=word.to_body,
        address=word.address,
        subject=subject,
        text=text,
        link=word.link,
    )


def post_words(entry: Entry, words: list[Word]) -> None:
    """Two statements at most for all the words of one act."""
    if words:
        Delivery.objects.bulk_create(letters([(entry, words)]))
