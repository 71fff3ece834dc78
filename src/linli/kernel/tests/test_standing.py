"""Figures that stand still: counted once, counted again, the same whatever commits in between."""

import threading
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection, transaction

from linli.kernel.journal import tally
from linli.kernel.journal.standing import behind, counted, recounted
from linli.kernel.tests.test_tally import MARCH, entry, write


def hours(found):
    return sum((one.quantity for one in found if one.measure == "hours"), Decimal(0))


def asked():
    return [7], ["tests.worked"], *MARCH


@pytest.mark.parametrize("advanced", [False, True])
def test_a_recount_finds_what_was_counted_and_nothing_later(transactional_db, advanced):
    write(entry((3, 1), 1.5), entry((3, 31), 2.25), entry((4, 1), 100))
    if advanced:
        tally.advance()
    first, stand = counted(*asked())
    write(entry((3, 7), 50), entry((3, 8), -1))
    assert hours(first) == hours(recounted(*asked(), stand)) == Decimal("3.75")
    assert hours(counted(*asked())[0]) == Decimal("52.75")


def test_months_and_days_agree_with_the_first_count(transactional_db):
    write(entry((3, 1), 1.5), entry((3, 31), 2.25))
    for by in ("month", "day"):
        first, stand = counted(*asked(), by=by)
        assert sorted(first, key=str) == sorted(recounted(*asked(), stand, by=by), key=str)


def test_what_commits_late_with_a_lower_number_is_not_taken_in(transactional_db):
    """Its number is below the last one counted, yet it was not visible: a recount must not see it either."""
    begun, finish = threading.Event(), threading.Event()

    def late():
        with transaction.atomic():
            write(entry((3, 2), 8))
            begun.set()
            assert finish.wait(20)
        connection.close()

    thread = threading.Thread(target=late)
    thread.start()
    assert begun.wait(20)
    write(entry((3, 3), 2))
    first, stand = counted(*asked())
    finish.set()
    thread.join(20)
    assert hours(first) == Decimal(2) and hours(counted(*asked())[0]) == Decimal(10)
    assert hours(recounted(*asked(), stand)) == Decimal(2)
    assert behind(7, ["tests.worked"], *MARCH, stand).count() == 1
    assert behind(7, ["tests.worked"], *MARCH).count() == 2


def test_the_counting_transaction_sees_its_own_entries_up_to_the_count(transactional_db):
    with transaction.atomic():
        write(entry((3, 2), 8))
        first, stand = counted(*asked())
        write(entry((3, 2), 1))
    assert hours(first) == hours(recounted(*asked(), stand)) == Decimal(8)


def test_an_empty_journal_has_a_place_too(transactional_db):
    found, stand = counted([7], ["tests.worked"], date(2020, 1, 1), date(2020, 2, 1))
    assert found == [] and stand.snapshot and recounted([7], ["tests.worked"], *MARCH, stand) == []
