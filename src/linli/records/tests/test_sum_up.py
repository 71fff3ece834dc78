"""The answers to a request as one table."""

import pytest

from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.records import acts, testing
from linli.records.queries.stacking import stack
from linli.records.queries.stored import content

ROWS = [("楼门数（个）", ""), ("门禁完好率（%）", ""), ("值班电话说明", "")]


def test_it_sums_counts_and_never_a_rate(town):
    request = testing.requested(town, testing.a_form("门禁情况表", ROWS))
    nan = testing.neighbour(town)
    for who, values in ((town.ann, ("30", "90", "白天")), (nan, ("10", "50", "晚上"))):
        asked = testing.asked_of(request, who_body(town, who))
        filling = testing.confirmed_for(who, asked)
        typed = {f"a{one.n}": value for one, value in zip(testing.missing(filling), values, strict=True)}
        acts.send(who, acts.answer(who, filling, **typed).noun)
    acts.sum_up(town.sue, request)
    cells = testing.cells_of(content(the_sum(request), the_sum(request).reply))
    assert cells["B2"] == 40 and "B3" not in cells
    assert cells["B4"] == "白天、晚上"


def test_a_rate_is_a_mean_by_weight_where_a_weight_is_named(town):
    request = testing.requested(town, testing.a_form("门禁情况表", ROWS[:2]))
    for who, values in ((town.ann, ("30", "90")), (testing.neighbour(town), ("10", "50"))):
        filling = testing.confirmed_for(who, testing.asked_of(request, who_body(town, who)))
        typed = {f"a{one.n}": value for one, value in zip(testing.missing(filling), values, strict=True)}
        acts.send(who, acts.answer(who, filling, **typed).noun)
    acts.sum_up(town.sue, request, weight=0)
    assert the_sum(request).questions.get(ask=1).value == 80


def test_it_says_who_is_missing(town):
    request = testing.requested(town)
    testing.answered(town, request, town.ann)
    told = stack(request)
    assert (len(told.there), len(told.missing)) == (1, 1)
    assert all("few" in one.result.flags for one in told.lines)
    acts.sum_up(town.sue, request)
    assert town.place.other.name in the_sum(request).notes[0]


def test_a_sum_that_differs_from_the_record_is_flagged(town):
    request = testing.requested(town)
    filling = testing.confirmed_for(town.ann, testing.asked_of(request, town.place.community))
    filling = acts.answer(town.ann, filling, leave=True).noun
    acts.send(town.ann, acts.correct(town.ann, filling, cell=1, value="9").noun)
    acts.sum_up(town.sue, request)
    assert any("9" in note and "受理数" in note for note in the_sum(request).notes)


def test_lists_are_stacked(town):
    made = testing.a_list("活动清单", ["活动名称内容", "活动主题说明"], blanks=1)
    request = testing.requested(town, made)
    for who, value in ((town.ann, "读报"), (testing.neighbour(town), "义诊")):
        filling = testing.confirmed_for(who, testing.asked_of(request, who_body(town, who)))
        typed = {f"a{one.n}": f"{value}{one.n}" for one in testing.missing(filling)}
        acts.send(who, acts.answer(who, filling, **typed).noun)
    told = stack(request)
    assert told.rows == 2
    acts.sum_up(town.sue, request)
    cells = testing.cells_of(content(the_sum(request), the_sum(request).reply))
    assert (cells["A3"], cells["A4"], cells["B4"]) == ("读报0", "义诊0", "义诊1")


def test_the_sum_goes_up_once_and_a_new_one_takes_its_place(town):
    request = testing.requested(town)
    testing.answered(town, request, town.ann)
    first = acts.sum_up(town.sue, request) and the_sum(request)
    acts.sum_up(town.sue, request)
    second = the_sum(request)
    first.refresh_from_db()
    assert (first.state, second.state) == ("dropped", "filled")
    assert acts.send(town.sue, second, receiver="东城区人民政府").noun.state == "sent"


def test_it_refuses_before_anybody_has_answered_and_others(town):
    request = testing.requested(town)
    with pytest.raises(Refused):
        acts.sum_up(town.sue, request)
    testing.answered(town, request, town.ann)
    with pytest.raises(NotYours):
        acts.sum_up(town.ann, request)
    acts.close_request(town.sue, request)
    with pytest.raises(NotNow):
        acts.sum_up(town.sue, request)


def who_body(town, who):
    return next(one for one in (town.place.community, town.place.other) if one.pk == who.post.body_id)


def the_sum(request):
    return request.sums.latest("id")


def test_sum_into_is_part_of_summing_and_never_done_by_itself(town):
    request = testing.requested(town)
    with pytest.raises(NotYours):
        acts.sum_into(town.ann, request=request, made=stack(request))
    assert not request.sums.exists()
