import pytest
from django.db.transaction import atomic

from linli.kernel.refusals import NotYours, Refused
from linli.people.acts import prove_phone, set_phone
from linli.people.queries import proved_phone


def test_it_waits_for_the_code_before_it_signs_anybody_in(ann, as_self):
    set_phone(as_self(ann), ann, phone="13700137000")
    assert proved_phone("13700137000") is None and proved_phone("13800138001") is None
    prove_phone(as_self(ann), ann, phone="13700137000")
    assert proved_phone("13700137000") == ann


def test_it_refuses_others(ann, bob, as_self):
    with pytest.raises(NotYours), atomic():
        set_phone(as_self(bob), ann, phone="")


def test_it_refuses_what_is_no_phone(ann, as_self):
    with pytest.raises(Refused), atomic():
        set_phone(as_self(ann), ann, phone="不是电话")
