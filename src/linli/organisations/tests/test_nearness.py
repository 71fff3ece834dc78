"""What is near: on foot where points are known, else by the tree and the list of neighbours."""

import pytest
from django.db import connection

from linli.kernel.actors import CLOCK
from linli.kernel.rulebook import load_rulebook
from linli.kernel.testing import set_rule, statements
from linli.organisations.acts import import_points, name_neighbour
from linli.organisations.queries import as_arrays, nearness, walk_between
from linli.organisations.queries.nearness import places
from linli.organisations.rules.nearness import Spot, on_foot, straight
from linli.organisations.states import Kind, Step
from linli.organisations.testing import a_body

HOME, OTHER, FAR = "110101001001", "110101001002", "110101002001"


@pytest.fixture
def town(place):
    load_rulebook()
    street = a_body(Kind.STREET_OFFICE, "景山街道办事处", place.district, "110101002")
    a_body(Kind.RESIDENTS_COMMITTEE, "隆福寺社区居民委员会", street, FAR)
    return place


def given(*rows, system="wgs84"):
    told = [
        (at, {"code": code, "longitude": east, "latitude": north})
        for at, (code, east, north) in enumerate(rows, 2)
    ]
    return import_points(CLOCK, told, system)


def steps(code=HOME):
    return [(one.code, one.step) for one in nearness(code)]


def test_a_degree_of_latitude_is_as_long_as_it_is():
    one, other = Spot(116.4, 39.0, "wgs84"), Spot(116.4, 40.0, "wgs84")
    assert straight(one, other) == pytest.approx(111_195, abs=1)
    assert on_foot(one, other, 1.3) == pytest.approx(144_554, abs=2)


def test_points_of_two_systems_are_not_compared():
    assert on_foot(Spot(116.4, 39.9, "wgs84"), Spot(116.4, 39.9, "gcj02"), 1.3) is None
    assert on_foot(None, Spot(116.4, 39.9, "gcj02"), 1.3) is None


def test_without_points_it_goes_by_street_neighbours_and_district(town):
    assert steps() == [
        (HOME, Step.OWN),
        (OTHER, Step.STREET),
        ("110101001", Step.STREET),
        (FAR, Step.DISTRICT),
        ("110101002", Step.DISTRICT),
        ("110101", Step.DISTRICT),
        ("11", Step.CITY),
    ]
    name_neighbour(CLOCK, one=FAR, other=HOME)
    assert dict(steps())[FAR] == Step.NEIGHBOUR
    assert dict(steps(FAR))[HOME] == Step.NEIGHBOUR, "what is beside me, I am beside"


def test_with_points_the_way_on_foot_goes_first_and_is_said_in_words(town):
    given((HOME, "116.4000", "39.9200"), (FAR, "116.4000", "39.9245"), (OTHER, "116.4200", "39.9200"))
    near = nearness(HOME)
    assert [(one.code, one.step) for one in near[:3]] == [
        (HOME, Step.OWN), (FAR, Step.FOOT), (OTHER, Step.FOOT),
    ]  # fmt: skip
    assert near[1].metres == pytest.approx(650, abs=2)
    assert [str(one.said) for one in near[:3]] == ["本社区", "步行约650米", "步行约2.2公里"]


def test_the_point_of_the_body_stands_for_its_area(town):
    given((f"#{town.community.pk}", "116.4000", "39.9200"), (FAR, "116.4000", "39.9245"))
    assert dict(steps())[FAR] == Step.FOOT
    assert walk_between(town.community.pk, town.other.pk) is None


def test_a_wider_code_and_an_unknown_one(town):
    assert steps("110101001")[0] == ("110101001", Step.OWN)
    assert steps("990101001001") == []


def test_it_costs_no_statement_and_a_query_can_join_it(town):
    given((HOME, "116.4000", "39.9200"), (FAR, "116.4000", "39.9245"))
    nearness(HOME)
    with statements(0):
        arrays = as_arrays(nearness(HOME))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT near.step, near.metres FROM unnest(%s::text[], %s::text[], %s::int[])"
            " WITH ORDINALITY AS near (area, step, metres, nth) WHERE area = %s",
            [*arrays, FAR],
        )
        assert cursor.fetchone()[0] == "foot"


def test_what_was_reckoned_is_kept_until_something_it_hangs_on_changes(town):
    before = [one.code for one in nearness(town.community.area_code)]
    held = places().reckoned
    assert [one.code for one in nearness(town.community.area_code)] == before and len(held) == 1
    a_body("residents_committee", "新设社区居民委员会", town.street, "110101001009")
    assert "110101001009" in [one.code for one in nearness(town.community.area_code)]
    set_rule("organisations.near.walk", 2000)
    nearness(town.community.area_code)
    assert any(key[3] == 2000 for key in places().reckoned)
