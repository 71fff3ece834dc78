"""Changing places: both must want it, and no line moves."""

from datetime import timedelta

from linli.kernel.clock import today
from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.volunteers import acts, queries, testing
from linli.volunteers.models import Shift, SignUp, Swap
from linli.volunteers.tests.asking import last, refused, told


def number(actor):
    return queries.profile_of(actor).number


def test_one_takes_the_place_of_the_other(team):
    task = testing.published(team, seats=1)
    mine = testing.signed(team, task)
    eve = testing.many(1)[0]
    waiting = testing.signed(team, task, by=eve, wait=True)
    swap = acts.propose_swap(team.cat, mine=mine, number=number(team.bob)).noun
    assert len(told(team.bob)) == 1
    assert acts.agree_swap(team.bob, swap).noun.state == "agreed"
    holder = SignUp.objects.get(shift=mine.shift, state="taken")
    assert (holder.person_id, holder.seat) == (team.bob.person_id, 1)
    waiting.refresh_from_db()
    assert waiting.state == "waiting"
    mine.refresh_from_db()
    assert last(mine).facts["swapped"] is True


def test_both_change_places(team):
    first = today() + timedelta(days=3)
    task = testing.published(team, day=first, every="weekly", until=first + timedelta(days=7), seats=1)
    early, late = Shift.objects.filter(task=task).order_by("begins_at")
    mine = acts.ask(team.cat, shift=early).noun
    acts.ask(team.bob, shift=late)
    swap = acts.propose_swap(team.cat, mine=mine, number=number(team.bob), exchange=True).noun
    acts.agree_swap(team.bob, swap)
    holders = dict(SignUp.objects.filter(state="taken").values_list("shift", "person"))
    assert holders == {early.pk: team.bob.person_id, late.pk: team.cat.person_id}


def test_no_is_as_good_as_yes(team):
    mine = testing.signed(team)
    swap = acts.propose_swap(team.cat, mine=mine, number=number(team.bob)).noun
    acts.close_swap(team.bob, swap)
    mine.refresh_from_db()
    assert mine.state == "taken" and last(swap).amounts == {}
    with refused(NotNow):
        acts.agree_swap(team.bob, swap)


def test_it_refuses_strangers_and_oneself(team):
    mine = testing.signed(team)
    for wrong in (number(team.cat), "V0000000001", "x"):
        with refused(Refused):
            acts.propose_swap(team.cat, mine=mine, number=wrong)
    with refused(NotNow):
        acts.propose_swap(team.bob, mine=mine, number=number(team.cat))
    swap = acts.propose_swap(team.cat, mine=mine, number=number(team.bob)).noun
    with refused(NotYours):
        acts.agree_swap(team.cat, swap)
    with refused(NotNow):
        acts.propose_swap(team.cat, mine=mine, number=number(team.bob))
    assert Swap.objects.count() == 1


def test_it_waits_for_a_place_that_is_still_there(team):
    mine = testing.signed(team)
    swap = acts.propose_swap(team.cat, mine=mine, number=number(team.bob)).noun
    acts.leave(team.cat, mine)
    with refused(NotNow):
        acts.agree_swap(team.bob, swap)


def test_places_change_hands_by_the_clock_alone(team):
    mine = testing.signed(team)
    with refused(NotYours):
        acts.hand_over(team.ann, mine)
    with refused(NotYours):
        acts.receive(team.ann, shift=mine.shift, seat=2, person=team.bob.person_id, task=mine.task)


def test_it_refuses_a_place_at_a_time_that_is_not_free(team):
    mine = testing.signed(team, testing.published(team))
    testing.signed(team, testing.published(team, title="送餐"), by=team.bob)
    swap = acts.propose_swap(team.cat, mine=mine, number=number(team.bob)).noun
    with refused(NotNow, "送餐"):
        acts.agree_swap(team.bob, swap)
