"""What is open in an organisation's hands is shown before it ends, and refused or handed on."""

import pytest

from linli.kernel.refusals import Refused
from linli.organisations.acts import dissolve_body, merge_bodies
from linli.organisations.models import Body, Site
from linli.organisations.states import Kind
from linli.organisations.testing import a_body, a_site


def test_it_refuses_while_something_is_open_and_says_what(place, ann, branch):
    a_site(place.community, by=branch)
    with pytest.raises(Refused) as refused:
        dissolve_body(ann, branch)
    assert refused.value.code == "in_hand" and "它覆盖的场所: 1" in str(refused.value.message)
    assert Body.objects.get(pk=branch.pk).state == "founded"


def test_its_form_shows_it_before(place, ann, branch):
    assert "heir" not in dissolve_body.form(actor=ann, noun=branch).fields
    a_site(place.community, by=branch)
    form = dissolve_body.form(actor=ann, noun=branch)
    assert "它覆盖的场所: 1" in str(form.fields["ended_on"].help_text) and "heir" in form.fields


def test_what_can_go_on_goes_on_with_the_heir(place, ann, branch):
    site, heir = a_site(place.community, by=branch), a_body(Kind.BRANCH, "大厦党支部", place.community)
    done = dissolve_body(ann, branch, heir=heir)
    assert done.noun.state == "dissolved" and done.entry.facts["heir"] == heir.pk
    site.refresh_from_db()
    assert (site.by, site.way, site.state) == (heir, "alone", "covered")


def test_a_merger_hands_the_places_on(place, ann, branch):
    site, heir = (
        a_site(place.community, by=branch),
        a_body(Kind.JOINT_BRANCH, "新联合党支部", place.community),
    )
    merge_bodies(ann, branch, into=heir)
    assert Site.objects.get(pk=site.pk).by == heir


def test_an_heir_that_covers_nothing_is_refused_and_nothing_moves(place, ann, branch):
    site = a_site(place.community, by=branch)
    with pytest.raises(Refused):
        dissolve_body(ann, branch, heir=place.other)
    site.refresh_from_db()
    assert site.by == branch
