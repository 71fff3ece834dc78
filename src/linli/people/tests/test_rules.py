import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.kernel.refusals import NotYours, Refused
from linli.people import rules


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("138 0013 8000", "13800138000"),
        ("+86-138-0013-8000", "13800138000"),
        ("1380013８000", "13800138000"),
        ("010-6552 8888", "01065528888"),
        ("(0512) 65528888", "051265528888"),
        ("12345", "12345"),
        ("", ""),
    ],
)
def test_a_phone_is_kept_as_its_digits(typed, kept):
    assert rules.phone_of(typed) == kept


@pytest.mark.parametrize("typed", ["1380013800", "23800138000", "138001380001", "没有", "+1 415 555 0100"])
def test_it_refuses_what_is_no_chinese_phone(typed):
    with pytest.raises(Refused) as refused:
        rules.phone_of(typed)
    assert refused.value.field == "phone"


@pytest.mark.parametrize("name", ["王", "买买提·吐尔逊", "𠮷野家", "Anne-Marie O'Neill", "  欧阳  修 "])
def test_a_name_may_be_any(name):
    assert rules.name_of(name) == " ".join(name.split())


@pytest.mark.parametrize("name", ["", "   ", "长" * 61, "a\x00b"])
def test_it_refuses_a_name_that_is_none(name):
    with pytest.raises(Refused):
        rules.name_of(name)


@given(st.integers(200_000_000, 999_999_999), st.integers(0, 9), st.integers(1, 9))
def test_one_wrong_figure_in_a_number_shows(nine, place, slip):
    number = rules.with_check_digit(str(nine))
    assert rules.is_number(number)
    wrong = number[:place] + str((int(number[place]) + slip) % 10) + number[place + 1 :]
    assert not rules.is_number(wrong)


def test_a_public_number_is_never_an_identity_number_or_a_mobile():
    assert not rules.is_number("11010519491231002X")
    assert not rules.is_number("13800138000")


def test_nobody_decides_on_their_own_record():
    with pytest.raises(NotYours):
        rules.refuse_own_record(decider=1, author=1, subject=2)
    with pytest.raises(NotYours):
        rules.refuse_own_record(decider=2, author=1, subject=2)
    rules.refuse_own_record(decider=3, author=1, subject=2)


def test_a_refusal_needs_reasons_and_a_grant_does_not():
    with pytest.raises(Refused):
        rules.refuse_without_reasons(False, " 不行 ")
    rules.refuse_without_reasons(True, "")


@pytest.mark.parametrize(("ago", "fresh"), [(0, True), (899, True), (900, False), (-1, False)])
def test_a_second_factor_is_fresh_for_fifteen_minutes(ago, fresh):
    assert rules.is_fresh(1000.0, 1000.0 + ago, 15) is fresh
    assert not rules.is_fresh(None, 1000.0, 15)


def test_a_kiosk_is_shorter_than_a_desk_and_a_desk_than_a_home():
    numbers = {"staff": 15, "resident": 30, "kiosk": 2}
    assert rules.idle_for(staff=True, kiosk=True, numbers=numbers) == 120
    assert rules.idle_for(staff=True, kiosk=False, numbers=numbers) == 900
    assert rules.idle_for(staff=False, kiosk=False, numbers=numbers) == 1800
