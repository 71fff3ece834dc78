"""An organisation's calendar at its public address, and on its page."""

from dataclasses import replace
from datetime import timedelta

import pytest
from icalendar import Calendar

from linli.kernel import happenings
from linli.kernel.clock import now
from linli.kernel.happenings import Happening, happens
from linli.kernel.rulebook import load_rulebook
from linli.organisations import testing


@pytest.fixture
def told(monkeypatch, db):
    """What happens with every organisation in these tests."""
    load_rulebook()
    monkeypatch.setattr(happenings, "_told", {})
    begins = now() + timedelta(hours=1)
    rows = [
        Happening(uid="venues.booking-1", title="社区活动室", begins=begins, ends=begins + timedelta(hours=1))
    ]
    happens("organisations.body")(lambda actor, body, first, until: rows)
    return rows


@pytest.fixture
def body(told):
    return testing.a_street().community


def events(data):
    return Calendar.from_ical(data).walk("VEVENT")


def test_a_body_has_a_calendar_at_an_address_that_does_not_change(told, client, body):
    address = f"/feeds/organisations.body/{body.pk}.ics"
    answer = client.get(address)
    assert answer.status_code == 200 and answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert (
        events(answer.content)[0]["summary"] == "社区活动室" and "public" in answer.headers["Cache-Control"]
    )
    again = client.get(address, headers={"If-None-Match": answer.headers["ETag"]})
    assert (
        again.status_code == 304 and again.content == b"" and again.headers["ETag"] == answer.headers["ETag"]
    )
    told[0] = replace(told[0], sequence=9)
    assert client.get(address, headers={"If-None-Match": answer.headers["ETag"]}).status_code == 200


def test_a_calendar_is_only_read(told, client, body):
    assert client.post(f"/feeds/organisations.body/{body.pk}.ics").status_code == 405


def test_its_page_shows_what_is_coming_and_where_to_subscribe(told, client, body):
    page = client.get(f"/bodies/{body.pk}/").content.decode()
    assert "社区活动室" in page and "webcal://" in page and f"/feeds/organisations.body/{body.pk}.ics" in page


def test_its_page_is_silent_where_nothing_is_coming(told, client, body):
    told.clear()
    assert "webcal://" not in client.get(f"/bodies/{body.pk}/").content.decode()
