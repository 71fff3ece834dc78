"""What everybody sees: whole periods that are over, without what could tell of a few."""

import pytest
from django.test import Client

from linli.needs import acts, testing
from linli.people.models import Person
from linli.records.testing.indicators import at


def ask(address, actor=None):
    client = Client()
    if actor:
        client.force_login(Person.objects.get(pk=actor.person_id))
    return client.get(address)


def rows(code, body, period, actor=None):
    told = ask(f"/api/queries/records.indicator?code={code}&body={body.pk}&period={period}", actor).json()
    return told, {row["period"]: row for row in told["rows"] if row["body"] == body.pk}


@pytest.fixture
def past(town):
    """October 2025 with six matters at one community and two at the other; one in September."""
    with at(2025, 9):
        testing.dispatched(town)
    with at(2025, 10):
        for _nth in range(6):
            testing.dispatched(town)
        for _nth in range(2):
            need = testing.raised(town, area=town.place.other.area_code)
            acts.dispatch(town.sue, need, body=town.place.other.pk)
    return town


def test_a_month_that_runs_is_not_told(past):
    with at(2025, 10, 20):
        told, by_month = rows("needs.raised", past.place.street, "2025-10")
    assert told["period"] == "2025-09" and "2025-10" not in by_month


def test_small_numbers_and_what_would_give_them_away_are_withheld(past):
    with at(2025, 12):
        _told, street = rows("needs.raised", past.place.street, "2025-10")
        _told, september = rows("needs.raised", past.place.street, "2025-09")
    assert (street["2025-10"]["value"], street["2025-10"]["state"]) == (8, "ok")
    assert (september["2025-09"]["value"], september["2025-09"]["state"]) == (None, "suppressed")


def test_the_big_neighbour_hides_with_the_small_one(past):
    """Of 8 and 6 one could work out 2."""
    with at(2025, 12):
        told = ask(
            f"/api/queries/records.indicator?code=needs.passed_on&body={past.place.street.pk}&period=2025-10"
        ).json()
    below = [row for row in told["rows"] if row["body"] != past.place.street.pk]
    assert len(below) == 2 and {row["state"] for row in below} == {"suppressed"}


def test_staff_in_reach_see_all_and_are_cautioned(past):
    with at(2025, 12):
        _told, by_month = rows("needs.raised", past.place.street, "2025-09", past.sue)
    assert by_month["2025-09"]["value"] == 1


def test_page_and_file_withhold_the_same(past):
    with at(2025, 12):
        query = f"?body={past.place.street.pk}&period=2025-09"
        page = ask(f"/indicators/needs.raised/{query}")
        lines = ask(f"/indicators/needs.raised/export.csv{query}").content.decode("utf-8-sig").splitlines()
    assert page.context["figure"]["state"] == "suppressed"
    last = next(line for line in lines if ",2025-09," in line and "东华门" in line)
    assert last.split(",")[7:9] == ["", ""] and last.endswith("suppressed")


def test_a_year_is_told_when_it_is_over_and_hides_no_month_in_vain(past):
    address = f"/bodies/{past.place.street.pk}/portrait/2025/"
    with at(2025, 12):
        running = ask(address)
    assert running.status_code == 200 and not running.context["told"].is_open
    with at(2026, 2):
        told = ask(address).context["told"]
    raised = next(
        one for section in told.sections for one in section.measured if one.definition.code == "needs.raised"
    )
    # September's one matter would follow from the year less October.
    assert raised.now.state == "suppressed"
    with at(2026, 2):
        inside = ask(address, past.sue).context["told"]
    raised = next(
        one
        for section in inside.sections
        for one in section.measured
        if one.definition.code == "needs.raised"
    )
    assert raised.now.value == 9


def test_one_that_only_staff_see_does_not_exist_for_others(past):
    body = past.place.street.pk
    assert ask(f"/indicators/needs.not_valid/?body={body}").status_code == 404
    assert ask(f"/indicators/needs.not_valid/?body={body}", past.sue).status_code == 200
    assert "needs.not_valid" not in ask(f"/api/queries/records.indicators?body={body}").content.decode()
