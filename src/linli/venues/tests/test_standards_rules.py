from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.kernel.refusals import Refused
from linli.venues.rules.standards import (
    Figures,
    area_by_group,
    is_soon,
    refuse_check,
    refuse_plan,
    stands,
)

FIGURES = Figures(Decimal(350), Decimal(500), Decimal(30), Decimal(30))
DAY = date(2026, 11, 25)


@dataclass
class Room:
    pk: int
    area_m2: Decimal | None
    function: str = ""
    parent_id: int | None = None


def test_parts_count_by_their_own_use_and_nothing_counts_twice():
    rooms = [
        Room(1, Decimal(200), "culture_sport"), Room(2, Decimal(80), "reading", 1), Room(3, Decimal(60), "office", 1),
        Room(4, None, "", None), Room(5, Decimal(40), "", 4),
    ]  # fmt: skip
    assert area_by_group(rooms) == {"activity": Decimal(140), "office": Decimal(60), "unsaid": Decimal(40)}


@given(st.lists(st.integers(1, 500).map(Decimal), max_size=8))
def test_the_whole_is_the_sum_of_rooms_without_parts(areas):
    rooms = [Room(n, area, "office") for n, area in enumerate(areas, 1)]
    assert sum(area_by_group(rooms).values(), Decimal()) == sum(areas, Decimal())


@pytest.mark.parametrize(
    ("households", "is_new", "asked", "because"),
    [(None, False, 350, "least"), (1000, False, 350, "least"), (2000, False, 600, "households"),
     (1000, True, 500, "new"), (3000, True, 900, "households")],
)  # fmt: skip
def test_the_strictest_of_what_applies_is_asked(households, is_new, asked, because):
    found = stands({"activity": Decimal(400)}, households, is_new, FIGURES)
    assert (found.asked, found.because) == (asked, because)
    assert found.gap == max(asked - 400, 0) and found.is_met == (asked <= 400)


def test_more_than_the_share_of_offices_is_marked_and_just_the_share_is_not():
    assert not stands({"office": Decimal(30), "activity": Decimal(70)}, None, False, FIGURES).too_much_office
    assert stands({"office": Decimal(31), "activity": Decimal(69)}, None, False, FIGURES).too_much_office
    assert stands({}, None, False, FIGURES).office_percent is None


def test_plans_look_ahead_and_checks_back():
    refuse_plan(DAY, DAY)
    refuse_check(DAY, date(2027, 2, 28), DAY)
    for refused in (
        lambda: refuse_plan(date(2026, 11, 24), DAY),
        lambda: refuse_check(date(2026, 11, 26), date(2027, 1, 1), DAY),
        lambda: refuse_check(DAY, DAY, DAY),
    ):
        with pytest.raises(Refused):
            refused()


def test_a_check_is_soon_from_its_reminder_on_and_stays_so():
    assert is_soon(date(2026, 12, 25), DAY, 30) and is_soon(date(2020, 1, 1), DAY, 30)
    assert not is_soon(date(2026, 12, 26), DAY, 30)
