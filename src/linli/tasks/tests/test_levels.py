"""What runs out comes to the level above by working time: nothing resets it, skips it or hides it behind a page."""

from datetime import datetime, timedelta

import pytest

from linli.kernel.actors import CLOCK
from linli.kernel.clock import ZONE, travel
from linli.kernel.refusals import NotNow, NotYours
from linli.kernel.testing import statements
from linli.organisations.acts import vacate_post
from linli.organisations.models import Post
from linli.tasks import acts, queries, testing
from linli.tasks.models import Called
from linli.tasks.reactions import tell_levels
from linli.tasks.tests.conftest import NINE


def at(day, hour=9):
    return datetime(2026, 11, day, hour, 0, tzinfo=ZONE)


def test_each_level_has_its_time_then_the_next_has_it(town):
    part = testing.part_of(
        testing.blown(town, to=[town.water]), town.water
    )  # Monday; to be heard until Tuesday's end
    for moment, dora, cara in (
        (at(3, 23), 0, 0),
        (at(4), 1, 0),
        (at(5, 23), 1, 0),
        (at(6, 1), 0, 1),
        (at(30), 0, 1),
    ):
        with travel(moment):
            assert (len(queries.to_decide(town.dora)), len(queries.to_decide(town.cara))) == (dora, cara), (
                moment
            )
    assert part.told_id is None, "nobody ticked; it is there all the same"


def test_nights_and_weekends_do_not_count(town):
    with travel(datetime(2026, 9, 30, 17, 0, tzinfo=ZONE)):  # before the seven days of October
        call = testing.blown(town, meet_at=datetime(2026, 10, 9, 9, 0, tzinfo=ZONE))
    with travel(datetime(2026, 10, 7, 9, 0, tzinfo=ZONE)):
        assert queries.to_decide(town.dora) == []
    assert (
        testing.part_of(call, town.water).due_at.astimezone(ZONE).isoformat() == "2026-10-09T00:00:00+08:00"
    )


def test_a_comment_resets_nothing(town):
    call = testing.blown(town)
    before = testing.part_of(call, town.water)
    for who in (town.sue, town.wes):
        with travel(at(3, 20)):
            acts.comment(who, call, note="正在看。")
    after = testing.part_of(call, town.water)
    assert (after.due_at, after.begins_at, after.staged_at) == (
        before.due_at,
        before.begins_at,
        before.staged_at,
    )
    with travel(at(4)):
        acts.press(town.dora, after, reason="请今天回应")
        assert testing.part_of(call, town.water).due_at == before.due_at
        assert len(queries.to_decide(town.dora)) == 2


def test_nothing_is_skipped_because_nobody_sits_above(town):
    testing.blown(town)
    for post in Post.objects.filter(body=town.place.district, state="filled"):
        vacate_post(CLOCK, post)
    with travel(at(4)):
        assert len(queries.to_decide(town.cara)) == 2, "the district is empty, so the city has it at once"
    for post in Post.objects.filter(body=town.place.city, state="filled"):
        vacate_post(CLOCK, post)
    with travel(at(20)):
        assert tell_levels() == 2, "with nobody anywhere it still comes to the top"
    assert set(Called.objects.values_list("told_id", flat=True)) == {town.place.city.pk}


def test_it_depends_on_no_page_and_few_statements(town):
    many = [
        testing.blown(town, to=[town.water, town.housing, town.safety], title=f"积水{n}") for n in range(12)
    ]
    with travel(at(4)):
        queries.to_decide(town.dora)
        with statements(1):
            assert len(queries.to_decide(town.dora)) == 3 * len(many)


def test_the_clock_tells_each_level_once(town):
    testing.blown(town, to=[town.water])
    assert tell_levels() == 0
    with travel(at(4)):
        assert (tell_levels(), tell_levels()) == (1, 0)
        assert testing.words_to(town.place.district)[-1] == "超过时限，已提到上级：区水务局，地下室反复积水"
    with travel(at(6)):
        assert (tell_levels(), tell_levels()) == (1, 0)
        assert testing.words_to(town.place.city)[-1].startswith("超过时限")


def test_a_late_answer_ends_it(town):
    part = testing.part_of(testing.blown(town, to=[town.water]), town.water)
    with travel(at(4)):
        tell_levels()
        after = acts.acknowledge(town.wes, part).noun
        assert after.told_id is None and queries.to_decide(town.dora) == []


def test_it_refuses_to_press_or_tell_before_the_time(town):
    part = testing.part_of(testing.blown(town), town.water)
    with pytest.raises(NotNow):
        acts.press(town.dora, part, reason="快")
    with pytest.raises(NotNow):
        acts.tell_level(CLOCK, part, level=town.place.district.pk)
    with travel(at(4)), pytest.raises(NotYours):
        acts.press(town.sue, part, reason="快")


def test_the_copy_follows_the_calendar(town):
    part = testing.part_of(testing.blown(town), town.water)
    Called.objects.filter(pk=part.pk).update(due_at=NINE + timedelta(days=9))
    moved = acts.move_clock(CLOCK, part.pk).noun
    assert moved.due_at == part.due_at
    with pytest.raises(NotYours):
        acts.move_clock(town.sue, part)


def test_at_the_very_instant_it_has_come_to_the_level_and_to_its_desk(town):
    part = testing.part_of(testing.blown(town, to=[town.water]), town.water)
    with travel(part.due_at):
        assert queries.level_now(part) == town.place.district.pk
        assert queries.to_decide(town.dora) == [part.pk] and queries.ran_out() == [
            (part.pk, town.place.district.pk)
        ]
