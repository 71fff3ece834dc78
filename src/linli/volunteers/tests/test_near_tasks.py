"""Tasks near home: on foot where points are known, then by what fits; by the tree where they are not."""

import pytest

from linli.kernel.actors import CLOCK
from linli.kernel.testing import statements
from linli.organisations.acts import import_points, name_neighbour
from linli.organisations.states import Kind
from linli.organisations.testing import a_body
from linli.volunteers import queries, testing


@pytest.fixture
def far(team):
    """A community of another street."""
    street = a_body(Kind.STREET_OFFICE, "景山街道办事处", team.place.district, "110101002")
    return a_body(Kind.RESIDENTS_COMMITTEE, "隆福寺社区居民委员会", street, "110101002001")


def told(home):
    return [(one.task.title, str(one.reason)) for one in queries.near(home)]


def put_up(team, far):
    for title, at in (("远处", far), ("同街", team.place.other), ("本社区", team.place.community)):
        testing.published(team, title=title, at=testing.ref(at))


def test_without_points_it_goes_by_the_tree_and_the_list(team, far):
    put_up(team, far)
    home = team.place.community.pk
    assert told(home) == [("本社区", "本社区"), ("同街", "同一街道"), ("远处", "同一区")]
    name_neighbour(CLOCK, one=far.area_code, other=team.place.community.area_code)
    assert told(home)[2] == ("远处", "相邻社区")


def test_with_points_the_way_on_foot_decides(team, far):
    put_up(team, far)
    rows = [
        (2, {"code": team.place.community.area_code, "longitude": "116.40", "latitude": "39.92"}),
        (3, {"code": far.area_code, "longitude": "116.40", "latitude": "39.9245"}),
        (4, {"code": team.place.other.area_code, "longitude": "116.42", "latitude": "39.92"}),
    ]
    import_points(CLOCK, rows, "gcj02")
    assert told(team.place.community.pk) == [
        ("本社区", "本社区"),
        ("远处", "步行约650米"),
        ("同街", "步行约2.2公里"),
    ]


def test_what_is_about_as_far_is_ordered_by_what_fits(team, far):
    testing.published(team, title="要会法律", at=testing.ref(team.place.community), skill="law")
    testing.published(team, title="谁都行", at=testing.ref(team.place.community))
    assert [title for title, _reason in told(team.place.community.pk)] == ["谁都行", "要会法律"]


def test_it_costs_few_statements(team, far):
    put_up(team, far)
    queries.near(team.place.community.pk)
    with statements(3):  # one ring, what lies beyond it since too few are near, and their shifts
        assert len(queries.near(team.place.community.pk)) == 3
