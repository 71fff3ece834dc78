"""A body that ends: its courses go on with the one that follows or are cancelled; contracts and entries end."""

import pytest

from linli.kernel.actors import CLOCK
from linli.kernel.delivery.models import Delivery
from linli.kernel.hands import held_by
from linli.kernel.refusals import NotYours, Refused
from linli.meetings.models import Meeting
from linli.organisations.acts import dissolve_body, merge_bodies
from linli.organisations.testing import a_body, a_post, dissolved, holding
from linli.people.testing import person
from linli.training import acts, testing


@pytest.fixture
def second(town):
    """A second street, with nobody below it."""
    return a_body("street_office", "景山街道办事处", town.place.district, "110101002")


@pytest.fixture
def teacher(second):
    return holding(person("滕师"), second, "street_desk")


def held(body):
    return {one.key: one.n for one in held_by(body.pk)}


def told(actor):
    return list(
        Delivery.objects.filter(to_person=actor.person_id).order_by("id").values_list("subject", flat=True)
    )


def an_instructor(town, by):
    number = testing.person_of(town.cat).number
    return acts.select_instructor(by, number=number, subject="党建工作").noun


def test_it_tells_what_is_in_whose_hands(town, second, teacher):
    testing.opened(town, by=teacher)
    an_instructor(town, teacher)
    assert held(second) == {"meetings.open": 1, "training.courses": 1, "training.instructors": 1}


def test_when_it_is_dissolved_its_course_is_cancelled_and_everybody_in_it_hears_why(town, second, teacher):
    course = testing.opened(town, by=teacher)
    seat = testing.enrolled(course, town.sec)
    contract = an_instructor(town, teacher)
    dissolved(second)
    assert testing.fresh(course).state == "cancelled" and testing.fresh(seat).state == "ended"
    assert set(Meeting.objects.filter(body=second).values_list("state", flat=True)) == {"cancelled"}
    assert testing.fresh(contract).state == "ended"
    assert any("轮训班" in one for one in told(town.sec)) and len(told(town.cat)) == 2
    assert held(second) == {}


def test_at_a_merger_course_seats_sessions_and_contract_go_on(town, second, teacher):
    course = testing.opened(town, by=teacher)
    seat, contract = testing.enrolled(course, town.sec), an_instructor(town, teacher)
    merge_bodies(CLOCK, second.pk, into=town.place.street)
    course = testing.fresh(course)
    assert (course.body, course.state, testing.fresh(seat).state) == (town.place.street, "open", "taken")
    assert Meeting.objects.get().body == town.place.street
    assert testing.fresh(contract).body == town.place.street
    assert any("东华门" in one for one in told(town.sec)) and any("东华门" in one for one in told(town.cat))
    with testing.during(course):
        assert acts.finish(town.sue, seat.pk, hours=16).noun.state == "done"


def test_an_instructor_of_both_has_one_contract_afterwards(town, second, teacher):
    contract = an_instructor(town, teacher)
    testing.instructor(town)
    merge_bodies(CLOCK, second.pk, into=town.place.street)
    assert testing.fresh(contract).state == "ended"


def test_the_reserve_is_emptied_since_consent_was_given_to_one(town, second):
    entry = testing.applied(town, body=second.pk)
    merge_bodies(CLOCK, second.pk, into=town.place.street)
    entry = testing.fresh(entry)
    assert entry.state == "expired" and not entry.skills and not entry.wishes and told(town.bob)


def test_a_post_that_is_being_filled_stops_with_its_body_and_moves_with_a_merger(town, second):
    running = acts.open_selection(holding(person("潘书记"), second, "street_secretary"),
                                  post=a_post(second, "street_desk").pk).noun  # fmt: skip
    assert held(second) == {"training.selections": 1}
    other = a_body("street_office", "北新桥街道办事处", town.place.district, "110101003")
    again = acts.open_selection(holding(person("裴书记"), other, "street_secretary"),
                                post=a_post(other, "street_desk").pk).noun  # fmt: skip
    dissolved(second)
    merge_bodies(CLOCK, other.pk, into=town.place.street)
    assert testing.fresh(running).state == "stopped"
    assert (
        testing.fresh(again).state == "recommending" and testing.fresh(again).post.body == town.place.street
    )


def test_only_the_end_of_a_body_does_this(town, second, teacher):
    course, contract = testing.opened(town, by=teacher), an_instructor(town, teacher)
    entry = testing.applied(town)
    for step in (
        lambda: acts.hand_on_course(town.sue, course, heir=town.place.street),
        lambda: acts.hand_on_instructor(town.sue, contract, heir=town.place.street),
        lambda: acts.drop_entry(town.sue, entry),
    ):
        with pytest.raises(NotYours):
            step()
    with pytest.raises(Refused):  # a post is held there still
        dissolve_body(CLOCK, second.pk)
