"""What these tests ask again and again."""

from contextlib import contextmanager

import pytest

from linli.kernel.delivery.models import Delivery
from linli.kernel.journal.models import Entry


def last(noun):
    """The newest entry about a noun."""
    return Entry.objects.filter(noun=noun.label(), noun_id=noun.pk).order_by("-id").first()


def told(actor=None, body=None):
    """The subjects of what somebody, or a body's desk, was told, the newest first."""
    who = {"to_body": body.pk} if body else {"to_person": actor.person_id}
    return list(Delivery.objects.filter(**who).order_by("-id").values_list("subject", flat=True))


@contextmanager
def refused(kind, words=""):
    with pytest.raises(kind) as said:
        yield
    assert words in str(said.value.message)
