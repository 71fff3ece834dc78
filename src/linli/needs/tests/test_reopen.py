"""The body itself sees that it is not over."""

from datetime import timedelta

from linli.kernel.clock import now, today, travel
from linli.kernel.clock.periods import Period, month_of
from linli.kernel.refusals import NotNow, NotYours
from linli.needs import acts, testing
from linli.needs.models import Reporter
from linli.needs.queries import rates
from linli.needs.tests.asking import last, refused, told


def test_it_is_work_again_with_a_new_clock(town):
    need = acts.reopen(town.ann, testing.closed(town), reason="灯又坏了").noun
    assert (need.state, need.outcome, need.reopened_n) == ("working", "", 1)
    assert need.due_at is not None
    assert last(need).facts["clock_from"] == need.clock_from.isoformat()


def test_the_person_hears_why_and_is_asked_again_later(town):
    need = acts.reopen(town.ann, testing.closed(town), reason="灯又坏了").noun
    assert told(need).text == "灯又坏了"
    assert Reporter.objects.get(need=need).rated_at is None


def test_before_anybody_was_heard_an_answer_is_taken_back_on_the_old_clock(town):
    work = testing.working(town)
    longer = acts.extend(town.ann, work, days=2, reason="等配件。").noun
    with travel(now() + timedelta(days=3)):
        answered = acts.reply(town.ann, longer, outcome="solved", text="好").noun
        need = acts.reopen(town.ann, answered, reason="答复有误").noun
        assert (need.state, need.due_at, need.clock_from) == ("working", longer.due_at, work.clock_from)
        assert "clock_from" not in last(need).facts
        assert need.respond_by is None
        with refused(field="days"):
            acts.extend(town.ann, need, days=1, reason="还在等。")


def test_an_answer_given_twice_counts_once_by_the_last_one(town):
    need = acts.reopen(town.ann, testing.replied(town), reason="答复有误").noun
    assert last(need).amounts == {"answered": -1, "in_time": -1, "reopened": 1}
    with travel(need.due_at + timedelta(days=1)):
        acts.reply(town.ann, need, outcome="solved", text="这次是真的好了。")
    month = month_of(today())
    told = rates.figures([town.place.community.pk], Period(month.first, month.until + timedelta(days=60)))
    volumes = told[town.place.community.pk].volumes
    assert (volumes["answered"], volumes["in_time"], volumes["late"]) == (1, 0, 1)


def test_a_pause_ends_with_the_answer_that_is_taken_back(town):
    need = acts.pause(town.ann, testing.working(town), cause="reporter", note="等您说明").noun
    need = acts.reply(town.ann, need, outcome="solved", text="好").noun
    need = acts.reopen(town.ann, need, reason="答复有误").noun
    assert need.paused_at is None
    assert need.due_at is not None


def test_what_was_sent_another_way_counts_again(town):
    need = acts.redirect(town.sue, testing.raised(town), outcome="outside_duty", text="请找物业。").noun
    assert acts.reopen(town.sue, need, reason="属于我们").entry.amounts == {"excluded": -1, "reopened": 1}


def test_it_refuses_while_an_objection_is_open(town):
    need = acts.contest(town.bob, testing.closed(town), reason="不对").noun
    with refused(NotNow):
        acts.reopen(town.ann, need, reason="我们重办")


def test_it_refuses_who_does_not_handle_it(town):
    need = testing.closed(town)
    for who in (town.bob, town.dan):
        with refused(NotYours):
            acts.reopen(who, need, reason="再来")


def test_it_waits_for_an_answer(town):
    with refused(NotNow):
        acts.reopen(town.ann, testing.working(town), reason="再来")
