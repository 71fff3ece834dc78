"""The pages of training, as each reader sees them; bad input comes back with a sentence and all that was typed."""

import pytest
from django.db import connection
from django.test import Client

from linli.kernel.clock import travel
from linli.kernel.testing.asking import last
from linli.kernel.testing.statements import Asked
from linli.organisations.testing import holding
from linli.people.models import Person
from linli.people.testing import person
from linli.training import acts, queries, testing
from linli.training.models import Course, Enrolment, Plan, Reserve, Selection

MOST = 10


@pytest.fixture
def browser():
    def open_for(actor=None):
        client = Client(raise_request_exception=False)
        if actor:
            client.force_login(Person.objects.get(pk=actor.person_id))
        return client

    return open_for


def seen(client, address, status=200):
    client.get(address)
    with Asked(connection) as asked:
        answer = client.get(address)
    assert answer.status_code == status, (address, answer.status_code)
    assert len(asked) <= MOST, "\n".join(one["sql"][:160] for one in asked.captured_queries)
    return answer.content.decode()


DESK = (
    "/desk/training/", "/desk/training/coverage/", "/desk/training/staffing/", "/desk/training/instructors/",
    "/desk/training/selections/", "/desk/reserve/", "/desk/training/courses/new/", "/desk/training/plans/new/",
)  # fmt: skip


def test_every_page_of_the_desk_opens_to_a_street_and_to_nobody_else(town, browser):
    testing.applied(town)
    pat, bob = browser(town.pat), browser(town.bob)
    for address in DESK:
        seen(pat, address)
        assert bob.get(address).status_code == 404, address


def test_pages_ask_as_little_for_many_rows_as_for_few(town, browser):
    for n in range(20):
        holding(person(f"书记{n}"), town.place.community, "community_secretary")
        testing.applied(town, testing.resident(f"居民{n}"))
        testing.instructor(town, testing.resident(f"专家{n}"))
        testing.selection(town, role="community_worker")
    course = testing.opened(town, seats=10)
    acts.fill_course(town.sue, course, until=testing.a_day(400))
    pat = browser(town.pat)
    for address in (*DESK, "/training/", f"/training/{course.pk}/", f"/desk/training/{course.pk}/send/"):
        seen(pat, address)
    with testing.during(course):
        seen(browser(town.pat), f"/desk/training/{course.pk}/results/")
    assert "书记0" in seen(pat, f"/training/{course.pk}/")


def test_a_course_is_open_to_everybody_and_names_nobody_to_strangers(town, browser):
    course = testing.opened(town)
    testing.enrolled(course, town.sec)
    for client in (browser(), browser(town.bob), browser(town.ann)):
        text = seen(client, f"/training/{course.pk}/")
        assert "社区书记轮训班" in text and "党校老师" in text and "Sec Shuji" not in text
    assert "Sec Shuji" in seen(browser(town.sue), f"/training/{course.pk}/")
    assert "社区书记轮训班" in seen(browser(), "/training/")


def test_a_draft_is_not_there_for_others(town, browser):
    course = testing.drafted(town)
    seen(browser(town.ann), f"/training/{course.pk}/", 404)
    seen(browser(town.pat), f"/training/{course.pk}/")


def test_a_plan_shows_its_courses(town, browser):
    plan = acts.draft_plan(town.sue, year=testing.at().year, text="书记轮训").noun
    testing.opened(town)
    seen(browser(town.bob), f"/training/plans/{plan.pk}/", 404)
    acts.publish_plan(town.sue, plan)
    assert "社区书记轮训班" in seen(browser(town.bob), f"/training/plans/{plan.pk}/")
    assert Plan.objects.get().version == 2


def test_somebody_enrols_gives_back_and_is_asked_again(town, browser):
    course = testing.opened(town, seats=1)
    sec, ser = browser(town.sec), browser(town.ser)
    assert sec.post(f"/training/{course.pk}/enrol/", {"post": town.sec.post.id}).status_code == 302
    ser.post(f"/training/{course.pk}/enrol/", {"post": town.ser.post.id})
    assert "候补第1位" in seen(ser, f"/training/{course.pk}/")
    one, other = Enrolment.objects.order_by("id")
    sec.post(f"/do/training.enrolment.left/{one.pk}/", {})
    assert "为您保留" in seen(ser, f"/training/{course.pk}/")
    assert "社区书记轮训班" in ser.get("/").content.decode()
    ser.post(f"/do/training.enrolment.taken/{other.pk}/", {})
    assert testing.fresh(other).state == "taken"


def test_enrolling_twice_says_so_and_a_stranger_signs_in_first(town, browser):
    course = testing.opened(town)
    bob = browser(town.bob)
    bob.post(f"/training/{course.pk}/enrol/", {})
    answer = bob.post(f"/training/{course.pk}/enrol/", {})
    assert answer.status_code == 422 and "您已在这次培训" in answer.content.decode()
    answer = browser().post(f"/training/{course.pk}/enrol/", {})
    assert answer.status_code == 302 and "login" in answer.headers["Location"]


def test_a_course_is_put_up_and_a_wrong_time_comes_back_with_what_was_typed(town, browser):
    sue = browser(town.sue)
    typed = {
        "title": "网格员培训", "targets": ["community_worker"], "hours": "8", "seats": "20", "where": "三楼",
        "begins_at": "2020-01-01T09:00",
    }  # fmt: skip
    answer = sue.post("/desk/training/courses/new/", typed)
    assert answer.status_code == 422 and "网格员培训" in answer.content.decode()
    for wrong in ({"hours": "0"}, {"seats": "x"}, {"begins_at": "不知道"}, {"targets": ["boss"]}):
        assert sue.post("/desk/training/courses/new/", {**typed, **wrong}).status_code == 422
    answer = sue.post("/desk/training/courses/new/", {**typed, "begins_at": f"{testing.at():%Y-%m-%dT%H:%M}"})
    assert answer.status_code == 302 and Course.objects.get().begins_at == testing.at()


def test_all_who_are_due_are_put_in_with_one_click_or_one_by_one(town, browser):
    course = testing.opened(town, seats=9)
    sue, here = browser(town.sue), f"/desk/training/{course.pk}/send/"
    assert "Sec Shuji" in seen(sue, here)
    assert sue.post(here, {"post": town.ser.post.id}).status_code == 302
    answer = sue.post(here, {"post": "99999999"})
    assert answer.status_code == 422
    assert sue.post(here, {"post": "x"}).status_code == 422
    fill = f"/do/training.course.filled/{course.pk}/"
    assert sue.post(fill, {"until": "2000-01-01"}).status_code == 422
    assert sue.post(fill, {"until": f"{testing.a_day(400)}"}).status_code == 302
    assert len(queries.live_in(course)) == 3
    seen(browser(town.ann), here, 404)


def test_results_are_entered_for_everybody_in_one_table(town, browser):
    course = testing.opened(town)
    one = testing.enrolled(course, town.sec)
    here = f"/desk/training/{course.pk}/results/"
    assert browser(town.sue).get(here).status_code == 409
    with testing.during(course):
        sue = browser(town.sue)
        assert "Sec Shuji" in seen(sue, here)
        answer = sue.post(here, {f"hours_{one.pk}": "99"})
        assert answer.status_code == 422 and 'value="99"' in answer.content.decode()
        assert sue.post(here, {f"hours_{one.pk}": "12"}).status_code == 302
        assert testing.fresh(one).hours == 12
        assert "12学时" in seen(browser(town.sec), f"/training/{course.pk}/")
        assert browser(town.ann).get(here).status_code == 404


def test_a_stale_table_of_results_is_told(town, browser):
    course = testing.opened(town)
    one = testing.enrolled(course, town.sec)
    with testing.during(course):
        answer = browser(town.sue).post(
            f"/desk/training/{course.pk}/results/", {f"hours_{one.pk}": "12", "seen": "0"}
        )
        assert answer.status_code == 409 and 'value="12"' in answer.content.decode()


def test_the_list_of_who_is_due_says_hours_and_course_and_no_merit(town, browser):
    testing.trained(town, town.sec, hours=10)
    testing.enrolled(testing.opened(town), town.ser)
    text = seen(browser(town.sue), "/desk/training/?for=secretary")
    assert "/ 56" in text and "已报名" in text and "排名" not in text
    assert "Sec Shuji" in text and seen(browser(town.sue), "/desk/training/?for=nobody")
    assert "Ann Anping" in seen(browser(town.sue), "/desk/training/?for=community_worker")


def test_a_community_sees_its_own_alone(town, browser):
    text = seen(browser(town.sec), "/desk/training/")
    assert "Sec Shuji" in text and "Ser Shufen" not in text


def test_an_empty_post_is_filled_step_by_step(town, browser):
    post = testing.vacancy(town)
    pat = browser(town.pat)
    assert f"?post={post.pk}" in seen(pat, "/desk/training/staffing/")
    seen(pat, f"/desk/training/selections/?post={post.pk}")
    assert pat.post("/desk/training/selections/", {"post": "0"}).status_code == 422
    assert pat.post("/desk/training/selections/", {"post": post.pk}).status_code == 302
    one = Selection.objects.get()
    assert pat.post(f"/do/training.selection.recommended/{one.pk}/", {"channel": "above"}).status_code == 422
    pat.post(f"/do/training.selection.recommended/{one.pk}/", testing.RECOMMENDED)
    assert "群众推荐" in seen(pat, f"/desk/training/selections/{one.pk}/")
    seen(browser(town.sue), f"/desk/training/selections/{one.pk}/", 404)


def test_the_reserve_is_written_by_oneself_and_read_with_a_purpose(town, browser):
    bob, pat = browser(town.bob), browser(town.pat)
    assert browser().get("/reserve/").status_code == 302
    seen(bob, "/reserve/")
    seen(bob, "/reserve/?apply=1")
    typed = {"body": town.place.street.pk, "targets": ["secretary"], "skills": "会协调邻里", "agree": ""}
    answer = bob.post("/reserve/", typed)
    assert answer.status_code == 422 and "会协调邻里" in answer.content.decode()
    bob.post("/reserve/", {**typed, "agree": "on"})
    one = Reserve.objects.get()
    here = f"/reserve/{one.pk}/"
    assert "会协调邻里" in seen(bob, here) and "会协调邻里" not in seen(pat, here)
    assert "会协调邻里" in pat.post(here, {"purpose": "handle_case"}).content.decode()
    assert last(one).kind == "training.reserve.read" and pat.post(here, {"purpose": "x"}).status_code == 422
    for other in (town.sue, town.cat):
        seen(browser(other), here, 404)
    assert "Bob Baoguo" in seen(pat, "/desk/reserve/?for=secretary")
    assert pat.get("/desk/reserve/?for=king").status_code == 404


def test_the_lines_are_public_and_those_who_define_add_and_end_them(town, browser):
    for address in ("/training/duties/", "/training/standards/"):
        assert "政策第十三条" in seen(browser(), address)
        assert browser(town.bob).get(f"{address}?add=1").status_code == 404
        seen(browser(town.dora), f"{address}?add=1")
    assert browser(town.dora).post("/training/standards/", {"posts": "-1"}).status_code == 422


def test_the_page_of_an_organisation_shows_its_courses_and_who_was_trained(town, browser):
    testing.opened(town)
    here = f"/bodies/{town.place.street.pk}/"
    assert "社区书记轮训班" in browser().get(here).content.decode()
    text = browser(town.pat).get(here).content.decode()
    assert "社区书记轮训班" in text and "/desk/training/" in text


def test_the_desk_says_what_waits(town, browser):
    testing.applied(town)
    course = testing.opened(town)
    testing.enrolled(course, town.sec)
    with travel(testing.at(20)):
        text = browser(town.pat).get("/desk/").content.decode()
    assert "后备人才库申请" in text and "未录结果的培训" in text
