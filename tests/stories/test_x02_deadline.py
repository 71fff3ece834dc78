"""X02: a deadline that people can read: each day explained, recounted from the entries."""

from dataclasses import replace
from datetime import datetime

import pytest

from linli.kernel import reference
from linli.kernel.clock import ZONE, local, travel
from linli.kernel.jobs import TICKS
from linli.kernel.keeping import set_day
from linli.kernel.rulebook.models import Rule
from linli.needs import acts, queries, testing
from linli.needs.models import Need


def _at(*when):
    return datetime(*when, tzinfo=ZONE)


def test_a_period_that_ends_in_a_holiday_ends_after_it_and_the_page_says_why(town, browser):
    """Seven days after 2026-09-26 would be 3 October, a holiday: it is due at the end of the 8th."""
    with travel(_at(2026, 9, 26, 10)):
        need = testing.raised(town)
        assert local(need.due_at) == _at(2026, 10, 9), "24:00 of 8 October"
        page = browser(town.bob).get(f"/needs/{need.pk}/clock/")
        due, steps = queries.explained(need)
        assert due.at == need.due_at and len(steps) >= 13
        assert all(step in page.text for step in steps)


def test_make_up_workdays_count_and_holidays_do_not(town):
    """Five working days after 2026-09-24: 9 October; the rule says in which unit more time is given."""
    Rule.objects.filter(code="needs.extension.longest").update(unit="working_day")
    reference.touch("rulebook")
    with travel(_at(2026, 9, 17, 9)):
        need = testing.working(town)
    with travel(_at(2026, 9, 24, 9)):
        assert local(need.due_at) == _at(2026, 9, 25)
        longer = acts.extend(town.ann, need, days=5, reason="等备件").noun
    assert local(longer.due_at) == _at(2026, 10, 10), "24:00 of 9 October"


def test_pauses_and_extensions_are_recounted_from_the_entries_alone(town):
    with travel(_at(2026, 11, 2, 9)):
        need = testing.working(town)
    with travel(_at(2026, 11, 4, 9)):
        need = acts.pause(town.ann, need, cause="reporter", note="等您开门").noun
        assert need.due_at is None
    with travel(_at(2026, 11, 6, 9)):
        need = acts.unpause(town.ann, need).noun
    with travel(_at(2026, 11, 9, 9)):
        need = acts.extend(town.ann, need, days=2, reason="等备件").noun
        kept = need.due_at
        Need.objects.filter(pk=need.pk).update(due_at=None, paused_at=None, extended_n=0)
        course = queries.course_of(need)
        assert queries.reckoned(course, need.area).at == kept
        assert (len(course.pauses), len(course.extensions)) == (1, 1)


def test_the_first_due_day_stays_in_sight(town, browser):
    with travel(_at(2026, 11, 2, 9)):
        need = testing.working(town)
        first = need.due_at
        longer = acts.extend(town.ann, need, days=3, reason="等备件").noun
        due, steps = queries.explained(longer)
        assert due.first_at == first and due.at > first
        page = browser(town.bob).get(f"/needs/{need.pk}/clock/").text
        assert steps[-1] in page


@pytest.mark.parametrize(
    ("urgency", "hours"), [("emergency", 2), ("utilities", 24)], ids=["emergency", "utilities"]
)
def test_hours_run_through_the_night(town, urgency, hours):
    with travel(_at(2026, 11, 7, 23)):
        need = testing.raised(town, urgency=urgency)
    assert (need.due_at - need.clock_from).total_seconds() == hours * 3600


def test_time_left_is_told_in_words_to_the_person_and_to_the_desk(town, browser):
    with travel(_at(2026, 11, 2, 9)):
        need = testing.working(town)
    with travel(_at(2026, 11, 12, 9)):
        left = queries.dues([need])[need.pk]
        assert left.state == "overdue"
        for visitor, address in ((browser(town.bob), "needs"), (browser(town.ann), "desk/needs")):
            text = visitor.get(f"/{address}/{need.pk}/").text
            assert "3" in text and need.title[:8] in text


def test_a_promised_day_moves_only_with_a_word_to_all_concerned(town, browser):
    """The holidays are announced after the promise: the clock reckons anew, notes it, and tells both sides."""
    keeper = replace(town.dora, post=replace(town.dora.post, permissions=frozenset({"kernel.calendar"})))
    with travel(_at(2026, 11, 2, 9)):
        need = testing.working(town)
        browser(town.bob).get(f"/needs/{need.pk}/")
        given = {"is_workday": False, "name": "文化节", "source": "国办发明电〔2026〕9号"}
        set_day(keeper, date=_at(2026, 11, 9).date(), **given)
        assert TICKS["needs.calendar"]() == 1
        told = "因法定节假日安排公布，答复时限由11月9日改为11月10日。"
        for actor, address in (
            (town.bob, f"/needs/{need.pk}/"),
            (town.bob, "/me/inbox/"),
            (town.ann, f"/desk/needs/{need.pk}/"),
            (town.ann, "/me/inbox/"),
        ):
            assert told in browser(actor).get(address).text, address
        assert told not in browser(town.dan).get("/me/inbox/").text
        assert local(Need.objects.get(pk=need.pk).due_at) == _at(2026, 11, 11), "24:00 of the 10th"
