"""X03 未诉先办、每月一题: clusters by kind, place and season; a person adopts one, all who asked are told."""

from datetime import timedelta

import pytest

from linli.kernel.clock import now, travel
from linli.needs import acts as needs
from linli.projects import testing
from linli.projects.models import Ask, Project

LAMP = "楼道的灯坏了三天,老人晚上看不见。"


@pytest.fixture
def street(town):
    return testing.a_town(town)


def gathered(street, n=6):
    made = []
    for at in range(n):
        with travel(now() - timedelta(days=n - at)):
            made.append(testing.a_need(street, street.bob if at % 2 else street.dan, text=LAMP))
    return made


def adopt(visitor, **told):
    visitor.get("/more/").follow("/desk/projects/gather/").follow("/desk/projects/make/")
    given = {"about": "全社区统一换成感应灯。", "ends_on": testing.in_days(30).isoformat(), **told}
    return visitor.send(**given)


def test_what_gathers_becomes_one_topic_with_one_button(street, browser):
    made = gathered(street)
    sue = adopt(browser(street.sue))
    project = Project.objects.get()
    assert project.state == "adopted" and project.body_id == street.place.community.pk
    assert set(Ask.objects.values_list("need", flat=True)) == {one.pk for one in made}
    assert (project.area, project.category_id) == (made[0].area, made[0].category_id)
    for who in (street.bob, street.dan):
        assert "现已列入项目" in testing.words_to(who)[-1]
    sue.get("/desk/projects/gather/")
    assert "正在办" in sue.text and not sue.sees_link("/desk/projects/make/")
    bob = browser(street.bob).get(made[1].get_absolute_url())
    assert bob.sees_link(project.get_absolute_url())


def test_another_matter_is_unticked_and_needs_that_were_merged_count_once(street, browser):
    made = gathered(street, 7)
    needs.merge(street.ann, made[0], into=made[1].pk)
    adopt(browser(street.may), needs=[str(one.pk) for one in made[1:6]])
    assert Ask.objects.count() == 5
    assert any("现已列入项目" in one for one in testing.words_to(street.dan)), (
        "merged into one that is part of it"
    )


def test_after_it_is_done_its_page_says_whether_needs_fell(street, browser):
    gathered(street)
    adopt(browser(street.may))
    project = Project.objects.get()
    may = browser(street.may).get(project.get_absolute_url())
    may.act("begun").act("finished", result="全部换成感应灯。")
    with travel(now() + timedelta(days=40)):
        told = browser().get(project.get_absolute_url()).text
        assert "立项前30天6件，办成后30天少于5件。少了。" in told


def test_it_is_open_to_those_who_read_the_needs_and_adopt(street, browser):
    gathered(street)
    browser(street.bob).get("/desk/projects/gather/", status=404)
    nina = browser(street.nina).get("/desk/projects/gather/")
    assert "眼下没有集中反映的事" in nina.text
    ann = browser(street.ann).get("/desk/projects/gather/")
    assert "6件" in ann.text and not ann.sees_link("/desk/projects/make/"), (
        "a worker sees, the secretary adopts"
    )
    assert browser(street.uma).get("/desk/projects/gather/", status=403)
