"""Several organisations hold one activity: once in total, once for each of them."""

from datetime import timedelta

from linli.kernel.clock import today, travel
from linli.kernel.journal import tally
from linli.kernel.journal.models import Entry
from linli.kernel.journal.tally import totals
from linli.kernel.testing.asking import last, refused
from linli.meetings import acts, testing

HELD = "meetings.meeting.held"


def count(body, measure=""):
    """How often, or how much, as every statistic of the house asks it."""
    first = today() - timedelta(days=1)
    rows = totals([body.pk], [HELD], first, first + timedelta(days=30))
    return sum(one.quantity for one in rows if one.measure == measure)


def joint(town):
    return testing.held(
        town, kind="joint", people=40, together=[town.school.pk, town.union.pk, town.place.other.pk]
    )


def everywhere(town):
    return (
        town.place.community,
        town.place.other,
        town.school,
        town.union,
        town.place.street,
        town.place.city,
    )


def test_it_counts_once_for_each_that_holds_it_and_once_for_all_above_them(town):
    meeting = joint(town)
    assert [count(body) for body in everywhere(town)] == [1] * 6
    assert [count(body, "people") for body in everywhere(town)] == [40] * 6
    assert count(town.branch) == 0  # below one of them, and no part of it
    assert (
        Entry.objects.filter(kind=HELD).count() == 1 and last(meeting).organisation == town.place.community.pk
    )


def test_it_counts_the_same_when_the_tally_has_been_brought_up_and_when_it_is_recounted(town):
    joint(town)
    testing.held(town, kind="joint", people=5)
    before = [(count(body), count(body, "people"), count(body, "joint")) for body in everywhere(town)]
    tally.advance()
    assert [(count(body), count(body, "people"), count(body, "joint")) for body in everywhere(town)] == before
    assert tally.recount() == []
    assert before == [(2, 45, 1), (1, 40, 1), (1, 40, 1), (1, 40, 1), (2, 45, 1), (2, 45, 1)]


def test_one_that_stands_below_another_that_holds_it_does_not_count_it_twice(town):
    testing.held(town, kind="joint", together=[town.branch.pk, town.place.street.pk], by=town.ann)
    scopes = Entry.objects.get(kind=HELD).scopes
    assert len(scopes) == len(set(scopes))
    assert count(town.place.street) == count(town.branch) == count(town.place.community) == 1


def test_a_correction_is_counted_where_it_was_counted(town):
    meeting = joint(town)
    with travel(meeting.ends_at + timedelta(hours=2)):
        acts.recount(town.ann, meeting, people_n=38, reason="多数了两个")
    rows = totals(
        [one.pk for one in everywhere(town)], [HELD, "meetings.meeting.recounted"], today(),
        today() + timedelta(days=30), measures=["people"],
    )  # fmt: skip
    found = {one.pk: sum(row.quantity for row in rows if row.scope == one.pk) for one in everywhere(town)}
    assert set(found.values()) == {38}


def test_a_place_named_twice_holds_it_once_and_too_many_are_refused(town):
    meeting = testing.planned(town, together=[town.school.pk, town.school.pk, town.place.community.pk])
    assert meeting.bodies_n == 2 and [one.pk for one in meeting.together()] == [
        town.place.community.pk,
        town.school.pk,
    ]
    with refused() as said:
        testing.planned(town, together=[999_999])
    assert said.value.field == "together"
