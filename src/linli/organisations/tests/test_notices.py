"""Notices of policy: publish_notice, pass_on, take_back, withdraw_notice; who sees what, and what is refused."""

from datetime import timedelta

import pytest

from linli.kernel.clock import now, today, travel
from linli.kernel.delivery.models import Delivery
from linli.kernel.refusals import NotFound, NotNow, NotYours, Refused
from linli.kernel.testing import statements
from linli.organisations import acts, queries
from linli.organisations.models import Notice, Passing
from linli.organisations.rules.masses import strand_of
from linli.organisations.states import Kind
from linli.organisations.testing import a_body, a_notice, holding
from linli.people.testing import person


@pytest.fixture
def union(place):
    return a_body(Kind.MASS_ORGANISATION, "东华门街道工会联合会", place.street)


@pytest.fixture
def women(place):
    return a_body(Kind.MASS_ORGANISATION, "多福巷社区妇联", place.community)


@pytest.fixture
def una(union):
    return holding(person("Una Gonghui"), union, "masses_officer")


@pytest.fixture
def wen(women):
    return holding(person("Wen Fulian"), women, "masses_officer")


def test_it_reaches_those_it_is_for_and_nobody_asks_who_read_it(place, union, women, sue):
    a_body(Kind.SOCIAL_ORGANISATION, "禾邻社会工作服务中心", place.other)
    notice = a_notice(sue, place.street)
    assert {ref.id for ref in queries.addressed(notice)} >= {union.pk, women.pk}
    assert Delivery.objects.filter(to_body=union.pk, noun="organisations.notice").count() == 1
    assert not any("read" in field.name for model in (Notice, Passing) for field in model._meta.get_fields())


def test_it_refuses_those_outside_one_s_own_place(place, union, women, sue):
    ann = holding(person("Ann Shuji"), place.community, "community_secretary")
    for actor, under in ((ann, place.street), (ann, place.other), (sue, place.district)):
        with pytest.raises(Refused) as refused:
            a_notice(actor, under)
        assert refused.value.field == "under"
    assert not Notice.objects.exists()


def test_it_refuses_a_past_day_no_kind_and_nobody_there(place, union, sue):
    with pytest.raises(Refused) as refused:
        a_notice(sue, place.street, valid_until=today() - timedelta(days=1))
    assert refused.value.field == "valid_until"
    for kinds in ([], ["resident_unit"]):
        with pytest.raises(Refused) as refused:
            a_notice(sue, place.street, kinds=kinds)
        assert refused.value.field == "kinds"
    with pytest.raises(Refused) as refused:
        a_notice(sue, place.other)
    assert refused.value.field == "under"


def test_only_a_post_that_may_publishes(place, union, una):
    with pytest.raises(NotYours):
        a_notice(una, union)
    worker = holding(person("Worker"), place.community, "community_worker")
    with pytest.raises(NotYours):
        a_notice(worker, place.community)


def test_it_is_passed_on_once_in_one_s_own_words(place, union, women, sue, una, wen):
    notice = a_notice(sue, place.street)
    assert queries.passed_counts([notice])[notice.pk] == (0, 2)
    acts.pass_on(una, notice=notice, words="会员的父母可以享受。")
    with pytest.raises(Refused):
        acts.pass_on(una, notice=notice, words="再说一次。")
    acts.pass_on(wen, notice=notice.pk, words="姐妹们可以去登记。")
    assert queries.passed_counts([notice])[notice.pk] == (2, 2)
    assert [one.words for one in queries.shown_by(union.pk, 5)] == ["会员的父母可以享受。"]


def test_it_refuses_what_is_for_others_what_ran_out_and_what_was_withdrawn(
    place, union, women, sue, una, wen
):
    ann = holding(person("Ann Shuji"), place.community, "community_secretary")
    of_community = a_notice(ann, place.community)
    with pytest.raises(NotFound):
        acts.pass_on(una, notice=of_community, words="不是发给我们的。")
    social = a_notice(sue, place.street, kinds=["social_organisation", "mass_organisation"])
    Notice.objects.filter(pk=social.pk).update(kinds=["social_organisation"])
    with pytest.raises(Refused):
        acts.pass_on(una, notice=social, words="不是这一类。")
    notice = a_notice(sue, place.street, valid_until=today())
    with travel(now() + timedelta(days=1)), pytest.raises(NotNow):
        acts.pass_on(una, notice=notice, words="过期了。")
    acts.withdraw_notice(sue, notice, reason="写错了")
    with pytest.raises(NotNow):
        acts.pass_on(una, notice=notice, words="已撤回。")


def test_what_was_taken_back_may_be_passed_on_anew(place, union, sue, una, wen):
    notice = a_notice(sue, place.street)
    passing = acts.pass_on(una, notice=notice, words="第一次的说法。").noun
    with pytest.raises(NotYours):
        acts.take_back(wen, passing)
    acts.take_back(una, passing)
    assert list(queries.shown_by(union.pk, 5)) == []
    with pytest.raises(NotNow):
        acts.take_back(una, passing)
    acts.pass_on(una, notice=notice, words="更清楚的说法。")
    assert [one.words for one in queries.shown_by(union.pk, 5)] == ["更清楚的说法。"]


def test_what_was_withdrawn_leaves_the_pages_and_those_who_passed_it_on_hear_why(place, union, sue, una):
    notice = a_notice(sue, place.street)
    acts.pass_on(una, notice=notice, words="会员的父母可以享受。")
    with pytest.raises(NotYours):
        acts.withdraw_notice(una, notice, reason="x")
    acts.withdraw_notice(sue, notice, reason="日期写错了，另行通知。")
    assert list(queries.shown_by(union.pk, 5)) == []
    told = Delivery.objects.filter(to_body=union.pk, noun="organisations.notice").order_by("id").last()
    assert "撤回" in told.subject or "withdrawn" in told.subject
    with pytest.raises(NotNow):
        acts.withdraw_notice(sue, notice, reason="再撤一次")


def test_everybody_sees_what_was_passed_on_and_nothing_before(place, union, sue, una):
    stranger = holding(
        person("Resident"), a_body(Kind.RESIDENT_UNIT, "别处单位", place.other), "unit_contact"
    )
    notice = a_notice(sue, place.street)
    plain = queries.actor_for(person("Bob"))
    assert not queries.notices_seen(plain).filter(pk=notice.pk).exists()
    assert queries.notices_seen(stranger).filter(pk=notice.pk).exists(), "it is for the place where they work"
    passing = acts.pass_on(una, notice=notice, words="会员的父母可以享受。").noun
    assert queries.notices_seen(plain).filter(pk=notice.pk).exists()
    acts.take_back(una, passing)
    assert not queries.notices_seen(plain).filter(pk=notice.pk).exists()
    assert not queries.passings_seen(plain).filter(pk=passing.pk).exists()
    assert queries.passings_seen(una).filter(pk=passing.pk).exists()


@pytest.mark.parametrize(
    ("kind", "name", "strand"),
    [
        ("mass_organisation", "小关街道工会联合会", "union"),
        ("mass_organisation", "共青团小关街道工作委员会", "youth"),
        ("mass_organisation", "小关街道团工委", "youth"),
        ("mass_organisation", "小关街道妇女联合会", "women"),
        ("mass_organisation", "小关街道残疾人联合会", "other"),
        ("social_organisation", "区女企业家商会", "social"),
        ("community_organisation", "青年合唱团", "community"),
        ("resident_unit", "某公司工会", ""),
    ],
)
def test_whom_it_gathers_is_read_from_kind_and_name(kind, name, strand):
    assert strand_of(kind, name) == strand


def test_the_table_by_area_costs_no_statement_and_counts_each_once(place, union, women):
    a_body(Kind.COMMUNITY_ORGANISATION, "合唱团", women)
    queries.tree()
    with statements(0):
        table = queries.masses(place.street.path)
    told = {ref.id: line for ref, line in table}
    assert [ref.id for ref, _line in table][0] == place.street.pk
    assert (told[place.street.pk]["union"], told[place.community.pk]["women"]) == (1, 1)
    assert told[place.community.pk]["community"] == 1 and told[place.other.pk] == dict.fromkeys(
        told[place.other.pk], 0
    )
    assert queries.masses("/0/") == []
