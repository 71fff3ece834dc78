"""What a body did under another stays found there when it moves away."""

from linli.kernel.actors import CLOCK
from linli.organisations import acts, queries
from linli.organisations.testing import a_body, a_street


def test_who_moved_away_is_still_found_with_all_below(db):
    place = a_street()
    club = a_body("community_organisation", "棋社", place.community)
    acts.reparent_body(CLOCK, place.community, parent=place.district)
    found = queries.ever_below(place.street.path)
    assert {place.street.pk, place.other.pk, place.community.pk, club.pk} <= set(found)
    assert place.district.pk not in found


def test_who_never_stood_there_is_not(db):
    place = a_street()
    assert queries.ever_below(place.other.path) == [place.other.pk]
    assert set(queries.ever_below(place.city.path)) >= {place.city.pk, place.community.pk}
