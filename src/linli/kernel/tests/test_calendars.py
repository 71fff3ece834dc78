"""Calendars for phones: what the standard asks, what Chinese needs, and what a feed may not say."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from linli.kernel import calendars, happenings
from linli.kernel.actors import NOBODY
from linli.kernel.calendars import coming, feed, shown
from linli.kernel.clock import ZONE, travel
from linli.kernel.happenings import Happening, happens
from linli.kernel.rulebook import load_rulebook

NOON = datetime(2026, 11, 25, 12, tzinfo=ZONE)
HALL = Happening(
    uid="venues.booking-12", title="社区活动室", begins=datetime(2026, 11, 28, 9, tzinfo=ZONE),
    ends=datetime(2026, 11, 28, 11, tzinfo=ZONE), sequence=3, where="朝阳社区一层", url="/venues/12/",
)  # fmt: skip


def made(*found, title="朝阳社区", at=NOON):
    return feed(title, found, site="https://linli.example", at=at, refresh=timedelta(hours=4))


def events(data):
    return Calendar.from_ical(data).walk("VEVENT")


def test_an_event_says_what_the_standard_asks():
    (event,) = events(made(replace(HALL, changed=NOON)))
    assert event["uid"] == "venues.booking-12@linli.example" and event["sequence"] == 3
    assert event.decoded("dtstart") == HALL.begins and event["dtstart"].params["TZID"] == "Asia/Shanghai"
    assert event["status"] == "CONFIRMED" and event["url"] == "https://linli.example/venues/12/"
    assert event.decoded("dtstamp") == event.decoded("last-modified") == NOON


def test_the_calendar_brings_its_own_time_zone_and_says_how_often_to_look():
    data = made(HALL)
    calendar = Calendar.from_ical(data)
    (zone,) = calendar.walk("VTIMEZONE")
    assert zone["tzid"] == "Asia/Shanghai" and zone.walk("STANDARD")[0].decoded("tzoffsetto") == timedelta(
        hours=8
    )
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT4H\r\n" in data and b"X-PUBLISHED-TTL" in data
    assert calendar["x-wr-calname"] == "朝阳社区" and calendar["method"] == "PUBLISH"


def test_what_was_called_off_says_so_and_blocks_nobody():
    (event,) = events(made(replace(HALL, cancelled=True)))
    assert event["status"] == "CANCELLED" and event["transp"] == "TRANSPARENT"


def test_whole_days_are_days():
    whole = replace(HALL, begins=datetime(2026, 12, 31, tzinfo=ZONE), ends=datetime(2027, 1, 1, tzinfo=ZONE))
    (event,) = events(made(whole))
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2026, 12, 31), date(2027, 1, 1))


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_words_come_back_and_no_line_is_longer_than_75_octets(title, words):
    data = made(replace(HALL, title=title, words=words))
    for line in data.split(b"\r\n"):
        assert len(line) <= 75 and line.decode() is not None and b"\n" not in line and b"\r" not in line
    (event,) = events(data)
    # The standard has no way to write a backslash before an N other than as an end of line.
    if "\\" not in title:
        assert event["summary"] == calendars._plain(title)


def test_long_chinese_words_are_folded_between_characters():
    long = "社区党群活动服务中心多功能厅" * 12
    data = made(replace(HALL, title=long))
    assert max(len(line) for line in data.split(b"\r\n")) <= 75 and data.count(b"\r\n ") > 5
    assert events(data)[0]["summary"] == long


def test_the_same_day_gives_the_same_bytes_and_a_later_version_others():
    assert made(HALL) == made(HALL, at=NOON + timedelta(hours=6))
    assert made(HALL) != made(replace(HALL, sequence=4))


@pytest.fixture
def told(monkeypatch, db):
    """Happenings of a kind of noun that only this test knows."""
    load_rulebook()
    monkeypatch.setattr(happenings, "_told", {})
    rows = []

    @happens("organisations.body")
    def some(actor, body, first, until):
        return [one for one in rows if first <= one.begins < until]

    return rows


def test_a_calendar_keeps_what_was_called_off_until_it_is_past(told):
    told += [replace(HALL, cancelled=True)]
    with travel(HALL.begins):
        assert shown("organisations.body", NOBODY, None) == told
    with travel(HALL.ends):
        assert shown("organisations.body", NOBODY, None) == []


def test_a_calendar_looks_a_month_back_and_a_year_ahead_and_a_list_only_ahead(told):
    for days in (-32, -31, -1, 0, 366, 367):
        begins = NOON + days * timedelta(1)
        told.append(replace(HALL, uid=f"x-{days}", begins=begins, ends=begins + timedelta(hours=1)))
    with travel(NOON.astimezone(UTC)):
        assert [one.uid for one in shown("organisations.body", NOBODY, None)] == [
            "x--31",
            "x--1",
            "x-0",
            "x-366",
        ]
        assert [one.uid for one in coming("organisations.body", NOBODY, None)] == ["x-0", "x-366"]


@pytest.mark.parametrize(
    "address", ["organisations.body/99999999", "people.person/1", "no.such/1", "needs.need/1", "x/1"]
)
def test_what_is_not_public_has_no_calendar(told, client, address):
    assert client.get(f"/feeds/{address}.ics").status_code == 404
