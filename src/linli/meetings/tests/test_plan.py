"""Planning a gathering: one noun for all kinds, held by one or by several."""

from datetime import timedelta

import pytest

from linli.kernel.actors import NOBODY
from linli.kernel.clock import now
from linli.kernel.forms import Invalid
from linli.kernel.refusals import NotYours
from linli.kernel.testing import statements
from linli.kernel.testing.asking import last, refused
from linli.meetings import acts, testing
from linli.meetings.models import Meeting, Point
from linli.meetings.states import Kind, State


def test_it_becomes_a_draft_with_its_agenda_and_the_place_of_its_organisation(town):
    meeting = testing.planned(town)
    assert (meeting.state, meeting.area, meeting.audience) == (State.DRAFTED, "110101001001", "public")
    points = list(Point.objects.filter(meeting=meeting).order_by("number"))
    assert [(one.number, one.text, one.minutes) for one in points] == [
        (1, "停车", 20),
        (2, "夜里的噪声", None),
    ]
    assert last(points[1]).facts["meeting"] == meeting.pk


@pytest.mark.parametrize("kind", Kind.values)
def test_it_takes_every_kind_and_each_asks_for_its_own(town, kind):
    meeting = testing.planned(town, kind=kind, about="说一说")
    assert (meeting.about == "") == (kind == Kind.HEART_TALK)
    assert Point.objects.filter(meeting=meeting).exists() == meeting.asks.agenda


def test_it_refuses_what_is_over_and_what_ends_before_it_begins(town):
    with refused() as said:
        testing.planned(town, begins_at=now() - timedelta(minutes=1))
    assert said.value.field == "day"
    with refused() as said:
        testing.planned(town, ends_at=testing.at() - timedelta(hours=1))
    assert said.value.field == "until"
    with refused():
        testing.planned(town, ends_at=testing.at() + timedelta(days=5))


def test_it_refuses_an_organisation_outside_of_the_post(town):
    with refused(NotYours):
        testing.planned(town, body=town.place.other.pk)
    with refused(NotYours):
        testing.planned(town, by=town.bea, body=town.place.community.pk)
    with refused(NotYours):
        acts.plan(
            NOBODY, body=town.branch.pk, kind="talk", title="x", begins_at=testing.at(), ends_at=testing.at(4)
        )


def test_it_takes_what_was_held_already_when_it_is_said_so(town):
    begins = now() - timedelta(days=2)
    meeting = testing.planned(town, begins_at=begins, held=True)
    assert acts.hold(town.ann, meeting, people_n=4).noun.state == State.HELD


def test_it_asks_little_of_the_database(town):
    testing.planned(town)  # warms what the process remembers
    with statements(14):
        testing.planned(town, together=[town.school.pk, town.union.pk])


def test_its_form_puts_day_and_hours_together_and_goes_over_midnight(town):
    typed = {
        "kind": "forum", "title": "守岁", "body": str(town.place.community.pk), "day": "2030-12-31", "at": "23:00",
        "until": "00:30", "together": "青桐小学", "agenda": "",
    }  # fmt: skip
    meeting = acts.plan.submit(town.ann, None, typed).noun
    assert meeting.ends_at - meeting.begins_at == timedelta(minutes=90)
    assert meeting.bodies_n == 2
    with pytest.raises(Invalid) as told:
        acts.plan.submit(town.ann, None, {**typed, "together": "没有这个单位"})
    assert "没有这个单位" in str(told.value.message) and told.value.field == "together"


def test_a_key_makes_a_repeat_harmless(town):
    said = {
        "body": town.place.community.pk, "kind": "forum", "title": "一次", "begins_at": testing.at(),
        "ends_at": testing.at(hour=16),
    }  # fmt: skip
    first = acts.plan(town.ann, key="abc", **said)
    assert acts.plan(town.ann, key="abc", **said).noun.pk == first.noun.pk
    assert Meeting.objects.count() == 1
