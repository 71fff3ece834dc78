"""A call: the matter, why not alone, whom, where, when; each of those called has its own clock."""

from datetime import timedelta

import pytest

from linli.kernel.clock import ZONE, now
from linli.kernel.journal.models import Entry
from linli.kernel.queries import visible
from linli.kernel.refusals import NotYours, Refused
from linli.kernel.testing import statements
from linli.needs import testing as needs
from linli.tasks import queries, testing
from linli.tasks.models import Call, Called


def test_each_of_those_called_has_a_part_a_clock_and_a_word(town):
    call = testing.blown(town)
    parts = queries.parts_of(call)
    assert [one.body_id for one in parts] == [town.water.pk, town.housing.pk]
    assert {one.decider_id for one in parts} == {town.place.district.pk}
    assert parts[0].due_at.astimezone(ZONE).isoformat() == "2026-11-04T00:00:00+08:00", (
        "one working day after Monday"
    )
    assert testing.words_to(town.housing)[-1] == "东华门街道办事处 吹哨：地下室反复积水"


def test_both_are_counted(town):
    call = testing.blown(town)
    assert Entry.objects.get(kind="tasks.call.blown").amounts == {"calls": 1, "called": 2}
    assert (
        Entry.objects.filter(kind="tasks.called.called")
        .values_list("organisation", flat=True)
        .distinct()
        .count()
        == 2
    )
    assert call.place()[0] == town.place.street.pk


def test_it_costs_few_statements(town):
    testing.blown(town)
    with statements(14):
        testing.blown(town)


def test_it_refuses_a_body_outside_the_area(town):
    elsewhere = testing.elsewhere(town)
    with pytest.raises(Refused, match="不在上一级的范围内"):
        testing.blown(town, to=[elsewhere])
    with pytest.raises(Refused):
        testing.blown(town, to=[town.place.community])
    with pytest.raises(Refused):
        testing.blown(town, to=[town.place.city])
    assert Call.objects.count() == 0, "nothing is left of what was refused"


def test_a_community_calls_its_street(town):
    call = testing.blown(town, by=town.ann, to=[town.place.street, town.place.other])
    assert {one.decider_id for one in queries.parts_of(call)} == {
        town.place.district.pk,
        town.place.street.pk,
    }


def test_it_refuses_a_meeting_that_is_past_or_too_late(town):
    for days in (-1, 12):
        with pytest.raises(Refused):
            testing.blown(town, meet_at=now() + timedelta(days=days))
    with pytest.raises(Refused):
        testing.blown(town, urgency="urgent", meet_at=now() + timedelta(days=3))


def test_it_refuses_who_may_not_call(town):
    for other in (town.bob, town.dora):
        with pytest.raises(NotYours):
            testing.blown(town, by=other)


def test_out_of_a_need_the_handler_calls_and_others_do_not(town):
    need = needs.working(town)
    call = testing.blown(town, by=town.ann, to=[town.place.street], need=need.pk)
    assert (call.need_id, call.body_id) == (need.pk, town.place.community.pk)
    assert [one.body_id for one in queries.of_need(need.pk)] == [town.place.street.pk]
    with pytest.raises(Refused, match="不在您这里"):
        testing.blown(town, by=town.nina, to=[town.place.street], need=need.pk)


def test_who_sees_it(town):
    call = testing.blown(town, by=town.sue, to=[town.water])
    for sees in (town.sue, town.wes, town.dora, town.cara):
        assert call in visible(Call.label(), sees) and visible(Called.label(), sees).count() == 1
    for blind in (town.ann, town.hugo, town.bob):
        assert call not in visible(Call.label(), blind) and not visible(Called.label(), blind)
