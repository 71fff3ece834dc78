"""Every page of tables: it answers, asks the database little whatever its rows, and says no where it must."""

import pytest
from django.test import Client

from linli.kernel.testing.statements import statements
from linli.people.models import Person
from linli.records import acts, testing

MOST = 10


def client(actor):
    browser = Client()
    browser.force_login(Person.objects.get(pk=actor.person_id))
    return browser


def asks_little(browser, address, status=200):
    browser.get(address)
    with statements(MOST):
        answer = browser.get(address)
    assert answer.status_code == status, address
    return answer.content.decode()


@pytest.fixture
def busy(town):
    """Tables in every state, requests with answers and declines."""
    request = testing.requested(town)
    testing.answered(town, request, town.ann)
    acts.decline(testing.neighbour(town), testing.asked_of(request, town.place.other))
    other = testing.requested(town)
    fillings = [testing.taken_in(town.ann), testing.filled(town.ann), testing.sent(town.ann)]
    fillings.append(
        testing.confirmed(town.ann, testing.a_form("别的", [("说法一二三", ""), ("说法四五六", "")]))
    )
    return town, request, other, fillings


def test_lists_and_single_pages_ask_little(busy):
    town, request, other, fillings = busy
    ann, sue = client(town.ann), client(town.sue)
    for address in ("", "given/", "meanings/", "facts/", *(f"{one.pk}/" for one in fillings)):
        asks_little(ann, f"/desk/tables/{address}")
    asks_little(ann, f"/desk/tables/{fillings[1].pk}/print/")
    asks_little(ann, f"/desk/asked/{testing.asked_of(other, town.place.community).pk}/")
    for address in (
        "/desk/requests/",
        "/desk/requests/new/",
        f"/desk/requests/{request.pk}/",
        "/board/burden/",
    ):
        asks_little(sue, address)
    asks_little(sue, f"/desk/requests/{testing.drafted(town).pk}/")
    asks_little(sue, "/board/burden/?month=2026-01")


def test_strangers_find_nothing(busy):
    town, request, _other, fillings = busy
    for one in fillings:
        assert Client().get(f"/desk/tables/{one.pk}/").url.startswith("/account/login/")
    for browser in (client(town.bob), client(testing.neighbour(town))):
        for one in fillings:
            assert browser.get(f"/desk/tables/{one.pk}/").status_code == 404
            assert browser.get(f"/desk/tables/{one.pk}/print/").status_code == 404
    asked = testing.asked_of(request, town.place.community)
    browser = client(town.bob)
    assert browser.get(f"/desk/requests/{request.pk}/").status_code == 404
    assert browser.get(f"/desk/asked/{asked.pk}/").status_code == 404
    assert browser.get("/desk/tables/").status_code in (403, 404)
    assert browser.get("/board/burden/").status_code == 404


def test_the_papers_are_for_those_who_see_the_table(town):
    filling = testing.filled(town.ann)
    from_page = asks_little(client(town.ann), f"/desk/tables/{filling.pk}/")
    address = from_page.split("download>")[0].rpartition('href="')[2].split('"')[0]
    assert client(town.ann).get(address).status_code == 200
    for stranger in (Client(), client(town.bob), client(testing.neighbour(town))):
        assert stranger.get(address).status_code == 404


def test_what_was_typed_wrong_comes_back_with_a_sentence(town):
    filling = testing.confirmed(town.ann)
    first, second = testing.missing(filling)
    answer = client(town.ann).post(
        f"/desk/tables/{filling.pk}/", {f"a{first.n}": "很多", f"a{second.n}": "7"}
    )
    page = answer.content.decode()
    assert answer.status_code == 422 and "很多" in page and 'value="7"' in page


def test_broken_input_is_no_fault_of_the_server(town):
    filling, browser = testing.taken_in(town.ann), client(town.ann)
    for data in ({"first": "x"}, {"first": "2026-02-01", "last": "2026-01-01"}, {"q0": "no.such.code"}):
        assert browser.post(f"/desk/tables/{filling.pk}/", data).status_code == 422
    assert browser.post(f"/desk/tables/{filling.pk}/", {"q99": "x"}).status_code == 302, (
        "no such question: ignored"
    )
    for address in ("?after=x", "?after=9~9", "given/?q=%00", "?month=x"):
        assert browser.get(f"/desk/tables/{address}").status_code == 200
    for month in ("x", "2026-13", "0001-01", "9999-12"):
        assert client(town.sue).get(f"/board/burden/?month={month}").status_code == 200
    assert browser.post("/desk/tables/", {"asked": "999"}).status_code == 404
