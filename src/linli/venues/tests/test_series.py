"""Series: all or none, left-out dates with why, confirmed anew before each stretch, never in the past."""

from datetime import time, timedelta

import pytest

from linli.kernel.actors import CLOCK
from linli.kernel.clock import travel
from linli.kernel.delivery.models import Delivery
from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.venues import acts, queries, reactions
from linli.venues.acts.repeating import NotAll
from linli.venues.models import Series
from linli.venues.queries.series import stretch_to_confirm
from linli.venues.testing import booked, on


def weekly(house, actor=None, weeks=8, venue=None, start=9, **said):
    how = {"use": "culture_sport", "purpose": "合唱", "people": 12, "every": "WEEKLY", **said}
    return acts.ask_for_series(
        actor or house.bob, venue=venue or house.room, day=on(7, 9).date(), start=time(start), minutes=120,
        until=(on(7, 9) + timedelta(weeks=weeks - 1)).date(), **how,
    ).noun  # fmt: skip


def dates(series, **how):
    return list(series.bookings.filter(**how).order_by("begins"))


def test_it_books_every_date_and_counts_as_one_for_the_cap(house):
    series = weekly(house)
    assert [one.state for one in dates(series)] == ["confirmed"] * 8
    assert booked(house.bob, house.room, on(1, 9)).state == "confirmed"
    assert [one.answer_by is None for one in dates(series)] == [True] * 4 + [False] * 4


def test_it_refuses_all_and_says_which_dates_and_why(house):
    booked(house.cat, house.room, on(14, 10))
    acts.close_place(house.ann, site=house.site, begins=on(21, 0), ends=on(22, 0), reason="全市停电检修")
    with pytest.raises(NotAll) as refused:
        weekly(house)
    assert [at.date() for at, _why in refused.value.wrong] == [on(14, 9).date(), on(21, 9).date()]
    assert not Series.objects.exists()


def test_it_leaves_dates_out_where_that_was_ticked_and_keeps_why(house):
    booked(house.cat, house.room, on(14, 10))
    series = weekly(house, skip=True)
    assert len(dates(series)) == 7
    assert list(series.skipped.values_list("on", "reason")) == [(on(14, 9).date(), "taken")]


def test_it_asks_before_each_stretch_and_what_is_not_confirmed_falls_free(house):
    series = weekly(house)
    later = dates(series)[4:]
    assert stretch_to_confirm(series) == []
    with pytest.raises(NotNow):
        acts.confirm_series(house.bob, series)
    with travel(later[0].begins - timedelta(days=5)):
        assert reactions.ask_again() == 1 and reactions.ask_again() == 0
        assert Delivery.objects.filter(noun="venues.series", to_person=house.bob.person_id).count() == 2
    with travel(later[0].answer_by + timedelta(minutes=1)):
        assert all(one.has_fallen(later[0].answer_by) for one in later)
        assert queries.busy(house.room.leaves, later[0].begins, later[-1].ends) == []
        assert booked(house.cat, house.room, later[0].begins).state == "confirmed"
        assert {one.state for one in dates(series)[4:]} == {"lapsed"}


def test_it_stands_when_it_was_confirmed(house):
    series = weekly(house)
    later = dates(series)[4:]
    with travel(later[0].begins - timedelta(days=5)):
        acts.confirm_series(house.bob, series)
    with travel(later[0].answer_by + timedelta(minutes=1)):
        assert [one.state for one in queries.clashing(house.room, (later[0].begins, later[0].ends))] == [
            "confirmed"
        ]


def test_it_refuses_to_reach_into_the_past(house):
    series = weekly(house)
    with travel(on(8, 9)):
        for change in (
            lambda: acts.end_series(house.bob, series, begins=on(-1, 0).date()),
            lambda: acts.change_series(
                house.bob, series, begins=on(-1, 0).date(), start=time(10), minutes=60
            ),
        ):
            with pytest.raises(Refused) as refused:
                change()
            assert refused.value.field == "begins"
        first = dates(series)[0]
        acts.change_series(house.bob, series, begins=on(0, 0).date(), start=time(14), minutes=60)
        again = dates(series)
        assert (again[0].begins, again[1].begins.astimezone(on(0, 9).tzinfo).hour) == (first.begins, 14)


def test_it_changes_all_coming_dates_or_none(house):
    series = weekly(house)
    booked(house.cat, house.room, on(14, 14))
    with pytest.raises(NotAll):
        acts.change_series(house.bob, series, begins=on(0, 0).date(), start=time(13), minutes=120)
    assert {one.begins.astimezone(on(0, 9).tzinfo).hour for one in dates(series)} == {9}
    assert sum(one.takings.count() for one in dates(series)) == 16


def test_it_ends_and_frees_what_was_to_come(house):
    series = weekly(house)
    acts.end_series(house.bob, series, begins=on(20, 0).date())
    assert [one.state for one in dates(series)][:3] == ["confirmed", "confirmed", "cancelled"]
    assert Series.objects.get(pk=series.pk).state == "ended"


def test_it_waits_for_its_own_asker(house):
    with pytest.raises(NotYours):
        acts.confirm_series(house.cat, weekly(house))


def test_it_asks_for_each_date_where_somebody_looks_at_requests(house):
    series = weekly(house, venue=house.hall)
    assert {one.state for one in dates(series)} == {"requested"}


def test_it_is_asked_by_the_clock_alone_and_only_when_it_is_time(house):
    series = weekly(house)
    with pytest.raises(NotYours):
        acts.remind_of_series(house.bob, series)
    with pytest.raises(NotNow):
        acts.remind_of_series(CLOCK, series)
