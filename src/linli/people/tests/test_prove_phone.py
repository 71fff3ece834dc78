import pytest
from django.db.transaction import atomic

from linli.kernel.refusals import NotYours, Refused
from linli.people.acts import prove_phone
from linli.people.queries import proved_phone


def test_it_refuses_one_that_is_taken(ann, bob, as_self):
    with pytest.raises(Refused), atomic():
        prove_phone(as_self(bob), bob, phone="13800138001")


def test_it_makes_it_a_way_to_sign_in(ann, as_self):
    prove_phone(as_self(ann), ann, phone="+86 137 0013 7000")
    assert proved_phone("13700137000") == ann


def test_it_refuses_others(ann, bob, as_self):
    with pytest.raises(NotYours), atomic():
        prove_phone(as_self(bob), ann, phone="13700137000")
