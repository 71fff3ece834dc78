"""The journal: never changed, kept by months, one entry for each thing also when there are many."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connection, transaction

from linli.kernel.clock import travel
from linli.kernel.journal import record
from linli.kernel.journal.models import Entry
from linli.kernel.tests.lamps import ANN, Lamp, hang


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE kernel_entry SET kind = 'x'",
        "DELETE FROM kernel_entry",
        "TRUNCATE kernel_entry",
        "UPDATE kernel_entry_2026_03 SET noun_id = 1",
        "DELETE FROM kernel_entry_2026_03",
        "TRUNCATE kernel_entry_2026_03",
    ],
)
def test_the_database_refuses_every_change(lamps, sql):
    with travel(datetime(2026, 3, 5, tzinfo=UTC)):
        hang(ANN, name="gate")
    with (
        pytest.raises(DatabaseError, match="never changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)
    assert Entry.objects.count() == 1


def partitions():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'kernel_entry'::regclass"
        )
        return {name for (name,) in cursor.fetchall()}


def test_a_month_is_made_when_it_is_needed_and_ends_in_beijing(lamps):
    with travel(datetime(2031, 1, 31, 15, 59, tzinfo=UTC)):  # 23:59 of 31 January
        hang(ANN, name="last")
    with travel(datetime(2031, 1, 31, 16, 0, tzinfo=UTC)):
        hang(ANN, name="first")
    assert {"kernel_entry_2031_01", "kernel_entry_2031_02"} <= partitions()
    with connection.cursor() as cursor:
        for month in ("2031_01", "2031_02"):
            cursor.execute(f"SELECT count(*) FROM kernel_entry_{month}")
            assert cursor.fetchone() == (1,)


def test_a_month_is_looked_for_once(lamps, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        hang(ANN, name="gate")
    assert len(record._known_months) == 1
    record.ensure_month(datetime(2031, 5, 1, tzinfo=UTC))
    assert len(record._known_months) == 1, "a month that may be rolled back is not remembered"


def test_many_entries_get_ids_in_order_and_stay_whole(lamps):
    lamp = Lamp.objects.create(name="一盏灯\t“旧”\\n")
    facts = [{"n": i, "text": '制表\t换行\n\\N 引号"'} for i in range(50)]
    with travel(datetime(2031, 1, 31, tzinfo=UTC)):
        early = [record.entry_for(ANN, "tests.many", lamp, one, {"n": i}) for i, one in enumerate(facts[:25])]
    late = [record.entry_for(ANN, "tests.many", lamp, one, {"n": i}) for i, one in enumerate(facts[25:])]
    entries = [*early, *late]
    record.write_many(entries)
    ids = [entry.id for entry in entries]
    assert ids == sorted(set(ids))
    kept = list(Entry.objects.filter(kind="tests.many").order_by("id"))
    assert [one.id for one in kept] == ids
    assert [one.facts for one in kept] == [{"state": "off", **one} for one in facts]
    record.write_many([])


def test_an_entry_says_for_whom_and_through_which_door(lamps):
    entry = hang(replace(ANN, behalf_id=12).through("counter"), name="gate").entry
    kept = Entry.objects.get(pk=entry.id)
    assert (kept.via, kept.facts["behalf"]) == ("counter", 12)
