"""What a table says of time: in its title, and in heads that mean another period than its own."""

from datetime import date

import pytest

from linli.records.rules.times import Span, of_head, parted, said

ON = date(2026, 11, 5)
OCTOBER = Span(date(2026, 10, 1), date(2026, 11, 1))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026年第三季度统计表", date(2026, 7, 1), date(2026, 9, 30)),
        ("2026年三季度", date(2026, 7, 1), date(2026, 9, 30)),
        ("（截至10月31日）", date(2026, 1, 1), date(2026, 10, 31)),
        ("截止2025年12月底", date(2025, 1, 1), date(2025, 12, 31)),
        ("1-10月情况", date(2026, 1, 1), date(2026, 10, 31)),
        ("2026年1月—10月", date(2026, 1, 1), date(2026, 10, 31)),
        ("12月份报表", date(2025, 12, 1), date(2025, 12, 31)),
        ("2026年度", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026年上半年", date(2026, 1, 1), date(2026, 6, 30)),
        ("2026.07月报", date(2026, 7, 1), date(2026, 7, 31)),
        ("2026年9月26日至2026年10月25日", date(2026, 9, 26), date(2026, 10, 25)),
        ("２０２６年１０月", date(2026, 10, 1), date(2026, 10, 31)),
    ],
)
def test_it_reads_a_period_in_a_title(text, first, last):
    told = said(text, ON)
    assert told is not None
    assert (told[1].first, told[1].last) == (first, last)


@pytest.mark.parametrize("text", ["社区基本情况表", "2026年13月", "第五季度", "截至2月31日", "附件1"])
def test_it_says_nothing_where_no_period_is_told(text):
    assert said(text, ON) is None


@pytest.mark.parametrize(
    ("head", "first", "last"),
    [
        ("本月", date(2026, 10, 1), date(2026, 10, 31)),
        ("本年累计", date(2026, 1, 1), date(2026, 10, 31)),
        ("上月", date(2026, 9, 1), date(2026, 9, 30)),
        ("去年同期", date(2025, 10, 1), date(2025, 10, 31)),
        ("二季度", date(2026, 4, 1), date(2026, 6, 30)),
        ("3月", date(2026, 3, 1), date(2026, 3, 31)),
    ],
)
def test_it_knows_heads_that_mean_another_period(head, first, last):
    span = of_head(head, OCTOBER)
    assert span is not None
    assert (span.first, span.last) == (first, last)


@pytest.mark.parametrize(
    ("head", "rest", "first"),
    [
        ("本月受理件数", "受理件数", date(2026, 10, 1)),
        ("累计办结数", "办结数", date(2026, 1, 1)),
        ("1-10月受理量", "受理量", date(2026, 1, 1)),
        ("受理件数（去年同期）", "受理件数", date(2025, 10, 1)),
        ("9月份受理量", "受理量", date(2026, 9, 1)),
    ],
)
def test_it_parts_a_time_from_what_is_asked(head, rest, first):
    told = parted(head, OCTOBER)
    assert told is not None
    assert (told[0], told[1].first) == (rest, first)


def test_it_parts_nothing_from_a_head_without_a_time():
    assert parted("受理件数", OCTOBER) is None
    assert parted("月均收入", OCTOBER) is None
