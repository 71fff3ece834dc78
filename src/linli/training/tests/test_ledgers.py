"""The ledgers of training: the same rows as page, table and file; what people were told and have on their calendar."""

from linli.kernel.clock import travel
from linli.kernel.happenings import happenings
from linli.kernel.journal.tally import totals
from linli.kernel.together import alone
from linli.organisations.models import Body
from linli.people.queries import matters_of
from linli.training import testing
from linli.training.ledgers import rows
from linli.training.ledgers.rows import COURSES, RESULTS
from linli.training.portrait import who_was_trained


def spoken(ledger, found):
    return [[column.value(row) for column in ledger.columns] for row in found]


def test_the_ledger_of_results_has_everybody_who_finished(town):
    testing.trained(town, town.sec, hours=12)
    path = town.place.street.path
    first, until = testing.a_day(-1), testing.a_day(30)
    [row] = spoken(RESULTS, rows.results(path, first, until))
    assert row[0] == "多福巷社区居民委员会" and row[2] == "Sec Shuji" and row[-1] == 12
    assert not rows.results(town.place.other.path, first, until)
    assert not RESULTS.opens_to(town.bob, path) and RESULTS.opens_to(town.sue, path)


def test_the_ledger_of_courses_is_open_and_has_no_drafts(town):
    testing.drafted(town)
    testing.opened(town)
    found = rows.courses(town.place.street.path, testing.a_day(0), testing.a_day(30))
    [row] = spoken(COURSES, found)
    assert row[0] == "社区书记轮训班" and row[4] == 16 and COURSES.opens_to(town.bob, "")


def test_a_persons_calendar_has_the_sessions_of_their_courses(town):
    course = testing.opened(town)
    testing.enrolled(course, town.sec)
    me = testing.person_of(town.sec)
    found = happenings("people.person", town.sec, me, testing.at(0), testing.at(30))
    assert [(one.title, one.begins) for one in found] == [("社区书记轮训班", course.begins_at)]
    assert happenings("people.person", town.bob, me, testing.at(0), testing.at(30)) == []


def test_my_matters_name_the_course_until_it_begins(town):
    course = testing.opened(town)
    testing.enrolled(course, town.sec)
    assert "社区书记轮训班" in [one["title"] for one in matters_of(town.sec)]
    with travel(testing.at(20)):
        assert "社区书记轮训班" not in [one["title"] for one in matters_of(town.sec)]


def test_the_portrait_counts_those_trained(town):
    testing.trained(town, town.sec, hours=12)
    body = Body.objects.get(pk=town.place.street.pk)
    with travel(testing.at(20)):
        said = alone(who_was_trained(town.pat, body, testing.a_day(-30), testing.a_day(30)))
    assert [(one.value, one.staff_only) for one in said] == [("1 / 3", True)]
    kinds = ["training.enrolment.done"]
    sums = {
        one.measure: one.quantity for one in totals([body.pk], kinds, testing.a_day(-30), testing.a_day(30))
    }
    assert (sums["trained"], sums["trained.secretary"], sums["class_hours"]) == (1, 1, 12)
