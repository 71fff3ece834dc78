"""X01 接诉即办, articles 11 and 12: where a need goes. Each case of DOMAIN.md 4.1 is one test."""

import pytest

from linli.kernel.clock import today
from linli.kernel.journal.models import Entry
from linli.kernel.refusals import NotYours, Refused
from linli.needs import acts, testing
from linli.needs.queries import categories
from linli.organisations.states import Kind
from linli.organisations.testing import a_body
from tests.walks import at_desk, now_as, say


def _line(actor, body=None, level="", code="0507", area="110101", **more):
    category = next(one.id for one in categories().values() if one.code == code)
    told = {"category": category, "area": area, "kind": "", "urgency": "", "direct": False, **more}
    return acts.set_route(actor, body=body, level=level, source="派单目录", valid_from=today(), **told)


@pytest.fixture
def roads(town):
    """The department of the district that keeps the roads."""
    return a_body(Kind.DEPARTMENT, "区城市管理委员会", town.place.district)


def test_a_question_that_can_be_answered_is_answered_by_the_desk(town, browser):
    need = testing.raised(town, kind="consult", text="供暖哪天开始？")
    at_desk(browser(town.sue), need).act("answered", text="十一月十五日。")
    assert now_as(need) == ("replied", "")
    browser(town.bob).get(f"/needs/{need.pk}/").follow("/rate/").send(
        contacted="1", solved="1", satisfied="yes"
    )
    assert now_as(need) == ("closed", "solved")


def test_a_question_that_cannot_goes_to_the_competent_unit(town, roads):
    need = testing.raised(town, kind="consult", text="这条路什么时候修？")
    done = acts.dispatch(town.sue, need, body=roads.pk).noun
    assert (done.state, done.body_id) == ("dispatched", roads.pk)


def test_the_dispatch_catalogue_sends_it_at_once(town, roads, browser):
    _line(town.sue, body=roads.pk, direct=True, area="110101001")
    need, _code = say(browser(), town.place.community.area_code, text="路面坑洼，轮椅会陷进去，人行道破损。")
    assert (need.state, need.body_id, need.first_body_id) == ("dispatched", roads.pk, roads.pk)


def test_an_emergency_shows_the_numbers_first_and_is_handed_over(town, browser):
    visitor = browser().get("/raise/")
    assert all(visitor.sees_link(f"tel:{number}") for number in ("110", "119", "120", "122"))
    need = testing.raised(town, text="楼道里有煤气味")
    at_desk(browser(town.sue), need).act("redirected", outcome="emergency", text="已报119，请离开楼道。")
    assert now_as(need) == ("closed", "emergency")


@pytest.mark.parametrize("outcome", ["lawful_channel", "outside_duty", "unlawful"])
def test_what_is_not_for_this_house_is_told_the_right_way_and_counted_as_left_out(town, outcome):
    need = testing.raised(town, text="法院正在审的合同纠纷，请先让他们赔我。")
    with pytest.raises(Refused):
        acts.redirect.submit(town.sue, need, {"outcome": outcome, "text": ""})
    done = acts.redirect(town.sue, need, outcome=outcome, text="请到公共法律服务站，周三下午有律师。").noun
    assert (done.state, done.outcome) == ("closed", outcome)
    assert Entry.objects.get(kind="needs.need.redirected").amounts == {"redirected": 1, "excluded": 1}


def test_the_same_matter_is_joined_to_the_one_that_runs(town):
    first, again = testing.working(town), testing.raised(town, by=town.dan)
    done = acts.merge(town.sue, again, into=first.pk).noun
    first.refresh_from_db()
    assert (done.state, done.outcome, done.merged_into, first.reporters_n) == (
        "merged",
        "duplicate",
        first,
        2,
    )
    acts.reply(town.ann, first, outcome="solved", text="换好了。")
    assert done.reporters.get().links.exists(), "who was joined gets the answer and is asked"


def test_privacy_is_not_handled_in_public(town, browser):
    need, _code = say(browser(), town.place.community.area_code, contact="13800138099", name="张大妈")
    staff = at_desk(browser(town.sue), need)
    assert "张大妈" not in staff.text and "13800138099" not in staff.text
    assert need.title not in browser().get("/needs/").text


def test_clear_duty_goes_to_the_unit_and_the_district_sees_it(town, browser, in_post):
    need = testing.dispatched(town)
    district = browser(in_post("Dis Qu", town.place.district, "district_desk"))
    assert need.number in at_desk(district, need).text


def test_where_only_the_area_is_clear_the_district_coordinates(town):
    need = testing.raised(town, area="110101")
    assert (need.state, need.body_id) == ("triage", town.place.district.pk)


def test_declining_never_ends_a_need(town):
    need = testing.raised(town)
    up = acts.decline(town.sue, need, body=None, reason="不归街道管").noun
    assert (up.state, up.body_id) == ("triage", town.place.district.pk)
    with pytest.raises(NotYours):
        acts.decline(town.sue, up, body=None, reason="还是不管")


def test_an_objection_is_decided_one_level_above_while_the_clock_runs_on(town, roads):
    need = testing.dispatched(town)
    due = need.due_at
    asked = acts.ask_return(town.ann, need, body=roads.pk, reason="路由区里养护").noun
    assert (asked.state, asked.returns, asked.due_at) == ("return_asked", 1, due)
    with pytest.raises(NotYours):
        acts.uphold_return(town.ann, asked, reason="我自己定")
    moved = acts.send_elsewhere(town.sue, asked, body=roads.pk).noun
    assert (moved.state, moved.body_id, moved.first_body_id) == (
        "dispatched",
        roads.pk,
        town.place.community.pk,
    )


def test_an_objection_that_is_wrong_leaves_it_where_it_is(town):
    asked = acts.ask_return(town.ann, testing.dispatched(town), body=None, reason="不是我们的").noun
    kept = acts.uphold_return(town.sue, asked, reason="小区红线以内").noun
    assert (kept.state, kept.body_id) == ("dispatched", town.place.community.pk)


def test_a_slower_clock_is_in_the_record(town):
    need = testing.raised(town, urgency="emergency")
    done = acts.dispatch(town.sue, need, body=town.place.community.pk, urgency="ordinary").noun
    entries = Entry.objects.filter(noun="needs.need", noun_id=need.pk).order_by("id")
    assert done.due_at > need.due_at
    assert [entry.facts["urgency"] for entry in entries] == ["emergency", "ordinary"]
