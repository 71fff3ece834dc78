from dataclasses import replace

import pytest
from django.db.transaction import atomic

from linli.kernel.refusals import NotYours
from linli.people.acts import (
    set_password,
)


def test_it_keeps_only_a_digest(ann, as_self):
    set_password(as_self(ann), ann, password="twelve and more letters")
    ann.refresh_from_db()
    assert ann.check_password("twelve and more letters") and "twelve" not in ann.password


def test_it_refuses_others(ann, bob, as_self):
    with pytest.raises(NotYours), atomic():
        set_password(as_self(bob), ann, password="twelve and more letters")


def test_it_refuses_staff_at_the_counter(ann, bob, at_counter):
    with pytest.raises(NotYours), atomic():
        set_password(replace(at_counter(bob), behalf_id=ann.pk), ann, password="twelve and more letters")
