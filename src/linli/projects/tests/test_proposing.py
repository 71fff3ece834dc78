"""A project is proposed by any body's post, adopted by who leads it or right above, or declined with a reason."""

from datetime import date

import pytest

from linli.kernel.forms import Invalid
from linli.kernel.journal.models import Entry
from linli.kernel.queries import find
from linli.kernel.refusals import NotFound, NotNow, NotYours, Refused
from linli.kernel.testing import statements
from linli.projects import acts, testing
from linli.projects.models import Ask, Project


def test_a_worker_a_unit_and_the_street_propose(town):
    assert testing.proposed(town).proposer_id == town.place.community.pk
    unit = testing.proposed(town, town.uma, lead=town.place.street.pk)
    assert (unit.proposer_id, unit.body_id) == (town.unit.pk, town.place.street.pk)
    assert testing.proposed(town, town.sue, lead=town.place.community.pk).proposer_id == town.place.street.pk


def test_it_costs_few_statements_however_many_needs_are_joined(town):
    needs = [testing.a_need(town).pk for _each in range(12)]
    with statements(14):
        project = testing.proposed(town, needs=needs)
    assert Ask.objects.filter(project=project).count() == 12
    with statements(14):
        acts.adopt(town.may, project)


def test_a_proposal_is_not_public_before_it_is_adopted(town):
    project, _need = testing.with_need(town)
    with pytest.raises(NotFound):
        find("projects.project", town.bob, project.pk)
    assert find("projects.project", town.sue, project.pk) == project
    assert testing.words_to(town.bob)[-1:] != ["三号院停车"] and "项目" not in "".join(
        testing.words_to(town.bob)
    )
    acts.adopt(town.may, project)
    assert find("projects.project", town.bob, project.pk) == project


@pytest.mark.parametrize("who", ["bob", "dan"])
def test_it_refuses_who_has_no_post(town, who):
    with pytest.raises(NotYours):
        testing.proposed(town, getattr(town, who))


def test_it_refuses_to_make_somebody_far_away_lead(town):
    with pytest.raises(Refused, match="附近"):
        testing.proposed(town, lead=town.place.city.pk)


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"ends_on": date(2026, 10, 1)}, "ends_on"),
        ({"ends_on": date(2099, 1, 1)}, "ends_on"),
        ({"money": 500}, "money_source"),
    ],
)
def test_it_refuses_what_cannot_be(town, told, field):
    with pytest.raises(Refused) as no:
        testing.proposed(town, **told)
    assert no.value.field == field and not Project.objects.exists()


def test_who_leads_is_not_named_among_the_helpers(town):
    with pytest.raises(Refused) as no:
        testing.proposed(town, helpers=[town.place.community.pk])
    assert no.value.field == "helpers"


def test_what_was_typed_comes_back_with_a_sentence(town):
    with pytest.raises(Invalid) as bad:
        acts.propose.submit(town.ann, None, {"title": "停车", "numbers": "abc", "ends_on": "31.2."})
    assert {"numbers", "ends_on", "about", "lead"} <= set(bad.value.form.errors)
    assert bad.value.form.data["title"] == "停车"


def test_who_leads_it_or_the_level_right_above_adopts_it(town):
    assert acts.adopt(town.may, testing.proposed(town)).noun.state == "adopted"
    assert acts.adopt(town.sue, testing.proposed(town)).noun.state == "adopted"
    for other in (town.ann, town.dora, town.nina, town.uma, town.bob):
        with pytest.raises(NotYours):
            acts.adopt(other, testing.proposed(town))


def test_everybody_who_asked_hears_that_it_is_adopted(town):
    project, _need = testing.with_need(town, wants=[testing.a_want(town).pk])
    acts.adopt(town.may, project)
    assert "列入项目“三号院停车”，项目已立项" in testing.words_to(town.bob)[-1]
    assert "三号院停车" in testing.words_to_body(town.unit)[-1]


def test_two_adoptions_at_once_have_one_outcome_and_the_other_is_told(town):
    project = testing.proposed(town)
    acts.adopt(town.may, project, seen=project.version)
    with pytest.raises(NotNow):
        acts.adopt(town.sue, project, seen=project.version)
    with pytest.raises(NotNow):
        acts.decline(town.sue, project, reason="重复")
    assert Entry.objects.filter(kind="projects.project.adopted").count() == 1


def test_declined_with_a_reason_that_who_proposed_it_reads(town):
    project = testing.proposed(town, town.uma, lead=town.place.street.pk)
    declined = acts.decline(town.sue, project, reason="明年统一改造").noun
    assert (declined.state, declined.reason) == ("declined", "明年统一改造")
    assert testing.words_to_body(town.unit)[-1] == "没有立项：三号院停车"
    with pytest.raises(NotFound):
        find("projects.project", town.bob, project.pk)
    with pytest.raises(Invalid):
        acts.decline.submit(town.sue, testing.proposed(town), {"reason": ""})


def test_it_is_taken_back_only_before_anybody_adopted_it(town):
    assert acts.withdraw(town.ann, testing.proposed(town)).noun.state == "withdrawn"
    with pytest.raises(NotNow):
        acts.withdraw(town.ann, testing.adopted(town))
    with pytest.raises(NotYours):
        acts.withdraw(town.uma, testing.proposed(town))
