"""A body covers a place, in the way that follows from its kind."""

from datetime import timedelta

import pytest

from linli.kernel.clock import today
from linli.kernel.journal.models import Entry
from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.organisations.acts import close_site, cover_site, dissolve_body
from linli.organisations.states import Kind
from linli.organisations.testing import a_body, a_site


@pytest.mark.parametrize(
    ("kind", "way"),
    [
        (Kind.BRANCH, "alone"),
        (Kind.JOINT_BRANCH, "joint"),
        (Kind.TEMPORARY_BRANCH, "temporary"),
        (Kind.FUNCTIONAL_PARTY_BODY, "functional"),
    ],
)
def test_the_way_follows_from_the_kind_of_body(place, sue, kind, way):
    site = cover_site(sue, a_site(place.community), by=a_body(kind, "某组织", place.community)).noun
    assert (site.state, site.way, site.since) == ("covered", way, today())


def test_a_place_closed_as_a_gap_counts_once(place, sue, branch):
    site = cover_site(sue, a_site(place.community), by=branch).noun
    own = a_body(Kind.BRANCH, "大厦党支部", place.community)
    site = cover_site(sue, site, by=own).noun
    counted = Entry.objects.filter(kind=cover_site.kind, noun_id=site.pk).order_by("id")
    assert [one.amounts.get("covered", 0) for one in counted] == [1, 0]
    assert counted[1].facts["by_before"] == branch.pk


def test_it_refuses_a_body_that_covers_nothing(place, sue):
    with pytest.raises(Refused) as refused:
        cover_site(sue, a_site(place.community), by=place.community)
    assert refused.value.field == "by"


def test_it_refuses_an_ended_body_and_a_day_to_come(place, ann, sue, branch):
    site = a_site(place.community)
    with pytest.raises(Refused):
        cover_site(sue, site, by=branch, since=today() + timedelta(days=1))
    dissolve_body(ann, branch)
    with pytest.raises(Refused):
        cover_site(sue, site, by=branch)


def test_it_refuses_what_lies_beyond_the_post(place, sue, dan, branch):
    far = a_body(Kind.BRANCH, "区机关党支部", place.district)
    with pytest.raises(NotYours):
        cover_site(sue, a_site(place.community), by=far)
    with pytest.raises(NotYours):
        cover_site(dan, a_site(place.other), by=branch)


def test_it_waits_for_a_place_that_is_still_there(place, sue, branch):
    site = close_site(sue, a_site(place.community)).noun
    with pytest.raises((NotNow, NotYours)):
        cover_site(sue, site, by=branch)
