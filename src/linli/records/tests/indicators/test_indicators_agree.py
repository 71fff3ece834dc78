"""One definition feeds page, chart, export and API: the same figure in each, for every indicator."""

import csv
import io
import json
import re
from decimal import Decimal

import pytest
from django.test import Client
from openpyxl import load_workbook

from linli.kernel import reference
from linli.kernel.clock import today
from linli.kernel.clock.periods import month_of
from linli.kernel.journal import tally
from linli.kernel.rulebook.models import Rule
from linli.needs import acts, testing
from linli.needs.queries import board, rates
from linli.organisations import queries as organisations
from linli.people.models import Person
from linli.records.models import Indicator
from linli.records.queries.indicator_answers import answer, latest
from linli.records.queries.indicators import all_definitions, definition
from linli.records.views import indicator_words as words


def signed_in(actor):
    client = Client()
    client.force_login(Person.objects.get(pk=actor.person_id))
    return client


@pytest.fixture
def busy(town):
    """Needs in many states, half of them already in the tally; two answers are enough for a percentage."""
    Rule.objects.filter(code="needs.rates.publish_n").update(value=2)
    reference.forget()
    for satisfied in ("yes", "basically", "no"):
        acts.rate(
            town.bob, testing.replied(town), contacted=True, solved=satisfied != "no", satisfied=satisfied
        )
    tally.advance()
    acts.rate(town.bob, testing.replied(town), contacted=False, solved=False, satisfied="yes")
    acts.urge(town.bob, testing.working(town), note="请快一点")
    acts.exclude(town.sue, testing.working(town), reason="区级施工造成")
    acts.publish(town.sue, testing.closed(town), title="楼道灯", text="楼道灯已修", reply="已换好")
    return town


def number(text):
    """A figure as a page says it."""
    found = re.search(r"-?[\d,]+(\.\d+)?", text)
    return Decimal(found[0].replace(",", "")) if found else None


def of_cell(cell):
    return number(str(cell["text"])) if isinstance(cell, dict) else number(str(cell))


def same(value):
    return None if value in (None, "") else Decimal(str(value)).quantize(Decimal("0.01"))


def test_page_chart_export_and_api_tell_the_same(busy):
    client, street = signed_in(busy.sue), busy.place.street
    Rule.objects.filter(code__in=("web.rate.export", "web.rate.api")).update(value=10_000)
    reference.forget()
    told_something = 0
    for one in all_definitions():
        api = client.get(f"/api/queries/records.indicator?code={one.code}&body={street.pk}").json()
        expected = [(row["name"], row["period"], same(row["value"])) for row in api["rows"]]
        told_something += any(value for _name, _period, value in expected)
        query = f"?body={street.pk}&period={api['period']}"
        files = f"/indicators/{one.code}/export"
        lines = list(csv.reader(io.StringIO(client.get(f"{files}.csv{query}").content.decode("utf-8-sig"))))[
            1:
        ]
        assert [(row[3], row[4], same(row[7])) for row in lines] == expected, one.code
        sheet = load_workbook(io.BytesIO(client.get(f"{files}.xlsx{query}").content)).active
        rows = list(sheet.iter_rows(values_only=True))[1:]
        assert [(row[3], row[4], same(row[7])) for row in rows] == expected, one.code
        held = json.loads(client.get(f"{files}.json{query}").content)["rows"]
        assert [(row["name"], row["period"], same(row["value"])) for row in held] == expected, one.code
        page = client.get(f"/indicators/{one.code}/{query}")
        own = [value for name, _period, value in expected if name == street.name]
        chart = page.context["over_time"]
        assert [same(of_cell(row[1])) for row in chart.rows] == own, one.code
        below = [value for name, _period, value in expected[len(own) :]]
        by_area = page.context["by_area"]
        assert [same(of_cell(row[1])) for row in by_area.rows] == below, one.code
        if own[-1] is not None:
            assert same(number(page.context["figure"]["value"])) == own[-1], one.code
    assert told_something >= 10


def test_they_are_the_figures_of_the_board(busy):
    for body in (busy.place.street, busy.place.community, busy.place.city):
        ref = organisations.tree().get(body.pk)
        whole = board.board(ref, month_of(today())).whole.now
        for code, expected in {
            **{f"needs.{name}": rates.percent(getattr(whole.rates, name)) for name in rates.RATES},
            **{
                f"needs.{name}": Decimal(n)
                for name, n in whole.figures.volumes.items()
                if name not in ("in_time",)
            },
        }.items():
            one = definition(code, None, ref, today())
            assert one, code
            told = answer(None, ref, one, latest(one.grain, True))
            assert told.now.value == expected, (code, body.name)
            if one.is_share and code != "needs.in_time":
                assert told.now.n == whole.n
                low, high = whole.intervals[code.removeprefix("needs.")]
                assert (float(told.now.low), float(told.now.high)) == (
                    round(low * 100, 2),
                    round(high * 100, 2),
                )
        in_time = definition("needs.in_time", None, ref, today())
        assert (
            answer(None, ref, in_time, latest("month", True)).now.counted == whole.figures.counted["in_time"]
        )


def test_every_shipped_one_is_whole(town):
    for row in Indicator.objects.all():
        assert row.name and row.name_en and row.source and row.source_en, row.code
    assert len(all_definitions()) == Indicator.objects.count(), "one names an act that there is none of"


def test_a_page_of_one_tells_how_it_is_made(busy):
    page = (
        signed_in(busy.sue).get(f"/indicators/needs.solution/?body={busy.place.street.pk}").content.decode()
    )
    assert "n&nbsp;=&nbsp;" in page and "<svg" in page and "/records/entries/?kind=needs.need.rated" in page


def test_a_figure_without_what_it_is_reckoned_from_is_no_zero(town):
    ref = organisations.tree().get(town.place.street.pk)
    told = answer(None, ref, definition("needs.solution", None, ref, today()), latest("month", True))
    assert (told.now.state, told.now.value) == ("none", None)
    assert words.said(told.definition, told.now) != "0.00%"
