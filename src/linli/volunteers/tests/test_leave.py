"""Giving a place back: at any time, without a mark; the next in the line is held one."""

from datetime import timedelta

from linli.kernel.clock import now, travel
from linli.kernel.delivery.models import Delivery
from linli.kernel.refusals import NotNow, NotYours
from linli.people.acts import close_person
from linli.people.models import Person
from linli.volunteers import acts, reactions, testing
from linli.volunteers.models import SignUp
from linli.volunteers.tests.asking import last, refused, told


def line(team):
    """Cat has the only place, Bob waits."""
    task = testing.published(team, seats=1)
    return task, testing.signed(team, task), testing.signed(team, task, by=team.bob, wait=True)


def test_it_frees_the_place_for_the_next_who_is_told(team):
    _task, mine, other = line(team)
    assert acts.leave(team.cat, mine).noun.state == "left"
    other.refresh_from_db()
    assert (other.state, other.seat) == ("held", 1)
    assert len(told(team.bob)) == 2


def test_it_leaves_no_mark(team):
    _task, mine, _other = line(team)
    acts.leave(team.cat, mine)
    assert last(mine).facts["late"] is False and last(mine).amounts == {}


def test_late_is_told_to_the_organiser_and_is_no_mark_either(team):
    task, mine, _other = line(team)
    with travel(task.begins_at - timedelta(hours=3)):
        acts.leave(team.cat, mine)
    assert last(mine).facts["late"] is True and last(mine).amounts == {}
    assert Delivery.objects.filter(to_body=team.place.community.pk).count() == 1


def test_it_refuses_others_and_what_has_begun(team):
    task, mine, _other = line(team)
    with refused(NotYours):
        acts.leave(team.bob, mine)
    with testing.after(task), refused(NotNow):
        acts.leave(team.cat, mine)


def test_a_waiting_one_leaves_and_promotes_nobody(team):
    _task, mine, other = line(team)
    acts.leave(team.bob, other)
    mine.refresh_from_db()
    assert mine.state == "taken" and SignUp.objects.filter(state="held").count() == 0


def test_the_held_place_is_taken_in_time(team):
    _task, mine, other = line(team)
    acts.leave(team.cat, mine)
    other.refresh_from_db()
    assert acts.take(team.bob, other).noun.state == "taken"


def test_a_hold_that_ran_out_is_passed_on_by_the_clock(team):
    task, mine, other = line(team)
    eve = testing.many(1)[0]
    third = testing.signed(team, task, by=eve, wait=True)
    acts.leave(team.cat, mine)
    other.refresh_from_db()
    with travel(other.held_until):
        with refused(NotNow):
            acts.take(team.bob, other)
        assert reactions.pass_holds_on() == 1
    other.refresh_from_db()
    third.refresh_from_db()
    assert (other.state, third.state) == ("waiting", "held")
    assert last(other).kind == "volunteers.signup.lapsed"


def test_whoever_has_a_place_is_reminded_once_the_day_before(team):
    task, mine, _other = line(team)
    with travel(task.begins_at - timedelta(hours=20)):
        assert reactions.remind_of_tasks() == 1
        assert reactions.remind_of_tasks() == 0
    mine.refresh_from_db()
    assert mine.reminded_at is not None and len(told(team.cat)) == 2
    assert now() < task.begins_at


def test_nobody_waits_for_what_has_begun(team):
    task, _mine, other = line(team)
    with testing.after(task):
        assert reactions.end_what_is_over() == 1
    other.refresh_from_db()
    assert other.state == "ended"


def test_only_the_clock_offers_ends_and_reminds(team):
    _task, mine, other = line(team)
    with refused(NotYours):
        acts.offer_seat(team.ann, other, seat=1)
    with refused(NotYours):
        acts.end_seat(team.ann, mine)
    with refused(NotYours):
        acts.lapse_hold(team.ann, mine)
    with refused(NotYours):
        acts.remind(team.ann, mine)


def test_whoever_closes_their_account_keeps_no_place_from_others(team):
    _task, mine, other = line(team)
    close_person(team.cat, Person.objects.get(pk=team.cat.person_id))
    mine.refresh_from_db()
    other.refresh_from_db()
    assert (mine.state, other.state) == ("ended", "held")
