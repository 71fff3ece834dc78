"""M38: every secretary is trained once in two years, new ones first; who is due by when comes from the posts."""

from datetime import timedelta

import pytest

from linli.kernel.clock import now, travel
from linli.kernel.jobs import TICKS
from linli.kernel.journal.tally import totals
from linli.training import queries, testing
from linli.training.models import Course, Enrolment


@pytest.fixture
def town(db):
    return testing.a_town()


def test_from_the_list_of_who_is_due_to_hours_and_coverage(town, browser, counted):
    """Sue puts up a course, all who are due are put in with one click, one gives back, results make the coverage."""
    sue, sec, ser = browser(town.sue), browser(town.sec), browser(town.ser)
    assert "Sec Shuji" in sue.get("/desk/training/").text and "0%" in sue.get("/desk/training/coverage/").text

    sue.get("/desk/training/courses/new/").send(
        title="社区书记轮训班", targets=["secretary"], hours="16", seats="2", where="街道会议室",
        begins_at=f"{testing.at():%Y-%m-%dT%H:%M}",
    )  # fmt: skip
    course = Course.objects.get()
    sue.get(f"/training/{course.pk}/").act("published")
    sue.get(f"/desk/training/{course.pk}/send/").send(until=f"{testing.a_day(400)}")
    assert [one.state for one in queries.live_in(course)] == ["taken", "taken", "waiting"]
    assert "已为您报名" in sec.get("/me/inbox/").text

    one = Enrolment.objects.get(person=town.ser.person_id)
    ser.get(one.get_absolute_url()).act("left")
    waiting = queries.live_in(course)[-1]
    assert waiting.state == "held" and waiting.person_id == town.bea.person_id
    with travel(now() + timedelta(hours=20)):
        browser(town.bea).get(waiting.get_absolute_url()).act("taken")

    with testing.during(course):
        teacher = browser(town.sue)
        rows = {
            f"hours_{one.pk}": hours for one, hours in zip(queries.live_in(course), (16, 12), strict=True)
        }
        teacher.get(f"/desk/training/{course.pk}/results/").send(**rows)
        teacher.get(f"/training/{course.pk}/").act("closed")
        counted()
        share = queries.coverage(town.place.street.path, "secretary")[0]
        assert (share.n, share.covered) == (3, 2)
        page = teacher.get("/desk/training/").text
        assert (
            "16 / 56" in page and "12 / 56" in page and "66%" in teacher.get("/desk/training/coverage/").text
        )
        assert "16学时" in browser(town.sec).get(f"/training/{course.pk}/").text
        kinds = ("training.enrolment.done",)
        found = totals(
            [town.place.street.pk], kinds, testing.a_day(-1), testing.a_day(2), measures=("class_hours",)
        )
        assert sum(one.quantity for one in found) == 28


def test_those_new_in_their_post_come_first_and_nobody_is_ordered_by_merit(town, browser):
    testing.trained(town, town.sec)
    text = browser(town.sue).get("/desk/training/").text
    assert text.index("Ser Shufen") < text.index("Sec Shuji")
    assert not any(word in text for word in ("排名", "评分", "得分"))


def test_a_turn_that_ends_is_told_before_and_nobody_in_a_course_is_pressed(town, browser):
    testing.enrolled(testing.opened(town), town.sec)
    assert TICKS["training.reminders"]() > 0
    told = browser(town.pat).get("/me/inbox/").text
    assert "银闸社区居民委员会" in told and "多福巷社区居民委员会 社区(村)书记" not in told
