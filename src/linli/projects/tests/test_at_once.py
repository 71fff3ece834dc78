"""Many at the same moment, with real connections: one outcome, and everybody else is told."""

from datetime import timedelta

import pytest

from linli.kernel.clock import now, today, travel
from linli.kernel.journal.models import Entry
from linli.kernel.refusals import Refused
from linli.kernel.testing.together import at_once
from linli.needs.acts.seeding import load_categories
from linli.projects import acts, testing
from linli.projects.models import Ask, Project
from linli.projects.tests.conftest import NINE

MANY = 8


@pytest.fixture
def town(transactional_db):
    with travel(NINE):
        made = testing.a_town()
        load_categories()
        yield made


def plan(town, **told):
    return {
        "lead": town.place.community.pk, "title": "楼道照明", "about": "统一换成感应灯", "ends_on": testing.in_days(30),
        **told,
    }  # fmt: skip


def ended(came):
    """How many were done, and how many were told no."""
    return sum(not isinstance(one, Refused) for one in came), sum(isinstance(one, Refused) for one in came)


def test_it_is_adopted_once(town):
    project = testing.proposed(town)
    came = at_once(
        [lambda who=who: acts.adopt(who, project.pk) for who in (town.may, town.sue) * (MANY // 2)]
    )
    assert ended(came) == (1, MANY - 1)
    assert Entry.objects.filter(kind="projects.project.adopted").count() == 1


def test_what_gathers_becomes_one_project(town):
    needs = []
    for day in range(MANY):
        with travel(now() - timedelta(days=day)):
            needs.append(testing.a_need(town, text="楼道的灯坏了三天,老人晚上看不见。"))
    known = {"category": needs[0].category_id, "area": needs[0].area, "first": today(), "last": today()}
    came = at_once(
        [lambda one=one: acts.gather(town.sue, needs=[one.pk], **plan(town, **known)) for one in needs]
    )
    assert ended(came) == (1, MANY - 1) and Project.objects.count() == 1


def test_a_need_is_joined_to_one_project(town):
    need = testing.a_need(town)
    projects = [testing.adopted(town) for _each in range(MANY)]
    came = at_once([lambda one=one: acts.join_needs(town.may, one.pk, needs=[need.pk]) for one in projects])
    assert ended(came) == (1, MANY - 1) and Ask.objects.count() == 1


def test_somebody_who_asked_is_heard_once(town):
    project = testing.done(town, needs=[testing.a_need(town).pk])
    came = at_once([lambda: acts.rate(town.bob, project.pk, mark="yes") for _each in range(MANY)])
    assert ended(came) == (1, MANY - 1) and Project.objects.get(pk=project.pk).said_yes == 1
