"""The guide as residents read it, and the desk that keeps it."""

from django.test import Client

from linli.needs.models import Item
from linli.needs.tests.items.guide import SAID, drafted, published
from linli.people.models import Person


def browser(actor=None):
    client = Client()
    if actor:
        client.force_login(Person.objects.get(pk=actor.person_id))
    return client


def test_the_guide_shows_papers_fee_and_place_to_everybody(desk):
    item = published(desk)
    page = browser().get("/guide/?q=优待卡").content.decode()
    assert f"/guide/{item.pk}/" in page
    page = browser().get(f"/guide/{item.pk}/").content.decode()
    for word in ("身份证", "证明年龄", "20 个工作日", "不收费", "市级优待办法"):
        assert word in page


def test_what_is_not_public_is_not_there(desk):
    item = drafted(desk)
    assert browser().get(f"/guide/{item.pk}/").status_code == 404
    assert browser(desk.town.bob).get(f"/desk/guide/{item.pk}/").status_code == 404
    assert browser(desk.wen).get(f"/desk/guide/{item.pk}/").status_code == 200


def test_the_booklet_holds_all_of_an_organisation(desk):
    item = published(desk)
    page = browser().get(f"/guide/booklet/{item.body_id}/").content.decode()
    assert item.name in page and 'class="sheet stack"' in page
    assert browser().get("/guide/booklet/999999/").status_code == 404


def test_it_is_written_at_the_desk_and_nothing_typed_is_lost(desk):
    typed = {**SAID, "category": "", "venue": "", "papers": "身份证"}
    answer = browser(desk.ann).post("/desk/guide/new/", typed)
    assert answer.status_code == 422 and "办理老年人优待卡" in answer.content.decode()
    answer = browser(desk.ann).post("/desk/guide/new/", {**typed, "papers": SAID["papers"]})
    assert answer.headers["Location"] == f"/desk/guide/{Item.objects.get().pk}/"


def test_the_desk_shows_what_waits_to_whom_it_may_be_checked_by(desk):
    item = drafted(desk)
    assert f"/desk/guide/{item.pk}/" in browser(desk.wen).get("/desk/guide/").content.decode()
    assert f"/desk/guide/{item.pk}/" not in browser(desk.ann).get("/desk/guide/").content.decode()
    assert "/desk/guide/" in browser(desk.wen).get("/desk/").content.decode()


def test_the_organisation_tells_what_can_be_done_there(desk):
    item = published(desk)
    assert item.name in browser().get(f"/bodies/{item.body_id}/").content.decode()
