"""The JSON doors: the same acts, forms and refusals; the description made from them."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from linli.kernel.acts import ACTS
from linli.kernel.journal.models import Entry
from linli.kernel.queries import QUERIES
from linli.kernel.rulebook import load_rulebook
from linli.kernel.rulebook.models import Rule
from linli.kernel.tests.lamps import ANN, Lamp, hang, light

ANN_READS = {"X-Reader": "ann"}


@pytest.fixture(autouse=True)
def _door(lamps, settings):
    load_rulebook()
    settings.LINLI_ACTOR_OF = "linli.kernel.tests.lamps.reader"


def post(client, kind, body, **headers):
    return client.post(
        f"/api/acts/{kind}",
        json.dumps(body),
        content_type="application/json",
        headers={**ANN_READS, **headers},
    )


def test_json_does_an_act(client):
    answer = post(client, "tests.lamp.hung", {"name": "门口", "watts": 60})
    lamp = Lamp.objects.get()
    assert (answer.status_code, lamp.name, lamp.watts) == (201, "门口", 60)
    told = answer.json()
    assert (told["noun"], told["id"], told["state"], told["repeated"]) == (
        "kernel.lamp",
        lamp.pk,
        "off",
        False,
    )
    assert Entry.objects.get(pk=told["entry"]).via == "api"
    answer = post(client, "tests.lamp.lit", {"id": lamp.pk, "seen": 1, "why": "dark"})
    assert (answer.status_code, answer.json()["state"]) == (200, "on")


def test_a_form_with_files_does_too(client):
    body = {"name": "gate", "photos": SimpleUploadedFile("a.jpg", b"x")}
    assert client.post("/api/acts/tests.lamp.hung", body, headers=ANN_READS).status_code == 201


def test_a_key_makes_a_repeat_harmless(client):
    answers = [
        post(client, "tests.lamp.hung", {"name": "gate"}, **{"Idempotency-Key": "k"}) for _ in range(2)
    ]
    assert [one.status_code for one in answers] == [201, 200]
    assert answers[0].json()["id"] == answers[1].json()["id"] and answers[1].json()["repeated"]
    other = post(client, "tests.lamp.hung", {"name": "garden"}, **{"Idempotency-Key": "k"})
    assert other.status_code == 422 and Lamp.objects.count() == 1


@pytest.mark.parametrize(
    ("kind", "body", "status", "error"),
    [
        ("tests.lamp.hung", {"name": ""}, 422, "Invalid"),
        ("tests.lamp.hung", ["no object"], 422, "Refused"),
        ("tests.lamp.lit", {"id": "x"}, 422, "Refused"),
        ("tests.lamp.lit", {"id": 10**17}, 404, "NotFound"),
        ("tests.lamp.doused", {}, 409, "NotNow"),
        ("tests.lamp.doused", {"seen": 9}, 409, "stale"),
        ("tests.lamp.nothing", {}, 404, "NotFound"),
        ("tests.lamp.cracked", {}, 404, "NotFound"),  # hidden
    ],
)
def test_every_refusal_has_its_number_and_its_sentence(client, kind, body, status, error):
    lamp = hang(ANN, name="gate").noun
    answer = post(client, kind, {"id": lamp.pk, **body} if isinstance(body, dict) else body)
    assert (answer.status_code, answer.json()["error"]) == (status, error)
    assert len(answer.json()["message"]) > 5 and answer["Content-Type"] == "application/json"


def test_what_is_not_yours_and_what_you_may_not_see(client):
    lamp = hang(ANN, name="gate").noun
    assert post(client, "tests.lamp.lit", {"id": lamp.pk}, **{"X-Reader": "dan"}).status_code == 403
    assert post(client, "tests.lamp.lit", {"id": lamp.pk}, **{"X-Reader": ""}).status_code == 404


def test_fields_are_named_where_they_are_wrong(client):
    answer = post(client, "tests.lamp.hung", {"name": "", "watts": "many"})
    assert set(answer.json()["fields"]) == {"name", "watts"}


def test_a_broken_body_is_told(client):
    answer = client.post("/api/acts/tests.lamp.hung", "{", content_type="application/json", headers=ANN_READS)
    assert answer.status_code == 422 and "JSON" in answer.json()["message"]


def test_a_session_needs_its_token_and_a_bearer_or_nobody_does_not():
    strict = Client(enforce_csrf_checks=True)
    assert post(strict, "tests.lamp.hung", {"name": "free"}).status_code == 201
    strict.cookies["sessionid"] = "x"
    refused = post(strict, "tests.lamp.hung", {"name": "ridden"})
    assert refused.status_code == 403 and refused.json()["error"] == "Unproved"
    assert post(strict, "tests.lamp.hung", {"name": "key"}, Authorization="Bearer x").status_code == 201
    strict.cookies["csrftoken"] = "a" * 32
    assert post(strict, "tests.lamp.hung", {"name": "page"}, **{"X-CSRFToken": "a" * 32}).status_code == 201
    assert sorted(Lamp.objects.values_list("name", flat=True)) == ["free", "key", "page"]


def test_too_often_is_told_with_the_time_to_wait(client):
    Rule.objects.filter(code="web.rate.api").update(value=3)
    answers = [post(client, "tests.lamp.hung", {"name": str(i)}) for i in range(4)]
    assert [one.status_code for one in answers] == [201, 201, 201, 429]
    assert 0 < int(answers[3].headers["Retry-After"]) <= 60
    other = post(client, "tests.lamp.lit", {"id": Lamp.objects.first().pk}, **{"X-Reader": "dan"})
    assert other.status_code == 403, "another reader has their own measure"


def test_a_query_answers_as_rows(client):
    hang(ANN, name="gate")
    assert client.get("/api/queries/tests.lamps?why=x", headers=ANN_READS).json() == {
        "rows": [{"name": "gate"}]
    }
    assert client.get("/api/queries/tests.lamps").json() == {"rows": []}
    assert client.get("/api/queries/tests.nothing").status_code == 404
    wrong = client.get(f"/api/queries/tests.lamps?why={'x' * 41}", headers=ANN_READS)
    assert wrong.status_code == 422 and set(wrong.json()["fields"]) == {"why"}


KINDS = {"string", "integer", "number", "boolean", "array", "object"}


def schemas(node):
    """Every schema of the description."""
    if isinstance(node, dict):
        if "type" in node and ("properties" in node or not isinstance(node["type"], dict)):
            yield node
        for child in node.values():
            yield from schemas(child)
    elif isinstance(node, list):
        for child in node:
            yield from schemas(child)


def test_the_description_is_openapi_3_1_and_complete(client):
    told = client.get("/api/openapi.json").json()
    assert told["openapi"].startswith("3.1.") and told["info"]["title"] and told["info"]["version"]
    acts = {f"/api/acts/{one.kind}" for one in ACTS.values() if one.in_api}
    assert set(told["paths"]) == acts | {f"/api/queries/{name}" for name in QUERIES}
    operations = [operation for path in told["paths"].values() for operation in path.values()]
    ids = [operation["operationId"] for operation in operations]
    assert len(ids) == len(set(ids)) > 20
    for operation in operations:
        assert operation["responses"] and all(one["description"] for one in operation["responses"].values())
        assert all(
            one["in"] in ("header", "query") and one["schema"] for one in operation.get("parameters", ())
        )
    for schema in schemas(told["paths"]):
        if "properties" in schema:
            assert set(schema["required"]) <= set(schema["properties"])
        if schema["type"] in KINDS:
            assert all(isinstance(value, str) for value in schema.get("enum", ()))
        else:
            assert schema == told["components"]["securitySchemes"]["bearer"]


def test_the_description_tells_the_inputs(client):
    told = client.get("/api/openapi.json").json()["paths"]
    body = told["/api/acts/tests.lamp.hung"]["post"]["requestBody"]["content"]
    assert set(body) == {"application/json", "multipart/form-data"}
    schema = body["application/json"]["schema"]
    assert schema["required"] == ["name"] and schema["properties"]["watts"]["type"] == "integer"
    assert schema["properties"]["name"]["maxLength"] == 40
    lit = told["/api/acts/tests.lamp.lit"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    assert lit["required"] == ["id"] and light.kind in ACTS
