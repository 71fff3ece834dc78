"""The arithmetic of indicators, without a database."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.kernel.refusals import Refused
from linli.records.rules import indicators as rules

ACTS = ["a.b.done", "a.b.begun"]
TEN = Decimal(10)


def test_a_line_names_acts_a_measure_and_a_weight():
    one, two = rules.terms_of("a.b.done a.b.begun: hours * 0.5\n\n a.b.done", ACTS)
    assert (one.kinds, one.measure, one.weight) == (("a.b.done", "a.b.begun"), "hours", "0.5")
    assert (two.kinds, two.measure, two.weight) == (("a.b.done",), "", "1")
    assert str(one) == "a.b.done a.b.begun: hours * 0.5" and str(two) == "a.b.done"


@pytest.mark.parametrize("text", ["a.b.gone", "a.b.done: Drop;", "a.b.done * heavy", ": hours", "* 2"])
def test_what_cannot_be_counted_is_refused_with_its_line(text):
    with pytest.raises(Refused, match="1"):
        rules.terms_of(text, ACTS)


def test_terms_are_added_with_their_weights():
    terms = rules.terms_of("a.b.done: x\na.b.begun: y * a.rule", ACTS)
    amounts = {("a.b.done", "x"): TEN, ("a.b.begun", "y"): Decimal(20), ("a.b.begun", "x"): Decimal(99)}
    worth = {"1": Decimal(1), "a.rule": Decimal("0.9")}
    assert rules.summed(terms, amounts, worth.__getitem__) == Decimal("28.0")


def test_a_weight_may_be_a_part():
    (term,) = rules.terms_of("a.b.done: minutes * 1/60", ACTS)
    assert str(term) == "a.b.done: minutes * 1/60"
    assert (rules.weight_of("1/60") * 90).quantize(Decimal("0.01")) == Decimal("1.50")
    assert (rules.weight_of("0.9"), rules.weight_of("a.rule")) == (Decimal("0.9"), None)
    with pytest.raises(Refused):
        rules.terms_of("a.b.done: minutes * 1/0", ACTS)


def test_a_sum_of_hours_weighs_as_much_as_the_people_of_whom_it_speaks():
    rules.refuse_definition("sum", "a.b.done: minutes", "a.b.done", 1, "people")
    told = rules.tell("sum", Decimal(40), Decimal(2))
    assert (told.value, told.n, rules.weighs(told, "sum")) == (Decimal("40.00"), Decimal(2), 2)
    assert rules.weighs(rules.tell("sum", Decimal(40)), "sum") == 40
    assert rules.weighs(rules.tell("per", Decimal(40), Decimal(1000)), "per") == 40


def test_a_share_has_its_number_and_interval():
    told = rules.tell("share", Decimal(38), Decimal(42), least=20)
    assert (told.value, told.n, told.few) == (Decimal("90.48"), Decimal(42), False)
    assert told.low < told.value < told.high
    few = rules.tell("share", Decimal(3), Decimal(4), least=20)
    assert (few.few, few.value, few.n, few.low) == (True, None, Decimal(4), None)


def test_nothing_to_divide_by_is_no_zero():
    assert rules.tell("share", Decimal(0), Decimal(0)).value is None
    assert rules.tell("per", TEN, None, scale=1000).value is None
    assert rules.tell("per", TEN, Decimal(4000), scale=1000).value == Decimal("2.50")


@pytest.mark.parametrize(
    ("how", "counts", "base", "small", "field"),
    [
        ("count", "", "", "people", "counts"),
        ("share", "a.b.done", "", "answers", "base"),
        ("count", "a.b.done", "a.b.done", "people", "base"),
        ("sum", "a.b.done: x", "= x.y", "people", "base"),
        ("share", "a.b.done", "= x.y", "answers", "base"),
        ("share", "a.b.done", "a.b.begun", "none", "small"),
    ],
)
def test_parts_that_do_not_fit_are_refused(how, counts, base, small, field):
    with pytest.raises(Refused) as refused:
        rules.refuse_definition(how, counts, base, 1, small)
    assert refused.value.field == field


@given(st.dictionaries(st.integers(1, 9), st.integers(0, 40), max_size=6), st.integers(0, 30))
def test_what_is_withheld_does_not_follow_from_what_stands_beside_it(beside, rest):
    hidden = rules.withheld(beside, sum(beside.values()) + rest, 5)
    assert all(one in hidden for one, n in beside.items() if 0 < n < 5)
    dark = [n for one, n in beside.items() if one in hidden]
    if len(dark) == 1:
        # Alone in the dark, it is covered by the rest of the one above, or that one is withheld itself.
        assert (rest and rest + dark[0] >= 5) or sum(beside.values()) + rest < 5


def test_a_year_is_told_only_where_its_withheld_months_stay_dark():
    shown, dark = False, True
    assert rules.year_is_open([30, 40], [shown, shown], 5)
    assert not rules.year_is_open([30, 3], [shown, dark], 5)
    assert not rules.year_is_open([1, 1, 30], [dark, dark, shown], 5)
    assert rules.year_is_open([4, 4, 30], [dark, dark, shown], 5)
