import pytest
from django.db.transaction import atomic

from linli.kernel.refusals import NotYours, Refused
from linli.people.acts import correct_person
from linli.people.queries import names_of


def test_it_counts_at_once(ann, as_self):
    correct_person(as_self(ann), ann, name="安 宁宁")
    assert names_of([ann.pk, None]) == {ann.pk: "安 宁宁"}


def test_it_refuses_others(ann, bob, as_self):
    with pytest.raises(NotYours), atomic():
        correct_person(as_self(bob), ann, name="改名")


def test_it_refuses_an_empty_name(ann, as_self):
    with pytest.raises(Refused), atomic():
        correct_person(as_self(ann), ann, name="  ")
