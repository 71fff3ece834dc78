"""Keeping files: one stored copy for equal bytes, many records, erasure, leftovers."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from PIL import Image

from linli.kernel.clock import now, travel
from linli.kernel.evidence import shelf
from linli.kernel.evidence.intake import examine
from linli.kernel.evidence.models import Evidence
from linli.kernel.privacy import cipher

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _storage(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def photo(colour="red"):
    out = BytesIO()
    Image.new("RGB", (40, 30), colour).save(out, "JPEG")
    return examine(BytesIO(out.getvalue()), "漏水.jpg")


def bytes_of(key):
    with default_storage.open(key) as stored:
        return stored.read()


def test_it_stores_the_bytes_under_their_digest_and_the_row_beside_the_noun():
    examined = photo()
    row = shelf.keep(7, "needs.need", 12, examined, Evidence.Kind.PHOTO)
    row.refresh_from_db()
    assert (row.noun, row.noun_id, row.by_person_id, row.disclosure) == ("needs.need", 12, 7, "P2")
    assert (row.name, row.media_type, row.width, row.height) == ("漏水.jpg", "image/jpeg", 40, 30)
    assert row.storage_key == f"evidence/sha256/{row.digest[:2]}/{row.digest}.jpg"
    assert bytes_of(row.storage_key) == examined.content and bytes_of(row.thumb_key) == examined.thumb
    assert cipher.digest(bytes_of(row.storage_key), row.algorithm) == row.digest and row.is_photo


def test_the_digest_may_be_sm3(settings):
    settings.LINLI_DIGEST = "sm3"
    row = shelf.keep(7, "needs.need", 12, photo())
    assert row.algorithm == "sm3" and row.storage_key.startswith("evidence/sm3/")
    assert cipher.digest(bytes_of(row.storage_key), "sm3") == row.digest


def test_equal_bytes_stand_once():
    first, second = (shelf.keep(7, "needs.need", n, photo()) for n in (1, 2))
    other = shelf.keep(7, "needs.need", 3, photo("blue"))
    assert first.storage_key == second.storage_key != other.storage_key
    assert len(list(shelf._stored("evidence"))) == 4


def test_a_half_written_file_is_not_taken_for_the_whole():
    row = shelf.keep(7, "needs.need", 1, photo())
    default_storage.delete(row.storage_key)
    default_storage.save(row.storage_key, ContentFile(b"half"))
    again = shelf.keep(7, "needs.need", 2, photo())
    assert again.storage_key != row.storage_key and cipher.digest(bytes_of(again.storage_key)) == again.digest


def test_one_item_serves_many_records():
    row = shelf.keep(7, "needs.need", 1, photo(), cls="P2")
    also = shelf.serve_also(row, "orders.order", 5, cls="P1")
    assert (also.noun, also.noun_id, also.disclosure) == ("orders.order", 5, "P1")
    assert also.pk != row.pk and also.storage_key == row.storage_key
    assert Evidence.objects.get(pk=row.pk).noun == "needs.need"


def test_the_files_of_many_nouns_come_in_one_statement(django_assert_num_queries):
    rows = [shelf.keep(7, "needs.need", n, photo()) for n in (2, 1, 2)]
    with django_assert_num_queries(1):
        assert shelf.beside("needs.need", 1, 2) == [rows[1], rows[0], rows[2]]


def test_erasing_takes_name_and_bytes_and_leaves_row_and_digest(django_capture_on_commit_callbacks):
    row = shelf.keep(7, "needs.need", 1, photo())
    with django_capture_on_commit_callbacks(execute=True):
        shelf.erase(row)
    row.refresh_from_db()
    assert row.name == "" and row.erased_at and len(row.digest) == 64
    assert not default_storage.exists(row.storage_key) and not default_storage.exists(row.thumb_key)
    assert shelf.beside("needs.need", 1) == []


def test_erasing_leaves_bytes_that_another_record_needs(django_capture_on_commit_callbacks):
    row = shelf.keep(7, "needs.need", 1, photo())
    also = shelf.serve_also(row, "orders.order", 5)
    with django_capture_on_commit_callbacks(execute=True):
        shelf.erase(row)
    assert default_storage.exists(also.storage_key)
    with django_capture_on_commit_callbacks(execute=True):
        shelf.erase(also)
    assert not default_storage.exists(also.storage_key)


def test_what_a_failed_act_left_is_swept_after_a_day():
    kept = shelf.keep(7, "needs.need", 1, photo("blue"))
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        lost = shelf.keep(7, "needs.need", 2, photo())
        raise ZeroDivisionError
    assert default_storage.exists(lost.storage_key)
    assert shelf.sweep() == 0
    with travel(now() + timedelta(days=2)):
        assert shelf.sweep() == 2
    assert not default_storage.exists(lost.storage_key) and default_storage.exists(kept.storage_key)


def test_an_empty_storage_sweeps_nothing():
    assert shelf.sweep() == 0


def test_files_are_due_by_their_own_code():
    with travel(now() - timedelta(days=400)):
        old = shelf.keep(7, "needs.need", 1, photo())
        shelf.keep(7, "needs.need", 2, photo(), keep="retention.never")
    shelf.keep(7, "needs.need", 3, photo())
    limits = {"retention.evidence": now() - timedelta(days=365), "retention.never": None}
    assert list(shelf.due(limits.__getitem__)) == [old]
