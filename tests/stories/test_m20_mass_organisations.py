"""M20 群团先行: unions, youth, women and social organisations carry opinions up and policy down."""

from datetime import timedelta

import pytest

from linli.kernel.clock import now, today, travel
from linli.kernel.ledgers import LEDGERS
from linli.needs.models import Need
from linli.organisations.models import Notice, Passing
from linli.organisations.testing import a_body
from tests.walks import at_desk, now_as, rating_link

WORDS = "外卖会员反映，楼下没有充电柜，只能把电池带上楼。希望设一个换电柜。"


@pytest.fixture
def union(town):
    return a_body("mass_organisation", "东华门街道工会联合会", town.place.street)


@pytest.fixture
def women(town):
    return a_body("mass_organisation", "多福巷社区妇联", town.place.community)


@pytest.fixture
def una(union, in_post):
    return in_post("Una Gonghui", union, "masses_officer")


@pytest.fixture
def wen(women, in_post):
    return in_post("Wen Fulian", women, "masses_officer")


def published(browser, town, **typed):
    """The street's desk publishes a notice on its page."""
    desk = browser(town.sue)
    desk.get("/more/").follow("/desk/notices/").follow("/desk/notices/new/")
    told = {
        "title": "老年助餐补贴从下月起调整", "text": "六十岁以上，带身份证到社区服务站登记一次即可。",
        "valid_until": (today() + timedelta(days=40)).isoformat(), "under": str(town.place.street.pk),
    }  # fmt: skip
    desk.send(**{**told, **typed})
    return desk, Notice.objects.latest("id")


def test_opinions_go_up_and_the_answer_comes_back(town, union, una, browser):
    own = browser(una)
    own.get("/").follow("/desk/voice/").follow("/desk/voice/new/")
    own.send(members="120", text=WORDS, area=town.place.community.area_code, kind="suggestion")
    need = Need.objects.get()
    assert (
        own.at == f"/needs/{need.pk}/"
        and "东华门街道工会联合会" in own.text
        and "代表约 120 名成员" in own.text
    )
    desk = at_desk(browser(town.sue), need)
    assert "东华门街道工会联合会" in desk.text
    desk.act("dispatched", body=str(town.place.community.pk))
    ann = at_desk(browser(town.ann), need)
    ann.act("signed")
    at_desk(ann, need).act("replied", outcome="solved", text="小区门口已设换电柜。")
    assert "小区门口已设换电柜。" in own.get("/me/inbox/").text
    assert "小区门口已设换电柜。" in own.get(f"/needs/{need.pk}/").text
    own.follow("/rate/").send(contacted="1", solved="1", satisfied="yes")
    assert now_as(need) == ("closed", "solved")
    assert rating_link(need).startswith("/rate/")
    assert "已答复 1 件，其中解决 1 件" in own.get(f"/bodies/{union.pk}/").text


def test_nobody_else_reads_it_and_no_member_is_named(town, union, una, wen, browser):
    browser(una).get("/desk/voice/new/").send(
        members="120", text=WORDS, area=town.place.community.area_code, kind="suggestion"
    )
    need = Need.objects.get()
    for actor in (wen, town.bob, None):
        browser(actor).get(f"/needs/{need.pk}/", status=404)
    assert not need.reporters.exclude(person=None).exists()
    browser(town.bob).get("/desk/voice/", status=404)


def test_what_is_typed_wrongly_is_said_and_nothing_is_lost(town, una, browser):
    own = browser(una)
    own.get("/desk/voice/new/").send(
        members="0", text=WORDS, area=town.place.community.area_code, kind="suggestion", status=422
    )
    assert own.value("text") == WORDS and not Need.objects.exists()
    own.send(members="很多", text=WORDS, area="", kind="suggestion", status=422)
    assert own.value("text") == WORDS and not Need.objects.exists()


def test_policy_goes_down_and_is_passed_on_in_their_own_words(town, union, women, una, wen, browser):
    desk, notice = published(browser, town)
    assert "2 个组织中已有 0 个传达" in desk.text
    browser().get(f"/notices/{notice.pk}/", status=404)
    own = browser(una)
    assert "老年助餐补贴" in own.get("/me/inbox/").text
    own.get("/desk/notices/").follow(f"/desk/notices/{notice.pk}/pass/")
    own.send(words="会员的父母，下月起去社区登记一次就能享受。")
    assert "2 个组织中已有 1 个传达" in own.text
    stranger = browser()
    assert "会员的父母" in stranger.get(f"/bodies/{union.pk}/").text
    assert "六十岁以上" in stranger.follow(f"/notices/{notice.pk}/").text
    assert "老年助餐补贴" in browser(wen).get("/desk/notices/").text.split("待传达")[1]
    assert "2 个组织中已有 1 个传达" in stranger.get(f"/bodies/{town.place.street.pk}/").text
    assert "已读" not in desk.get(f"/notices/{notice.pk}/").text


def test_double_passing_is_refused_and_what_was_typed_stays(town, union, una, browser):
    _desk, notice = published(browser, town)
    own, colleague = browser(una), browser(una)
    for one in (own, colleague):
        one.get(f"/desk/notices/{notice.pk}/pass/")
    own.send(words="第一份说法。")
    colleague.send(words="第二份说法。", status=422)
    assert colleague.value("words") == "第二份说法。" and "已经传达过" in colleague.text
    assert Passing.objects.count() == 1
    own.get(f"/notices/{notice.pk}/").act("taken_back")
    assert "第一份说法" not in browser().get(f"/bodies/{union.pk}/").text
    colleague.get(f"/desk/notices/{notice.pk}/pass/").send(words="更清楚的说法。")
    assert "更清楚的说法" in browser().get(f"/bodies/{union.pk}/").text


def test_a_notice_outside_one_s_area_or_for_a_past_day_is_refused(town, union, browser):
    desk = browser(town.sue)
    desk.get("/desk/notices/new/")
    told = {"title": "通知", "text": "内容内容。"}
    desk.send(**told, under=str(town.place.district.pk), valid_until=today().isoformat(), status=422)
    assert desk.value("text") == "内容内容。" and "不在您的辖区内" in desk.text
    desk.send(
        **told,
        under=str(town.place.street.pk),
        valid_until=(today() - timedelta(days=1)).isoformat(),
        status=422,
    )
    assert "已经过去" in desk.text
    desk.send(**told, under=str(town.place.other.pk), valid_until=today().isoformat(), status=422)
    assert "还没有登记" in desk.text and not Notice.objects.exists()


def test_what_ran_out_or_was_withdrawn_is_not_passed_on(town, union, women, una, wen, browser):
    desk, notice = published(browser, town)
    browser(una).get(f"/desk/notices/{notice.pk}/pass/").send(words="会员的父母可以享受。")
    with travel(now() + timedelta(days=50)):
        late = browser(wen)
        assert "老年助餐补贴" not in late.get("/desk/notices/").text
        late.get(f"/desk/notices/{notice.pk}/pass/").send(words="晚了的说法。", status=409)
        assert late.value("words") == "晚了的说法。"
        assert "会员的父母" not in browser().get(f"/bodies/{union.pk}/").text
    desk.get(f"/notices/{notice.pk}/").act("withdrawn", reason="日期写错了。")
    assert "通知已撤回" in browser(una).get("/me/inbox/").text
    assert "会员的父母" not in browser().get(f"/bodies/{union.pk}/").text
    browser().get(f"/notices/{notice.pk}/", status=404)


def test_a_question_about_a_notice_comes_back_answered(town, union, una, browser):
    desk, notice = published(browser, town)
    own = browser(una).get(f"/notices/{notice.pk}/").follow("/desk/voice/new/")
    own.send(members="36", text="外地户口的老人能不能享受？", area=town.place.community.area_code)
    need = Need.objects.get()
    assert (need.origin, need.kind, need.proposed_id) == (
        "organisations.notice",
        "consult",
        town.place.street.pk,
    )
    at_desk(desk, need).act("answered", text="可以，持居住证登记。")
    page = own.get(f"/notices/{notice.pk}/")
    assert "共有 1 个提问，已答复 1 个" in page.text and "可以，持居住证登记" in page.text


def test_coverage_says_where_there_is_none(town, union, women, browser):
    page = browser(town.sue).get("/desk/reach/").text
    table = page.split("群团和社会组织", 1)[1].split("列入名录")[0]
    assert table.count("还没有") > 5 and "多福巷社区居民委员会" in table
    public = browser().get(f"/bodies/{town.place.street.pk}/reached/").text
    assert "群团和社会组织" in public and "银闸社区居民委员会" in public


def test_the_ledgers_tell_notices_and_matters_and_no_person(town, union, una, browser):
    _desk, _notice = published(browser, town)
    notices = LEDGERS["organisations.notices"]
    [row] = notices.rows(town.place.city.path, today(), today() + timedelta(days=1))
    told = {one.code: one.value(row) for one in notices.columns}
    assert (told["passed"], told["addressed"]) == (0, 1)
    codes = {one.code for one in LEDGERS["needs.handled"].columns}
    assert {"origin", "speaker", "members"} <= codes
    assert "老年助餐补贴" in browser(town.sue).get("/desk/ledgers/organisations.notices/").text
