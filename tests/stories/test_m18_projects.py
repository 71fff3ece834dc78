"""M18 项目制: a project joins needs, wants, money, a decision, milestones; unfinished ones are explained; all hear."""

from datetime import timedelta

import pytest

from linli.kernel.clock import now, today, travel
from linli.kernel.jobs import TICKS
from linli.needs import acts as needs
from linli.projects import acts, testing
from linli.projects.models import Project


@pytest.fixture
def street(town):
    return testing.a_town(town)


def day(days):
    return testing.in_days(days).isoformat()


def propose(visitor, street, **told):
    given = {
        "title": "三号院停车", "about": "画出车位，和学校错时共用。", "lead": str(street.place.community.pk),
        "ends_on": day(90), "money": "8000", "money_source": "街道自筹", **told,
    }  # fmt: skip
    visitor.get("/more/").follow("/desk/projects/").follow("/desk/projects/new/").send(**given)
    return Project.objects.latest("id")


def test_from_a_proposal_to_the_rating_of_who_asked(street, browser):
    """A worker proposes, the secretary adopts, the resident hears at every turn and says how it was."""
    need, want = testing.a_need(street), testing.a_want(street)
    ann, may, bob, uma = (browser(getattr(street, name)) for name in ("ann", "may", "bob", "uma"))
    project = propose(ann, street, numbers=need.number, wants=[str(want.pk)])
    assert "待立项" in ann.text and bob.get(project.get_absolute_url(), status=404)
    may.get("/desk/").follow("/desk/projects/").follow(project.get_absolute_url())
    may.act("adopted").act("begun")
    may.act("tied", text="居民代表会议同意错时共用")
    may.follow("/milestone/").send(title="画线完成", due_on=day(20))
    may.act("said", kind="explained", text="先改管线，所以晚两周画线。")
    bob.get(need.get_absolute_url()).follow(project.get_absolute_url())
    for word in ("画线完成", "居民代表会议同意错时共用", "先改管线", "8,000"):
        assert word in bob.text
    may.get(project.get_absolute_url()).act("reached", note="三十个车位")
    may.act("finished", result="画出车位三十个，晚上和学校共用。")
    bob.get(need.get_absolute_url()).follow(project.get_absolute_url()).act("rated", mark="yes")
    uma.get(project.get_absolute_url()).act("rated", mark="basically")
    assert not bob.get(project.get_absolute_url()).offers("rated")
    assert "评价的人还不足5位" in bob.text, "two are too few to be shown"
    turns = [one for one in testing.words_to(street.bob) if "三号院停车" in one]
    assert [any(word in one for one in turns) for word in ("已立项", "完成了一个节点", "已完成，请说说")] == [
        True
    ] * 3
    need.refresh_from_db()
    assert need.state == "dispatched", "the need keeps its own life"


def test_a_missed_milestone_shows_in_public_and_moving_it_leaves_its_reason(street, browser):
    project = testing.doing(street, needs=[testing.a_need(street).pk])
    testing.a_milestone(street, project, 10)
    with travel(now() + timedelta(days=12)):
        stranger = browser().get(project.get_absolute_url())
        assert "没有按时完成" in stranger.text and "牵头单位还没有说明原因" in stranger.text
        TICKS["projects.missed"]()
        assert "没有按时完成一个节点" in testing.words_to(street.bob)[-1]
        may = browser(street.may)
        may.get("/more/").follow("/desk/projects/due/").follow(project.get_absolute_url())
        may.act("explained", reason="管线要先改")
        may.act("moved", due_on=day(15), reason="等施工队")
        told = browser().get(project.get_absolute_url()).text
        assert "等施工队" in told and "牵头单位还没有说明原因" not in told


def test_what_is_not_done_is_explained_in_public(street, browser):
    project = testing.doing(street, needs=[testing.a_need(street).pk])
    may = browser(street.may)
    may.get(project.get_absolute_url()).act("given_up", reason="地权不清，等区里确权。")
    listed = browser().get(f"/projects/?body={street.place.street.pk}&show=not_done")
    assert "地权不清" in listed.text
    assert "地权不清" in listed.follow(project.get_absolute_url()).text
    assert "没有办成" in testing.words_to(street.bob)[-1]


def test_hard_matters_of_a_year_are_carried_over_with_the_reason(street, browser):
    project, sue = testing.doing(street), browser(street.sue)
    sue.get(project.get_absolute_url()).act("listed", year=str(today().year))
    sue.act("carried_over", year=str(today().year + 1), reason="地权还没有谈妥")
    listed = browser().get(f"/projects/hard/?body={street.place.street.pk}&year={today().year + 1}")
    assert (
        "三号院停车" in listed.text
        and "地权还没有谈妥" in listed.text
        and f"从{today().year}年起" in listed.text
    )


def test_those_merged_into_a_joined_need_are_asked_too(street, browser):
    first, again = testing.a_need(street), testing.a_need(street, street.dan)
    needs.merge(street.ann, again, into=first.pk)
    project = testing.adopted(street, needs=[first.pk])
    acts.give_up(street.may, project, reason="没有经费")
    browser(street.dan).get(project.get_absolute_url()).act("rated", mark="no")
    assert Project.objects.get().said_no == 1


def test_a_program_and_the_ledger_tell_the_same(street, browser):
    project = testing.doing(street, money=8000, money_source="街道自筹")
    testing.a_milestone(street, project, 10)
    stranger = browser()
    told = stranger.get(f"/ledgers/projects.projects/?body={street.place.street.pk}")
    assert "三号院停车" in told.text and "8000" in told.text
