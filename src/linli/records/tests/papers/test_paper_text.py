"""A paper's text as it is read: headings by their numbers, tables, figures; and templates filled in."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from linli.kernel.refusals import Refused
from linli.records.rules import papers as rules
from linli.records.rules.papers.drafting import numeral
from linli.records.rules.papers.figures import change, percent, points, share
from linli.records.rules.papers.period import Span, period_called, periods_around, spans

FIGURES = {"受理数": "12", "诉求·物业": "3"}


def blocks(text):
    return rules.read(text, FIGURES)


def test_headings_are_known_by_their_numbers():
    told = blocks("一、总体\n（一）响应。后面是正文。\n1. 第三级\n（1）第四级\n12.5公里不是标题\n普通的一段")
    assert [one.level for one in told] == [1, 2, 3, 4, 0, 0]
    assert (told[1].runs[0].text, told[1].rest[0].text) == ("（一）响应。", "后面是正文。")


def test_a_figure_is_a_run_of_its_own():
    [one] = blocks("受理{受理数}件，{受理数=99}件，{没有这个}件")
    assert [(run.text, run.figure) for run in one.runs] == [
        ("受理", ""), ("12", "受理数"), ("件，", ""), ("12", "受理数"), ("件，{没有这个}件", ""),
    ]  # fmt: skip


def test_tables_are_written_with_bars_or_pasted_from_a_spreadsheet():
    first, second = blocks("| 类别 | 件数 |\n|---|---|\n| 物业 | {诉求·物业} |\n\n类别\t件数\t说明\n环境\t2")
    assert first.text == "类别\t件数\n物业\t3"
    assert [len(row) for row in second.rows] == [3, 3], (
        "a short line is filled up, so that the table is whole"
    )


def test_who_was_there_is_set_like_a_heading():
    [one] = blocks("出席：王建国、李淑兰")
    assert (one.label, one.text) == ("出席：", "出席：王建国、李淑兰")


def test_what_nobody_sees_is_dropped_and_rare_signs_stay():
    assert rules.clean("甲\u202e乙\x00\x1b丙\r\n丁\ufffe𠮷😀\t戊") == "甲乙丙\n丁𠮷😀\t戊"


@given(st.text(max_size=300))
def test_no_text_is_too_strange_to_be_read(text):
    told = rules.read(rules.clean(text), FIGURES)
    assert rules.length(told) >= 0 and all(one.text is not None for one in told)


@given(st.text(alphabet="{}每项有完止无：｜甲乙\n=…", max_size=60))
def test_any_template_is_refused_or_filled(text):
    try:
        rules.refuse_template(text)
    except Refused:
        return
    rules.asked(text, ())
    rules.fill(text, rules.Given({}, {}, {}))


def test_parts_repeat_and_are_chosen_also_within_each_other():
    template = "{有：人}有人：\n{每项：人｜事}\n{序号}、{人}办{事}\n{完}{无}没有人{有：数}，数{数}{止}{止}"
    full = rules.Given({}, {"人": [["甲", "子"], ["乙"]]}, {})
    assert rules.fill(template, full) == f"有人：\n一、甲办子\n二、乙办{rules.BLANK}\n"
    assert rules.fill(template, rules.Given({}, {}, {"数": True})) == "没有人，数{数}"


def test_only_what_the_house_does_not_know_is_asked():
    told = rules.asked("{组织}{时间}{内容…}{每项：议题｜谁}{次}{议题}{谁}{完}{有：电话}{电话}{止}", {"组织"})
    assert [(one.name, one.is_long, one.columns, one.is_optional) for one in told] == [
        ("时间", False, (), False), ("内容", True, (), False), ("议题", True, ("议题", "谁"), False),
        ("电话", False, (), True),
    ]  # fmt: skip


def test_numbers_in_chinese():
    assert [numeral(n) for n in (1, 10, 11, 20, 35, 99, 100)] == [
        "一",
        "十",
        "十一",
        "二十",
        "三十五",
        "九十九",
        "100",
    ]


def test_changes_are_said_in_words():
    assert change(12, 10).value == "增加2件（20.0%）" and change(7, 10).value == "减少3件（30.0%）"
    assert change(3, 0).value == "增加3件" and change(5, 5).value == "持平"
    assert points(Decimal("0.9"), Decimal("0.925")).value == "下降2.50个百分点"
    assert (
        not points(None, Decimal(1)).has
        and not share(1, 0).has
        and percent(Decimal("0.9048")).value == "90.48%"
    )


def test_periods_have_the_one_before_and_the_same_a_year_ago():
    def month(n):
        return date(2024 + n // 12, n % 12 + 1, 1)

    months = [Span(month(n), month(n + 1)) for n in range(24)]
    told = spans(period_called("2025-Q4"), months)
    assert told["now"] == (date(2025, 10, 1), date(2026, 1, 1))
    assert told["before"] == (date(2025, 7, 1), date(2025, 10, 1))
    assert told["year"] == (date(2024, 10, 1), date(2025, 1, 1))
    told = spans(period_called("2025"), months)
    assert told["before"] == told["year"] == (date(2024, 1, 1), date(2025, 1, 1))


def test_what_is_no_period_is_none():
    assert [period_called(code) for code in ("", "2026-13", "2026-Q5", "x", "２０２６", "2026-11-01")] == [
        None
    ] * 6
    assert [one.words for one in periods_around(date(2026, 1, 5))] == [
        "2026年1月", "2025年12月", "2026年第一季度", "2025年第四季度", "2026年", "2025年",
    ]  # fmt: skip
