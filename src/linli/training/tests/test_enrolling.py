"""Seats in courses: asked for, sent, offered, taken, lapsed, left, ended; then hours as attended."""

from dataclasses import replace
from datetime import timedelta

import pytest

from linli.kernel.actors import CLOCK, NOBODY
from linli.kernel.clock import now, travel
from linli.kernel.refusals import NotNow, NotYours
from linli.kernel.testing import statements
from linli.kernel.testing.asking import last, refused, words_to
from linli.training import acts, queries, reactions, testing
from linli.training.models import Enrolment


@pytest.fixture
def course(town):
    """A course with one seat."""
    return testing.opened(town, seats=1)


def state(one):
    return testing.fresh(one).state


def test_enrol_takes_a_seat_and_then_waits_in_the_line(town, course):
    one, other = testing.enrolled(course, town.sec), testing.enrolled(course, town.ser)
    assert (one.state, one.seat, one.target, one.body_id) == (
        "taken",
        1,
        "secretary",
        town.place.community.pk,
    )
    assert (other.state, other.seat) == ("waiting", None)
    assert last(one).amounts == {"enrolled": 1} and last(other).amounts == {"waiting": 1}


def test_enrol_refuses_twice_and_strangers_and_what_has_begun(town, course):
    testing.enrolled(course, town.sec)
    with refused():
        testing.enrolled(course, town.sec)
    with refused(NotYours):
        testing.enrolled(course, NOBODY)
    with testing.during(course), refused(NotNow):
        testing.enrolled(course, town.ser)


def test_enrol_waits_for_the_course_to_be_open(town):
    with refused(NotNow):
        testing.enrolled(testing.drafted(town), town.sec)


def test_enrol_without_a_post_counts_for_the_course_itself(town, course):
    one = acts.enrol(town.bob, course=course).noun
    assert (one.post_id, one.body_id) == (None, town.place.street.pk)


def test_enrol_takes_no_post_of_somebody_else(town, course):
    assert acts.enrol(town.bob, course=course, post=town.sec.post.id).noun.post_id is None


def test_enrol_takes_who_is_helped_at_the_counter(town, course):
    helper = replace(town.ann, behalf_id=town.bob.person_id)
    assert acts.enrol(helper, course=course).noun.person_id == town.bob.person_id


def test_send_puts_the_holder_of_a_post_in_and_tells_them(town, course):
    one = acts.send(town.sue, course=course, post=town.sec.post.id).noun
    assert (one.state, one.post_id) == ("taken", town.sec.post.id) and "已为您报名" in words_to(town.sec)[-1]


def test_send_refuses_posts_elsewhere_and_those_nobody_holds(town, course):
    with refused() as told:
        acts.send(town.sue, course=course, post=town.dora.post.id)
    assert told.value.field == "post"
    with refused():
        acts.send(town.sue, course=course, post=testing.vacancy(town).pk)
    with refused(NotYours):
        acts.send(town.ann, course=course, post=town.sec.post.id)


def test_send_waits_in_the_line_when_the_course_is_full(town, course):
    testing.enrolled(course, town.ser)
    assert acts.send(town.sue, course=course, post=town.sec.post.id).noun.state == "waiting"
    assert "候补" in words_to(town.sec)[-1]


def test_offer_seat_holds_what_was_given_back_for_the_next(town, course):
    one, other = testing.enrolled(course, town.sec), testing.enrolled(course, town.ser)
    acts.leave(town.sec, one)
    held = testing.fresh(other)
    assert (held.state, held.seat) == (
        "held",
        1,
    ) and held.held_until == held.asked_at.__class__.fromisoformat(last(held).facts["held_until"])
    assert "留给您" in words_to(town.ser)[-1]


def test_offer_seat_is_the_clocks_and_only_for_who_waits(town, course):
    one = testing.enrolled(course, town.sec)
    with refused(NotYours):
        acts.offer_seat(town.sue, one, seat=1)
    with refused(NotNow):
        acts.offer_seat(CLOCK, one, seat=1)


def test_take_makes_a_held_seat_ones_own(town, course):
    one, other = testing.enrolled(course, town.sec), testing.enrolled(course, town.ser)
    acts.leave(town.sec, one)
    taken = acts.take(town.ser, other).noun
    assert (taken.state, taken.seat, taken.held_until) == ("taken", 1, None)


def test_take_refuses_others_and_what_is_not_held(town, course):
    one, other = testing.enrolled(course, town.sec), testing.enrolled(course, town.ser)
    with refused(NotNow):
        acts.take(town.ser, other)
    acts.leave(town.sec, one)
    with refused(NotYours):
        acts.take(town.sue, other)


def test_take_waits_no_longer_than_the_hold(town, course):
    one, other = testing.enrolled(course, town.sec), testing.enrolled(course, town.ser)
    acts.leave(town.sec, one)
    with travel(now() + timedelta(hours=25)), refused(NotNow):
        acts.take(town.ser, other)


def test_lapse_hold_gives_the_seat_to_the_one_after(town, course):
    one, other = testing.enrolled(course, town.sec), testing.enrolled(course, town.ser)
    third = testing.enrolled(course, town.bea)
    acts.leave(town.sec, one)
    with travel(now() + timedelta(hours=25)):
        assert reactions.settle_lines() == 1
        assert (state(other), state(third)) == ("waiting", "held")
    with refused(NotYours):
        acts.lapse_hold(town.sue, third)


def test_lapse_hold_refuses_who_holds_nothing(town, course):
    with refused(NotNow):
        acts.lapse_hold(CLOCK, testing.enrolled(course, town.sec))


def test_settle_course_finds_nothing_to_do_where_nothing_ran_out(town, course):
    testing.enrolled(course, town.sec)
    assert acts.settle_course(CLOCK, course).entry.facts["free"] == 0
    assert reactions.settle_lines() == 0
    with refused(NotYours):
        acts.settle_course(town.sue, course)


def test_leave_is_no_mark_and_can_be_done_by_the_teacher(town, course):
    one = testing.enrolled(course, town.sec)
    done = acts.leave(town.sue, one)
    assert (done.noun.state, done.entry.amounts) == ("left", {"enrolled": -1})
    assert testing.enrolled(course, town.sec).state == "taken"


def test_leave_refuses_others_and_twice(town, course):
    one = testing.enrolled(course, town.sec)
    with refused(NotYours):
        acts.leave(town.ser, one)
    acts.leave(town.sec, one)
    with refused(NotNow):
        acts.leave(town.sec, one)


def test_finish_counts_hours_as_attended(town, course):
    one = testing.enrolled(course, town.sec)
    with testing.during(course):
        done = acts.finish(town.sue, one, hours=12)
    assert done.entry.amounts == {"trained": 1, "class_hours": 12, "trained.secretary": 1}
    assert (done.noun.state, done.noun.hours) == ("done", 12) and done.noun.done_on is not None


@pytest.mark.parametrize("hours", [0, -1, 17])
def test_finish_refuses_hours_that_the_course_does_not_have(town, course, hours):
    one = testing.enrolled(course, town.sec)
    with testing.during(course), refused() as told:
        acts.finish(town.sue, one, hours=hours)
    assert told.value.field == "hours"


def test_finish_waits_for_the_course_and_is_nobodys_own(town, course):
    one = acts.enrol(town.sue, course=course, post=town.sue.post.id).noun
    with refused(NotNow):
        acts.finish(town.sue, one, hours=16)
    with testing.during(course):
        with refused():
            acts.finish(town.sue, one, hours=16)
        with refused(NotYours):
            acts.finish(town.ann, one, hours=16)
        assert acts.finish(town.pat, one, hours=16).noun.state == "done"


def test_miss_counts_nothing_and_leaves_the_person_due(town, course):
    one = testing.enrolled(course, town.sec)
    with testing.during(course):
        done = acts.miss(town.sue, one)
        assert (done.noun.state, done.entry.amounts) == ("missed", {})
        assert town.sec.post.id in [turn.post.pk for turn in queries.turns("", "secretary")]


def test_miss_waits_for_the_course_and_refuses_others(town, course):
    one = testing.enrolled(course, town.sec)
    with refused(NotNow):
        acts.miss(town.sue, one)
    with testing.during(course), refused(NotYours):
        acts.miss(town.sec, one)


def test_correct_takes_the_opposite_amounts_and_the_result_is_entered_anew(town):
    one = testing.trained(town, town.sec)
    back = acts.correct(town.sue, one, reason="记错了")
    assert back.entry.amounts == {"trained": -1, "class_hours": -16, "trained.secretary": -1}
    assert (back.noun.state, back.noun.hours, back.noun.done_on) == ("taken", None, None)


def test_correct_gives_a_seat_to_who_was_there_without_one(town, course):
    testing.enrolled(course, town.sec)
    other = testing.enrolled(course, town.ser)
    with testing.during(course):
        acts.finish(town.sue, other, hours=8)
        assert acts.correct(town.sue, other, reason="记错了").noun.seat == 2


def test_correct_refuses_what_has_no_result_and_others(town, course):
    with refused(NotNow):
        acts.correct(town.sue, testing.enrolled(course, town.sec), reason="记错了")
    with refused(NotYours):
        acts.correct(town.sec, testing.trained(town, town.ser), reason="记错了")


def test_end_seat_is_the_clocks_alone(town, course):
    one = testing.enrolled(course, town.sec)
    with refused(NotYours):
        acts.end_seat(town.sue, one)
    assert acts.end_seat(CLOCK, one).entry.amounts == {"enrolled": -1}
    with refused(NotNow):
        acts.end_seat(CLOCK, one)


def test_it_asks_little_of_the_database(town):
    course = testing.opened(town, seats=2)
    testing.enrolled(course, town.sec)
    with statements(14):
        acts.enrol(town.ser, course=course, post=town.ser.post.id)
    assert Enrolment.objects.filter(state="taken").count() == 2
