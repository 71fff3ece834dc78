"""未诉先办: a person makes a project out of what gathers; one live project for a kind and place; did needs fall?"""

from datetime import timedelta

import pytest

from linli.kernel.clock import now, today, travel
from linli.kernel.refusals import NotFound, NotNow, NotYours, Refused
from linli.kernel.testing import statements
from linli.needs.queries import clusters, suggest_category
from linli.projects import acts, queries, testing
from linli.projects.models import Ask
from linli.projects.views import words

LAMP = "楼道的灯坏了三天,老人晚上看不见。"


def gathered(town, n=6):
    """Needs of one kind in the community, over some days."""
    made = []
    for at in range(n):
        with travel(now() - timedelta(days=n - at)):
            made.append(testing.a_need(town, town.bob if at % 2 else town.dan, text=LAMP))
    return made


def made(town, by=None, **told):
    needs = told.pop("from_", None) or gathered(town)
    given = {
        "lead": town.place.community.pk, "title": "楼道照明", "about": "统一换成感应灯", "ends_on": testing.in_days(30),
        "needs": [one.pk for one in needs], "category": needs[0].category_id, "area": needs[0].area,
        "first": today() - timedelta(days=6), "last": today(), **told,
    }  # fmt: skip
    return acts.gather(by or town.sue, **given).noun


def test_what_gathers_becomes_a_project_that_all_who_asked_hear_of(town):
    needs = gathered(town)
    with statements(14):
        project = made(town, from_=needs)
    assert (project.state, project.area) == ("adopted", town.place.community.area_code)
    assert project.category_id == suggest_category(LAMP).id and project.before_n == 6
    for who in (town.bob, town.dan):
        told = [one for one in testing.words_to(who) if "楼道照明" in one]
        assert len(told) == 1, "each hears once, whatever they raised"


def test_one_live_project_at_most_for_a_kind_and_place(town):
    needs = gathered(town, 8)
    first = made(town, from_=needs[:4])
    with pytest.raises(NotNow, match="楼道照明"):
        made(town, from_=needs[4:])
    acts.finish(town.sue, acts.begin(town.sue, first).noun, result="换好了")
    assert made(town, from_=needs[4:]).pk != first.pk


def test_it_refuses_who_may_not_adopt_for_who_leads_it(town):
    needs = gathered(town, 3)
    with pytest.raises(NotYours):
        made(town, town.ann, from_=needs)
    with pytest.raises((NotYours, NotFound)):
        made(town, town.nina, from_=needs)
    assert made(town, town.may, from_=needs).state == "adopted"


def test_it_refuses_without_needs_and_with_half_a_cluster(town):
    needs = gathered(town, 3)
    with pytest.raises(Refused):
        made(town, from_=needs, needs=[])
    with pytest.raises(Refused):
        made(town, from_=needs, area="")
    assert not Ask.objects.exists()


def test_the_cluster_is_what_needs_say_it_is(town):
    gathered(town)
    (one,) = clusters(town.place.street.path, day=today())
    assert queries.covering([(one.category, one.area)]) == {}
    project = made(town, from_=gathered(town, 2))
    assert queries.covering([(one.category, one.area)]) == {(one.category, one.area): project}


def test_after_it_is_done_the_page_says_whether_needs_fell(town):
    project = made(town)
    begun = acts.begin(town.sue, project).noun
    project = acts.finish(town.sue, begun, result="换好了").noun
    assert "从明天起计" in words.fell(queries.fall(project), True)
    with travel(now() + timedelta(days=11)):
        testing.a_need(town, text=LAMP)
    with travel(now() + timedelta(days=15)):
        fall = queries.fall(testing.fresh(project))
        assert (fall.before, fall.after, fall.is_over) == (6, 1, False)
        assert "少于5件" in words.fell(fall, False) and "有1件" in words.fell(fall, True)
    with travel(now() + timedelta(days=40)):
        told = words.fell(queries.fall(testing.fresh(project)), False)
        assert told == "这里的同类诉求：立项前30天6件，办成后30天少于5件。少了。"


def test_needs_that_did_not_fall_are_said_as_plainly(town):
    project = made(town)
    project = acts.finish(town.sue, acts.begin(town.sue, project).noun, result="换好了").noun
    for day in range(7):
        with travel(now() + timedelta(days=5 + day)):
            testing.a_need(town, text=LAMP)
    with travel(now() + timedelta(days=40)):
        assert words.fell(queries.fall(testing.fresh(project)), False).endswith("没有减少。")


def test_a_project_that_came_of_no_cluster_compares_nothing(town):
    assert queries.fall(testing.done(town)) is None
