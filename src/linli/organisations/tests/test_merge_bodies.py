"""Merging a body into another: the organisation ends, the work does not."""

import pytest

from linli.kernel.journal.models import Entry
from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.organisations.acts import merge_bodies, relate
from linli.organisations.models import Body, Post
from linli.organisations.queries import lineage_of, tree
from linli.organisations.states import BodyState, Kind, RelationKind
from linli.organisations.testing import a_body, a_post


def test_children_and_posts_go_on_in_the_other(place, ann, somebody):
    child = a_body(Kind.BRANCH, "第一支部", place.other)
    post = a_post(place.other, "community_worker", somebody("Eve"))
    merged = merge_bodies(ann, place.other, into=place.community).noun
    assert (merged.state, merged.merged_into_id) == (BodyState.MERGED, place.community.pk)
    assert Body.objects.get(pk=child.pk).parent_id == place.community.pk
    assert Post.objects.get(pk=post.pk).body_id == place.community.pk
    assert lineage_of(merged)[-1].turn == "merged"
    assert not tree().get(place.other.pk).is_open


def test_each_thing_that_moved_has_its_own_entry_on_one_chain(place, ann):
    a_body(Kind.BRANCH, "第一支部", place.other)
    done = merge_bodies(ann, place.other, into=place.community)
    kinds = set(Entry.objects.filter(chain=done.entry.chain).values_list("kind", flat=True))
    assert kinds == {"organisations.body.merged", "organisations.body.reparented"}


def test_ties_end_with_the_body(place, ann):
    tie = relate(ann, source=place.other, target=place.district, kind=RelationKind.LINKED).noun
    merge_bodies(ann, place.other, into=place.community)
    tie.refresh_from_db()
    assert tie.ends is not None


def test_it_refuses_to_merge_into_what_stands_below(place, ann):
    with pytest.raises(Refused):
        merge_bodies(ann, place.street, into=place.community)


def test_it_refuses_a_body_that_has_gone(place, ann):
    merge_bodies(ann, place.other, into=place.community)
    with pytest.raises((NotNow, NotYours)):
        merge_bodies(ann, place.other, into=place.community)
