"""Pure decisions about tables: values, sums, layouts known again, persons, cost."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.kernel.refusals import NotNow, Refused
from linli.records.rules import Ask, Layout, Shape, Spot
from linli.records.rules.asking import cost, refuse_founded, refuse_over, refuse_short
from linli.records.rules.persons import about_persons
from linli.records.rules.prints import fact_key, fingerprint, head_of, subject
from linli.records.rules.summing import LIST, MEAN, NONE, SUM, TEXT, is_rate, rule_for, summed
from linli.records.rules.values import packed, typed, unpacked


def layout(*heads, shape=Shape.FORM, title="表"):
    return Layout(shape, title, tuple(Ask((head,), (Spot(0, at, 1),)) for at, head in enumerate(heads)))


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("12", "", 12), ("1,204", "个", 1204), ("12个", "个", 12), ("９８．５%", "%", Decimal("98.5")), ("0", "", 0),
        ("-3", "", -3), ("2026年11月5日", "", date(2026, 11, 5)), ("2026-13-5", "", "2026-13-5"), ("有", "", "有"),
        ("010-65251234", "", "010-65251234"), ("007", "", "007"), ("110101199001011234", "", "110101199001011234"),
        ("=1+1", "", "=1+1"), ("1.50", "", Decimal("1.50")),
    ],
)  # fmt: skip
def test_what_is_typed_is_read_as_it_was_meant(text, unit, value):
    assert typed(text, unit) == value and type(typed(text, unit)) is type(value)


@given(st.text(max_size=40), st.sampled_from(["", "个", "%"]))
def test_whatever_is_typed_is_a_value_or_refused(text, unit):
    try:
        value = typed(text, unit)
    except Refused:
        return
    assert unpacked(packed(value)) == value


@given(st.lists(st.integers(-(10**9), 10**9), min_size=1, max_size=20))
def test_counts_are_summed_exactly(numbers):
    answers = {str(at): number for at, number in enumerate(numbers)}
    assert summed(SUM, answers).value == sum(numbers)


@pytest.mark.parametrize(
    "name", ["满意率", "解决率（%）", "占比", "人均面积", "平均时长", "最高温度", "排名"]
)
def test_a_rate_is_never_summed(name):
    assert is_rate(name, "")
    assert rule_for(name, "", [90, 80]) == NONE
    assert summed(NONE, {"甲": 90, "乙": 80}).value is None
    assert rule_for(name, "", [90, 80], weighted=True) == MEAN


def test_means_are_weighted_or_not_given():
    assert summed(MEAN, {"甲": 90, "乙": 50}, {"甲": 30, "乙": 10}).value == 80
    assert "zero" in summed(MEAN, {"甲": 90, "乙": 50}, {"甲": 30}).flags
    assert summed(MEAN, {"甲": 90}, {"甲": 0}).value is None


def test_words_are_listed_or_joined_and_numbers_among_them_flagged():
    assert rule_for("值班时段", "", ["白天", "晚上"]) == LIST
    assert summed(LIST, {"甲": "白天", "乙": "白天", "丙": "晚上"}).value == "白天（2）、晚上"
    assert rule_for("说明", "", ["很长的一段说明文字写了很多", "短"]) == TEXT
    assert summed(TEXT, {"甲": "好", "乙": "差"}).value == "甲：好；乙：差"
    assert "words" in summed(SUM, {"甲": 1, "乙": "若干"}).flags
    assert "few" in summed(SUM, {"甲": 1}, of=2).flags


def test_a_layout_is_known_again_in_another_month():
    assert fingerprint([layout("10月受理数")]) == fingerprint([layout("11月受理数")])
    assert fingerprint([layout("受理数")]) != fingerprint([layout("办结数")])
    assert head_of("受理 数（件）") == "受理数(件)"
    assert subject("2026年10月消防检查统计表") == subject("2025年度消防检查统计表") == "消防检查统计表"
    assert fact_key("检查次数", "消防") != fact_key("检查次数", "食品")


def test_tables_about_persons_are_seen():
    people = layout("姓名", "身份证号", "联系电话", "备注", shape=Shape.LIST)
    assert [ask.heads[0] for ask in about_persons(people)] == ["姓名", "身份证号", "联系电话"]
    assert about_persons(layout("负责人姓名", "联系电话", "社区名称")) == [], "who holds a post may be named"
    assert len(about_persons(layout("姓名", "身份证号", "家庭住址"))) == 3
    assert about_persons(layout("社区名称", "地址", shape=Shape.LIST)) == []


def test_what_may_be_refused_of_a_request():
    with pytest.raises(Refused):
        refuse_short(1, 2)
    with pytest.raises(NotNow):
        refuse_founded(False)
    with pytest.raises(NotNow):
        refuse_over(False)
    refuse_short(2, 2)
    refuse_founded(True)


def test_what_a_table_costs():
    told = cost(15, 12, 3, Decimal(1), Decimal(10))
    assert told.amounts() == {"tables": 1, "cells": 15, "filled": 12, "typed": 3, "minutes": 13}
