"""Pure decisions: no database."""

from datetime import date, timedelta

import pytest

from linli.kernel.refusals import NotYours, Refused
from linli.organisations import rules
from linli.organisations.states import Kind


@pytest.mark.parametrize(
    ("code", "level"),
    [
        ("11", "city"), ("44", "province"), ("4401", "city"), ("110101", "district"), ("110101001", "street"),
        ("110101001001", "community"), ("", ""), ("11010", ""),
    ],
)  # fmt: skip
def test_a_codes_length_tells_its_level(code, level):
    assert rules.level_of(code) == level


@pytest.mark.parametrize(
    ("code", "short"),
    [
        ("110101000000", "110101"), ("110101001000", "110101001"), ("110000000000", "11"), ("440100", "4401"),
        ("110101001001", "110101001001"), ("110100", "1101"),
    ],
)  # fmt: skip
def test_zeros_that_fill_up_are_no_part_of_a_code(code, short):
    assert rules.shorten(code) == short


def test_wider_codes_go_outwards():
    assert list(rules.wider_codes("110101001001")) == ["110101001001", "110101001", "110101", "1101", "11"]


@pytest.mark.parametrize(
    ("code", "name", "kind", "full"),
    [
        ("11", "北京市", Kind.CITY_GOVERNMENT, "北京市人民政府"),
        ("44", "广东省", Kind.PROVINCE_GOVERNMENT, "广东省人民政府"),
        ("4401", "广州市", Kind.CITY_GOVERNMENT, "广州市人民政府"),
        ("110101", "东城区", Kind.DISTRICT_GOVERNMENT, "东城区人民政府"),
        ("110101001", "东华门街道", Kind.STREET_OFFICE, "东华门街道办事处"),
        ("110105022", "南磨房地区", Kind.STREET_OFFICE, "南磨房地区办事处"),
        ("110109101", "潭柘寺镇", Kind.TOWN_GOVERNMENT, "潭柘寺镇人民政府"),
        ("110116202", "长哨营满族乡", Kind.TOWN_GOVERNMENT, "长哨营满族乡人民政府"),
        ("110115400", "大兴国际机场", Kind.ZONE_ADMINISTRATION, "大兴国际机场管理机构"),
        ("110101001001", "多福巷社区居委会", Kind.RESIDENTS_COMMITTEE, "多福巷社区居民委员会"),
        ("110101001002", "银闸社区", Kind.RESIDENTS_COMMITTEE, "银闸社区居民委员会"),
        ("110117004201", "辛庄村委会", Kind.VILLAGERS_COMMITTEE, "辛庄村民委员会"),
        ("110106014201", "太平桥村", Kind.VILLAGERS_COMMITTEE, "太平桥村村民委员会"),
    ],
)
def test_a_public_body_is_named_after_its_area(code, name, kind, full):
    assert rules.public_body(code, name) == (kind, full)


def test_a_service_body_acts_for_the_one_above():
    assert rules.reach_of(Kind.HOTLINE_SERVICE, "/1/2/") == "/1/"
    assert rules.reach_of(Kind.STREET_OFFICE, "/1/2/") == "/1/2/"
    assert rules.reach_of(Kind.HOTLINE_SERVICE, "/1/") == "/1/"


def test_nobody_stands_below_themselves():
    rules.refuse_cycle("/1/2/", "/1/23/")
    for below in ("/1/2/", "/1/2/7/"):
        with pytest.raises(Refused):
            rules.refuse_cycle("/1/2/", below)


def test_powers_over_the_house_are_handed_on_by_those_who_have_them():
    rules.refuse_more_than_own({"needs.triage", "kernel.rulebook"}, {"kernel.rulebook"})
    with pytest.raises(NotYours):
        rules.refuse_more_than_own({"kernel.rulebook"}, {"people.posts"})


def test_work_that_governs_nobody_is_handed_out_by_who_appoints():
    rules.refuse_more_than_own(
        {"organisations.notify", "organisations.pass_on", "needs.voice"}, {"people.posts"}
    )
    with pytest.raises(NotYours):
        rules.refuse_more_than_own({"organisations.notify", "organisations.manage"}, {"people.posts"})


@pytest.mark.parametrize(
    ("begins", "years", "end"),
    [
        (date(2026, 1, 4), 5, date(2031, 1, 3)), (date(2024, 2, 29), 1, date(2025, 2, 27)),
        (date(2026, 1, 4), None, None),
    ],
)  # fmt: skip
def test_a_term_ends_the_day_before_its_anniversary(begins, years, end):
    assert rules.term_end(begins, years) == end


def test_a_credit_code_is_checked_by_its_last_sign():
    assert rules.check_uscc(" 91110000600037341l ") == "91110000600037341L"
    assert rules.check_uscc("") == ""
    with pytest.raises(Refused):
        rules.check_uscc("911100006000373410")


@pytest.mark.parametrize(("day", "step"), [(1, None), (10, 90), (40, 60), (70, 30), (100, 30), (101, 0)])
def test_the_nearest_step_before_an_end_has_come(day, step):
    start = date(2026, 1, 1)
    on = start + timedelta(days=day)
    steps = {n: on + timedelta(days=n) for n in (90, 60, 30)}
    assert rules.step_before(start + timedelta(days=100), on, steps) == step


@pytest.mark.parametrize(("day", "step"), [(29, None), (30, 30), (59, 30), (90, 90), (400, 90)])
def test_the_longest_step_of_a_vacancy_counts(day, step):
    start = date(2026, 1, 1)
    on = start + timedelta(days=day)
    assert rules.step_after(start, {n: on - timedelta(days=n) for n in (30, 60, 90)}) == step
