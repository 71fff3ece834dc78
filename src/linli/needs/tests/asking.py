"""What the tests of acts ask again and again."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from linli.kernel.delivery.models import Delivery
from linli.kernel.journal.models import Entry
from linli.kernel.refusals import Refused


def last(noun: Any) -> Entry:
    """The last entry of a noun."""
    return Entry.objects.filter(noun=noun.label(), noun_id=noun.pk).latest("id")


def told(need: Any) -> Delivery:
    """The last word sent about a need."""
    return Delivery.objects.filter(noun=need.label(), noun_id=need.pk).latest("id")


@contextmanager
def refused(kind: type[Refused] = Refused, field: str | None = None) -> Iterator[None]:
    """The block is refused, of this very kind, at this field."""
    with pytest.raises(kind) as caught:
        yield
    assert type(caught.value) is kind
    assert field is None or caught.value.field == field
