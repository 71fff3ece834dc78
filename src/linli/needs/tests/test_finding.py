"""One need by its number: the shorter way shows it to just those to whom the list of all would."""

import pytest

from linli.kernel.actors import CLOCK, NOBODY
from linli.kernel.queries import find, visible
from linli.kernel.refusals import NotFound
from linli.kernel.testing import statements
from linli.needs import acts, policy, testing
from linli.needs.models import Need, Reporter
from linli.organisations.testing import holding
from linli.people.testing import person


def readers(town):
    """Every kind of reader: posts at each level and elsewhere, who raised it, who joined, receipts, strangers, none."""
    elsewhere = holding(person("Eve Yiwen"), town.place.other, "community_worker")
    parts = [
        NOBODY.holding(("needs.need", need.pk), ("needs.reporter", part.pk))
        for need in Need.objects.all()
        for part in need.reporters.all()
    ]
    shown = [NOBODY.holding(("needs.reporter", one.pk)) for one in Reporter.objects.all()]
    people = [town.ann, town.sue, town.dora, elsewhere, town.bob, town.dan]
    return [*people, *parts, *shown, town.dan.holding(("needs.need", Need.objects.first().pk)), NOBODY, CLOCK]


@pytest.fixture
def needs(town):
    """In triage, at a community, joined by a stranger, raised by nobody, merged into another, answered."""
    live = testing.dispatched(town)
    acts.join(town.dan, live)
    other = testing.raised(town, by=NOBODY)
    merged = testing.dispatched(town)
    acts.merge(town.ann, merged, into=live.pk)
    return [live, other, merged, testing.raised(town), testing.closed(town)]


def seen(actor, need):
    try:
        return find("needs.need", actor, need.pk)
    except NotFound:
        return None


def test_both_ways_agree_for_every_kind_of_reader(town, needs):
    told = set()
    for actor in readers(town):
        for need in needs:
            listed = visible("needs.need", actor).filter(pk=need.pk).first()
            theirs = actor.can(policy.READ, need.body.path) or policy.is_reporter(actor, need)
            assert seen(actor, need) == listed == (need if theirs else None), (actor, need.pk)
            told.add(theirs)
    assert told == {True, False}


def test_staff_see_what_is_in_their_reach_and_no_more(town, needs):
    at_street = testing.raised(town)
    assert seen(town.sue, at_street) == at_street
    assert seen(town.ann, at_street) is None
    assert seen(town.dan, at_street) is None and seen(NOBODY, at_street) is None


def test_the_need_that_lives_on_is_also_theirs_whose_own_was_joined_into_it(town):
    live, merged = testing.dispatched(town, by=town.dan), testing.dispatched(town)
    assert seen(town.bob, live) is None
    acts.merge(town.ann, merged, into=live.pk)
    assert seen(town.bob, live) == live


def test_it_is_one_statement_with_its_body_and_category(town):
    need = testing.dispatched(town)
    seen(town.ann, need)
    with statements(1):
        found = seen(town.ann, need)
        assert found.body.name == town.place.community.name
        assert found.category_id is None or found.category.name
