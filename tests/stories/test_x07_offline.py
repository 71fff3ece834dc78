"""X07 Offline at the door: what the page needs of the server, and that each draft arrives once.

The page itself is proved in a browser: tests/browser/test_door.py.
"""

import json
from datetime import timedelta
from uuid import uuid4

from django.test import Client

from linli.kernel.clock import now, today, travel
from linli.meetings.models import WalkNote
from linli.meetings.tests.door.taking import draft
from linli.people.models import Person
from tests.stories.test_m28_walks import send
from tests.walks import a_photo


def signed_in(actor):
    client = Client()
    client.force_login(Person.objects.get(pk=actor.person_id))
    return client


def state(client, **asked):
    return client.get("/desk/door/state.json", asked)


def test_a_draft_sent_again_and_again_arrives_once(town):
    told, key = draft(town, device_at=now().isoformat(), skew="3"), str(uuid4())
    answers = [send(town.ann, told, key) for _time in range(3)]
    assert [one.status_code for one in answers] == [201, 200, 200]
    assert len({one.json()["id"] for one in answers}) == 1 and WalkNote.objects.count() == 1


def test_a_photo_comes_with_it_once(town):
    told, key = draft(town), str(uuid4())
    for _time in range(2):
        assert send(town.ann, {**told, "photos": a_photo()}, key).status_code in (200, 201)
    assert WalkNote.objects.get().photos_n == 1


def test_a_refusal_says_why_in_a_sentence(town):
    answer = send(town.ann, draft(town, area=town.place.other.area_code), str(uuid4()))
    assert answer.status_code == 422 and "岗位" in answer.json()["message"]


def test_a_broken_draft_is_refused_and_nothing_fails(town):
    for wrong in (
        {"kind": "spy"},
        {"skew": "x"},
        {"device_at": "gestern"},
        {"code": ""},
        {"latitude": "39.9"},
        {"text": ""},
    ):
        assert send(town.ann, {**draft(town), **wrong}, str(uuid4())).status_code == 422
    assert WalkNote.objects.count() == 0


def test_a_session_needs_its_token(town):
    client = Client(enforce_csrf_checks=True)
    client.force_login(Person.objects.get(pk=town.ann.person_id))
    told = {**draft(town), "consent": "true"}
    refused = client.post("/api/acts/meetings.walknote.taken", told)
    assert (refused.status_code, refused.json()["error"]) == (403, "Unproved")
    headers = {"X-CSRFToken": state(client).json()["csrf"], "Idempotency-Key": str(uuid4())}
    assert client.post("/api/acts/meetings.walknote.taken", told, headers=headers).status_code == 201


def test_keys_are_the_persons_and_the_days_own(town):
    ann, sue = (state(signed_in(one)).json() for one in (town.ann, town.sue))
    day = today().isoformat()
    assert len(ann["keys"][day][0]) == 64 and ann["keys"][day] != sue["keys"][day]
    assert ann["owner"] != sue["owner"] and str(town.ann.person_id) not in ann["owner"]
    assert state(signed_in(town.ann)).json()["keys"] == ann["keys"]
    assert town.ann.name not in json.dumps(ann)
    with travel(now() + timedelta(days=1)):
        later = state(signed_in(town.ann), days=day).json()
    assert later["keys"][day] == ann["keys"][day]
    assert later["keys"][later["day"]] != ann["keys"][day]


def test_keys_of_days_too_long_ago_of_days_to_come_and_of_nonsense_are_not_given(town):
    days = [today() - timedelta(days=31), today() + timedelta(days=1)]
    told = state(signed_in(town.ann), days=",".join([*map(str, days), "x", "2026-02-30", ""])).json()
    assert list(told["keys"]) == [today().isoformat()]


def test_places_are_those_of_the_post(town):
    assert [one["code"] for one in state(signed_in(town.ann)).json()["places"]] == ["110101001001"]
    assert len(state(signed_in(town.sue)).json()["places"]) == 2


def test_whoever_is_signed_out_or_has_no_such_post_gets_nothing(town):
    assert state(Client()).status_code == 401
    assert state(signed_in(town.bob)).status_code == 404
    assert Client().get("/desk/door/").status_code == 302
    answer = state(signed_in(town.ann))
    assert "no-store" in answer.headers["Cache-Control"]


def test_the_page_that_the_device_keeps_holds_nothing_of_its_reader(town):
    page = signed_in(town.ann).get("/desk/door/").content.decode()
    kept = Client().get("/desk/door/shell/").content.decode()
    assert page == kept
    for word in (town.ann.name, town.place.community.name, "csrfmiddlewaretoken", "sessionid"):
        assert word not in kept


def test_the_worker_keeps_the_page_and_its_files_and_nothing_else(town):
    answer = Client().get("/desk/door/worker.js")
    script = answer.content.decode()
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert "worker-src 'self'" in answer.headers["Content-Security-Policy"]
    files = script.split("FILES = [")[1].split("]")[0]
    assert "door-store" in files and "state.json" not in files and "/api/" not in files
