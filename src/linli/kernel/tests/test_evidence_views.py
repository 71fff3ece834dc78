"""Handing out: only to whom the noun is visible, by class, and with headers that let nothing run."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.http.response import HttpResponseBase
from django.urls import resolve, reverse
from PIL import Image

from linli.kernel import queries
from linli.kernel.actors import NOBODY, Actor
from linli.kernel.clock import now
from linli.kernel.delivery.models import Delivery
from linli.kernel.evidence import shelf, views
from linli.kernel.evidence.intake import Examined, examine
from linli.kernel.refusals import NotFound

pytestmark = [pytest.mark.django_db, pytest.mark.urls("linli.kernel.evidence.urls")]
ANN, DAN = Actor(person_id=1), Actor(person_id=4)
LABEL = "kernel.delivery"


@pytest.fixture(autouse=True)
def noun(settings, tmp_path, monkeypatch):
    settings.MEDIA_ROOT = tmp_path
    seen = {LABEL: lambda actor: Delivery.objects.filter(to_person=actor.person_id or 0)}
    monkeypatch.setattr(queries, "_visible", seen)
    at = now() - timedelta(hours=1)
    return Delivery.objects.create(
        entry_id=1, at=at, next_at=at, noun="x.y", noun_id=1, subject="s", to_person=1
    )


def photo(noun, cls="P2"):
    out = BytesIO()
    Image.new("RGB", (40, 30), "red").save(out, "JPEG")
    return shelf.keep(1, LABEL, noun.pk, examine(BytesIO(out.getvalue()), "漏水 𠮷.jpg"), cls=cls)


def paper(noun, media_type, name):
    return shelf.keep(1, LABEL, noun.pk, Examined(b"bytes", media_type, name, "sha256", "0" * 64), "document")


def ask(rf, actor, evidence, size="full", **headers):
    request = rf.get("/", headers=headers)
    request.actor = actor
    answer: HttpResponseBase = views.download(request, evidence.pk, size=size)
    return answer


def test_whoever_sees_the_noun_gets_the_file(rf, noun, django_assert_num_queries):
    row = photo(noun)
    with django_assert_num_queries(2):
        answer = ask(rf, ANN, row)
    assert b"".join(answer) == default_storage.open(row.storage_key).read()
    assert answer["Content-Type"] == "image/jpeg" and answer["Content-Disposition"].startswith("inline")
    assert "filename*=utf-8''" in answer["Content-Disposition"]


def test_the_thumbnail_is_smaller_bytes_under_the_same_rule(rf, noun):
    row = photo(noun)
    assert b"".join(ask(rf, ANN, row, "thumb")) == default_storage.open(row.thumb_key).read()
    with pytest.raises(NotFound):
        ask(rf, DAN, row, "thumb")


@pytest.mark.parametrize("cls", ["P1", "P2", "P3"])
@pytest.mark.parametrize("actor", [DAN, NOBODY])
def test_for_all_others_it_does_not_exist(rf, noun, actor, cls):
    with pytest.raises(NotFound):
        ask(rf, actor, photo(noun, cls))


def test_a_restricted_file_is_not_handed_out_here_even_to_its_readers(rf, noun):
    row = photo(noun, "P3")
    with pytest.raises(NotFound):
        ask(rf, ANN, row)
    request = rf.get("/")
    assert views.hand_out(request, row).status_code == 200


def test_a_public_file_is_for_everybody(rf, noun):
    assert ask(rf, NOBODY, photo(noun, "P0")).status_code == 200


def test_an_erased_lost_or_unknown_file_is_not_there(rf, noun, django_capture_on_commit_callbacks):
    gone, lost = photo(noun, "P0"), paper(noun, "application/pdf", "a.pdf")
    with django_capture_on_commit_callbacks(execute=True):
        shelf.erase(gone)
    default_storage.delete(lost.storage_key)
    lost_thumb = photo(noun)
    lost_thumb.thumb_key = ""
    lost_thumb.save()
    for row, size in ((gone, "full"), (lost, "full"), (lost_thumb, "thumb")):
        with pytest.raises(NotFound):
            ask(rf, ANN, row, size)
    gone.pk = 999_999
    with pytest.raises(NotFound):
        ask(rf, ANN, gone)


@pytest.mark.parametrize(
    ("media_type", "name", "shown"),
    [
        ("image/jpeg", "a.jpg", "inline"),
        ("application/pdf", "a.pdf", "inline"),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "a.docx", "attachment"),
        ("text/html", "a.html", "attachment"),
    ],
)
def test_nothing_handed_out_can_run(rf, noun, media_type, name, shown):
    answer = ask(rf, ANN, paper(noun, media_type, name))
    assert answer["Content-Disposition"].startswith(shown) and answer["Content-Type"] == media_type
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("default-src 'none'")
    assert ("sandbox" in answer["Content-Security-Policy"]) == (media_type != "application/pdf")
    assert answer["Cache-Control"] == "private, no-cache" and answer["Vary"] == "Cookie"


def test_a_known_file_is_not_sent_again_but_the_right_is_asked_again(rf, noun):
    row = photo(noun)
    etag = ask(rf, ANN, row)["ETag"]
    assert ask(rf, ANN, row, **{"If-None-Match": etag}).status_code == 304
    assert ask(rf, ANN, row, "thumb", **{"If-None-Match": etag}).status_code == 200
    with pytest.raises(NotFound):
        ask(rf, DAN, row, **{"If-None-Match": etag})


def test_it_is_only_for_reading(rf, noun):
    request = rf.post("/")
    request.actor = ANN
    assert views.download(request, photo(noun).pk).status_code == 405


def test_the_addresses_lead_here():
    assert reverse("file", args=[7]) == "/file/7/"
    assert resolve("/file/7/thumb/").kwargs == {"pk": 7, "size": "thumb"}
