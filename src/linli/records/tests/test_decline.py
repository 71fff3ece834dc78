"""A table without a ground may be declined."""

import pytest

from linli.kernel.delivery.models import Delivery
from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.records import acts, testing
from linli.records.queries import tables

GROUND = {"list_item": "社区综合统计 3.2", "basis": "统计法第七条"}


def test_it_is_declined_in_one_click_and_the_level_above_the_sender_sees_it(town):
    request = testing.requested(town)
    done = acts.decline(town.ann, testing.asked_of(request, town.place.community)).noun
    assert done.state == "declined" and done.why
    assert not tables.arriving(town.ann).exists()
    told = set(
        Delivery.objects.filter(noun="records.asked", noun_id=done.pk).values_list("to_body", flat=True)
    )
    assert {town.place.street.pk, town.place.district.pk} <= told
    assert [one.pk for one in tables.declined_below(town.dora)] == [done.pk]


def test_it_refuses_where_item_and_basis_are_named(town):
    request = testing.requested(town, **GROUND)
    with pytest.raises(NotNow):
        acts.decline(town.ann, testing.asked_of(request, town.place.community))


def test_half_a_ground_is_none(town):
    request = testing.requested(town, basis="统计法第七条")
    assert acts.decline(town.ann, testing.asked_of(request, town.place.community)).noun.state == "declined"


def test_it_refuses_others_and_what_has_ended(town):
    request = testing.requested(town)
    asked = testing.asked_of(request, town.place.community)
    for stranger in (testing.neighbour(town), town.bob):
        with pytest.raises(NotYours):
            acts.decline(stranger, asked)
    acts.close_request(town.sue, request)
    with pytest.raises(NotNow):
        acts.decline(town.ann, testing.asked_of(request, town.place.community))


def test_it_is_asked_again_with_its_ground(town):
    request = testing.requested(town)
    asked = acts.decline(town.ann, testing.asked_of(request, town.place.community), reason="没有依据").noun
    with pytest.raises(NotYours):
        acts.ask_again(town.ann, asked, **GROUND)
    with pytest.raises(Refused):
        acts.ask_again(town.sue, asked, list_item="x", basis=" ")
    again = acts.ask_again(town.sue, asked, **GROUND).noun
    assert (again.state, again.reason) == ("waiting", "")
    with pytest.raises(NotNow):
        acts.decline(town.ann, testing.asked_of(request, town.place.community))


def test_item_and_basis_can_be_named_later(town):
    request = testing.requested(town)
    assert not acts.set_ground(town.sue, request, **GROUND).noun.may_be_declined
    with pytest.raises(NotYours):
        acts.set_ground(town.ann, request, **GROUND)
    with pytest.raises(Refused):
        acts.set_ground(town.sue, request, list_item="", basis="x")
