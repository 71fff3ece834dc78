"""Calendars as programs read them: ical.js in the browser finds what the icalendar library wrote."""

import os
from datetime import datetime, timedelta

import pytest

from linli.kernel.calendars import feed
from linli.kernel.clock import ZONE
from linli.kernel.happenings import Happening
from tests.browser import ical_js

LONG = "社区党群活动服务中心多功能厅，面向全体居民开放；请提前十分钟到场\n联系电话：010-00000000"
FOUND = [
    Happening(
        uid="venues.booking-12", title=LONG.splitlines()[0], begins=datetime(2026, 11, 28, 9, tzinfo=ZONE),
        ends=datetime(2026, 11, 28, 11, tzinfo=ZONE), sequence=3, where="朝阳社区, 一层; 东侧", words=LONG,
        url="/venues/12/", changed=datetime(2026, 11, 25, 12, tzinfo=ZONE),
    ),
    Happening(
        uid="venues.booking-13", title="合唱队", begins=datetime(2026, 12, 31, 22, tzinfo=ZONE),
        ends=datetime(2027, 1, 1, 2, tzinfo=ZONE), cancelled=True,
    ),
    Happening(
        uid="venues.opening-1", title="开放", begins=datetime(2026, 11, 29, tzinfo=ZONE),
        ends=datetime(2026, 11, 30, tzinfo=ZONE), busy=False,
    ),
]  # fmt: skip
KEEP = "window.ICAL = module.exports.default || module.exports;"
READ = """text => {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const zone = new ICAL.Timezone(calendar.getFirstSubcomponent("vtimezone"));
  ICAL.TimezoneService.register(zone);
  return {
    name: calendar.getFirstPropertyValue("x-wr-calname"),
    refresh: calendar.getFirstPropertyValue("refresh-interval").toSeconds(),
    events: calendar.getAllSubcomponents("vevent").map(one => {
      const event = new ICAL.Event(one);
      return {
        uid: event.uid, title: event.summary, words: event.description, where: event.location,
        sequence: event.sequence, status: one.getFirstPropertyValue("status"), zone: event.startDate.zone.tzid,
        begins: event.startDate.toJSDate().getTime() / 1000, ends: event.endDate.toJSDate().getTime() / 1000,
        day: event.startDate.isDate, transp: one.getFirstPropertyValue("transp"),
        changed: String(one.getFirstPropertyValue("last-modified")),
      };
    }),
  };
}"""


@pytest.fixture(scope="session")
def read(chromium):
    """A page of the browser in which ical.js stands ready. Elsewhere than in CI it may be missing, and says so."""
    try:
        library = ical_js.source()
    except LookupError as reason:
        stop = pytest.fail if os.environ.get("CI") else pytest.skip
        stop(f"{reason}: calendars are not read by a second program here")
    page = chromium.new_page()
    page.evaluate(
        f"() => {{ const module = {{exports: {{}}}}, exports = module.exports; {library}; {KEEP} }}"
    )
    yield lambda data: page.evaluate(READ, data.decode())
    page.close()


@pytest.fixture
def told(read):
    at = datetime(2026, 11, 25, 12, tzinfo=ZONE)
    return read(feed("朝阳社区", FOUND, site="https://linli.example", at=at, refresh=timedelta(hours=4)))


def test_a_second_program_reads_the_same_words_and_times(told):
    assert told["name"] == "朝阳社区" and told["refresh"] == 4 * 3600
    for one, event in zip(FOUND, told["events"], strict=True):
        assert event["uid"] == f"{one.uid}@linli.example" and event["sequence"] == one.sequence
        assert (event["title"], event["words"] or "", event["where"] or "") == (
            one.title,
            one.words,
            one.where,
        )
        if not event["day"]:
            assert (event["begins"], event["ends"]) == (one.begins.timestamp(), one.ends.timestamp())
            assert event["zone"] == "Asia/Shanghai"


def test_it_sees_what_was_called_off_and_what_blocks_nobody(told):
    booked, off, hours = told["events"]
    assert (booked["status"], booked["transp"]) == ("CONFIRMED", "OPAQUE")
    assert (off["status"], off["transp"]) == ("CANCELLED", "TRANSPARENT")
    assert hours["day"] and hours["transp"] == "TRANSPARENT"
    assert booked["changed"] == "2026-11-25T04:00:00Z"
