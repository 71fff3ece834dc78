"""The three rates through the journal: DOMAIN.md 9, examples 1 and 2."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection

from linli.kernel import reference, rulebook
from linli.kernel.actors import CLOCK, NOBODY
from linli.kernel.clock import now, periods, today
from linli.kernel.journal import record, tally
from linli.kernel.journal.models import Watermark
from linli.kernel.refusals import NotFound, Refused
from linli.kernel.rulebook.models import Rule
from linli.kernel.testing import statements
from linli.needs import rules, testing
from linli.needs.models import Need
from linli.needs.queries import rates
from linli.needs.queries.asking import rates_of
from linli.organisations import queries as organisations

MONTH = periods.Period(date(2026, 10, 1), date(2026, 11, 1))


@pytest.fixture
def town(db):
    return testing.a_town()


def heard(body, at, told, times=1):
    """As many call-backs of one kind in the journal, as the act of call-back writes them."""
    need = Need(pk=1, body_id=body.pk)
    need.body = body
    for _time in range(times):
        entry = record.entry_for(CLOCK, "needs.need.called_back", need, {}, rules.measures(*told), at=at)
        record.write(entry)


def example_1(body, at):
    """valid 42, contacted 42, solved 38, satisfied 33, basically 6."""
    heard(body, at, (True, True, "yes"), 33)
    heard(body, at, (True, True, "basically"), 5)
    heard(body, at, (True, False, "basically"), 1)
    heard(body, at, (True, False, "no"), 3)


def october(day=15, hour=4):
    return now().replace(year=2026, month=10, day=day, hour=hour)


def ask(actor, body, first=MONTH.first, until=MONTH.until):
    return rates_of(actor, body=body.pk, first=first, until=until)


def test_example_1_goes_through_the_journal(town):
    example_1(town.place.community, october())
    answer = ask(town.dora, town.place.community)
    assert (answer["n"], answer["response"], answer["solution"], answer["satisfaction"], answer["score"]) == (
        42, 100.0, 90.48, 91.43, 91.81,
    )  # fmt: skip
    low, high = answer["solution_95"]
    assert 77 < low < 90.48 < high < 97


def test_the_sum_is_the_same_after_the_tally_has_moved(town, monkeypatch):
    example_1(town.place.community, october())
    street = town.place.street.pk
    assert rates.figures([street], MONTH)[street].counts == rules.Counts(42, 42, 38, 33, 6)
    horizon = str(2**62)  # as if this test's transaction were over
    monkeypatch.setattr(tally, "take", lambda name: ("0", horizon))
    Watermark.objects.create(name="tally", xid="0")
    assert tally.advance() > 0
    with connection.cursor() as cursor:  # nothing is left of the live tail: all comes from the tally
        cursor.execute("SELECT count(*) FROM kernel_entry WHERE xid >= %s::xid8", [horizon])
        assert cursor.fetchone() == (0,)
    assert rates.figures([street], MONTH)[street].counts == rules.Counts(42, 42, 38, 33, 6)


def test_example_2_no_call_back_is_no_data_and_not_zero(town):
    answer = ask(town.dora, town.place.community)
    assert (answer["state"], answer["n"], answer["response"], answer["score"]) == ("none", 0, None, None)


def test_cannot_say_counts_nowhere_but_is_told(town):
    heard(town.place.community, october(), (True, True, "unknown"), 3)
    answer = ask(town.dora, town.place.community)
    assert (answer["state"], answer["volumes"]["not_valid"]) == ("none", 3)


def test_few_are_shown_to_staff_with_a_caution_and_withheld_from_others(town):
    heard(town.place.community, october(), (True, True, "yes"), 19)
    staff, public = ask(town.dora, town.place.community), ask(NOBODY, town.place.community)
    assert (staff["state"], staff["n"], staff["few"]) == ("ok", 19, True)
    assert (staff["solution"], staff["counts"]) == (
        None,
        {"response": 19, "solution": 19, "satisfaction": 19},
    )
    assert "solution_95" not in staff
    assert (public["state"], public["n"], public["solution"]) == ("suppressed", None, None)
    assert "volumes" not in public


def test_enough_are_public(town):
    heard(town.place.community, october(), (True, True, "yes"), 20)
    assert ask(NOBODY, town.place.community)["solution"] == 100.0


def test_a_neighbour_is_withheld_where_the_sum_would_tell_the_small_one(town):
    heard(town.place.community, october(), (True, True, "yes"), 40)
    heard(town.place.other, october(), (True, False, "no"), 3)
    assert ask(NOBODY, town.place.community)["state"] == "suppressed"
    assert ask(NOBODY, town.place.street)["n"] == 43


def test_the_public_may_not_cut_a_month_into_days(town):
    for first, until in ((MONTH.first, date(2026, 10, 20)), (date(2026, 10, 2), date(2026, 11, 2))):
        with pytest.raises(Refused):
            ask(NOBODY, town.place.community, first, until)
    with pytest.raises(Refused):
        ask(NOBODY, town.place.community, None, None)  # the month that still runs


def test_it_refuses_half_a_period_and_an_unknown_organisation(town):
    with pytest.raises(Refused):
        ask(town.dora, town.place.community, MONTH.first, None)
    with pytest.raises(NotFound):
        rates_of(town.dora, body=10**9)


def test_many_left_out_are_flagged(town):
    heard(town.place.community, october(), (True, True, "yes"), 30)
    need = Need(pk=1, body_id=town.place.community.pk)
    need.body = town.place.community
    for _time in range(8):
        record.write(
            record.entry_for(CLOCK, "needs.need.redirected", need, {}, {"excluded": 1}, at=october())
        )
    assert ask(town.dora, town.place.community)["many_excluded"] is True


def test_an_exclusion_taken_back_is_not_counted(town):
    need = testing.working(town)
    from_above = town.dora
    testing.acts.exclude(from_above, need, reason="Two orders for one matter")
    testing.acts.include(from_above, need, reason="They were two matters")
    month = periods.month_of(today())
    assert rates.figures([town.place.street.pk], month)[town.place.street.pk].counts.excluded == 0


def test_the_whole_way_adds_up_at_every_level(town):
    testing.closed(town)
    month = periods.month_of(today())
    place = town.place
    found = rates.figures([place.city.pk, place.street.pk, place.community.pk, place.other.pk], month)
    assert found[place.city.pk].counts == found[place.community.pk].counts == rules.Counts(1, 1, 1, 1, 0)
    assert found[place.other.pk].counts == rules.Counts()
    volumes = found[place.street.pk].volumes
    assert (volumes["raised"], volumes["passed_on"], volumes["answered"], volumes["in_time"]) == (1, 1, 1, 1)
    assert found[place.community.pk].volumes["raised"] == 0  # raised at the desk of the street


def test_one_statement_whatever_is_asked(town):
    example_1(town.place.community, october())
    ids = [ref.id for ref in organisations.tree().below(town.place.city.path)]
    rulebook.get("needs.rates.publish_n")
    with statements(1):
        rates.figures(ids, MONTH)


def test_months_follow_the_rulebook(town):
    assert periods.month_of(date(2026, 11, 18)) == periods.Period(date(2026, 11, 1), date(2026, 12, 1))
    Rule.objects.filter(code="clock.month.begins").update(value=19)
    reference.forget()
    assert periods.month_of(date(2026, 11, 18)) == periods.Period(date(2026, 10, 19), date(2026, 11, 19))
    assert periods.month_of(date(2026, 11, 19)).code == "2026-12"
    assert periods.month_called("2026-11") == periods.Period(date(2026, 10, 19), date(2026, 11, 19))
    january = periods.month_of(date(2027, 1, 3))
    assert [one.code for one in periods.months_to(january, 3)] == ["2026-11", "2026-12", "2027-01"]


def test_a_shifted_month_is_counted_by_days(town):
    Rule.objects.filter(code="clock.month.begins").update(value=19)
    reference.forget()
    heard(town.place.community, october(18), (True, True, "yes"), 2)
    heard(town.place.community, october(19), (True, True, "yes"), 3)
    months = periods.months_to(periods.month_called("2026-11"), 2)
    assert [one.counts.valid for one in rates.by_month(town.place.community.pk, months)] == [2, 3]
    assert rates.figures([town.place.city.pk], months[-1])[town.place.city.pk].counts.valid == 3


def test_a_day_ends_at_midnight_in_beijing(town):
    heard(town.place.community, october(31, hour=15), (True, True, "yes"))  # 23:00 of the 31st
    heard(town.place.community, october(31, hour=16), (True, True, "yes"))  # 00:00 of the next month
    assert rates.figures([town.place.community.pk], MONTH)[town.place.community.pk].counts.valid == 1


def test_rates_round_in_one_way():
    assert rates.percent(Decimal(38) / 42) == Decimal("90.48")
    assert rates.percent(None) is None


def test_months_together_are_their_sum(town):
    example_1(town.place.community, october())
    parts = rates.by_month(town.place.community.pk, periods.months_to(MONTH, 13))
    assert rates.added(parts).counts == rules.Counts(42, 42, 38, 33, 6)
