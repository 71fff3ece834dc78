"""Programs raise, join and read needs by the same rules as the pages."""

import json

import pytest

from linli.kernel.rulebook.models import Rule
from linli.needs.models import Need
from linli.people.acts import make_token


def send(client, kind, body, actor=None, **headers):
    if actor:
        headers["Authorization"] = f"Bearer {secret(actor)}"
    return client.post(f"/api/acts/{kind}", json.dumps(body), "application/json", headers=headers)


def ask(client, name, actor=None, **asked):
    headers = {"Authorization": f"Bearer {secret(actor)}"} if actor else {}
    return client.get(f"/api/queries/{name}", asked, headers=headers)


def secret(actor):
    return make_token(actor, name="program").noun.secret


def lamp(town, **more):
    return {"text": "楼道灯坏了三天。", "kind": "help", "area": town.place.community.area_code, **more}


def test_raising_is_counted_as_on_the_pages(client, town):
    Rule.objects.filter(code="web.rate.raise").update(value=2)
    assert send(client, "needs.need.raised", {**lamp(town), "text": ""}).status_code == 422
    answers = [send(client, "needs.need.raised", lamp(town)) for _ in range(3)]
    assert [one.status_code for one in answers] == [201, 201, 429]
    assert int(answers[2]["Retry-After"]) > 60 and Need.objects.count() == 2
    assert client.post("/raise/", {"step": "look", "go": "send", **lamp(town)}).status_code == 429


@pytest.mark.parametrize("body", ["²", "٣", 10**30, {"a": 1}])
def test_a_strange_organisation_is_told(client, town, body):
    pk = send(client, "needs.need.raised", lamp(town)).json()["id"]
    told = {"id": pk, "body": body, "urgency": "ordinary"}
    answer = send(client, "needs.need.dispatched", told, town.sue)
    assert answer.status_code == 422 and "body" in answer.json()["fields"]


def test_what_is_no_text_becomes_no_need(client, town):
    assert send(client, "needs.need.raised", lamp(town, text={"a": 1})).status_code == 422
    assert send(client, "needs.need.raised", lamp(town, txt="x")).status_code == 422
    assert not Need.objects.exists()
