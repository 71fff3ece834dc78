"""What everybody may know of rates: nothing withheld follows from what is told, however it is subtracted."""

from itertools import combinations, pairwise

import pytest

from linli.kernel import reference
from linli.kernel.actors import NOBODY
from linli.kernel.clock import now, periods
from linli.kernel.rulebook.models import Rule
from linli.kernel.testing import statements
from linli.kernel.together import alone
from linli.needs import testing
from linli.needs.queries.asking import rates_of
from linli.needs.queries.publishing import published
from linli.needs.queries.standing import rates_seen
from linli.needs.tests.test_rates import heard
from linli.organisations import queries as organisations
from linli.organisations.states import Kind
from linli.organisations.testing import a_body

YES = (True, True, "yes")


@pytest.fixture
def town(db):
    return testing.a_town()


def months(last="2026-10", count=4):
    return periods.months_to(periods.month_called(last), count)


def answered(body, by_month, day=15):
    """So many answers in each of the months up to October."""
    for month, n in zip(months(count=len(by_month)), by_month, strict=True):
        at = now().replace(year=month.last.year, month=month.last.month, day=day, hour=4)
        heard(body, at, YES, n)


def ask(actor, body, first, until):
    return rates_of(actor, body=body.pk, first=first, until=until)


def told(town, spans):
    """How many answered, by span, as far as everybody is told."""
    found = {span: ask(NOBODY, town.place.community, *span) for span in spans}
    return {span: one["n"] for span, one in found.items() if one["state"] != "suppressed"}


def test_two_ranges_do_not_give_away_the_month_between_them(town):
    answered(town.place.community, [25, 3, 30, 40])
    july, august, september, october = months()
    assert ask(NOBODY, town.place.community, september.first, october.until)["n"] == 70
    for first in (july, august):  # each holds August, in which three answered
        answer = ask(NOBODY, town.place.community, first.first, october.until)
        assert (answer["state"], answer["n"], answer["solution"]) == ("suppressed", None, None)
        assert "volumes" not in answer
    assert ask(town.dora, town.place.community, july.first, october.until)["n"] == 98  # the board is told


@pytest.mark.parametrize(
    "by_month", ([25, 3, 30, 40], [0, 20, 0, 19], [1, 1, 50, 2], [20, 20, 20, 20], [5, 5, 5, 5])
)
def test_whatever_is_subtracted_from_whatever_is_never_small(town, by_month):
    answered(town.place.community, by_month)
    edges = [*(one.first for one in months()), months()[-1].until]
    known = told(town, list(combinations(edges, 2)))
    for (first, until), n in known.items():
        for (other, end), part in known.items():
            if first <= other and end <= until:
                assert n - part == 0 or n - part >= 20, (first, until, other, end)


def test_a_month_in_which_nobody_answered_hides_nothing(town):
    answered(town.place.community, [25, 0, 30, 0])
    july, _august, _september, october = months()
    assert ask(NOBODY, town.place.community, july.first, october.until)["n"] == 55


def test_a_range_is_withheld_where_one_of_its_months_covers_a_neighbour(town):
    answered(town.place.community, [30, 30])
    heard(town.place.other, now().replace(year=2026, month=9, day=15), YES, 3)
    september, october = months(count=2)
    assert ask(NOBODY, town.place.community, october.first, october.until)["n"] == 30
    for until in (september.until, october.until):
        assert ask(NOBODY, town.place.community, september.first, until)["state"] == "suppressed"


def test_below_a_body_that_covers_its_neighbour_nothing_adds_up_to_it(town):
    """A street that covers the next one would be known from its only community."""
    beside = a_body(Kind.STREET_OFFICE, "景山街道办事处", town.place.district, "110101002")
    answered(town.place.community, [30])
    heard(beside, now().replace(year=2026, month=10, day=15), YES, 3)
    (october,) = months(count=1)
    for body in (beside, town.place.street, town.place.community):
        assert ask(NOBODY, body, october.first, october.until)["state"] == "suppressed"
    assert ask(NOBODY, town.place.district, october.first, october.until)["n"] == 33


def test_a_shifted_month_is_withheld_like_any_other(town):
    Rule.objects.filter(code="clock.month.begins").update(value=19)
    reference.forget()
    answered(town.place.community, [25, 3, 30], day=18)
    first, second, third = months(count=3)
    assert first.first.day == 19
    assert ask(NOBODY, town.place.community, third.first, third.until)["n"] == 30
    assert ask(NOBODY, town.place.community, second.first, third.until)["state"] == "suppressed"


def test_the_page_of_an_organisation_tells_the_same(town):
    answered(town.place.community, [25, 3, 30, 40])
    ref = organisations.tree().get(town.place.community.pk)
    row, period, inside = alone(rates_seen(NOBODY, ref))
    assert (period, inside, row.now.n, row.past.n) == (months()[-1], False, 40, None)
    assert row.change("solution") is None


def test_the_cost_does_not_grow_with_the_months(town):
    answered(town.place.community, [25, 30])
    ref, long = organisations.tree().get(town.place.community.pk), months(count=60)
    ask(NOBODY, town.place.community, long[-1].first, long[-1].until)
    with statements(1):
        published(ref, periods.Period(long[0].first, long[-1].until))
    with statements(1):
        published(
            ref, *[periods.Period(a.first, b.first) for a, b in pairwise((long[0], long[30], long[-1]))]
        )
