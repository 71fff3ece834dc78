"""The list of rotation, coverage and staffing: made from posts and results, with few statements."""

from datetime import date

from linli.kernel.actors import CLOCK
from linli.kernel.clock import today
from linli.kernel.testing import statements
from linli.organisations.acts import fill_post
from linli.organisations.testing import a_body, a_post, holding
from linli.people.testing import person
from linli.training import acts, queries, testing


def who(turns):
    return [turn.post.person_id for turn in turns]


def test_turns_come_from_the_posts_new_ones_first(town):
    testing.trained(town, town.sec)
    found = queries.turns(town.place.street.path, "secretary")
    assert who(found)[-1] == town.sec.person_id and not found[-1].due.is_new
    assert {one.due.is_new for one in found[:-1]} == {True}


def test_turns_leave_out_a_branch_that_is_no_enterprises(town):
    plain = holding(
        person("Pia Pinger"), a_body("branch", "社区第二党支部", town.place.community), "branch_secretary"
    )
    found = who(queries.turns("", "secretary"))
    assert plain.person_id not in found and town.bea.person_id in found


def test_turns_ask_a_villages_committee_members_once_within_two_months(town):
    village = a_body("villagers_committee", "河沿村村民委员会", town.place.street, "110101001201")
    post = a_post(village, "committee_member")
    member = person("Vic Weiyuan")
    fill_post(CLOCK, post, person=member, begins=today())
    assert [(one.post.person_id, (one.due.on - today()).days // 31) for one in queries.turns("", "team")] == [
        (member.pk, 1) if (queries.turns("", "team")[0].due.on - today()).days < 62 else (member.pk, 2)
    ]
    course = testing.opened(town, targets=["team"])
    one = acts.send(town.sue, course=course, post=post.pk).noun
    with testing.during(course):
        acts.finish(town.sue, one, hours=8)
        assert queries.turns("", "team") == []


def test_turns_say_hours_of_this_year_and_the_open_course(town):
    testing.trained(town, town.sec, hours=10)
    course = testing.opened(town)
    testing.enrolled(course, town.sec)
    turn = next(one for one in queries.turns("", "secretary") if one.post.person_id == town.sec.person_id)
    expected = 10 if testing.at().year == today().year else 0
    assert (turn.hours, turn.duty.hours, turn.course) == (expected, 56, course.pk)


def test_turns_ask_three_times_whatever_their_number(town):
    queries.turns("")
    for n in range(20):
        holding(person(f"书记{n}"), town.place.community, "community_secretary")
    queries.turns("")
    with statements(3):
        assert len(queries.turns(town.place.street.path)) > 20


def test_coverage_counts_those_trained_in_their_turn(town):
    testing.trained(town, town.sec)
    here, *below = queries.coverage(town.place.street.path, "secretary")
    assert (here.n, here.covered, here.share) == (3, 1, 33)
    assert {one.body.name: (one.covered, one.n) for one in below}["多福巷社区居民委员会"] == (1, 1)


def test_coverage_of_nothing_is_nothing(town):
    assert queries.coverage("/0/", "secretary") == []
    assert queries.coverage(town.place.street.path, "volunteer")[0].share is None


def test_staffing_counts_posts_against_the_standard_of_the_day(town):
    rows = {(row.body.name, str(row.role)): row.staffing for row in queries.staffing(town.place.street.path)}
    found = rows["多福巷社区居民委员会", "社区工作者"]
    assert (found.wanted, found.planned, found.filled, found.gap) == (3, 1, 1, 2)
    assert rows["银闸社区居民委员会", "社区(村)书记"].gap == 0


def test_staffing_asks_three_times_whatever_the_number_of_bodies(town):
    queries.staffing(town.place.city.path)
    with statements(3):
        queries.staffing(town.place.city.path)


def test_duties_of_a_day_are_those_in_force(town):
    assert queries.duties(date(2010, 1, 1)).count() == 0 and queries.duties().count() == 4
