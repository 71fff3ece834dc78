"""What a table that arrives is told of an indicator is the figure of its page."""

from datetime import date

from linli.kernel import reference
from linli.kernel.clock import today
from linli.kernel.clock.periods import month_of
from linli.kernel.rulebook.models import Rule
from linli.needs import testing
from linli.organisations import queries as organisations
from linli.records.queries.indicator_answers import answer, latest
from linli.records.queries.indicators import definition
from linli.records.queries.known_indicators import known, offered


def test_it_is_the_figure_of_the_page(town):
    Rule.objects.filter(code="needs.rates.publish_n").update(value=1)
    reference.forget()
    testing.closed(town)
    ref, month = organisations.tree().get(town.place.street.pk), month_of(today())
    for code in ("needs.raised", "needs.solution", "needs.answered"):
        page = answer(None, ref, definition(code, None, ref, today()), latest("month", True))
        told = known(code, ref, month.first, month.until)
        assert told.value == page.now.value and code in told.link and told.source


def test_of_few_answers_no_percentage_goes_into_a_table(town):
    testing.closed(town)
    ref, month = organisations.tree().get(town.place.street.pk), month_of(today())
    page = answer(None, ref, definition("needs.solution", None, ref, today()), latest("month", True))
    assert (page.now.state, page.now.value, page.now.n) == ("few", None, 1)
    assert known("needs.solution", ref, month.first, month.until) is None
    assert known("needs.answered", ref, month.first, month.until).value == 1


def test_it_is_told_of_any_days(town):
    testing.closed(town)
    ref = organisations.tree().get(town.place.street.pk)
    assert known("needs.raised", ref, date(2020, 1, 7), date(2020, 2, 9)).value == 0
    assert known("needs.solution", ref, date(2020, 1, 7), date(2020, 2, 9)) is None, "no answers, no share"
    assert known("no.such", ref, date(2020, 1, 7), date(2020, 2, 9)) is None


def test_what_is_offered_is_what_holds(town):
    ref = organisations.tree().get(town.place.street.pk)
    assert "needs.raised" in {one.code for one in offered(ref, today())}
    assert not list(offered(ref, date(2001, 1, 1)))
