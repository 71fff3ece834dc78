"""Founding a body."""

from datetime import date

import pytest
from django.db import transaction

from linli.kernel.actors import CLOCK
from linli.kernel.journal.models import Entry
from linli.kernel.refusals import NotYours, Refused
from linli.kernel.testing import statements
from linli.organisations.acts import found_body
from linli.organisations.forms import FoundBody
from linli.organisations.models import Body
from linli.organisations.queries import tree
from linli.organisations.states import BodyState, Kind

BRANCH = {"kind": Kind.BRANCH, "name": "第一党支部", "founded_on": date(2026, 1, 4)}


def test_it_stands_in_the_tree_at_once(place, ann):
    body = found_body(ann, parent=place.community, **BRANCH).noun
    assert body.state == BodyState.FOUNDED
    assert body.path == f"{place.community.path}{body.pk}/"
    assert tree().above(body.pk).id == place.community.pk
    entry = Entry.objects.get(kind="organisations.body.founded", noun_id=body.pk)
    assert entry.scopes[-2:] == [place.community.pk, body.pk]
    assert entry.actor == ann.person_id


def test_it_is_only_planned_without_a_founding_day(place, ann):
    body = found_body(ann, parent=place.community, kind=Kind.BRANCH, name="筹备中").noun
    assert body.state == BodyState.PLANNED
    assert body.pk not in {ref.id for ref in tree().children(place.community.pk)}


def test_it_refuses_a_place_outside_of_the_posts_reach(place, ann):
    with pytest.raises(NotYours):
        found_body(ann, parent=place.district, **BRANCH)


def test_it_refuses_a_stranger(place, dan):
    with pytest.raises(NotYours):
        found_body(dan, parent=place.community, **BRANCH)


def test_it_refuses_a_second_body_answering_for_one_area(place, ann):
    with pytest.raises(Refused) as refused:
        found_body(
            ann, kind=Kind.RESIDENTS_COMMITTEE, name="又一个", parent=place.street, area_code="110101001001",
            founded_on=date(2026, 1, 1),
        )  # fmt: skip
    assert refused.value.field == "area_code"


def test_it_refuses_a_wrong_credit_code_and_takes_a_right_one(place, ann):
    with pytest.raises(Refused) as refused, transaction.atomic():
        found_body(ann, parent=place.street, uscc="911100006000373410", **BRANCH)
    assert refused.value.field == "uscc"
    assert found_body(ann, parent=place.street, uscc="91110000600037341L", **BRANCH).noun.uscc == (
        "91110000600037341L"
    )


def test_a_root_is_set_by_the_house_alone(place, ann):
    with pytest.raises(Refused), transaction.atomic():
        found_body(ann, **BRANCH)
    assert found_body(CLOCK, kind=Kind.PARTY_COMMITTEE, name="市委").noun.parent is None


def test_the_same_key_founds_once(place, ann):
    first = found_body(ann, parent=place.community.pk, key="k1", **BRANCH)
    second = found_body(ann, parent=place.community.pk, key="k1", **BRANCH)
    assert second.repeated and second.noun.pk == first.noun.pk
    assert Body.objects.filter(name="第一党支部").count() == 1


def test_it_takes_few_statements(place, ann):
    found_body(ann, parent=place.community, **BRANCH)
    with statements(14):
        found_body(ann, parent=place.community, **{**BRANCH, "name": "第二党支部"})


def test_the_form_takes_names_from_the_top_down(place, ann):
    typed = {"kind": "branch", "name": "第三党支部", "parent": "东华门街道 多福巷"}
    form = FoundBody(typed, actor=ann)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["parent"] == place.community.pk
    assert not FoundBody({**typed, "parent": "东华门街道 没有"}, actor=ann).is_valid()
