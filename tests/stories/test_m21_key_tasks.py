"""M21 服务改革发展大局: a key task lists who leads, what residents asked, and what was explained or changed."""

import pytest

from linli.needs import acts as needs
from linli.projects import testing
from linli.projects.models import Project


@pytest.fixture
def street(town):
    return testing.a_town(town)


def test_a_key_task_with_its_organisations_and_what_residents_asked(street, browser):
    """The street proposes and adopts it; a published digest shows by its public words alone."""
    asked = [testing.a_need(street, text="征收后的胡同什么时候通水？") for _each in range(5)]
    needs.publish(street.sue, asked[0], title="胡同通水", text="居民问通水时间。", reply="年底前。")
    sue = browser(street.sue)
    sue.get("/desk/projects/new/").send(
        title="胡同更新", about="区重点任务：三条胡同的更新。", kind="key", lead=str(street.place.street.pk),
        helpers=[str(street.unit.pk), str(street.place.community.pk)], ends_on=testing.in_days(200).isoformat(),
        numbers=" ".join(one.number for one in asked),
    )  # fmt: skip
    sue.act("adopted").act("begun")
    sue.act("said", kind="explained", text="改造期间居民怎么走，已逐户说明。")
    sue.act("said", kind="changed", text="按居民意见，把通水提前到第一段。")
    project = Project.objects.get()
    stranger = browser().get(f"/projects/?body={street.place.street.pk}")
    assert "重点任务" in stranger.text
    stranger.follow(project.get_absolute_url())
    for word in (
        "首都发展重点任务", "东华门街道办事处", "青桐路小学", "多福巷社区", "5位居民提过", "胡同通水",
        "改造期间居民怎么走", "把通水提前到第一段",
    ):  # fmt: skip
        assert word in stranger.text, word
    assert "征收后的胡同" not in stranger.text, "their own words are not told"


def test_a_body_that_helps_shows_it_on_its_own_page(street, browser):
    project = testing.adopted(street, kind="key", helpers=[street.unit.pk])
    assert project.title in browser().get(f"/bodies/{street.unit.pk}/").text


def test_a_resident_hears_and_others_see_only_counts(street, browser):
    need = testing.a_need(street)
    project = testing.adopted(street, kind="key", needs=[need.pk])
    assert "项目已立项" in testing.words_to(street.bob)[-1]
    assert "少于5位居民提过" in browser().get(project.get_absolute_url()).text
    assert need.number not in browser(street.dan).get(project.get_absolute_url()).text
    assert need.number in browser(street.may).get(project.get_absolute_url()).text
