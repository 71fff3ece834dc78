"""Putting up a task, saying it better, calling it off, closing it."""

from datetime import date, time, timedelta

from linli.kernel.clock import local, today, travel
from linli.kernel.queries import visible
from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.volunteers import acts, queries, reactions, testing
from linli.volunteers.models import Shift, SignUp
from linli.volunteers.tests.asking import last, refused, told


def test_a_draft_is_seen_by_those_who_put_up_alone(team):
    task = testing.drafted(team)
    assert visible("volunteers.task", team.ann).filter(pk=task.pk).exists()
    assert not visible("volunteers.task", team.cat).filter(pk=task.pk).exists()


def test_a_resident_puts_nothing_up(team):
    with refused(NotYours):
        testing.drafted(team.__class__(**{**team.__dict__, "ann": team.cat}))


def test_the_past_is_refused(team):
    with refused(Refused):
        testing.drafted(team, day=today() - timedelta(days=1))


def test_a_series_has_its_days_without_those_left_out(team):
    first = today() + timedelta(days=3)
    out = first + timedelta(days=7)
    task = testing.drafted(
        team,
        day=first,
        every="weekly",
        until=first + timedelta(days=28),
        but=str(out),
        agreement="双方约定。",
    )
    days = [local(one.begins_at).date() for one in Shift.objects.filter(task=task).order_by("begins_at")]
    assert days == [first + timedelta(days=n) for n in (0, 14, 21, 28)]


def test_roles_have_places_of_their_own_and_nights_end_the_next_day(team):
    task = testing.drafted(team, roles="引导 2,搬运 3", begins=time(22), ends=time(2))
    found = {one.role: one for one in Shift.objects.filter(task=task)}
    assert {role: one.seats for role, one in found.items()} == {"引导": 2, "搬运": 3}
    assert found["引导"].planned_minutes == 240


def test_a_month_of_service_needs_an_agreement(team):
    first = today() + timedelta(days=3)
    with refused(Refused):
        testing.drafted(team, day=first, every="weekly", until=first + timedelta(days=35))


def test_what_is_no_voluntary_service_is_not_put_up(team):
    for kind in ("staff_work", "school_duty", "donation"):
        with refused(Refused):
            testing.published(team, counts_as=kind)


def test_it_is_put_up_once(team):
    task = testing.published(team)
    assert (task.state, last(task).amounts) == ("published", {"published": 1, "seats": 2})
    with refused(NotNow):
        acts.publish_task(team.ann, task)


def test_a_draft_changes_freely_and_an_open_one_tells(team):
    task = acts.change_task(
        team.ann, testing.drafted(team), title="陪诊", text="", place_words="东门", contact="安平"
    ).noun
    assert task.title == "陪诊"
    task = acts.publish_task(team.ann, task).noun
    testing.signed(team, task)
    acts.amend_task(team.ann, task, title="陪诊", text="", place_words="西门", contact="安平")
    assert len(told(team.cat)) == 2
    with refused(NotNow):
        acts.change_task(team.ann, task, title="x", text="", place_words="x", contact="x")


def test_calling_it_off_tells_everybody_and_ends_every_place(team):
    task = testing.published(team, seats=1)
    testing.signed(team, task)
    testing.signed(team, task, by=team.bob, wait=True)
    with refused(Refused):
        acts.cancel_task(team.ann, task, reason="")
    acts.cancel_task(team.ann, task, reason="大雪，改期。")
    assert [len(told(one)) for one in (team.cat, team.bob)] == [2, 2]
    with refused(NotNow):
        testing.signed(team, task, by=team.sue, wait=True)
    assert not queries.own_sign_ups(team.cat).exists()
    assert reactions.end_what_is_over() == 2
    assert set(SignUp.objects.values_list("state", flat=True)) == {"ended"}


def test_one_day_of_a_series_is_called_off(team):
    first = today() + timedelta(days=3)
    task = testing.published(team, day=first, every="weekly", until=first + timedelta(days=14))
    shift = testing.first_shift(task)
    testing.signed(team, task)
    acts.cancel_shift(team.ann, shift, reason="停电。")
    assert len(told(team.cat)) == 2
    with refused(NotNow):
        acts.ask(team.bob, shift=shift)
    later = Shift.objects.filter(task=task).order_by("-begins_at")[0]
    assert acts.ask(team.bob, shift=later).noun.state == "taken"
    with travel(later.begins_at + timedelta(hours=1)), refused(NotNow):
        acts.cancel_shift(team.ann, later, reason="太晚了。")


def test_where_a_task_stands_is_read_off_the_clock(team):
    task = testing.published(team, seats=1)
    assert queries.standing(task).phase == "open"
    testing.signed(team, task)
    assert queries.standing(task).phase == "full"
    with testing.after(task):
        assert queries.standing(task).phase == "held"
        task = acts.post_task(team.ann, task).noun
        assert queries.standing(task).phase == "posted"
    with travel(task.posted_at + timedelta(days=14)):
        assert queries.standing(task).phase == "locked"


def test_nobody_came_is_told_apart(team):
    task = testing.published(team)
    with refused(NotNow):
        acts.post_task(team.ann, task)
    with testing.after(task):
        task = acts.post_task(team.ann, task).noun
    assert last(task).amounts == {"held": 1, "served": 0, "nobody_came": 1}


def test_a_leap_day_and_the_end_of_a_year_are_days_like_others(team):
    with travel(testing.local_at(date(2028, 2, 1))):
        task = testing.drafted(team, day=date(2028, 2, 29), begins=time(23), ends=time(1))
        assert local(task.ends_at).date() == date(2028, 3, 1)
    with travel(testing.local_at(date(2027, 12, 1))):
        task = testing.drafted(team, day=date(2027, 12, 31), begins=time(23), ends=time(1))
        assert local(task.ends_at).year == 2028
