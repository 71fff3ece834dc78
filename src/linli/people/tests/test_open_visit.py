import pytest
from django.db.transaction import atomic

from linli.kernel.refusals import NotYours, Refused
from linli.people.acts import (
    open_visit,
)
from linli.people.models import Visit
from linli.people.queries import open_visit_of


def test_it_registers_who_is_not_known(bob, at_counter):
    visit = open_visit(at_counter(bob), name="老人家", phone="").noun
    assert visit.person.name == "老人家" and open_visit_of(bob.pk) == visit
    assert visit.place() == (12, (1, 12))


def test_it_finds_who_came_before(bob, at_counter):
    first = open_visit(at_counter(bob), name="老人家", phone="13100131000").noun
    again = open_visit(at_counter(bob), name="老人家", phone="13100131000").noun
    assert first.person_id == again.person_id


def test_it_takes_a_shared_phone_for_two_people(bob, at_counter):
    one = open_visit(at_counter(bob), name="老人家", phone="13100131000").noun
    two = open_visit(at_counter(bob), name="老伴", phone="13100131000").noun
    assert one.person_id != two.person_id


def test_it_ends_one_that_was_forgotten(bob, at_counter):
    first = open_visit(at_counter(bob), name="老人家").noun
    open_visit(at_counter(bob), name="下一位")
    assert Visit.objects.get(pk=first.pk).ended_at is not None


def test_it_refuses_a_number_with_another_name(ann, bob, at_counter):
    with pytest.raises(Refused) as refused, atomic():
        open_visit(at_counter(bob), name="别人", number=ann.number)
    assert refused.value.field == "number"
    assert open_visit(at_counter(bob), name="安宁", number=ann.number).noun.person == ann


def test_it_refuses_oneself_and_posts_elsewhere(ann, bob, at_counter, as_self):
    with pytest.raises(Refused), atomic():
        open_visit(at_counter(bob), name=bob.name, number=bob.number)
    with pytest.raises(NotYours), atomic():
        open_visit(as_self(ann), name="老人家")
