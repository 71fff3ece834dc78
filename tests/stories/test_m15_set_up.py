"""M15 组织设置 and 隶属: organisations are founded, elected, moved, merged, ended; their history stays."""

from datetime import date, datetime, timedelta

import pytest

from linli.kernel.actors import CLOCK
from linli.kernel.clock import ZONE, today, travel
from linli.kernel.jobs import TICKS
from linli.kernel.journal.models import Entry
from linli.needs import testing
from linli.organisations.acts import elect_body
from linli.organisations.models import Body, Post
from linli.organisations.queries import lineage_of, terms_ending, tree
from linli.organisations.states import Kind
from linli.organisations.testing import a_body, a_site


@pytest.fixture
def manager(town, browser, in_post):
    return browser(in_post("Adm Guan", town.place.district, "administrator"))


def _found(manager, parent, kind, name, **told):
    manager.get(f"/bodies/{parent.pk}/").follow(f"/bodies/{parent.pk}/found/")
    manager.send(kind=kind, name=name, **told)
    return Body.objects.get(name=name)


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (Kind.JOINT_BRANCH, "商圈联合党支部"),
        (Kind.TEMPORARY_BRANCH, "改造临时党支部"),
        (Kind.FUNCTIONAL_PARTY_BODY, "物业行业功能型党组织"),
    ],
)
def test_from_planned_to_dissolved_through_the_pages(town, manager, kind, name):
    told = {"until": (today() + timedelta(days=90)).isoformat()} if kind == Kind.TEMPORARY_BRANCH else {}
    body = _found(manager, town.place.community, kind, name, **told)
    assert (body.state, body.parent_id) == ("planned", town.place.community.pk)
    for verb, typed in (
        ("established", {"founded_on": today().isoformat()}),
        ("started", {}),
        ("elected", {"term_begins": today().isoformat(), "years": "3"}),
        ("dissolved", {"reason": "任务完成"}),
    ):
        manager.get(f"/bodies/{body.pk}/").act(verb, **typed)
    body.refresh_from_db()
    assert (body.state, body.ended_on) == ("dissolved", today())
    kinds = Entry.objects.filter(noun="organisations.body", noun_id=body.pk).order_by("id")
    told = [entry.kind.rpartition(".")[2] for entry in kinds]
    assert told == ["founded", "established", "started", "elected", "dissolved"]


def test_a_new_parent_keeps_the_history_and_carries_all_below(town, manager):
    body = a_body(Kind.BRANCH, "第一党支部", town.place.community)
    group = a_body(Kind.PARTY_GROUP, "三号楼党小组", body)
    manager.get(f"/bodies/{body.pk}/").act("reparented", parent=str(town.place.other.pk))
    group.refresh_from_db()
    assert group.path.startswith(town.place.other.path)
    (turn,) = lineage_of(Body.objects.get(pk=body.pk))
    assert (turn.parent_from, turn.parent_to) == (town.place.community, town.place.other)
    assert town.place.community.name in manager.get(f"/bodies/{body.pk}/").follow("/history/").text
    first = Entry.objects.filter(noun="organisations.body", noun_id=body.pk).order_by("id").first()
    assert town.place.community.pk in first.scopes, "the record stays where it was made"


def test_what_was_counted_before_a_move_stays_where_it_was_counted(town, manager, browser):
    testing.closed(town)
    before = browser(town.sue).client.get(f"/api/queries/needs.rates?body={town.place.street.pk}").json()["n"]
    other = a_body(Kind.STREET_OFFICE, "景山街道办事处", town.place.district, "110101002")
    manager.get(f"/bodies/{town.place.community.pk}/").act("reparented", parent=str(other.pk))
    after = browser(town.sue).client.get(f"/api/queries/needs.rates?body={town.place.street.pk}").json()["n"]
    assert before == after == 1


def test_merging_moves_posts_and_children_to_the_heir(town, manager, in_post):
    old, heir = (a_body(Kind.BRANCH, name, town.place.community) for name in ("旧支部", "新支部"))
    child = a_body(Kind.PARTY_GROUP, "党小组", old)
    in_post("Wei Yuan", old, "auditor")
    manager.get(f"/bodies/{old.pk}/").act("merged", into=str(heir.pk))
    old.refresh_from_db()
    child.refresh_from_db()
    assert (old.state, old.merged_into, child.parent_id) == ("merged", heir, heir.pk)
    assert Post.objects.get(body=heir).state == "filled"
    assert heir.name in manager.get(f"/bodies/{old.pk}/").text


def test_nothing_stands_below_itself(town, manager):
    manager.get(f"/bodies/{town.place.street.pk}/")
    manager.follow(".reparented/").send(parent=str(town.place.community.pk), status=422)
    assert tree().get(town.place.street.pk).parent_id == town.place.district.pk


def test_terms_that_end_are_called_to_mind(town, manager):
    soon, later = today() + timedelta(days=40), today() + timedelta(days=400)
    for body, ends in ((town.place.community, soon), (town.place.other, later)):
        begins = (ends - timedelta(days=5 * 365)).isoformat()
        manager.get(f"/bodies/{body.pk}/").act("elected", term_begins=begins, term_ends=ends.isoformat())
    due = terms_ending(town.place.district.path, today() + timedelta(days=60))
    assert [body.pk for body in due] == [town.place.community.pk]


def test_the_end_of_a_term_is_told_in_time_to_the_body_and_the_level_above(town, browser):
    """Six months before the end both find it in their messages; nobody else does."""
    elect_body(CLOCK, town.place.community, term_begins=date(2021, 10, 16), term_ends=date(2026, 10, 15))
    with travel(datetime(2026, 4, 15, 9, tzinfo=ZONE)):
        assert TICKS["organisations.reminders"]() == 1
        told = "本届任期将于10月15日届满"
        for actor in (town.ann, town.sue):
            page = browser(actor).get("/me/inbox/")
            assert told in page.text
            assert page.follow(f"/bodies/{town.place.community.pk}/").status == 200
        for actor in (town.dora, town.bob):
            assert told not in browser(actor).get("/me/inbox/").text
        assert TICKS["organisations.reminders"]() == 0


def test_a_temporary_branch_says_until_when_and_hands_its_places_on(town, manager):
    """Without its last day it is not set up; with places in its hands it does not end but hands them on."""
    at = town.place.community
    manager.get(f"/bodies/{at.pk}/found/")
    manager.send(
        kind=Kind.TEMPORARY_BRANCH, name="改造临时党支部", founded_on=today().isoformat(), status=422
    )
    body = _found(
        manager, at, Kind.TEMPORARY_BRANCH, "改造临时党支部", founded_on=today().isoformat(),
        until=(today() + timedelta(days=90)).isoformat(),
    )  # fmt: skip
    heir = a_body(Kind.JOINT_BRANCH, "商圈联合党支部", at)
    site = a_site(at, "改造工地", "other", by=body)
    assert "手头未了事项" in manager.get(f"/bodies/{body.pk}/").text
    manager.follow(".dissolved/")
    assert "它覆盖的场所" in manager.text
    manager.send(reason="改造完成。", heir="", status=422)
    manager.get(f"/bodies/{body.pk}/").act("dissolved", reason="改造完成。", heir=str(heir.pk))
    site.refresh_from_db()
    body.refresh_from_db()
    assert (body.state, site.by, site.way) == ("dissolved", heir, "joint")


def test_an_organisation_with_open_needs_does_not_end(town, manager):
    need = testing.working(town)
    manager.get(f"/bodies/{need.body_id}/").follow(".dissolved/")
    assert "未办结的诉求" in manager.text
    manager.send(reason="…", status=422)
    assert Body.objects.get(pk=need.body_id).is_open


def test_a_village_becomes_a_community_and_nothing_is_lost(town, browser, in_post):
    village = a_body(Kind.VILLAGERS_COMMITTEE, "槐树村村民委员会", town.place.street, "110101001200")
    val = browser(in_post("Val Cun", village, "community_secretary"))
    sue = browser(in_post("Sue Jie", town.place.street, "street_desk"))
    sue.get("/desk/handovers/").follow("/desk/handovers/new/")
    sue.send(body=str(village.pk), heir=str(town.place.community.pk), begins=today().isoformat())
    at = sue.at
    for promise, what in (("body", "公章一枚"), ("members", "党员名册一份"), ("work", "未办结诉求3件")):
        val.get(at).send(promise=promise, what=what)
        val.act("handed")
    val.get(at).act("handed_over")
    assert "待核验" in val.text and not val.offers("verified")
    sue.get(at).act("verified")
    assert "已核验" in sue.text
    assert "已移交" in browser(in_post("Hua Shang", town.place.district, "district_desk")).get(at).text
