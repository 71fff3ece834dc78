import pytest
from django.db.transaction import atomic

from linli.kernel.actors import NOBODY, Actor
from linli.kernel.journal.models import Entry
from linli.kernel.privacy.fields import Sealed
from linli.kernel.refusals import NotYours, Refused
from linli.people.acts import register_person
from linli.people.models import Person
from linli.people.queries import proved_phone
from linli.people.rules import is_number
from linli.people.testing import person


def test_it_makes_somebody_known_under_a_number_drawn_by_lot():
    somebody = register_person(NOBODY, name=" 王小明 ", phone="+86 13900139000").noun
    again = Person.objects.get(pk=somebody.pk)
    assert again.name == "王小明" and is_number(again.number)
    assert isinstance(again.phone, Sealed) and "139" not in str(again.phone)
    assert again.phone.open("audit") == "13900139000" and not again.phone_verified
    assert not again.has_usable_password()


def test_the_journal_learns_neither_name_nor_phone():
    somebody = person("王小明", "13900139000", mail="ming@example.org")
    entry = Entry.objects.get(noun="people.person", noun_id=somebody.pk)
    told = str(entry.facts)
    assert (
        entry.kind == "people.person.registered"
        and "王" not in told
        and "139" not in told
        and "ming" not in told
    )


def test_a_phone_that_was_only_given_opens_nothing():
    person("邻居", "13900139000")
    assert proved_phone("13900139000") is None


def test_it_refuses_a_phone_that_another_has_proved(ann):
    with pytest.raises(Refused) as refused, atomic():
        person("别人", "13800138001", phone_verified=True)
    assert refused.value.field == "phone" and proved_phone("13800138001") == ann


def test_it_refuses_residents_who_register_others(ann):
    with pytest.raises(NotYours), atomic():
        register_person(Actor(person_id=ann.pk), name="别人")


def test_it_waits_for_no_phone_and_no_mail():
    assert person("没有电话的人").phone_index == ""


def test_two_people_of_one_name_stay_two():
    assert person("王伟").pk != person("王伟").pk
