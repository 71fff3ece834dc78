"""What a program sends is of the type that the description names, or it is told so; nothing ends in a 500."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from linli.kernel.rulebook import load_rulebook
from linli.kernel.rulebook.models import Rule
from linli.kernel.tests.lamps import ANN, Lamp, hang
from linli.kernel.web import incoming
from linli.kernel.web.openapi import schema
from linli.kernel.web.sample_forms import Sample
from linli.kernel.whole import whole


@pytest.fixture(autouse=True)
def _door(lamps, settings):
    load_rulebook()
    settings.LINLI_ACTOR_OF = "linli.kernel.tests.lamps.reader"


def send(client, body, kind="tests.lamp.hung"):
    text = body if isinstance(body, str) else json.dumps(body)
    return client.post(
        f"/api/acts/{kind}", text, content_type="application/json", headers={"X-Reader": "ann"}
    )


def test_only_plain_figures_are_a_number():
    assert [whole(text) for text in ("12", "0", "²", "٣", "1" * 19, "", "-1", " 1")] == [12, 0, *[None] * 6]


@pytest.mark.parametrize("value", [{"a": 1}, ["x"], 5, True, "\ud800"])
def test_text_is_text(client, value):
    answer = send(client, {"name": value})
    assert answer.status_code == 422 and set(answer.json()["fields"]) == {"name"}
    assert not Lamp.objects.exists()


@pytest.mark.parametrize(("value", "status"), [(60, 201), ("60", 201), (None, 201), (True, 422), ([6], 422)])
def test_a_number_is_a_number_and_null_is_nothing(client, value, status):
    assert send(client, {"name": "gate", "watts": value}).status_code == status


def test_what_nobody_asked_for_is_named(client):
    answer = send(client, {"name": "gate", "wats": 60})
    assert answer.status_code == 422 and set(answer.json()["fields"]) == {"wats"}
    assert client.get("/api/queries/tests.lamps?wy=x").status_code == 422


def test_a_file_is_not_sent_as_json(client):
    assert set(send(client, {"name": "gate", "photos": "aGk="}).json()["fields"]) == {"photos"}


@pytest.mark.parametrize("seen", ["²", "٣", "1" * 40, True, 1.5, [1], "\ud800"])
def test_an_id_or_a_version_that_is_none_is_told(client, seen):
    lamp = hang(ANN, name="gate").noun
    for body in ({"id": seen}, {"id": lamp.pk, "seen": seen}):
        assert send(client, body, "tests.lamp.lit").status_code == 422


@pytest.mark.parametrize(
    "text", ['{"a":' * 20_000 + "1" + "}" * 20_000, "[" * 100_000, '{"name":' + "9" * 5000 + "}"]
)
def test_what_is_nested_too_deep_or_too_long_is_told(client, text):
    assert send(client, text).status_code == 422


def test_a_page_that_sends_back_a_strange_version_is_taken_as_one_that_sent_none(client):
    lamp = hang(ANN, name="gate").noun
    answer = client.post(f"/do/tests.lamp.lit/{lamp.pk}/", {"seen": "²"}, headers={"X-Reader": "ann"})
    assert answer.status_code == 302
    assert client.get("/calendar/?year=²").status_code == 200


def test_files_are_counted_by_the_rulebook(client):
    Rule.objects.filter(code="web.rate.upload").update(value=2)
    answers = []
    for n in range(3):
        body = {"name": f"gate {n}", "photos": SimpleUploadedFile("a.jpg", b"x")}
        answers.append(client.post("/api/acts/tests.lamp.hung", body, headers={"X-Reader": "ann"}))
    assert [one.status_code for one in answers] == [201, 201, 429]
    assert send(client, {"name": "without a file"}).status_code == 201


def test_every_kind_of_input_has_a_type_that_is_checked():
    fields = Sample().fields
    kinds = {schema(field)["type"] for field in fields.values()}
    assert kinds == {"string", "boolean", "array"}
    sent = {"what": 1, "where": 1, "photo": "x", "again": "phone", "public": 1, "seen": 1}
    assert set(incoming.faults(fields, sent, sent)) == set(sent)
    good = {"what": "x", "where": "yard", "again": ["phone"], "public": True, "seen": "2026-03-02"}
    assert incoming.faults(fields, good, good) == {}
