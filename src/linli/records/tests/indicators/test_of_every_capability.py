"""What volunteers, gatherings, training, orders, tasks and the guide do is counted: each figure from its entries."""

from datetime import datetime

import pytest

from linli.kernel.actors import NOBODY
from linli.kernel.clock import ZONE, today, travel
from linli.kernel.clock.periods import year_called
from linli.organisations.queries import tree
from linli.records.queries import portrait
from linli.records.queries.indicator_answers import answer, latest
from linli.records.queries.indicators import definition, definitions
from linli.records.rules.indicators import HIDDEN
from linli.records.testing.indicators import load_indicators
from linli.records.tests import house
from linli.records.views import indicator_words as words

DECEMBER = datetime(2026, 12, 5, 9, tzinfo=ZONE)
# What the builders of each capability do in the house, by indicator: value, and the section of the portrait.
TOLD = {
    "volunteers.services": (1, "results"),
    "volunteers.hours": (2, "results"),
    "volunteers.helped": (1, "vehicles"),
    "meetings.held": (3, "results"),
    "meetings.joint": (1, "results"),
    "meetings.people": (27, "results"),
    "meetings.life": (1, "team"),
    "training.trained": (1, "backbone"),
    "training.secretaries": (1, "backbone"),
    "training.class_hours": (16, "backbone"),
    "orders.placed": (1, "vehicles"),
    "orders.served": (1, "results"),
    "orders.people": (1, "results"),
    "tasks.sent": (2, ""),
    "tasks.without": (1, ""),
    "tasks.declined": (1, "rules"),
    "tasks.declined_means": (1, "rules"),
    "tasks.called_in_time": (100, "results"),
    "needs.guide": (1, ""),
    "needs.errands": (1, "vehicles"),
}


pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def home(django_db_setup, django_db_blocker, tmp_path_factory):
    with house.standing(django_db_blocker, tmp_path_factory.mktemp("media")) as home:
        load_indicators()
        house.worth("needs.rates.publish_n", 2)
        yield home


def here(home):
    return tree().get(home.town.place.city.pk)


def test_each_figure_is_the_sum_of_its_entries_and_opens_them(home):
    for code, (value, have) in TOLD.items():
        one = definition(code, None, here(home), today())
        told = answer(None, here(home), one, latest(one.grain, inside=True))
        assert (told.now.value, one.have) == (value, have), code
        behind = home.browser.get(words.opens(here(home), one, told.period))
        assert behind.status_code == 200 and behind.context["rows"], code


def test_small_numbers_of_people_are_withheld_from_everybody_and_hours_go_by_the_people(home):
    with travel(DECEMBER):
        ref = tree().get(home.town.place.street.pk)
        states = {
            code: answer(
                NOBODY, ref, definition(code, NOBODY, ref, today()), latest("month", inside=False)
            ).now
            for code in ("volunteers.services", "volunteers.hours", "training.class_hours", "meetings.held")
        }
    assert {code: one.state for code, one in states.items() if one.state == HIDDEN}.keys() == {
        "volunteers.services", "volunteers.hours", "training.class_hours",
    }  # fmt: skip
    assert states["meetings.held"].value == 3


def test_each_has_its_name_in_both_languages_and_its_source(home):
    for one in definitions(None, here(home), today()):
        assert one.zh and one.en and one.source_zh and one.source_en, one.code
        assert one.unit_zh and one.unit_en, one.code


def test_the_rates_of_residents_alone_stand_at_the_head(home):
    at_head = {one.code for one in definitions(None, here(home), today()) if one.is_at_head}
    assert at_head == {"needs.response", "needs.solution", "needs.satisfaction", "needs.in_time"}


def test_a_year_that_is_over_is_told_by_its_own_months(home):
    """Not by the twelve months up to now."""
    with travel(datetime(2027, 6, 1, 9, tzinfo=ZONE)):
        found = {
            year: {one.definition.code: one for one in portrait.measured(None, here(home), year_called(year))}
            for year in (2026, 2027)
        }
    assert found[2026]["meetings.held"].now.value == 3
    assert [one.value for one in found[2026]["meetings.held"].months][10] == 3
    assert (found[2027]["meetings.held"].now.value, found[2027]["meetings.held"].before.value) == (0, 3)


def test_the_course_of_a_year_that_is_over_tells_that_year(home):
    with travel(datetime(2027, 6, 1, 9, tzinfo=ZONE)):
        _rita, browser = house.reader(home.town.place.city, "records.read")
        page = browser.get(f"/bodies/{home.town.place.city.pk}/course/2026/")
    assert [one["period"].code for one in page.context["months"]] == ["2026-11", "2026-10"]
