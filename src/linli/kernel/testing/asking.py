"""What tests ask of the journal, of words and of refusals. Only tests import it: it needs pytest."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from linli.kernel.delivery.models import Delivery
from linli.kernel.journal.models import Entry
from linli.kernel.refusals import Refused


@contextmanager
def refused(kind: type[Refused] = Refused, words: str = "") -> Iterator[Any]:
    """The block is refused with this kind of refusal, in a sentence that has these words."""
    with pytest.raises(kind) as caught:
        yield caught
    said = str(caught.value.message).strip()
    assert said and words in said


def last(noun: Any) -> Entry:
    """The last entry of a noun."""
    return Entry.objects.filter(noun=noun.label(), noun_id=noun.pk).order_by("-id")[0]


def words_to(actor: Any) -> list[str]:
    """The subjects of what a person was told, oldest first."""
    return list(
        Delivery.objects.filter(to_person=actor.person_id).order_by("id").values_list("subject", flat=True)
    )


def texts_to(actor: Any) -> list[str]:
    return list(
        Delivery.objects.filter(to_person=actor.person_id).order_by("id").values_list("text", flat=True)
    )
