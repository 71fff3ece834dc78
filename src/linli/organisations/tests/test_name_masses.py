"""A union, youth or women's organisation reaches a place too; it is counted beside the party's."""

import pytest

from linli.kernel.refusals import NotYours, Refused
from linli.organisations.acts import name_masses
from linli.organisations.queries import coverage
from linli.organisations.states import Kind
from linli.organisations.testing import a_body, a_site


@pytest.fixture
def union(place):
    return a_body(Kind.MASS_ORGANISATION, "街道工会联合会", place.street)


def test_it_is_counted_and_leaves_the_gap_a_gap(place, sue, union):
    site = name_masses(sue, a_site(place.community), masses=union).noun
    assert (site.masses, site.state) == (union, "gap")
    assert coverage(place.street.path)[1] == {place.community.pk: {"covered": 0, "gap": 1, "masses": 1}}


def test_it_is_taken_away_again(place, sue, union):
    site = name_masses(sue, a_site(place.community), masses=union).noun
    assert name_masses(sue, site).noun.masses is None


def test_it_refuses_another_kind_of_organisation(place, sue, branch):
    with pytest.raises(Refused) as refused:
        name_masses(sue, a_site(place.community), masses=branch)
    assert refused.value.field == "masses"


def test_it_refuses_a_stranger(place, dan, union):
    with pytest.raises(NotYours):
        name_masses(dan, a_site(place.community), masses=union)
