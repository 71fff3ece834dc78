"""Raising a need through the pages, as somebody without an account and without JavaScript does."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from linli.kernel.evidence.models import Evidence
from linli.kernel.rulebook.models import Rule
from linli.kernel.testing import statements
from linli.needs.acts.seeding import load_categories
from linli.needs.models import Need, Reporter
from linli.needs.tests.walking import TEXT, forward, inputs, photo, raised, to_look


@pytest.fixture(autouse=True)
def shelf(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def test_it_goes_from_words_to_a_receipt(client, town):
    page = raised(client, town, address="二单元", contact="13900139000", photos=[photo()])
    need = Need.objects.get()
    assert (need.text, need.address, need.channel, need.photos_n) == (TEXT, "二单元", "web", 1)
    assert Reporter.objects.get().contact.open("handle_case") == "13900139000"
    assert need.number in page.content.decode()
    assert page.context["code"] in page.content.decode()
    assert client.get(f"/needs/{need.pk}/").status_code == 200


def test_it_suggests_kind_and_category_and_keeps_what_was_chosen(client, town):
    load_categories()
    page = client.get(f"/raise/?area={town.place.community.area_code}")
    page = forward(client, forward(client, page, text="请问老年卡怎么办理？"))
    sent = inputs(page)
    assert sent["kind"] == "consult"
    assert sent["category"] != ""
    page = forward(client, page, kind="help", category="")
    page = forward(client, forward(client, page, "say"), text="建议装个长椅")
    assert inputs(forward(client, page))["kind"] == "help"


@pytest.mark.parametrize("text", ["", "   \n ", "\x00\x07"])
def test_it_asks_for_words_when_there_are_none(client, town, text):
    page = forward(client, client.get("/raise/"), text=text)
    assert page.status_code == 422
    assert page.context["step"] == "say"
    assert "data-errors" in page.content.decode()


def test_it_keeps_a_text_that_is_too_long(client, town):
    long = "长" * 100_000
    page = forward(client, client.get("/raise/"), text=long)
    assert page.status_code == 422
    assert long in page.content.decode()
    assert "100000" in page.content.decode().replace(",", "")


@pytest.mark.parametrize(
    "text", ["灯坏了😀👩‍👩‍👧", "𠮷野家门口的𪚥", "a\x00b\x07c 灯", "<script>alert(1)</script> & ' \" 灯"]
)
def test_it_takes_any_characters(client, town, text):
    raised(client, town, text=text)
    assert Need.objects.get().text == "".join(c for c in text if c not in "\x00\x07")


def test_a_bad_photo_costs_neither_words_nor_other_photos(client, town):
    bad = SimpleUploadedFile("说明.exe", b"MZ\x90\x00" + b"0" * 600)
    page = forward(client, client.get("/raise/"), text=TEXT, photos=[photo(), bad])
    told = page.content.decode()
    assert page.status_code == 422
    assert TEXT in told
    assert "说明.exe" in told
    assert len(page.context["said"].photos) == 1


def test_a_photo_of_fifty_megabytes_gets_a_sentence(client, town):
    big = SimpleUploadedFile("大.jpg", b"\xff\xd8\xff" + b"0" * (50 * 1024 * 1024))
    page = forward(client, client.get("/raise/"), text=TEXT, photos=[big])
    assert page.status_code == 422
    assert TEXT in page.content.decode()
    assert "15" in page.context["faults"][0]


def test_photos_survive_a_refused_step_and_can_be_taken_away(client, town):
    page = forward(client, client.get("/raise/"), text="", photos=[photo()])
    assert len(page.context["said"].photos) == 1
    sent = inputs(page)
    assert sent["photo"]
    sent.pop("photo")
    page = client.post("/raise/", {**sent, "text": TEXT, "go": "next"})
    assert not page.context["said"].photos


def test_a_word_for_a_photo_that_is_not_ours_opens_nothing(client, town):
    page = client.post("/raise/", {"step": "say", "text": TEXT, "photo": "forged", "go": "next"})
    assert page.status_code == 422
    assert not page.context["said"].photos


def test_it_goes_back_with_everything_typed(client, town):
    page = to_look(client, town, address="二单元", name="王小明")
    for step in ("reach", "where", "say"):
        page = forward(client, page, step)
        assert page.context["step"] == step
    sent = inputs(page)
    assert (sent["text"], sent["address"], sent["name"]) == (TEXT, "二单元", "王小明")


def test_unticking_the_hidden_name_is_remembered(client, town):
    page = client.get(f"/raise/?area={town.place.community.area_code}")
    page = forward(client, forward(client, page, text=TEXT))
    sent = inputs(page)
    assert sent.pop("hidden") == "on"
    page = client.post("/raise/", {**sent, "go": "next"})
    forward(client, page, "send")
    assert Reporter.objects.get().hidden is False


def test_the_place_is_chosen_from_the_tree_or_by_name(client, town):
    page = forward(client, client.get("/raise/"), text=TEXT)
    assert page.context["step"] == "where"
    assert [one.name for one in page.context["options"]] == ["东城区"]
    for body in (town.place.district, town.place.street):
        page = forward(client, page, "narrow", pick=body.pk)
    assert [one.name for one in page.context["options"]] == ["多福巷社区", "银闸社区"]
    page = forward(client, page, "narrow", pick=town.place.other.pk)
    assert page.context["chosen"].name == "银闸社区"
    page = forward(client, forward(client, page, "change"), "find", q="多福")
    assert [one.name for one in page.context["found"]] == ["多福巷社区"]
    page = forward(client, page, "narrow", pick=f"={town.place.community.pk}")
    page = forward(client, page, address="门口")
    assert page.context["step"] == "reach"
    assert page.cookies["place"].value == town.place.community.area_code


def test_who_does_not_know_the_community_names_the_street(client, town):
    page = forward(client, client.get("/raise/"), text=TEXT)
    page = forward(client, page, "narrow", pick=f"={town.place.street.pk}")
    assert page.context["chosen"].name == "东华门街道"


def test_it_asks_for_a_place(client, town):
    page = forward(client, client.get("/raise/"), text=TEXT)
    page = forward(client, page, "narrow", pick="")
    assert page.status_code == 422
    assert page.context["step"] == "where"


@pytest.mark.parametrize(
    ("text", "number"),
    [("闻到煤气味", "119"), ("有人晕倒了", "120"), ("楼下有人持刀", "110"), ("门口出了车祸", "122")],
)
def test_danger_shows_the_number_first(client, town, text, number):
    page = forward(client, client.get("/raise/"), text=text)
    assert number in [line.number for line in page.context["lines"]]
    assert f'href="tel:{number}"' in page.content.decode()


def test_no_danger_shows_no_alarm(client, town):
    assert forward(client, client.get("/raise/"), text=TEXT).context["lines"] == []


def test_it_says_that_a_telephone_stands_in_the_words(client, town):
    page = to_look(client, town, text=f"{TEXT}电话13800138000,身份证11010519491231002X")
    assert len(page.context["personal"]) == 2
    assert to_look(client, town).context["personal"] == []


def test_it_shows_who_sees_what_before_sending(client, town):
    page = to_look(client, town)
    assert len(page.context["rows"]) == 3
    assert town.place.street.name in page.content.decode()
    assert Need.objects.count() == 0


def test_a_double_click_is_one_need_with_one_receipt(client, town):
    page = to_look(client, town)
    first, second = forward(client, page, "send"), forward(client, page, "send")
    assert Need.objects.count() == 1
    assert first["Location"] == second["Location"]
    assert client.get(second["Location"]).context["code"]


def test_a_repeat_from_a_new_session_is_told_its_code_too(client, town):
    page = to_look(client, town)
    first = forward(client, page, "send")
    code = client.get(first["Location"]).context["code"]
    client.cookies.clear()  # the answer and its cookie were lost on the way
    again = forward(client, page, "send")
    assert client.get(again["Location"]).context["code"] == code
    assert Need.objects.count() == 1


def test_the_receipt_is_for_this_browser_only(client, town):
    page = raised(client, town)
    address = page.request["PATH_INFO"]
    assert client.get(address).status_code == 200
    client.cookies.clear()
    assert client.get(address).status_code == 404


def test_too_often_is_refused_with_everything_kept(client, town):
    Rule.objects.filter(code="web.rate.raise").update(value=0)
    page = forward(client, to_look(client, town), "send")
    assert page.status_code == 429
    assert page.context["said"].text == TEXT
    assert Need.objects.count() == 0


def test_photos_are_stored_once_with_the_need(client, town):
    raised(client, town, photos=[photo(), photo("另一张.jpg")])
    need = Need.objects.get()
    assert Evidence.objects.filter(noun="needs.need", noun_id=need.pk).count() == need.photos_n


def test_the_steps_cost_few_statements(client, town):
    load_categories()
    raised(client, town)
    page = client.get(f"/raise/?area={town.place.community.area_code}")
    with statements(6):
        page = forward(client, page, text=TEXT)
    page = forward(client, forward(client, page))
    with statements(10):
        client.post("/raise/", {**inputs(page), "go": "reach"})
    with statements(10):
        forward(client, client.post("/raise/", {**inputs(page), "go": "reach"}))


def test_more_photos_than_the_rulebook_allows_are_not_kept_and_the_words_are(client, town):
    Rule.objects.filter(code="web.rate.upload").update(value=2)
    page = forward(client, client.get("/raise/"), text="", photos=[photo(), photo("b.jpg")])
    assert len(page.context["said"].photos) == 2
    page = forward(client, page, text=TEXT, photos=[photo("c.jpg")])
    assert (page.status_code, len(page.context["said"].photos)) == (422, 2)
    assert TEXT in page.content.decode() and len(page.context["faults"]) == 1
    assert forward(client, page, text=TEXT).status_code == 200, "without more photos it goes on"


def test_a_page_that_lay_open_too_long_comes_back_with_everything_said(client, town):
    strict = Client(enforce_csrf_checks=True, headers={"Origin": "http://testserver"})
    page = strict.get(f"/raise/?area={town.place.community.area_code}")
    sent = {**inputs(page), "text": TEXT, "photos": [photo()], "go": "next"}
    strict.cookies.clear()
    late = strict.post("/raise/", sent)
    assert (late.status_code, len(late.context["said"].photos)) == (403, 1)
    assert inputs(late)["text"] == TEXT and "再提交一次" in late.content.decode()
    onward = strict.post("/raise/", {**inputs(late), "go": "next"})
    assert (onward.status_code, onward.context["step"]) == (200, "where")
    for _step in ("where", "reach"):
        onward = strict.post("/raise/", {**inputs(onward), "go": "next"})
    assert onward.context["step"] == "look"
    strict.cookies.clear()
    lost = strict.post("/raise/", {**inputs(onward), "go": "send"})
    assert lost.status_code == 403 and TEXT in lost.content.decode() and not Need.objects.exists()
    assert strict.post("/raise/", {**inputs(lost), "go": "send"}).status_code == 302
    assert Need.objects.get().text == TEXT
