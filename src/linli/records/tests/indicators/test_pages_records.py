"""Portrait, month, course, board: for whom they are there, and how little they ask."""

import pytest
from django.db import connection
from django.test import Client

from linli.kernel.clock import today
from linli.kernel.portraits import parts
from linli.kernel.testing.statements import Asked
from linli.kernel.web.sections import SECTIONS
from linli.needs import testing
from linli.organisations import queries as organisations
from linli.people.models import Person
from linli.records.queries.tiles import short, spot_of

MOST = 10


def browser(actor=None):
    client = Client()
    if actor:
        client.force_login(Person.objects.get(pk=actor.person_id))
    return client


def inner(town):
    pk, year = town.place.street.pk, today().year
    return [
        f"/bodies/{pk}/portrait/{year}/", f"/bodies/{pk}/months/{year}-{today().month:02}/",
        f"/bodies/{pk}/course/{year}/", f"/board/{pk}/indicators/", "/board/indicators/",
        f"/indicators/?body={pk}", f"/indicators/needs.solution/?body={pk}", f"/bodies/{pk}/",
    ]  # fmt: skip


def most_of(address):
    """One page for what all capabilities know: each section of a body and each part of the portrait asks for itself."""
    if "/portrait/" in address:
        return MOST + 2 * len(parts())
    return MOST + len(SECTIONS["organisations.body"]) if address.count("/") == 3 else MOST


@pytest.fixture
def busy(town):
    testing.closed(town)
    testing.working(town)
    return town


def test_each_asks_little(busy):
    faults = []
    for actor in (busy.sue, busy.ann, None):
        client = browser(actor)
        for address in inner(busy):
            client.get(address)
            with Asked(connection) as asked:
                answer = client.get(address)
            if len(asked) > most_of(address) and answer.status_code == 200:
                faults.append(f"{address} asked {len(asked)}")
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("reader", ["bob", None])
def test_what_is_for_staff_does_not_exist_for_residents(busy, reader):
    client = browser(getattr(busy, reader) if reader else None)
    for address in inner(busy)[1:5]:
        answer = client.get(address)
        at_the_door = reader is None and answer.headers.get("Location", "").startswith("/account/login/")
        assert answer.status_code == 404 or at_the_door, address


def test_a_community_does_not_read_its_neighbour(busy):
    pk = busy.place.other.pk
    client = browser(busy.ann)
    assert client.get(f"/bodies/{pk}/course/{today().year}/").status_code == 404
    assert client.get(f"/bodies/{busy.place.community.pk}/course/{today().year}/").status_code == 200


@pytest.mark.parametrize(
    "address",
    ["/bodies/{pk}/portrait/1990/", "/bodies/{pk}/portrait/2999/", "/bodies/999999/portrait/2025/",
     "/bodies/{pk}/months/2026-13/", "/bodies/{pk}/months/x/", "/bodies/{pk}/months/2099-01/",
     "/bodies/{pk}/course/2999/", "/board/999999/indicators/", "/indicators/no.such/", "/indicators/needs.late/?body=x",
     "/indicators/needs.late/?body=99999999999999999999", "/indicators/needs.late/export.exe"],
)  # fmt: skip
def test_what_is_not_there_is_said(busy, address):
    assert browser(busy.sue).get(address.format(pk=busy.place.street.pk)).status_code == 404


def test_the_course_groups_and_each_number_opens_to_its_entries(busy):
    client = browser(busy.sue)
    month = client.get(inner(busy)[2]).context["months"][0]
    groups = {one["label"]: one for one in month["groups"]}
    assert max(one["n"] for one in groups.values()) >= 2, "needs are counted, not listed"
    for one in groups.values():
        assert client.get(one["url"]).context["total"] == one["n"], one


def test_the_course_tells_the_turns_of_this_body_in_lines(busy):
    client = browser(busy.sue)
    turns = [
        turn["what"] for month in client.get(inner(busy)[2]).context["months"] for turn in month["turns"]
    ]
    assert turns, "its founding and its posts"
    below = [
        one["what"]
        for one in client.get(f"/bodies/{busy.place.other.pk}/course/{today().year}/").context["months"][0][
            "turns"
        ]
    ]
    assert len(below) < len(turns)


def test_the_month_holds_every_figure_that_ever_spoke(busy):
    told = browser(busy.sue).get(inner(busy)[1]).context
    assert len(told["figures"]) >= 3 and len(told["table"]["rows"]) >= 3
    for row in told["table"]["rows"]:
        assert row[0]["url"].startswith("/indicators/") and row[1]["url"].startswith("/records/entries/")


def test_the_board_shows_what_is_chosen(busy):
    client, address = browser(busy.sue), f"/board/{busy.place.street.pk}/indicators/"
    told = client.get(f"{address}?code=needs.late&code=needs.raised&map=needs.raised").context
    assert len(told["figures"]) == 2 and told["by_area"].title.startswith("收到诉求")
    assert [row[0]["text"] for row in told["by_area"].rows] == ["多福巷", "银闸"], (
        "in the order of their codes"
    )
    assert client.get(f"{address}?code=no.such").status_code == 200
    assert client.get(f"{address}?month=1999-99").status_code == 200


def test_districts_stand_on_a_map_and_communities_on_a_wall(busy):
    place = busy.place
    city = browser(busy.dora).get(f"/indicators/needs.raised/?body={place.district.pk}")
    assert city.status_code == 200 and "东华门" in city.content.decode()
    assert spot_of(organisations.tree().get(place.district.pk)) == (3, 2)
    assert spot_of(organisations.tree().get(place.community.pk)) is None
    assert [short(body.name) for body in (place.district, place.street, place.community)] == [
        "东城",
        "东华门",
        "多福巷",
    ]
