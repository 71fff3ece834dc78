"""Changing what a body says of itself."""

import pytest

from linli.kernel.journal.history import history
from linli.kernel.refusals import NotYours, Refused
from linli.organisations.acts import change_body, dissolve_body
from linli.organisations.queries import tree


def test_it_changes_the_name_everywhere_and_keeps_the_old_one(place, ann):
    change_body(ann, place.community, name="多福巷第一社区居民委员会")
    assert tree().get(place.community.pk).name == "多福巷第一社区居民委员会"
    line = history(place.community)[-1]
    assert line.entry.facts["changed"] == ["name"]
    assert line.remark.startswith("多福巷社区居民委员会 →")


def test_it_leaves_what_is_not_said(place, ann):
    done = change_body.submit(ann, place.community, {"desk_phone": "010-65250000"})
    done.noun.refresh_from_db()
    assert done.noun.desk_phone == "010-65250000"
    assert done.noun.name == place.community.name and done.noun.area_code == "110101001001"


def test_it_refuses_an_area_that_another_answers_for(place, ann):
    with pytest.raises(Refused) as refused:
        change_body(ann, place.other, area_code="110101001001")
    assert refused.value.field == "area_code"


def test_it_refuses_a_neighbouring_manager(place, ann):
    with pytest.raises(NotYours):
        change_body(ann, place.district, name="别的")


def test_it_waits_for_no_ended_body(place, ann):
    gone = dissolve_body(ann, place.other).noun
    with pytest.raises(NotYours):
        change_body(ann, gone, name="回来")
