"""Decisions about needs, without a database (DOMAIN.md 4.1 and 9)."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest

from linli.kernel.refusals import Refused
from linli.needs import rules

DAY = date(2026, 3, 1)
AT = datetime(2026, 3, 1, 1, tzinfo=UTC)


def line(pk, *, category=None, below=(), area="", kind="", since=DAY, until=None):
    return rules.Line(pk, category, frozenset(below), area, kind, 1, "", False, "", since, until)


def entry(name, at, **facts):
    return SimpleNamespace(kind=f"needs.need.{name}", at=at, facts=facts)


def test_the_three_rates_of_the_first_example():
    told = rules.rates(rules.Counts(valid=42, contacted=42, solved=38, satisfied=33, basically=6))
    shares = (told.response, told.solution, told.satisfaction, told.score)
    assert [round(100 * rate, 2) for rate in shares] == [
        Decimal("100.00"), Decimal("90.48"), Decimal("91.43"), Decimal("91.81"),
    ]  # fmt: skip


def test_without_a_valid_call_back_there_is_no_figure():
    told = rules.rates(rules.Counts(excluded=3))
    assert (told.n, told.excluded, told.solution, told.score) == (0, 3, None, None)


def test_an_answer_that_says_nothing_counts_nowhere():
    assert rules.measures(True, True, "unknown") == {"not_valid": 1}


def test_each_of_two_people_on_one_matter_adds_an_answer():
    both = [rules.measures(True, True, "yes"), rules.measures(True, False, "no")]
    assert [told.get("valid") for told in both] == [1, 1]
    assert [told.get("solved", 0) for told in both] == [1, 0]


@pytest.mark.parametrize("solved, claimed, outcome", [
    (True, "explained", "solved"), (False, "explained", "explained"), (False, "solved", "unsolved"),
])  # fmt: skip
def test_the_persons_word_decides_how_it_ends(solved, claimed, outcome):
    assert rules.outcome_of(solved, claimed) == outcome


def test_the_exact_category_goes_before_its_group_and_the_group_before_none():
    table = [line(1), line(2, category=10, below={11}), line(3, category=11)]
    assert rules.route(table, 11, "110101001001", "help", DAY).id == 3
    assert rules.route(table, 12, "110101001001", "help", DAY).id == 1
    assert rules.route(table[:2], 11, "110101001001", "help", DAY).id == 2


def test_the_smaller_area_goes_before_the_larger():
    table = [line(1, area="110101"), line(2, area="110101001"), line(3, area="110102")]
    assert rules.route(table, None, "110101001001", "help", DAY).id == 2


def test_a_newer_line_goes_before_an_older_one():
    table = [line(2, since=DAY), line(1, since=DAY + timedelta(days=1))]
    assert rules.route(table, None, "11", "help", DAY + timedelta(days=2)).id == 1


def test_a_line_applies_from_its_day_up_to_the_day_before_its_end():
    table = [line(1, until=DAY + timedelta(days=2))]
    applies = [bool(rules.route(table, None, "11", "help", DAY + timedelta(days=n))) for n in (-1, 0, 1, 2)]
    assert applies == [False, True, True, False]


def test_no_line_fits_a_kind_that_none_names():
    assert rules.route([line(1, kind="consult")], None, "11", "help", DAY) is None


def test_receipt_codes_have_twelve_signs_that_can_be_read_aloud():
    codes = {rules.receipt_code() for _one in range(200)}
    assert len(codes) == 200
    assert all(len(code) == 14 and set(code) <= {*rules.ALPHABET, "-"} for code in codes)


def test_a_receipt_code_is_known_however_it_is_typed():
    assert rules.plain_code(" abcd-efgh 2345") == rules.plain_code("ABCDEFGH2345") == "ABCDEFGH2345"


def test_a_text_is_kept_without_control_characters():
    assert rules.clean_text("  灯\x00坏了\n两天 ") == "灯坏了\n两天"


@pytest.mark.parametrize("text", [" \n ", "x" * (rules.LONGEST + 1)])
def test_it_refuses_an_empty_and_an_endless_text(text):
    with pytest.raises(Refused) as refused:
        rules.clean_text(text)
    assert refused.value.field == "text"


def test_marks_that_turn_the_writing_or_have_no_width_are_dropped():
    assert rules.clean_text("\u202e灯坏了\u200b两天\ufeff\u2066") == "灯坏了两天"
    assert rules.clean_text("一家\U0001f468\u200d\U0001f469") == "一家\U0001f468\u200d\U0001f469"


@pytest.mark.parametrize("text", ["\u200b\u200b", "\u200d", "\u3164", "\u2800 \ufe0f", "\u202e"])
def test_it_refuses_a_text_that_shows_nothing(text):
    with pytest.raises(Refused) as refused:
        rules.clean_text(text)
    assert refused.value.field == "text"


@pytest.mark.parametrize("mark", list("。！？；!?;"))
def test_a_title_ends_at_any_mark_that_ends_a_sentence(mark):
    assert rules.title_of(f"灯坏了{mark}已经三天。") == "灯坏了"


def test_a_title_is_the_first_sentence_and_never_long():
    assert rules.title_of("灯坏了。已经三天。") == "灯坏了"
    assert len(rules.title_of("很" * 300)) == 40


def test_it_refuses_more_time_than_the_rule_gives():
    rules.refuse_long_extension(15, 15)
    with pytest.raises(Refused):
        rules.refuse_long_extension(16, 15)
    with pytest.raises(Refused):
        rules.refuse_more_extensions(1, 1)


@pytest.mark.parametrize("days", [0, -1, 181])
def test_it_refuses_a_review_in_the_past_or_too_far(days):
    with pytest.raises(Refused):
        rules.refuse_review_date(DAY + timedelta(days=days), DAY, 180)
    rules.refuse_review_date(DAY + timedelta(days=180), DAY, 180)


def test_a_catalogue_is_written_for_ones_own_area():
    rules.refuse_outside("110101001", "110101")
    rules.refuse_outside("", "")
    with pytest.raises(Refused):
        rules.refuse_outside("110102", "110101")


def hours(n):
    return AT + timedelta(hours=n)


def test_a_course_is_read_from_its_entries():
    told = rules.course([
        entry("raised", AT, clock_from=AT.isoformat(), urgency="ordinary"),
        entry("signed", hours(1)),
        entry("classified", hours(2), urgency="hard"),
        entry("paused", hours(3), cause="reporter"),
        entry("unpaused", hours(5)),
        entry("extended", hours(6), number=5, unit="working_day"),
    ])  # fmt: skip
    assert (told.start, told.urgency) == (AT, "hard")
    assert told.pauses == ((hours(3), hours(5), "reporter"),)
    assert told.extensions == ((5, "working_day", hours(6)),)


def test_a_pause_that_becomes_a_hanging_changes_its_cause_without_a_gap():
    told = rules.course([
        entry("raised", AT, urgency="ordinary"),
        entry("paused", hours(1), cause="reporter"),
        entry("hung", hours(2), cause="money"),
        entry("resumed", hours(4)),
    ])  # fmt: skip
    assert told.pauses == ((hours(1), hours(2), "reporter"), (hours(2), hours(4), "money"))


@pytest.mark.parametrize("name", ["claimed", "return_asked", "escalated"])
def test_the_clock_runs_again_when_the_work_moves_on(name):
    told = rules.course([
        entry("raised", AT, urgency="ordinary"), entry("paused", hours(1), cause="force"),
        entry(name, hours(3)),
    ])  # fmt: skip
    assert told.pauses == ((hours(1), hours(3), "force"),)


def test_an_answer_that_reopens_begins_a_new_clock_and_one_that_closes_does_not():
    begun = [entry("raised", AT, urgency="ordinary"), entry("paused", hours(1), cause="force")]
    assert rules.course([*begun, entry("rated", hours(9), urgency="ordinary")]).start == AT
    again = rules.course([*begun, entry("rated", hours(9), urgency="hard", clock_from=hours(9).isoformat())])
    assert again == rules.Course(hours(9), "hard")


def test_without_a_beginning_there_is_no_course():
    assert rules.course([entry("paused", AT, cause="force")]) is None
