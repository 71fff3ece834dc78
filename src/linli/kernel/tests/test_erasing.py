"""What has been kept long enough goes, once a day, and the journal says how much."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from linli.kernel import erasing, jobs
from linli.kernel.clock import travel
from linli.kernel.delivery.models import Delivery
from linli.kernel.evidence.models import Evidence
from linli.kernel.journal.models import Entry, Remark
from linli.kernel.rulebook import load_rulebook
from linli.kernel.tests.lamps import a_file

NOW = datetime(2026, 8, 31, 4, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _today(db, tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    load_rulebook()
    with travel(NOW):
        yield


def days_ago(n):
    return NOW - timedelta(days=n)


def letter(at):
    return Delivery.objects.create(
        entry_id=1,
        at=at,
        next_at=at,
        noun="n",
        noun_id=1,
        to_person=1,
        subject="s",
        text="t",
        address="a@b.c",
    )


def test_before_follows_the_unit_of_the_rule():
    assert erasing.before("retention.message") == datetime(2026, 2, 27, 16, tzinfo=UTC)  # six months, 24:00
    assert erasing.before("retention.draft") == datetime(2026, 6, 1, 16, tzinfo=UTC)  # ninety days
    assert erasing.before("retention.unheard_of") is None


def test_old_messages_lose_their_words_and_young_ones_do_not():
    old, young = letter(days_ago(250)), letter(days_ago(100))
    assert erasing.erase_all() == 2  # under two rules: words, address
    old.refresh_from_db()
    young.refresh_from_db()
    assert (old.subject, old.text, str(old.address)) == ("", "", "")
    assert (young.subject, young.text) == ("s", "t") and young.address
    told = Entry.objects.filter(kind="kernel.retention.done").order_by("facts__code")
    assert [(one.facts["code"], one.facts["of"], one.amounts) for one in told] == [
        ("retention.contact", "kernel.delivery", {"erased": 1}),
        ("retention.message", "kernel.delivery", {"erased": 1}),
    ]
    assert erasing.erase_all() == 0 and told.count() == 2


def test_remarks_go_with_their_time_and_their_entries_stay():
    for pk, at in ((1, days_ago(1200)), (2, days_ago(1000))):
        Remark.objects.create(entry_id=pk, noun="n", noun_id=1, at=at, text="words")
    assert erasing.erase_all() == 1
    assert list(Remark.objects.order_by("pk").values_list("text", flat=True)) == ["", "words"]


def test_files_go_each_by_its_own_rule(django_capture_on_commit_callbacks):
    keys = [default_storage.save(f"evidence/{i}.jpg", ContentFile(b"x")) for i in range(3)]
    kept = [("retention.evidence", 1200), ("retention.hardship", 1200), ("retention.evidence", 10)]
    for key, (keep, age) in zip(keys, kept, strict=True):
        a_file(noun="n", storage_key=key, keep=keep, at=days_ago(age), name="x.jpg").save()
    with django_capture_on_commit_callbacks(execute=True):
        assert erasing.erase_all() == 1
    assert [default_storage.exists(key) for key in keys] == [False, True, True]
    assert list(Evidence.objects.order_by("pk").values_list("name", flat=True)) == ["", "x.jpg", "x.jpg"]


def test_batches_go_on_until_nothing_is_left(monkeypatch):
    monkeypatch.setattr(erasing, "BATCH", 2)
    for _each in range(5):
        letter(days_ago(400))
    assert erasing.erase_all() == 10
    assert Entry.objects.filter(facts__code="retention.message").count() == 3


def test_it_is_done_once_a_day():
    taken = []
    step = lambda: taken.append(1) or 1  # noqa: E731
    assert [erasing.once_a_day(step) for _ in range(3)] == [1, 0, 0]
    with travel(NOW + timedelta(hours=13)):  # past midnight in Beijing
        assert erasing.once_a_day(step) == 1


def test_a_step_that_fails_does_not_stop_the_clock(monkeypatch):
    def fails():
        raise ValueError("one step")

    monkeypatch.setattr(jobs, "TICKS", {"tests.fails": fails, "tests.goes_on": lambda: 7})
    done = []
    monkeypatch.setitem(jobs.TICKS, "tests.last", lambda: done.append(1) or 1)
    with pytest.raises(ExceptionGroup) as caught:
        jobs.every_minute()
    assert done == [1] and [str(one) for one in caught.value.exceptions] == ["one step"]


def test_the_worker_runs_every_three_seconds_and_every_minute():
    periodic = jobs.app.periodic_registry.periodic_tasks.values()
    crons = {one.task.name.rpartition(".")[2]: one.croniter for one in periodic}
    gaps = {
        name: cron.get_next(float, start_time=0)
        for name, cron in crons.items()
        if name in ("seconds", "minutes")
    }
    assert gaps == {"seconds": 3.0, "minutes": 60.0}
