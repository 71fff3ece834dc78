"""A place leaves the list and stays in the record."""

import pytest

from linli.kernel.refusals import NotYours
from linli.organisations.acts import close_site, list_site
from linli.organisations.queries import sites_below
from linli.organisations.testing import a_site


def test_it_leaves_the_list(place, sue, branch):
    site = close_site(sue, a_site(place.community, by=branch), reason="市场已拆除。").noun
    assert (site.state, site.by) == ("closed", None)
    assert not sites_below(place.street.path).exists()


def test_its_name_can_be_used_again(place, sue):
    close_site(sue, a_site(place.community, "早市", "market"))
    assert list_site(sue, answers=place.community, name="早市", kind="market").noun.state == "gap"


def test_it_refuses_a_stranger_and_a_second_time(place, sue, dan):
    site = a_site(place.community)
    with pytest.raises(NotYours):
        close_site(dan, site)
    closed = close_site(sue, site).noun
    with pytest.raises(NotYours):
        close_site(sue, closed)
