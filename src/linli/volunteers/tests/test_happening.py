"""Shifts in the calendars of volunteers and of organisations."""

from datetime import timedelta

from linli.kernel.actors import NOBODY
from linli.kernel.clock import now
from linli.kernel.happenings import happenings
from linli.volunteers import acts, queries, testing


def calendar(noun, actor, one):
    return happenings(noun, actor, one, now(), now() + timedelta(days=30))


def test_a_place_stands_in_the_calendar_of_whose_it_is_alone(team):
    task = testing.published(team)
    mine = testing.signed(team, task)
    cat = queries.person_of(team.cat.person_id)
    [told] = calendar("people.person", team.cat, cat)
    assert (told.title, told.where, told.url) == (task.title, task.place_words, task.get_absolute_url())
    assert (told.begins, told.cancelled) == (mine.shift.begins_at, False)
    assert calendar("people.person", team.bob, cat) == []
    acts.leave(team.cat, mine)
    assert calendar("people.person", team.cat, cat) == [], "what one gave back is gone"


def test_who_waits_has_nothing_in_the_calendar_yet(team):
    task = testing.published(team, seats=1)
    testing.signed(team, task)
    testing.signed(team, task, by=team.bob, wait=True)
    assert calendar("people.person", team.bob, queries.person_of(team.bob.person_id)) == []


def test_an_organisation_shows_what_it_has_put_up_and_drafts_to_itself(team):
    task = testing.published(team, title="送餐")
    testing.drafted(team, title="还在想")
    body = team.place.community
    assert [one.title for one in calendar("organisations.body", NOBODY, body)] == ["送餐"]
    assert len(calendar("organisations.body", team.ann, body)) == 2
    before = calendar("organisations.body", NOBODY, body)[0]
    acts.cancel_task(team.ann, task, reason="下雨")
    [after] = calendar("organisations.body", NOBODY, body)
    assert after.cancelled and after.uid == before.uid and after.sequence > before.sequence
