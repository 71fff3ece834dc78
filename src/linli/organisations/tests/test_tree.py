"""The tree in memory."""

import pytest

from linli.kernel.testing import statements
from linli.organisations.acts import dissolve_body
from linli.organisations.queries import tree
from linli.organisations.states import Kind
from linli.organisations.testing import a_body


def test_it_answers_without_the_database(place):
    tree()
    with statements(0):
        whole = tree()
        assert whole.above(place.community.pk).id == place.street.pk
        assert [ref.id for ref in whole.chain(place.community.pk)] == [
            place.city.pk, place.district.pk, place.street.pk, place.community.pk,
        ]  # fmt: skip
        assert {ref.id for ref in whole.children(place.street.pk)} == {place.community.pk, place.other.pk}
        assert [ref.id for ref in whole.children(None)] == [place.city.pk]
        assert whole.get(place.street.pk).level == "street"
        assert whole.path(None) == "" and whole.get(0) is None


@pytest.mark.parametrize(
    ("code", "who"),
    [
        ("110101001001", "community"), ("110101001", "street"), ("110101", "district"), ("11", "city"),
        ("110101001999", "street"), ("110101000000", "district"), ("110102", "city"),
    ],
)  # fmt: skip
def test_an_area_is_answered_for_by_the_nearest_body_around_it(place, code, who):
    assert tree().for_area(code).id == getattr(place, who).pk


def test_an_area_far_away_is_answered_for_by_nobody(place):
    assert tree().for_area("440106") is None


def test_below_is_the_body_and_all_under_it(place):
    tree_now = tree()
    assert [ref.id for ref in tree_now.below(place.street.path)] == [
        place.street.pk, place.community.pk, place.other.pk,
    ]  # fmt: skip
    assert tree_now.below("") == []


def test_names_lead_from_the_top_down(place):
    twin = a_body(Kind.RESIDENTS_COMMITTEE, "银闸社区居民委员会", place.district)
    assert tree().find(["东华门街道", "银闸"]).id == place.other.pk
    assert tree().find(["银闸社区居民委员会"]) is None
    assert tree().find(["多福巷"]).id == place.community.pk
    assert tree().find([""]) is None
    assert twin.pk in {ref.id for ref in tree().children(place.district.pk)}


def test_a_closed_body_is_known_by_its_number_alone(place, ann):
    dissolve_body(ann, place.other)
    assert tree().get(place.other.pk).is_open is False
    assert tree().for_area("110101001002").id == place.street.pk
    assert place.other.pk not in {ref.id for ref in tree().children(place.street.pk)}
