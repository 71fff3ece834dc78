"""M22 社情民意网: anyone writes, also without an account, sees the state, adds, rates; a public digest."""

from linli.needs.models import Need
from tests.walks import CODE, LAMP, a_photo, at_desk, now_as, rating_link, say

PHONE = "13800138099"


def test_a_voice_without_an_account_is_heard_to_the_end(town, browser):
    stranger, ann, sue = browser(), browser(town.ann), browser(town.sue)
    need, code = say(stranger, town.place.community.area_code, photo=a_photo(), contact=PHONE, name="张大妈")
    assert (need.state, need.photos_n, need.body_id) == ("triage", 1, town.place.street.pk)

    # Sees the state, with nothing but the code, in another browser; and adds something.
    later = browser().get("/track/").send(code=code.lower().replace("-", " "))
    assert later.at == f"/needs/{need.pk}/"
    later.act("added", note="今天连二楼也不亮了。")
    assert "今天连二楼也不亮了" in later.text

    # Desk, community, answer.
    at_desk(sue, need).act("dispatched")
    assert now_as(need) == ("dispatched", "")
    at_desk(ann, need).act("signed")
    at_desk(ann, need).act("contacted", note="约好今晚去看")
    at_desk(ann, need).act("replied", outcome="solved", text="三只灯泡都换好了。")
    assert "三只灯泡都换好了" in later.get(f"/needs/{need.pk}/").text

    # Rates by the one-time link, without signing in; the link works once.
    link = rating_link(need)
    browser().get(link).send(contacted="1", solved="1", satisfied="yes", words="谢谢")
    assert now_as(need) == ("closed", "solved")
    assert not any("satisfied" in form.names for form in browser().get(link).page.forms)


def test_a_wrong_code_tells_nothing(town, browser):
    need, _code = say(browser(), town.place.community.area_code)
    guess = browser().get("/track/").send(code="2222-2222-2222", status=422)
    assert need.number not in guess.text
    browser().get(f"/needs/{need.pk}/", status=404)


def test_a_neighbour_joins_and_has_an_own_receipt_answer_and_rating(town, browser):
    first, code = say(browser(), town.place.community.area_code, contact=PHONE)
    neighbour = browser().get(f"/raise/?area={town.place.community.area_code}")
    neighbour.send("next", text=LAMP).send("next").send("next").send(f"join:{first.pk}")
    neighbour.send(contact="13800138098", words="我家门口也是")
    joined = CODE.search(neighbour.text)[0]
    first.refresh_from_db()
    assert (first.reporters_n, Need.objects.count(), joined != code) == (2, 1, True)

    ann, sue = browser(town.ann), browser(town.sue)
    at_desk(sue, first).act("dispatched")
    at_desk(ann, first).act("signed")
    at_desk(ann, first).act("contacted")
    at_desk(ann, first).act("replied", outcome="solved", text="换好了。")
    for nth in (0, 1):
        browser().get(rating_link(first, nth)).send(contacted="1", solved="1", satisfied="yes")
    assert first.ratings.count() == 2


def test_the_digest_is_public_and_holds_no_personal_data(town, browser, in_post):
    text = f"我叫张秀英，电话{PHONE}，3号楼2单元的楼道灯不亮。"
    need, _code = say(browser(), town.place.community.area_code, text=text, contact=PHONE, name="张秀英")
    at_desk(browser(town.sue), need).act("dispatched")
    chief = browser(in_post("Sec Shuji", town.place.community, "community_secretary"))
    assert PHONE not in at_desk(chief, need).follow("act=published").value("text")

    # What still looks like somebody's telephone is refused, and nothing is published.
    form = {"title": "楼道灯不亮", "text": f"请打{PHONE}"}
    at_desk(chief, need).follow("act=published").send(**form, status=422)
    assert "楼道灯不亮" not in browser().get("/needs/").text

    at_desk(chief, need).act("published", title="楼道灯不亮", text="一处楼道灯不亮，正在修。")
    public = browser().get("/needs/").follow(f"/needs/digest/{need.pk}/")
    assert "一处楼道灯不亮" in public.text
    for secret in (PHONE, "张秀英", "3号楼2单元"):
        assert secret not in public.text
    assert b"<entry>" in public.client.get("/needs/feed.atom").content


def test_somebody_withdraws_what_has_settled_itself(town, browser):
    resident = browser(town.bob)
    need, _code = say(resident, town.place.community.area_code)
    resident.get(f"/needs/{need.pk}/").act("withdrawn", note="邻居帮忙修好了")
    assert now_as(need) == ("withdrawn", "withdrawn")
