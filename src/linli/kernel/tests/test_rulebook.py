"""The rulebook: looking up by day and region, the start values, changes, and how the process holds it."""

import csv
import re
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.utils import translation
from django.utils.translation import gettext

import linli
from linli.kernel import reference, rulebook
from linli.kernel.clock import Soon, Term, Unit
from linli.kernel.refusals import NotFound, Refused
from linli.kernel.rulebook import Change, MissingRule, change_rule, load_rulebook, refuse_change
from linli.kernel.rulebook.models import Rule
from linli.kernel.rulebook.seed import FOLDER as RULES
from linli.kernel.rulebook.seed import seed
from linli.kernel.web.keeping import UNITS

TODAY = date(2026, 3, 2)
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def book(db):
    """The rulebook as it comes, read afresh."""
    Rule.objects.all().delete()
    reference.forget()
    load_rulebook()
    yield
    reference.forget()


def rule(code="x.limit", value=5, unit="times", region="", begins=date(2015, 1, 1), ends=None):
    return Rule(
        code=code, value=value, unit=unit, region=region, source="law", valid_from=begins, valid_to=ends
    )


def change(**other):
    given = {"code": "x.limit", "value": 6, "unit": "times", "source": "notice", "valid_from": TOMORROW}
    return Change(**{**given, **other})


# Looking up


def test_the_day_decides_which_row_holds(book):
    Rule.objects.bulk_create([rule(value=5, ends=date(2025, 12, 31)), rule(value=7, begins=date(2026, 1, 1))])
    reference.touch("rulebook")
    assert rulebook.get("x.limit", date(2025, 12, 31)).value == 5
    assert rulebook.get("x.limit", date(2026, 1, 1)).value == 7


def test_the_most_particular_region_wins(book):
    Rule.objects.bulk_create([rule(value=1), rule(value=2, region="1101"), rule(value=3, region="110106")])
    reference.touch("rulebook")
    worth = {area: rulebook.get("x.limit", TODAY, area).value for area in ("", "31", "110101", "110106001")}
    assert worth == {"": 1, "31": 1, "110101": 2, "110106001": 3}


def test_what_a_value_carries(book):
    weights = rulebook.get("needs.rates.weights")
    assert weights.numbers == (Decimal("0.1"), Decimal("0.5"), Decimal("0.4"))
    assert sum(weights.numbers) == 1
    assert rulebook.get("needs.rates.basically").number == Decimal("0.9")
    assert weights.id == Rule.objects.get(code="needs.rates.weights").pk
    assert "not in the law" in weights.source


def test_a_missing_code_is_named(book):
    with pytest.raises(MissingRule, match=r"needs\.no_such"):
        rulebook.get("needs.no_such")
    with pytest.raises(MissingRule, match="2014-12-31"):
        rulebook.get("needs.extension.longest", date(2014, 12, 31))


# Start values


@pytest.mark.parametrize(
    ("kind", "respond", "answer"),
    [
        ("emergency", Term(2, "hour"), Term(2, "hour")),
        ("utilities", Term(2, "hour"), Term(24, "hour")),
        ("ordinary", Term(24, "hour"), Term(7, "calendar_day")),
        ("hard", Term(24, "hour"), Term(15, "calendar_day")),
        ("consult", Term(2, "hour"), Term(1, "working_day")),
    ],
)
def test_the_time_limits_of_each_class(book, kind, respond, answer):
    assert rulebook.term(f"needs.respond.{kind}") == respond
    assert rulebook.term(f"needs.answer.{kind}") == answer


def test_soon_comes_from_the_rulebook(book):
    assert rulebook.soon() == Soon(working_days=1, hours=4)


def test_every_start_value_has_a_source_and_a_note_and_fits_its_unit():
    rows = list(seed())
    assert len({(row.code, row.region, row.valid_from) for row in rows}) == len(rows)
    for row in rows:
        assert row.source and row.note, row.code
        if row.unit in set(Unit):
            for each in row.value if isinstance(row.value, list) else [row.value]:
                Term(each, row.unit)


def test_every_code_that_the_program_names_has_a_start_value():
    known = {row.code for row in seed()}
    asks = re.compile(
        r"""(?:rulebook\.(?:get|term)|\brule|\bkeep\s*=|default=)\s*\(?\s*["']([a-z_]+(?:\.[a-z_]+)+)["']"""
    )
    prefixes = {code.split(".")[0] for code in known}
    named = set()
    for path in Path(linli.__file__).parent.rglob("*.py"):
        if not {"tests", "migrations"} & set(path.parts):
            named |= {c for c in asks.findall(path.read_text("utf-8")) if c.split(".")[0] in prefixes}
    assert "retention.contact" in named, "the search finds what there is"
    assert named - known == set()


def test_loading_twice_adds_nothing_and_leaves_what_was_edited(book, capsys):
    Rule.objects.filter(code="login.failures").update(value=9)
    Rule.objects.filter(code="login.lock").delete()
    call_command("load_rulebook")
    assert "1 rules added" in capsys.readouterr().out
    assert rulebook.get("login.failures").value == 9
    assert rulebook.get("login.lock").value == 15


def test_the_database_refuses_two_rows_for_one_day(book):
    rule(ends=date(2025, 12, 31)).save()
    rule(begins=date(2026, 1, 1)).save()
    rule(region="1101").save()
    with pytest.raises(IntegrityError, match="one_at_a_time"), transaction.atomic():
        rule(begins=date(2025, 12, 31), ends=date(2025, 12, 31)).save()
    with pytest.raises(IntegrityError), transaction.atomic():
        rule(code="y", begins=date(2026, 1, 2), ends=date(2026, 1, 1)).save()


# Changing


def test_a_change_ends_the_row_and_writes_the_next(book):
    rule().save()
    written = change_rule(change(), TODAY)
    written.save()
    assert (written.value, written.valid_to) == (6, None)
    assert rulebook.get("x.limit", TODAY).value == 5
    assert rulebook.get("x.limit", TOMORROW).value == 6


def test_a_region_of_its_own_leaves_the_others_alone(book):
    rule().save()
    change_rule(change(region="110106"), TODAY).save()
    assert rulebook.get("x.limit", TOMORROW).value == 5
    assert rulebook.get("x.limit", TOMORROW, "110106001").value == 6


@pytest.mark.parametrize(
    ("other", "field"),
    [
        ({"valid_from": TODAY - timedelta(days=1)}, "valid_from"),
        ({"source": " "}, "source"),
        ({"region": "北京"}, "region"),
        ({"region": "１１"}, "region"),
        ({"value": "6"}, "value"),
        ({"value": True}, "value"),
        ({"value": None}, "value"),
        ({"value": 2.5}, "value"),
        ({"value": [6]}, "value"),
        ({"value": -1}, "value"),
        ({"unit": "minute"}, "unit"),
        ({"unit": "hour"}, "unit"),
    ],
)
def test_it_refuses_a_change_that_does_not_fit(other, field):
    with pytest.raises(Refused) as refused:
        refuse_change(change(**other), [rule()], TODAY)
    assert refused.value.field == field


@pytest.mark.parametrize(
    "value", [[0.1, 0.5], [0.1, 0.5, "0.4"], [0.1, -0.5, 0.4], [float("nan"), 0.5, 0.4], 0.5]
)
def test_it_refuses_weights_that_do_not_fit(value):
    with pytest.raises(Refused):
        refuse_change(change(value=value), [rule(value=[0.1, 0.5, 0.4])], TODAY)


def test_a_fraction_may_become_whole_and_a_fraction_again():
    refuse_change(change(value=1), [rule(value=0.9)], TODAY)
    refuse_change(change(value=0.95), [rule(value=0.9, ends=TODAY), rule(value=1, begins=TODAY)], TODAY)
    refuse_change(change(value=[0, 0.6, 0.4]), [rule(value=[0.1, 0.5, 0.4])], TODAY)


def test_a_term_may_change_its_unit_but_not_be_absurd():
    held = [rule(value=7, unit="calendar_day")]
    refuse_change(change(value=5, unit="working_day"), held, TODAY)
    with pytest.raises(Refused):
        refuse_change(change(value=0, unit="working_day"), held, TODAY)


def test_a_list_of_terms_is_looked_at_one_by_one():
    rows = [rule(code="x.steps", value=[90, 60, 30], unit="calendar_day")]
    refuse_change(change(code="x.steps", value=[120, 45, 15], unit="calendar_day"), rows, TODAY)
    with pytest.raises(Refused):
        refuse_change(change(code="x.steps", value=[120, 45, 0], unit="calendar_day"), rows, TODAY)


def test_it_refuses_an_unknown_code_and_a_second_change_for_the_same_day():
    with pytest.raises(NotFound):
        refuse_change(change(), [], TODAY)
    with pytest.raises(Refused) as refused:
        refuse_change(change(), [rule(ends=TODAY), rule(begins=TOMORROW)], TODAY)
    assert refused.value.field == "valid_from"


# Held by the process


def test_it_is_read_once_and_looked_at_again_a_second_later(book, django_assert_num_queries, monkeypatch):
    rulebook.get("login.failures")
    with django_assert_num_queries(0):
        rulebook.get("login.lock")
    monkeypatch.setattr(reference, "LOOK_AGAIN_AFTER", 0)
    with django_assert_num_queries(1):
        rulebook.get("login.lock")


def test_another_process_s_change_is_seen_when_the_stamp_has_changed(book, monkeypatch):
    assert rulebook.get("login.failures").value == 5
    Rule.objects.filter(code="login.failures").update(value=9)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE kernel_reference SET stamp = stamp + 1 WHERE name = 'rulebook'")
    assert rulebook.get("login.failures").value == 5, "within the second"
    monkeypatch.setattr(reference, "LOOK_AGAIN_AFTER", 0)
    assert rulebook.get("login.failures").value == 9


@pytest.mark.django_db(transaction=True)
def test_a_change_rolled_back_is_forgotten(monkeypatch):
    load_rulebook()
    reference.forget()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        change_rule(
            change(code="login.failures", value=9, valid_from=date(2026, 3, 2)), date(2026, 3, 2)
        ).save()
        assert rulebook.get("login.failures").value == 9
        raise ZeroDivisionError
    monkeypatch.setattr(reference, "LOOK_AGAIN_AFTER", 0)
    assert rulebook.get("login.failures").value == 5
    reference.forget()


def test_every_rule_that_is_shipped_is_said_in_chinese():
    """What a rule is about, where it comes from and its unit stand on a public page."""
    for file in sorted(RULES.glob("*.csv")):
        with file.open(encoding="utf-8", newline="") as rows, translation.override("zh-hans"):
            for row in csv.DictReader(rows):
                for said in filter(None, (row["note"], row["source"])):
                    assert gettext(said) != said, f"{row['code']}: {said}"
                assert not row["unit"] or str(UNITS[row["unit"]]) != row["unit"], row["code"]
