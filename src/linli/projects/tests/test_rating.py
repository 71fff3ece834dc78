"""Those who asked say how it was, once each; only numbers are kept, and small ones are not shown."""

import pytest

from linli.kernel.actors import NOBODY, Actor
from linli.kernel.journal.models import Entry
from linli.kernel.refusals import NotYours
from linli.kernel.testing import statements
from linli.needs import acts as needs
from linli.people.testing import person
from linli.projects import acts, queries, testing
from linli.projects.models import Heard
from linli.projects.views import words


def resident(name):
    return Actor(person_id=person(name).pk, name=name)


def test_each_reporter_and_each_body_says_once(town):
    project = testing.done(town, needs=[testing.a_need(town).pk], wants=[testing.a_want(town).pk])
    with statements(14):
        acts.rate(town.bob, project, mark="yes")
    acts.rate(town.uma, testing.fresh(project), mark="no")
    for who in (town.bob, town.uma):
        with pytest.raises(NotYours):
            acts.rate(who, testing.fresh(project), mark="yes")
    now = testing.fresh(project)
    assert (now.said_yes, now.said_basically, now.said_no) == (1, 0, 1)


def test_who_raised_two_of_its_needs_says_once(town):
    project = testing.done(town, needs=[testing.a_need(town).pk, testing.a_need(town).pk])
    acts.rate(town.bob, project, mark="basically")
    assert Heard.objects.count() == 2
    with pytest.raises(NotYours):
        acts.rate(town.bob, testing.fresh(project), mark="yes")


def test_what_was_said_is_not_kept_beside_who_said_it(town):
    project = testing.done(town, needs=[testing.a_need(town).pk])
    acts.rate(town.bob, project, mark="no")
    assert {field.name for field in Heard._meta.concrete_fields} == {"id", "project", "reporter", "want"}


def test_it_refuses_who_did_not_ask_and_waits_until_it_has_ended(town):
    need = testing.a_need(town)
    project = testing.doing(town, needs=[need.pk])
    with pytest.raises(NotYours):
        acts.rate(town.bob, project, mark="yes")
    done = acts.finish(town.may, project, result="好了").noun
    for other in (town.dan, town.may, NOBODY):
        with pytest.raises(NotYours):
            acts.rate(other, done, mark="yes")
    assert Entry.objects.filter(kind="projects.project.rated").count() == 0


def test_what_was_not_done_is_rated_too(town):
    project = testing.adopted(town, needs=[testing.a_need(town).pk])
    ended = acts.give_up(town.may, project, reason="没有经费").noun
    assert acts.rate(town.bob, ended, mark="no").entry.amounts == {"rated": 1, "no": 1}


def test_small_numbers_are_not_shown_and_larger_ones_are(town):
    people = [resident(f"居民{n}") for n in range(6)]
    first = testing.a_need(town, people[0])
    for one in people[1:]:
        needs.join(one, first, words="我也是", name="", contact="")
    project = testing.done(town, needs=[first.pk])
    acts.rate(people[0], project, mark="yes")
    assert words.said(queries.said(testing.fresh(project))) == "评价的人还不足5位，暂不列出。"
    for one in people[1:]:
        acts.rate(one, testing.fresh(project), mark="yes")
    told = words.said(queries.said(testing.fresh(project)))
    assert told == "6位提出的人作了评价；各项人数太少，不单列。", "that all said the same would tell of each"
    assert words.asked(queries.asked(testing.fresh(project)))[0] == "6位居民提过。"
