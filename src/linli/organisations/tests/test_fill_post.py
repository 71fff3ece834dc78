"""Filling a post."""

from datetime import date, timedelta

import pytest

from linli.kernel.actors import Actor, Post
from linli.kernel.clock import today
from linli.kernel.delivery.models import Delivery
from linli.kernel.journal.models import Entry
from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.organisations.acts import fill_post, plan_post
from linli.organisations.queries import actor_for, holders, holders_until
from linli.organisations.testing import a_post


@pytest.fixture
def eve(somebody):
    return somebody("Eve")


def test_the_holder_may_act_at_and_below_the_body(place, ann, eve):
    post = plan_post(ann, body=place.street, role="street_desk").noun
    fill_post(ann, post, person=eve)
    actor = actor_for(eve)
    assert actor.can("needs.triage", place.community.path)
    assert not actor.can("needs.triage", place.district.path)
    assert holders(place.street.pk, "needs.triage", today()) == [eve.pk]


def test_the_journal_holds_a_number_and_the_holder_is_told(place, ann, eve):
    post = a_post(place.street, "street_desk")
    entry = fill_post(ann, post, person=eve).entry
    assert entry.facts["subject"] == eve.pk
    assert "Eve" not in str(Entry.objects.get(pk=entry.id).facts)
    assert Delivery.objects.get(entry_id=entry.id).to_person == eve.pk


def test_it_lasts_for_its_term_and_not_longer(place, ann, eve):
    post = a_post(place.street, "street_desk", term=3)
    post = fill_post(ann, post, person=eve, begins=date(2020, 1, 1)).noun
    assert post.ends == date(2022, 12, 31)
    assert actor_for(eve).posts == ()
    assert list(holders_until(place.street.path, today())) == [post]


def test_it_waits_for_its_first_day(place, ann, eve):
    fill_post(ann, a_post(place.street, "street_desk"), person=eve, begins=today() + timedelta(days=1))
    assert actor_for(eve).post is None


def test_one_person_holds_several_posts_and_uses_one(place, ann, eve):
    a_post(place.community, "community_worker", eve)
    second = a_post(place.other, "community_secretary", eve)
    actor = actor_for(eve, second.pk)
    assert len(actor.posts) == 2 and actor.post.body_id == place.other.pk
    assert not actor.can("needs.handle", place.community.path)
    assert actor_for(eve, "0").post is None


def test_it_refuses_a_post_that_is_held(place, ann, eve, somebody):
    post = a_post(place.street, "street_desk", eve)
    with pytest.raises(NotNow):
        fill_post(ann, post, person=somebody("Fay"))


def test_it_refuses_to_hand_out_powers_that_the_doer_lacks(place, eve, somebody):
    seat = Post(1, place.street.pk, "", "x", place.street.path, frozenset({"people.posts"}))
    clerk = Actor(person_id=somebody().pk, posts=(seat,), post=seat)
    with pytest.raises(NotYours):
        fill_post(clerk, a_post(place.community, "administrator"), person=eve)


def test_it_refuses_an_end_before_the_beginning(place, ann, eve):
    with pytest.raises(Refused):
        fill_post(ann, a_post(place.street, "street_desk"), person=eve, ends=date(2000, 1, 1))
