"""X06: my data: see, download, correct, delete; who looked and why."""

import json
import time

import pytest

from linli.kernel.actors import Actor
from linli.kernel.journal.models import Entry
from linli.needs import acts
from linli.people.models import Correction, Person
from linli.people.testing import person
from tests.walks import at_desk, say

PHONE = "13800138077"


@pytest.fixture
def vera(town):
    return person("魏若兰", PHONE, phone_verified=True)


@pytest.fixture
def me(vera, browser):
    visitor = browser()
    visitor.client.force_login(vera)
    return visitor


def _confirmed(visitor):
    """The second factor has just been shown in this browser."""
    session = visitor.client.session
    session["strong"] = time.time()
    session.save()
    return visitor


def test_i_see_all_that_is_kept_about_me_and_take_it_away(town, me, browser):
    need, _code = say(me, town.place.community.area_code, contact=PHONE, name="魏若兰")
    page = me.get("/me/data/").text
    assert PHONE in page and "魏若兰" in page
    matter, *_rest = json.loads(me.client.get("/me/data.json").content)["matters"]
    assert matter["called"].startswith(need.number)
    told = {one["record"]: one["fields"] for one in matter["records"]}
    assert told["needs.need"]["text"]["value"] == need.text
    assert told["needs.reporter"]["contact"]["value"] == PHONE
    assert PHONE in me.client.get("/me/data.csv").content.decode("utf-8-sig")
    others = browser(town.bob).get("/me/data/").text
    assert PHONE not in others and need.text not in others


def test_a_matter_stands_there_with_what_was_said_answered_and_rated(town, me, vera):
    need, _code = say(me, town.place.community.area_code, contact=PHONE, name="魏若兰")
    need = acts.dispatch(town.sue, need, body=town.place.community.pk).noun
    need = acts.contact(town.ann, acts.sign(town.ann, need).noun, reached=True).noun
    herself = Actor(person_id=vera.pk)
    need = acts.add(herself, need, note="三单元也一样").noun
    need = acts.reply(town.ann, need, outcome="solved", text="三单元的灯已经换好").noun
    acts.rate(herself, need, contacted=True, solved=True, satisfied="yes", words="很快，谢谢")
    page = me.get("/me/data/").text
    for said in (need.number, need.text, "三单元也一样", "三单元的灯已经换好", "很快，谢谢", "满意"):
        assert said in page, said
    for raw in ("delivery", "reporter", "evidence", "satisfied"):
        assert f">{raw}<" not in page
    sheet = me.client.get("/me/data.csv").content.decode("utf-8-sig")
    assert "您的原话" in sheet and "很快，谢谢" in sheet and "三单元的灯已经换好" in sheet


def test_i_correct_my_name_at_once(me, vera):
    me.get("/me/data/").follow("people.person.corrected").send(name="魏若岚")
    assert Person.objects.get(pk=vera.pk).name == "魏若岚"


def test_who_looked_when_and_what_for(town, me, browser, vera):
    need, _code = say(me, town.place.community.area_code, contact=PHONE, name="魏若兰")
    sue = browser(town.sue)
    at_desk(sue, need).get(f"/desk/needs/{need.pk}/contact/")
    assert PHONE not in sue.text and "/account/confirm/" in sue.at, "restricted data asks for a second proof"
    _confirmed(sue).get(f"/desk/needs/{need.pk}/contact/").send(purpose="call_back")
    assert PHONE in sue.text
    assert Entry.objects.filter(kind="needs.need.contact_read").count() == 1
    seen = me.get("/me/looked/").text
    assert Person.objects.get(pk=town.sue.person_id).name in seen


def test_without_a_purpose_nobody_looks(town, me, browser):
    need, _code = say(me, town.place.community.area_code, contact=PHONE)
    sue = _confirmed(browser(town.sue)).get(f"/desk/needs/{need.pk}/contact/")
    sue.send(purpose="", status=422)
    assert PHONE not in sue.text
    assert not Entry.objects.filter(kind="needs.need.contact_read").exists()


def test_i_object_and_somebody_else_decides_with_reasons(town, me, browser, in_post, vera):
    me.get("/me/data/").follow(f"record=people.person&record_id={vera.pk}")
    me.send(wish="correct", text="登记的名字写错了一个字")
    me.get("/me/corrections/").follow("/me/corrections/")
    mine = Correction.objects.get()
    assert mine.state == "asked" and mine.due_at > mine.asked_at
    chief = browser(in_post("Shu Ji", town.place.street, "street_secretary"))
    chief.get("/me/corrections/").follow(f"/me/corrections/{mine.pk}/")
    chief.act("decided", granted="0", reasons="身份证上就是这个字，已核对")
    assert "身份证上就是这个字" in me.get(f"/me/corrections/{mine.pk}/").text
    assert "身份证上就是这个字" in me.get("/me/inbox/").text


def test_i_delete_my_account_and_hear_first_what_law_keeps(town, me, vera):
    me.get("/me/leave/")
    me.follow("people.person.closed").send(**{name: "on" for name in _ticks(me)})
    gone = Person.objects.get(pk=vera.pk)
    assert gone.state in ("closed", "limited") and gone.name != "魏若兰" and not gone.phone
    assert me.client.get("/me/").status_code == 302, "nobody is signed in any more"
    assert Entry.objects.filter(kind="people.person.closed", noun_id=vera.pk).exists(), (
        "the deed stays, nameless"
    )


def _ticks(visitor):
    """Fields of the page's own form that ask to be sure."""
    form = next(form for form in visitor.page.forms if ".closed/" in form.action)
    return form.names - {"csrfmiddlewaretoken", "key", "seen", "back"}


def test_how_data_is_used_is_open_to_everybody_and_complete(browser, db):
    page = browser().get("/me/how/")
    assert page.response.content.count(b"<tr") > 15
    for word in ("您说的事", "您的原话", "您的评价", "邮箱"):
        assert word in page.text
    for raw in ("need words", "saved filter", "search", "query", "delivery"):
        assert f">{raw}" not in page.text
