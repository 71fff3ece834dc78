"""A refusal is decided one level above both, never by one of the two."""

import pytest

from linli.kernel.refusals import NotNow, NotYours
from linli.tasks import acts, queries, testing


def refused(town, **told):
    part = testing.part_of(testing.blown(town, **told), town.water)
    return acts.refuse(town.wes, part, reason="归物业").noun


def test_the_level_above_both_has_it_at_once(town):
    part = refused(town)
    assert queries.to_decide(town.dora) == [part.pk] and queries.to_decide(town.cara) == []
    assert testing.words_to(town.place.district)[-1] == "待裁定：区水务局 不接哨：地下室反复积水"
    assert testing.words_to(town.place.street)[-1] == "区水务局 认为不归其办：地下室反复积水"


def test_it_has_to_come_with_clocks_that_begin_anew(town):
    part = acts.order(town.dora, refused(town), reason="雨水管归水务").noun
    assert part.state == "called" and queries.to_decide(town.dora) == []
    assert testing.words_to(town.water)[-1].startswith("上级裁定 区水务局 应当到场")


def test_it_need_not_come_and_the_call_may_end_with_that(town):
    part = acts.release(town.dora, refused(town, to=[town.water]), reason="确实归物业").noun
    part.call.refresh_from_db()
    assert (part.state, part.call.state) == ("released", "closed")


def test_it_is_not_for_the_two_to_decide(town):
    part = refused(town)
    for other in (town.wes, town.sue, town.hugo, town.ann, town.bob):
        for act in (acts.order, acts.release):
            with pytest.raises(NotYours):
                act(other, part, reason="x")


def test_where_nobody_stands_above_there_is_nothing_to_refuse_to(town):
    call = testing.blown(town, by=town.dan, to=[town.place.city])
    part = testing.part_of(call, town.place.city)
    assert part.decider_id is None
    with pytest.raises(NotNow):
        acts.refuse(town.cara, part, reason="x")


def test_it_waits_for_no_refusal_after_the_plan(town):
    with pytest.raises(NotNow):
        acts.refuse(town.wes, testing.brought(town, testing.blown(town), "planned"), reason="x")
