"""A place comes on the list, and is a gap until somebody covers it."""

import pytest

from linli.kernel.refusals import NotYours, Refused
from linli.organisations.acts import list_site
from linli.organisations.testing import a_site, holding


def test_it_is_a_gap_at_first(place, sue):
    site = list_site(sue, answers=place.community, name="青禾大厦", kind="building", people=320).noun
    assert (site.state, site.by, site.way, site.area_code) == ("gap", None, "", place.community.area_code)
    assert site.place() == place.community.place()


def test_it_refuses_the_same_place_twice(place, sue):
    a_site(place.community, "青禾大厦")
    with pytest.raises(Refused) as refused:
        list_site(sue, answers=place.community, name="青禾大厦", kind="building")
    assert refused.value.field == "name"
    assert list_site(sue, answers=place.other, name="青禾大厦", kind="building").noun.pk


def test_it_refuses_what_lies_beyond_the_post_and_whoever_has_none(place, sue, dan, somebody):
    with pytest.raises(NotYours):
        list_site(sue, answers=place.district, name="区政府楼", kind="office")
    worker = holding(somebody("Will"), place.community, "community_worker")
    for stranger in (dan, worker):
        with pytest.raises(NotYours):
            list_site(stranger, answers=place.community, name="小店", kind="shops")


def test_it_asks_for_a_number_never_for_names(sue):
    form = list_site.form(actor=sue)
    assert set(form.fields) == {"answers", "name", "kind", "people", "host"}
    assert form.fields["answers"].initial == sue.post.body_id
