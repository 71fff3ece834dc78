"""Needs and wants are joined: each once, only what one may see; their people hear."""

import pytest

from linli.kernel.actors import NOBODY
from linli.kernel.delivery.models import Delivery
from linli.kernel.refusals import NotFound, NotNow, NotYours, Refused
from linli.needs import acts as needs
from linli.projects import acts, policy, queries, testing
from linli.projects.models import Ask


def test_a_joined_need_keeps_its_own_life(town):
    _project, need = testing.with_need(town)
    before = (need.state, need.due_at, need.body_id)
    need.refresh_from_db()
    assert (need.state, need.due_at, need.body_id) == before
    assert needs.sign(town.ann, need).noun.state == "signed"


def test_it_refuses_a_need_that_is_joined_already(town):
    project, need = testing.with_need(town)
    with pytest.raises(Refused, match=need.number):
        acts.join_needs(town.may, project, needs=[need.pk])
    with pytest.raises(Refused, match=need.number):
        testing.proposed(town, needs=[need.pk])
    acts.decline(town.may, project, reason="不办")
    assert testing.proposed(town, needs=[need.pk]), "what was declined holds nothing"


def test_a_number_typed_twice_counts_once(town):
    need = testing.a_need(town)
    project = testing.proposed(town, needs=[need.pk], numbers=[need.pk])
    assert Ask.objects.filter(project=project).count() == 1


def test_a_need_that_the_proposer_may_not_see_does_not_exist(town):
    need = testing.a_need(town)
    for who, lead in ((town.uma, town.unit), (town.nina, town.place.other)):
        with pytest.raises(NotFound):
            testing.proposed(town, who, lead=lead.pk, needs=[need.pk])
    with pytest.raises(NotFound):
        acts.join_needs(town.may, testing.adopted(town), needs=[need.pk + 999])


def test_those_merged_into_a_joined_need_count_and_hear(town):
    first, again = testing.a_need(town), testing.a_need(town, town.dan)
    needs.merge(town.ann, again, into=first.pk)
    project = testing.adopted(town, needs=[first.pk])
    assert "三号院停车" in testing.words_to(town.dan)[-1]
    assert queries.asked(testing.fresh(project)).people is None, "two are too few to be told"
    ended = acts.give_up(town.may, project, reason="没有经费").noun
    assert policy.may_rate(town.dan, ended) and policy.may_rate(town.bob, ended)


def test_a_joined_need_that_is_merged_later_leads_to_the_one_that_lives_on(town):
    first, second = testing.a_need(town), testing.a_need(town, town.dan)
    project = testing.adopted(town, needs=[first.pk])
    needs.merge(town.ann, first, into=second.pk)
    assert list(testing.fresh(project).live_needs) == [second.pk]
    assert list(queries.of_need(second.pk)) == [project]
    with pytest.raises(Refused, match=second.number):
        acts.join_needs(town.may, project, needs=[second.pk])


def test_two_that_were_merged_are_joined_once(town):
    first, again = testing.a_need(town), testing.a_need(town, town.dan)
    needs.merge(town.ann, again, into=first.pk)
    project = testing.proposed(town, needs=[again.pk, first.pk])
    assert len(project.asked) == 1


def test_who_joins_later_is_told_at_once(town):
    project, need = testing.adopted(town), testing.a_need(town, town.dan)
    acts.join_needs(town.may, project, needs=[need.pk])
    assert "现已列入项目“三号院停车”" in testing.words_to(town.dan)[-1]
    acts.join_wants(town.may, project, wants=[testing.a_want(town).pk])
    assert "现已列入项目“三号院停车”" in testing.words_to_body(town.unit)[-1]


def test_it_refuses_a_want_twice_and_one_that_is_not_there(town):
    want = testing.a_want(town)
    project = testing.adopted(town, wants=[want.pk])
    with pytest.raises(Refused, match="已经"):
        acts.join_wants(town.may, project, wants=[want.pk])
    with pytest.raises(NotFound):
        acts.join_wants(town.may, project, wants=[want.pk + 999])


def test_it_refuses_who_does_not_lead_it_and_what_is_over(town):
    project, need = testing.adopted(town), testing.a_need(town)
    with pytest.raises(NotYours):
        acts.join_needs(town.nina, project, needs=[need.pk])
    over = acts.give_up(town.may, project, reason="没有经费").noun
    with pytest.raises(NotNow):
        acts.join_needs(town.may, over, needs=[need.pk])


def test_a_need_is_left_out_again_and_its_people_read_why(town):
    need = testing.a_need(town)
    project = testing.adopted(town, needs=[need.pk])
    acts.leave_out(town.may, project, need=need.pk, reason="是另一件事")
    assert not Ask.objects.exists() and "不再属于项目" in testing.words_to(town.bob)[-1]
    with pytest.raises(Refused):
        acts.leave_out(town.may, testing.fresh(project), need=need.pk, reason="再来")


def test_a_reporter_without_an_account_is_told_where_they_left_an_address(town):
    need = needs.raise_need(
        NOBODY, text="停车乱", kind="help", area=town.place.community.area_code, contact="a@example.org"
    ).noun  # fmt: skip
    done = acts.adopt(town.sue, testing.proposed(town, town.sue, needs=[need.pk]))
    (letter,) = Delivery.objects.filter(entry_id=done.entry.id, to_person=None, to_body=None)
    assert "三号院停车" in letter.subject and letter.link == need.get_absolute_url()
