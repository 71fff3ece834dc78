"""Totals: exact at every moment, also when an older transaction commits late."""

import threading
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import connection, transaction

from linli.kernel.clock import travel
from linli.kernel.journal import record, tally
from linli.kernel.tests.lamps import ANN, Lamp

MARCH = (date(2026, 3, 1), date(2026, 4, 1))


def entry(day, hours=0.0, kind="tests.worked", lamp=None):
    with travel(datetime(2026, *day, 4, tzinfo=UTC)):
        return record.entry_for(ANN, kind, lamp or Lamp(pk=1), {}, {"hours": hours} if hours else {})


def total(first=MARCH[0], until=MARCH[1], measure="hours", scope=7, **how):
    found = [
        one for one in tally.totals([scope], ["tests.worked"], first, until, **how) if one.measure == measure
    ]
    return {one.bucket: (one.n, one.quantity) for one in found}


def write(*entries):
    with transaction.atomic():
        for one in entries:
            record.write(one)


@pytest.fixture
def three_days(transactional_db):
    write(entry((3, 1), 1.5), entry((3, 31), 2.25), entry((4, 1), 100), entry((3, 5), kind="tests.other"))


@pytest.mark.parametrize("advanced", [False, True])
def test_days_months_and_windows_agree(three_days, advanced):
    if advanced:
        assert tally.advance() > 0
    assert total() == {None: (2, Decimal("3.75"))}
    assert total(by="month") == {date(2026, 3, 1): (2, Decimal("3.75"))}
    assert total(by="day") == {date(2026, 3, 1): (1, Decimal("1.5")), date(2026, 3, 31): (1, Decimal("2.25"))}
    assert total(date(2026, 3, 2), date(2026, 4, 2)) == {None: (2, Decimal("102.25"))}
    assert total(date(2026, 3, 1), date(2026, 3, 31)) == {None: (1, Decimal("1.5"))}
    assert total(measure="") == {None: (2, Decimal(2))}
    assert total(scope=1) == total(scope=7) and total(scope=8) == {}


def test_a_day_ends_at_midnight_in_beijing(transactional_db):
    with travel(datetime(2026, 3, 31, 16, 0, tzinfo=UTC)):
        write(record.entry_for(ANN, "tests.worked", Lamp(pk=1), {}, {"hours": 1}))
    tally.advance()
    assert total() == {} and total(date(2026, 4, 1), date(2026, 5, 1)) == {None: (1, Decimal(1))}


def test_tally_and_live_tail_are_one_sum(three_days):
    tally.advance()
    write(entry((3, 1), 10))
    assert total() == {None: (3, Decimal("13.75"))}
    tally.advance()
    assert total() == {None: (3, Decimal("13.75"))} and tally.recount() == []


def test_a_late_commit_is_never_missed(three_days):
    begun, told, finish = threading.Event(), [], threading.Event()

    def late():
        try:
            with transaction.atomic():
                record.write(entry((3, 10), 40))
                begun.set()
                assert finish.wait(20)
        finally:
            connection.close()

    record.ensure_month(datetime(2026, 3, 10, tzinfo=UTC))
    thread = threading.Thread(target=late)
    thread.start()
    assert begun.wait(20)
    write(entry((3, 11), 7))  # committed while the older one still waits
    for _round in range(3):
        tally.advance()
        told.append(total())
    finish.set()
    thread.join(20)
    assert told == [{None: (3, Decimal("10.75"))}] * 3
    assert total() == {None: (4, Decimal("50.75"))}
    tally.advance()
    assert total() == {None: (4, Decimal("50.75"))} and tally.recount() == []


def test_small_parts_are_counted_alike_whenever_they_are_counted(transactional_db):
    for _round in range(3):
        write(entry((3, 1), 0.00006))
        before = total()
        tally.advance()
        assert total() == before
    assert total() == {None: (3, Decimal("0.0003"))} and tally.recount() == []


def test_recount_finds_and_mends_planted_errors(three_days):
    tally.advance()
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE kernel_tally SET quantity = 99 WHERE measure = 'hours' AND grain = 'm' AND scope = 7"
        )
        cursor.execute("DELETE FROM kernel_tally WHERE measure = '' AND day = '2026-03-31' AND scope = 1")
        cursor.execute(
            "INSERT INTO kernel_tally VALUES (7, 'tests.worked', 'ghosts', 'd', '2026-03-01', 1, 1)"
        )
    assert len(tally.recount()) == 4  # two months of hours, one lost, one that never was
    assert tally.recount() == [] and total() == {None: (2, Decimal("3.75"))}


def test_one_statement_whatever_is_asked(three_days, django_assert_num_queries):
    with django_assert_num_queries(1):
        tally.totals(range(1, 200), ["tests.worked", "tests.other"], *MARCH, by="day")


def test_the_month_after():
    assert [tally.month_after(date(2026, m, 28)) for m in (1, 2, 12)] == [
        date(2026, 2, 1), date(2026, 3, 1), date(2027, 1, 1),
    ]  # fmt: skip


@pytest.mark.parametrize("measures", [["hours"], [""], ["hours", ""], []])
def test_only_the_measures_that_are_asked_for(three_days, measures):
    tally.advance()
    write(entry((3, 7), 5))
    everything = tally.totals([7], ["tests.worked"], *MARCH)
    some = tally.totals([7], ["tests.worked"], *MARCH, measures=measures)
    assert len(everything) == 2 and set(some) == {one for one in everything if one.measure in measures}
