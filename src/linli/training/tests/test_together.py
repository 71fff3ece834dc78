"""For many at once: all who are due into one course, the results of everybody in one table."""

from linli.kernel.clock import today, travel
from linli.kernel.forms import Invalid
from linli.kernel.journal.models import Entry
from linli.kernel.refusals import NotNow, NotYours
from linli.kernel.testing import statements
from linli.kernel.testing.asking import last, refused, words_to
from linli.organisations.testing import holding
from linli.people.testing import person
from linli.training import acts, queries, testing
from linli.training.models import Enrolment


def until(course):
    return course.begins_at.date().replace(month=12, day=31)


def test_fill_course_puts_in_all_who_are_due_and_are_in_no_course(town):
    course = testing.opened(town)
    acts.fill_course(town.sue, course, until=until(course))
    people = [one.person_id for one in queries.live_in(course)]
    assert sorted(people) == sorted(one.person_id for one in (town.sec, town.ser, town.bea))
    assert [one.state for one in queries.live_in(course)] == ["taken", "taken", "waiting"]
    assert last(course).facts["sent"] == 3 and last(course).facts["waiting"] == 1
    assert "已为您报名" in words_to(town.sec)[-1] and "候补" in words_to(town.bea)[-1]


def test_fill_course_refuses_when_nobody_is_left_to_put_in(town):
    course = testing.opened(town, seats=9)
    acts.fill_course(town.sue, course, until=until(course))
    with refused() as told:
        acts.fill_course(town.sue, course, until=until(course))
    assert told.value.field == "until" and Enrolment.objects.count() == 3


def test_fill_course_leaves_out_whose_turn_ends_later_and_who_is_in_another_course(town):
    testing.trained(town, town.sec)
    first, second = testing.opened(town), testing.opened(town, seats=9)
    testing.enrolled(first, town.ser)
    acts.fill_course(town.sue, second, until=until(second))
    assert [one.person_id for one in queries.live_in(second)] == [town.bea.person_id]


def test_fill_course_takes_nobody_twice_who_holds_two_posts(town):
    holding(testing.person_of(town.sec), town.place.other, "community_secretary")
    course = testing.opened(town, seats=9)
    acts.fill_course(town.sue, course, until=until(course))
    assert len(queries.live_in(course)) == 3


def test_fill_course_waits_for_the_course_to_open_and_refuses_others(town):
    course = testing.drafted(town)
    with refused(NotYours):
        acts.fill_course(town.sue, course, until=until(course))
    acts.publish_course(town.sue, course)
    with refused(NotYours):
        acts.fill_course(town.sec, course, until=until(course))
    with testing.during(course), refused(NotYours):
        acts.fill_course(town.sue, course, until=until(course))


def test_fill_course_asks_as_little_for_many_as_for_few(town):
    for n in range(30):
        holding(person(f"书记{n}"), town.place.community, "community_secretary")
    course = testing.opened(town, seats=20)
    with statements(18):  # 14; and in a test the savepoint, and twice a look at the month's table
        acts.fill_course(town.sue, course, until=until(course))
    assert len(queries.live_in(course)) == 33


def test_note_results_enters_hours_and_absences_together(town):
    course = testing.opened(town)
    one, other = testing.enrolled(course, town.sec), testing.enrolled(course, town.ser)
    with testing.during(course):
        done = acts.note_results.submit(town.sue, course, {f"hours_{one.pk}": "16", f"hours_{other.pk}": "0"})
        one, other = testing.fresh(one), testing.fresh(other)
        assert (one.state, one.hours, one.done_on) == ("done", 16, today())
        assert (other.state, other.hours) == ("missed", None) and done.entry.facts["results"] == 2
    kinds = Entry.objects.filter(noun="training.enrolment").order_by("id").values_list("kind", "amounts")
    assert list(kinds)[2:] == [
        ("training.enrolment.done", {"trained": 1, "class_hours": 16, "trained.secretary": 1}),
        ("training.enrolment.missed", {}),
    ]
    assert last(one).facts["state"] == "done"


def test_note_results_leaves_what_is_empty_for_later(town):
    course = testing.opened(town)
    one, other = testing.enrolled(course, town.sec), testing.enrolled(course, town.ser)
    with testing.during(course):
        acts.note_results.submit(town.sue, course, {f"hours_{one.pk}": "8"})
    assert testing.fresh(other).state == "taken"


def test_note_results_refuses_too_many_hours_and_ones_own(town):
    course = testing.opened(town)
    one = acts.enrol(town.sue, course=course, post=town.sue.post.id).noun
    with testing.during(course):
        with refused(Invalid) as told:
            acts.note_results.submit(town.sue, course, {f"hours_{one.pk}": "17"})
        assert told.value.field == f"hours_{one.pk}"
        with refused() as told:
            acts.note_results.submit(town.sue, course, {f"hours_{one.pk}": "16"})
        assert told.value.field == f"hours_{one.pk}"
        with refused():
            acts.note_results(town.sue, course, **{f"hours_{one.pk}": 99})
        with refused(NotNow):
            acts.note_results.submit(town.sue, course, {})


def test_note_results_waits_until_it_has_begun(town):
    course = testing.opened(town)
    testing.enrolled(course, town.sec)
    with refused(NotYours):
        acts.note_results.submit(town.sue, course, {})
    with testing.during(course), refused(NotYours):
        acts.note_results.submit(town.sec, course, {})


def test_note_results_asks_as_little_for_many_as_for_few(town):
    for n in range(30):
        holding(person(f"书记{n}"), town.place.community, "community_secretary")
    course = testing.opened(town, seats=40)
    acts.fill_course(town.sue, course, until=until(course))
    hours = {f"hours_{one.pk}": 16 for one in queries.live_in(course)}
    with travel(course.begins_at), statements(14):
        acts.note_results(town.sue, course, **hours)
    assert Enrolment.objects.filter(state="done").count() == 33
