"""The pages: public ones tell counts and reasons, desks offer what works, sections stand where they belong."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client

from linli.kernel.clock import now, today
from linli.kernel.happenings import happenings
from linli.kernel.testing.statements import Asked
from linli.kernel.web.waiting import waits
from linli.people.models import Person
from linli.projects import acts, testing


def browser(actor=None):
    client = Client()
    if actor:
        client.force_login(Person.objects.get(pk=actor.person_id))
    return client


def text(client, address, status=200):
    answer = client.get(address)
    assert answer.status_code == status, answer.content.decode()[-900:]
    return answer.content.decode()


def rich(town):
    project = testing.doing(
        town, needs=[testing.a_need(town).pk, testing.a_need(town, town.dan).pk], wants=[testing.a_want(town).pk],
        kind="key", helpers=[town.unit.pk], money=5000, money_source="街道自筹",
    )  # fmt: skip
    for day in (5, 10, 20):
        testing.a_milestone(town, project, day)
    acts.say(town.may, testing.fresh(project), kind="explained", text="先改管线。")
    acts.tie(town.may, testing.fresh(project), text="居民代表会议同意")
    return testing.fresh(project)


def test_a_projects_page_tells_everybody_what_it_is_and_nobody_who_asked(town):
    page = text(browser(), rich(town).get_absolute_url())
    for word in (
        "三号院停车",
        "首都发展重点任务",
        "少于5位居民提过",
        "先改管线。",
        "居民代表会议同意",
        "青桐路小学",
        "5,000",
        "画线完成",
    ):
        assert word in page, word
    for secret in ("Bob", "楼道的灯", "/desk/"):
        assert secret not in page.split("<main")[1].split("</main>")[0], secret


@pytest.mark.parametrize("who", ["", "bob", "uma", "may", "sue"])
def test_it_asks_little_whoever_reads_it(town, who):
    project = rich(town)
    for each in project.milestones.all():
        acts.drop(town.may, each, reason="并入")
    project = acts.finish(town.may, testing.fresh(project), result="好了").noun
    client = browser(getattr(town, who) if who else None)
    client.get(project.get_absolute_url())
    with Asked(connection) as asked:
        text(client, project.get_absolute_url())
    assert len(asked) <= 10


def test_a_proposal_is_a_404_for_those_who_may_not_see_it(town):
    project = testing.proposed(town)
    for who in (None, town.bob, town.uma, town.nina):
        text(browser(who), project.get_absolute_url(), 404)
    assert "立项" in text(browser(town.may), project.get_absolute_url())


def test_the_lists_hold_what_is_public(town):
    project, hidden = rich(town), testing.proposed(town, title="还没有立项的")
    here = f"?body={town.place.street.pk}"
    page = text(browser(), f"/projects/{here}")
    assert project.title in page and hidden.title not in page
    assert project.title not in text(browser(), f"/projects/{here}&show=done")
    assert project.title not in text(browser(), f"/projects/?body={town.place.other.pk}")
    assert text(browser(), "/projects/?body=x&show=y&after=z")


def test_the_list_of_hard_matters_says_why_something_is_carried_over(town):
    project = acts.list_hard(town.may, rich(town), year=today().year).noun
    acts.carry_over(town.may, project, year=today().year + 1, reason="地权还没有谈妥")
    here = f"/projects/hard/?body={town.place.street.pk}"
    assert "地权还没有谈妥" in text(browser(), here)
    assert "从2026年起在清单上" in text(browser(), f"{here}&year={today().year + 1}")
    assert "没有难点" in text(browser(), f"{here}&year=2019")
    assert text(browser(), f"{here}&year=99999999999999999999")


def test_a_needs_page_shows_the_project_once_it_is_adopted(town):
    project, need = testing.with_need(town)
    bob = browser(town.bob)
    assert "列入的项目" not in text(bob, need.get_absolute_url())
    assert "待立项" in text(browser(town.ann), f"/desk/needs/{need.pk}/")
    acts.adopt(town.may, project)
    assert project.get_absolute_url() in text(bob, need.get_absolute_url())


def test_the_desk_is_told_what_waits(town):
    project = testing.proposed(town)
    told = {one["label"]: one for one in waits(town.may)}
    assert told["待立项的项目"]["count"] == "1" and "到期的节点" not in told
    project = acts.adopt(town.may, project).noun
    testing.a_milestone(town, project, 3)
    assert {one["label"] for one in waits(town.may)} >= {"到期的节点"}
    assert text(browser(town.may), "/desk/projects/") and "还剩3天" in text(
        browser(town.may), "/desk/projects/due/"
    )
    text(browser(town.bob), "/desk/projects/", 404)


def test_milestones_stand_in_the_calendar_of_who_leads(town):
    one = testing.a_milestone(town, testing.adopted(town), 3)
    (found,) = happenings(
        "organisations.body", town.dan, town.place.community, now(), now() + timedelta(days=9)
    )
    assert found.title.startswith(one.title) and not found.busy


def test_a_body_tells_what_it_leads_and_helps_with(town):
    project = rich(town)
    for body in (town.place.community, town.unit):
        assert project.title in text(browser(), f"/bodies/{body.pk}/")


def test_what_was_typed_is_not_lost(town):
    client = browser(town.ann)
    said = {"title": "停车难", "numbers": "2026-999999", "lead": town.place.community.pk, "about": "想办法",
            "ends_on": "2026-12-31", "kind": "project"}  # fmt: skip
    answer = client.post("/desk/projects/new/", said)
    page = answer.content.decode()
    assert answer.status_code == 404 and "停车难" in page and "2026-999999" in page
    assert client.get("/desk/projects/make/?category=abc&area=x").status_code in (403, 404)
