"""Somebody was signed out while writing: their words come back in the form in which they stood."""

from datetime import timedelta

import pytest

from linli.kernel.clock import now, travel
from linli.kernel.journal.models import Entry
from linli.needs import acts, testing
from linli.needs.models import Need
from linli.needs.tests.test_pages_public_tracking import _as, shelf  # noqa: F401 — a fixture
from linli.needs.tests.walking import forward, inputs, photo, to_look
from linli.people.models import Draft


@pytest.fixture
def away():
    """Long enough that every session has ended, with all that is done inside."""
    return lambda: travel(now() + timedelta(hours=9))


def back(client, actor):
    page = _as(client, actor).get("/account/resume/", follow=True)
    assert page.status_code == 200, page.redirect_chain
    return page


def test_a_resident_goes_on_where_they_were(client, town, away):
    page = to_look(_as(client, town.bob), town, text="我家楼上漏水。")
    with away():
        assert forward(client, page, "send")["Location"].startswith("/account/login/")
        page = back(client, town.bob)
        assert page.context["step"] == "look"
        assert "我家楼上漏水" in page.content.decode()
        assert not Need.objects.exists()
        assert forward(client, page, "send").status_code == 302
    assert Need.objects.get().text == "我家楼上漏水。"
    assert not Draft.objects.exists()


def test_photos_are_asked_for_again_on_the_step_where_they_were_chosen(client, town, away):
    page = _as(client, town.bob).get(f"/raise/?area={town.place.community.area_code}")
    with away():
        forward(client, page, text="我家楼上漏水。", photos=[photo()])
        page = back(client, town.bob)
        assert page.context["step"] == "say"
        assert len(page.context["said"].faults) == 1
        assert "我家楼上漏水" in inputs(page)["text"]
        assert forward(client, page, photos=[photo()]).context["step"] == "where"


def test_an_act_of_the_desk_comes_back_in_its_own_form(client, town, away):
    need = testing.working(town)
    address = f"/do/needs.need.replied/{need.pk}/"
    page = _as(client, town.ann).get(f"/desk/needs/{need.pk}/?act=replied")
    sent = {**inputs(page), "outcome": "explained", "text": "产权不清,暂时修不了。", "photos": [photo()]}
    sent["back"] = f"/desk/needs/{need.pk}/"
    entries = Entry.objects.filter(noun="needs.need").count()
    with away():
        assert client.post(address, sent)["Location"].startswith("/account/login/")
        page = back(client, town.ann)
        assert page.request["PATH_INFO"] == address
        assert inputs(page)["text"].strip() == "产权不清,暂时修不了。"
        form = page.context["form"]
        assert (form["outcome"].value(), list(form.errors)) == ("explained", ["photos"])
        assert Entry.objects.filter(noun="needs.need").count() == entries
        assert f'name="back" value="/desk/needs/{need.pk}/"' in page.content.decode()
        again = {
            **inputs(page),
            "outcome": "explained",
            "photos": [photo()],
            "back": f"/desk/needs/{need.pk}/",
        }
        answer = client.post(address, again)
        assert answer["Location"] == f"/desk/needs/{need.pk}/"
    assert Need.objects.get(pk=need.pk).reply_outcome == "explained"
    assert not Draft.objects.exists()


def test_what_others_did_meanwhile_is_seen_and_the_words_stay(client, town, away):
    need = testing.working(town)
    address = f"/do/needs.need.replied/{need.pk}/"
    page = _as(client, town.ann).get(address)
    with away():
        client.post(address, {**inputs(page), "outcome": "solved", "text": "修好了。"})
        acts.reply(town.ann, need, outcome="solved", text="同事已答复。")
        page = back(client, town.ann)
        answer = client.post(address, {**inputs(page), "outcome": "solved"})
        assert answer.status_code == 409
        assert "修好了" in inputs(answer)["text"]


def test_many_that_were_chosen_are_still_chosen(client, town, away):
    picked = [testing.dispatched(town).pk for _n in range(2)]
    _as(client, town.ann).get("/desk/?queue=sign")
    with away():
        client.post("/desk/bulk/", {"verb": "signed", "pick": picked, "queue": "sign"})
        page = back(client, town.ann)
        assert set(Need.objects.values_list("state", flat=True)) == {"dispatched"}
        client.post("/desk/bulk/", inputs(page))
    assert set(Need.objects.values_list("state", flat=True)) == {"signed"}


def test_a_note_at_the_counter_comes_back_whole(client, town, away):
    page = _as(client, town.sue).get("/desk/note/")
    sent = {
        **inputs(page),
        "text": "来电:井盖响。",
        "channel": "phone",
        "contact": "13900000000",
        "kind": "help",
    }
    with away():
        client.post("/desk/note/", sent)
        page = back(client, town.sue)
        told = inputs(page)
        assert ("井盖响" in told["text"], told["contact"]) == (True, "13900000000")
        assert not Need.objects.exists()
