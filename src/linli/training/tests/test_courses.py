"""Plans and courses: drafted, with sessions that are meetings, published, cancelled, finished, moved."""

import pytest

from linli.kernel.actors import CLOCK
from linli.kernel.clock import travel
from linli.kernel.delivery.models import Delivery
from linli.kernel.refusals import NotNow, NotYours
from linli.kernel.testing import statements
from linli.kernel.testing.asking import last, refused, words_to
from linli.meetings import acts as meetings
from linli.meetings.models import Meeting
from linli.training import acts, queries, testing
from linli.training.models import Course, Plan


def test_draft_plan_makes_one_plan_a_body_and_year(town):
    plan = acts.draft_plan(town.sue, year=2026, text="书记轮训两期").noun
    assert (plan.body_id, plan.published_at) == (town.place.street.pk, None)
    assert "书记" not in str(last(plan).facts)


def test_draft_plan_refuses_a_second_one_and_who_does_not_teach(town):
    acts.draft_plan(town.sue, year=2026)
    with refused():
        acts.draft_plan(town.pat, year=2026)
    with refused(NotYours):
        acts.draft_plan(town.ann, year=2027)
    assert Plan.objects.count() == 1


def test_publish_plan_shows_it_to_everybody_once(town):
    plan = acts.draft_plan(town.sue, year=2026).noun
    assert plan not in queries.plans_seen(town.bob) and plan in queries.plans_seen(town.pat)
    acts.publish_plan(town.sue, plan)
    assert plan in queries.plans_seen(town.bob)
    with refused():
        acts.publish_plan(town.sue, plan)


def test_publish_plan_is_not_for_those_outside(town):
    with refused(NotYours):
        acts.publish_plan(town.ann, acts.draft_plan(town.sue, year=2026).noun)


def test_draft_course_holds_its_first_session_as_a_meeting_and_joins_the_plan(town):
    plan = acts.draft_plan(town.sue, year=testing.at().year).noun
    course = testing.drafted(town)
    held = Meeting.objects.get()
    assert (course.state, course.plan_id) == ("drafted", plan.pk)
    assert (held.kind, held.begins_at, held.where) == ("course", course.begins_at, "街道会议室")
    assert queries.sessions_of(course) == [held]


def test_draft_course_refuses_a_time_that_is_past(town):
    with refused() as told:
        testing.drafted(town, begins_at=testing.at(-1))
    assert told.value.field == "begins_at" and not Course.objects.exists() and not Meeting.objects.exists()


def test_draft_course_refuses_who_does_not_teach_and_is_seen_by_those_who_do(town):
    with refused(NotYours):
        testing.drafted(town, by=town.ann)
    course = testing.drafted(town)
    assert course in queries.courses_seen(town.pat) and course not in queries.courses_seen(town.ann)


def test_add_session_makes_one_more_meeting(town):
    course = testing.opened(town)
    acts.add_session(town.sue, course, begins_at=testing.at(11), hours=3)
    assert [one.begins_at for one in queries.sessions_of(course)] == [testing.at(10), testing.at(11)]


@pytest.mark.parametrize("days", [-1, 9])
def test_add_session_refuses_the_past_and_before_the_first(town, days):
    course = testing.opened(town)
    with refused() as told:
        acts.add_session(town.sue, course, begins_at=testing.at(days), hours=3)
    assert told.value.field == "begins_at"


def test_add_session_refuses_what_is_cancelled(town):
    course = acts.cancel_course(town.sue, testing.opened(town), reason="老师生病").noun
    with refused(NotYours):
        acts.add_session(town.sue, course, begins_at=testing.at(11), hours=3)


def test_publish_course_tells_those_below(town):
    entry = acts.publish_course(town.sue, testing.drafted(town)).entry
    told = set(Delivery.objects.filter(entry_id=entry.id).values_list("to_body", flat=True))
    assert {town.place.community.pk, town.place.other.pk} <= told
    with refused(NotNow):
        acts.publish_course(town.sue, entry.noun_id)


def test_publish_course_refuses_what_has_begun_and_those_outside(town):
    course = testing.drafted(town)
    with travel(course.begins_at), refused():
        acts.publish_course(town.sue, course)
    with refused(NotYours):
        acts.publish_course(town.sec, course)


def test_cancel_course_ends_seats_and_sessions_and_tells_everybody(town):
    course = testing.opened(town)
    one = testing.enrolled(course, town.sec)
    acts.cancel_course(town.sue, course, reason="老师生病")
    assert testing.fresh(one).state == "ended" and Meeting.objects.get().state == "cancelled"
    assert "培训取消" in words_to(town.sec)[-1] and queries.live_in(course) == []


def test_cancel_course_refuses_what_is_finished_and_those_outside(town):
    course = testing.opened(town)
    with refused(NotYours):
        acts.cancel_course(town.ann, course, reason="不想办")
    with testing.during(course):
        acts.close_course(town.sue, course)
        with refused(NotNow):
            acts.cancel_course(town.sue, course, reason="不想办")


def test_close_course_counts_those_trained_and_ends_the_line(town):
    course = testing.opened(town, seats=1)
    one, other = testing.enrolled(course, town.sec), testing.enrolled(course, town.ser)
    with testing.during(course):
        acts.finish(town.sue, one, hours=16)
        assert acts.close_course(town.sue, course).entry.amounts == {"held": 1, "trained": 1}
    assert testing.fresh(other).state == "ended"


def test_close_course_waits_until_it_has_begun_and_everybody_has_a_result(town):
    course = testing.opened(town)
    testing.enrolled(course, town.sec)
    with refused(NotYours):
        acts.close_course(town.sue, course)
    with testing.during(course), refused():
        acts.close_course(town.sue, course)
    with refused(NotYours):
        acts.close_course(town.sec, course)


def test_move_course_follows_its_first_session_and_tells_those_in_it(town):
    course = testing.opened(town)
    testing.enrolled(course, town.sec)
    held = Meeting.objects.get()
    meetings.move(town.sue, held, begins_at=testing.at(12), ends_at=testing.at(12, 12), reason="会场")
    assert testing.fresh(course).begins_at == testing.at(12) and "改期" in words_to(town.sec)[-1]


def test_move_course_follows_the_next_session_when_the_first_is_called_off(town):
    course = testing.opened(town)
    acts.add_session(town.sue, course, begins_at=testing.at(11), hours=3)
    meetings.cancel(town.sue, queries.sessions_of(course)[0], reason="停电")
    assert testing.fresh(course).begins_at == testing.at(11)


def test_move_course_is_the_clocks_alone(town):
    with refused(NotYours):
        acts.move_course(town.sue, testing.opened(town))
    course = testing.opened(town)
    assert acts.move_course(CLOCK, course).noun.begins_at == course.begins_at


def test_an_act_asks_little_of_the_database(town):
    course = testing.drafted(town)
    with statements(14):
        acts.publish_course(town.sue, course)
