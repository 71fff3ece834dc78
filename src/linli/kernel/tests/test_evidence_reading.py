"""A restricted file goes out for a purpose, to a post over its place with a second factor, and leaves an entry."""

from dataclasses import replace

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client

from linli.kernel.evidence.reading import PERMISSION, may_read, read_file
from linli.kernel.journal.models import Entry
from linli.kernel.refusals import NotYours, Refused
from linli.kernel.tests import lamps
from linli.kernel.tests.lamps import ANN, DAN, a_file, hang

READER = replace(ANN, is_strong=True, post=replace(ANN.post, permissions=frozenset({PERMISSION})))


@pytest.fixture
def file(lamps, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    settings.LINLI_ACTOR_OF = "linli.kernel.tests.lamps.reader"
    lamp = hang(ANN, name="gate").noun
    key = default_storage.save("evidence/x.jpg", ContentFile(b"bytes"))
    one = a_file(
        noun="kernel.lamp", noun_id=lamp.pk, disclosure="P3", by_person_id=12, storage_key=key, name="x.jpg"
    )
    one.save()
    return one


def browser(monkeypatch, reader):
    monkeypatch.setattr(lamps, "ANN", reader)
    return Client(headers={"X-Reader": "ann"})


def test_it_reads_and_the_entry_says_who_and_what_for(file):
    read_file(READER, file, purpose="handle_case")
    entry = Entry.objects.get(kind="kernel.evidence.read")
    assert entry.facts["subject"] == 12 and entry.facts["purpose"] == "handle_case" and entry.actor == 11
    assert entry.scopes == [1, 7] and (entry.facts["about"], entry.facts["about_id"]) == (
        "kernel.lamp",
        file.noun_id,
    )


def test_it_refuses_without_a_purpose_a_post_over_the_place_or_a_second_factor(file):
    with pytest.raises(Refused):
        read_file(READER, file, purpose="curiosity")
    elsewhere = replace(READER, post=replace(READER.post, path="/1/9/"))
    for reader in (ANN, DAN, elsewhere, replace(READER, is_strong=False)):
        with pytest.raises(NotYours):
            read_file(reader, file, purpose="audit")
    assert may_read(READER, file) and not may_read(elsewhere, file)
    assert not Entry.objects.filter(kind="kernel.evidence.read").exists()


def test_the_page_asks_for_the_purpose_and_hands_out_the_file(file, monkeypatch):
    client = browser(monkeypatch, READER)
    assert client.get(f"/file/{file.pk}/").url == f"/file/{file.pk}/read/"
    asked = client.get(f"/file/{file.pk}/read/")
    assert asked.status_code == 200 and 'name="purpose"' in asked.content.decode()
    assert client.post(f"/file/{file.pk}/read/", {"purpose": ""}).status_code == 422
    handed = client.post(f"/file/{file.pk}/read/", {"purpose": "audit"})
    assert b"".join(handed) == b"bytes" and Entry.objects.filter(kind="kernel.evidence.read").count() == 1


def test_to_others_it_does_not_exist(file, monkeypatch):
    for reader in (ANN, DAN):
        client = browser(monkeypatch, reader)
        assert client.get(f"/file/{file.pk}/").status_code == 404
        assert client.get(f"/file/{file.pk}/read/").status_code == 404
    weak = browser(monkeypatch, replace(READER, is_strong=False))
    assert weak.get(f"/file/{file.pk}/read/").status_code == 403
