import pytest
from django.db.transaction import atomic

from linli.kernel.refusals import NotYours, Refused
from linli.people.acts import choose_preferences, correct_person, prove_phone, set_password, set_phone
from linli.people.queries import addresses_of, names_of, proved_phone

WISHES = {"language": "zh-hans", "large_type": True, "wants_mail": True, "wants_sms": True}


def test_correct_person_counts_at_once(ann, as_self):
    correct_person(as_self(ann), ann, name="安 宁宁")
    assert names_of([ann.pk, None]) == {ann.pk: "安 宁宁"}


def test_correct_person_refuses_others(ann, bob, as_self):
    with pytest.raises(NotYours), atomic():
        correct_person(as_self(bob), ann, name="改名")


def test_correct_person_refuses_an_empty_name(ann, as_self):
    with pytest.raises(Refused), atomic():
        correct_person(as_self(ann), ann, name="  ")


def test_choose_preferences_decides_where_messages_go(ann, as_self):
    assert addresses_of(ann.pk).phone == "13800138001"
    choose_preferences(as_self(ann), ann, **WISHES | {"wants_sms": False})
    assert addresses_of(ann.pk).phone == "" and addresses_of(ann.pk).wants == frozenset()


def test_choose_preferences_refuses_others(ann, bob, as_self):
    with pytest.raises(NotYours), atomic():
        choose_preferences(as_self(bob), ann, **WISHES)


def test_set_phone_waits_for_the_code_before_it_signs_anybody_in(ann, as_self):
    set_phone(as_self(ann), ann, phone="13700137000")
    assert proved_phone("13700137000") is None and proved_phone("13800138001") is None
    prove_phone(as_self(ann), ann, phone="13700137000")
    assert proved_phone("13700137000") == ann


def test_prove_phone_refuses_one_that_is_taken(ann, bob, as_self):
    with pytest.raises(Refused), atomic():
        prove_phone(as_self(bob), bob, phone="13800138001")


def test_set_phone_refuses_others(ann, bob, as_self):
    with pytest.raises(NotYours), atomic():
        set_phone(as_self(bob), ann, phone="")


def test_set_password_keeps_only_a_digest(ann, as_self):
    set_password(as_self(ann), ann, password="twelve and more letters")
    ann.refresh_from_db()
    assert ann.check_password("twelve and more letters") and "twelve" not in ann.password


def test_set_password_refuses_others(ann, bob, as_self):
    with pytest.raises(NotYours), atomic():
        set_password(as_self(bob), ann, password="twelve and more letters")
