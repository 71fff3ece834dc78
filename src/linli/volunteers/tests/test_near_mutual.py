"""M13: an offer meets a wish near by; both say yes; it is done and thanked for."""

import pytest

from linli.kernel.actors import CLOCK
from linli.kernel.journal.models import Entry
from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.kernel.testing import statements
from linli.kernel.testing.together import at_once
from linli.kernel.together import ask
from linli.organisations.acts import import_points
from linli.volunteers.acts import neighbours as acts
from linli.volunteers.models import Ask, Match
from linli.volunteers.queries.mutual import together_at
from linli.volunteers.queries.neighbours import asks_seen, matches_seen
from linli.volunteers.tests import near


def test_ask_help_finds_the_nearest_of_the_same_kind(town):
    near.asked(town, town.cat, "offer", body=town.there)
    near.asked(town, town.dan, "offer", "repair")
    far = Match.objects.count()
    mine = near.asked(town, town.bob, "want")
    match = Match.objects.get()
    assert (far, match.want_id, match.step, match.offer.person_id) == (
        0,
        mine.pk,
        "street",
        town.cat.person_id,
    )


def test_ask_help_goes_by_the_way_on_foot_where_points_are_known(town):
    rows = [
        (2, {"code": town.place.community.area_code, "longitude": "116.4", "latitude": "39.92"}),
        (3, {"code": town.place.other.area_code, "longitude": "116.4", "latitude": "39.9245"}),
    ]
    import_points(CLOCK, rows, "wgs84")
    near.asked(town, town.cat, "offer", body=town.there)
    near.asked(town, town.bob, "want")
    match = Match.objects.get()
    assert (match.step, match.metres // 10) == ("foot", 65)


def test_ask_help_never_meets_oneself_and_stays_within_few_statements(town):
    near.asked(town, town.bob, "offer")
    near.asked(town, town.bob, "want")
    assert not Match.objects.exists()
    near.asked(town, town.cat, "offer")
    with statements(14):
        acts.close_ask(town.bob, Ask.objects.get(person=town.bob.person_id, side="offer"))


def test_putting_it_up_with_a_match_costs_little(town):
    near.asked(town, town.cat, "offer")
    with statements(26):  # two acts in one: the wish, and the two brought together
        near.asked(town, town.bob, "want")
    assert Match.objects.count() == 1


@pytest.fixture
def match(town):
    near.asked(town, town.cat, "offer")
    near.asked(town, town.bob, "want")
    return Match.objects.get()


def test_say_yes_needs_both(town, match):
    match = acts.say_yes(town.bob, match).noun
    assert match.state == "half"
    with pytest.raises(Refused):
        acts.say_yes(town.bob, match)
    with pytest.raises(NotYours):
        acts.say_yes(town.dan, match)
    assert acts.say_yes(town.cat, match).noun.state == "agreed"


def test_say_no_goes_on_with_the_next_and_never_with_the_same(town, match):
    acts.say_no(town.cat, match)
    assert Match.objects.count() == 1, "there is nobody else"
    near.asked(town, town.dan, "offer")
    assert Match.objects.get(state="proposed").offer.person_id == town.dan.person_id
    near.asked(town, town.cat, "offer", text="还可以捎药")
    assert Match.objects.count() == 2, "who said no is not asked again for the same person"


def test_done_closes_the_wish_and_thank_goes_to_the_helper_alone(town, match):
    for who in (town.bob, town.cat):
        match = acts.say_yes(who, match).noun
    match = acts.done(town.cat, match).noun
    assert (
        Ask.objects.get(pk=match.want_id).state == "closed"
        and Ask.objects.get(pk=match.offer_id).state == "open"
    )
    with pytest.raises(NotYours):
        acts.thank(town.cat, match, thanks="x")
    match = acts.thank(town.bob, match, thanks="太谢谢了").noun
    assert match.state == "thanked"
    assert not any("太谢谢" in str(one.facts) for one in Entry.objects.all())


def test_close_ask_waits_while_somebody_is_being_asked(town, match):
    with pytest.raises(NotNow):
        acts.close_ask(town.bob, match.want)
    acts.say_no(town.bob, match)
    assert acts.close_ask(town.bob, match.want).noun.state == "closed"


def test_only_the_two_see_it_and_the_public_gets_counts(town, match):
    assert [matches_seen(who).count() for who in (town.bob, town.cat, town.dan, town.ann, town.sue)] == [
        1,
        1,
        0,
        0,
        0,
    ]
    assert [asks_seen(who).count() for who in (town.bob, town.ann)] == [1, 0]
    [counts] = ask([together_at(town.place.street.pk, town.place.street.path)])[0]
    assert counts == {"grids": 0, "promises": 0, "offers": 1, "wants": 1, "done": 0}


@pytest.mark.django_db(transaction=True)
def test_one_offer_and_25_wishes_at_once_make_one_match():
    town = near.a_town()
    near.asked(town, town.cat, "offer")
    wanting = [near.actor(f"邻居{n}") for n in range(25)]

    at_once([lambda who=who: near.asked(town, who, "want") for who in wanting])
    assert (Ask.objects.filter(side="want").count(), Match.objects.count()) == (25, 1)


def test_propose_match_and_fulfil_are_for_the_house_alone(town, match):
    with pytest.raises(NotYours):
        acts.propose_match(town.bob, offer=match.offer, want=match.want, step="own", metres=0)
    with pytest.raises(NotYours):
        acts.fulfil(town.bob, match.want)
