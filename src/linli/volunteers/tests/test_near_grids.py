"""M49: grids are places with teams; nobody is in a team without their yes."""

import pytest

from linli.kernel.journal.models import Entry
from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.kernel.testing import statements
from linli.volunteers.acts import neighbours as acts
from linli.volunteers.models import Grid, Mate
from linli.volunteers.queries.neighbours import mates_seen, teams_for
from linli.volunteers.rules.neighbours import grids_for
from linli.volunteers.tests import near


def test_form_grid_keeps_places_and_a_number(town):
    grid = near.a_grid(town)
    assert (grid.state, grid.place_names) == ("formed", ["多福巷1号院", "东厂胡同甲3号楼"])
    entry = Entry.objects.get(kind="volunteers.grid.formed")
    assert entry.organisation == town.place.community.pk and "places" in entry.facts


def test_form_grid_refuses_kinds_of_persons_a_name_twice_and_another_community(town):
    with pytest.raises(Refused):
        near.a_grid(town, places="1号院\n重点人员")
    near.a_grid(town)
    with pytest.raises(Refused):
        near.a_grid(town)
    with pytest.raises(NotYours):
        near.a_grid(town, body=town.there)
    with pytest.raises(NotYours):
        acts.form_grid(town.bob, body=town.here, name="甲", places="乙")


def test_start_grid_waits_for_a_team(town):
    grid = near.a_grid(town)
    with pytest.raises(Refused):
        acts.start_grid(town.ann, grid)
    near.a_team(town, grid)
    assert acts.start_grid(town.ann, grid).noun.state == "active"
    with pytest.raises(NotNow):
        acts.start_grid(town.ann, Grid.objects.get())


def test_change_grid_shows_that_it_changed_and_dissolve_grid_ends_it(town):
    grid = near.a_grid(town)
    near.a_team(town, grid)
    grid = acts.change_grid(town.ann, grid, name="一格", places="1号院").noun
    assert grid.state == "formed", "before it begins it is only amended"
    grid = acts.start_grid(town.ann, grid).noun
    grid = acts.change_grid(town.ann, grid, name="一格", places="1号院\n2号院", households=9).noun
    assert grid.state == "changed"
    assert acts.dissolve_grid(town.sue, grid).noun.ended_on is not None
    assert near.a_grid(town, name="一格").state == "formed", "the name is free again"


def test_add_team_has_one_for_each_field(town):
    grid = near.a_grid(town)
    team = near.a_team(town, grid)
    with pytest.raises(Refused):
        near.a_team(town, grid)
    changed = acts.change_team(
        town.ann, team, does="量血压", desk_name="服务站", desk_phone="1", desk_hours=""
    ).noun
    assert changed.does == "量血压"
    acts.end_team(town.ann, changed)
    assert near.a_team(town, grid).state == "active"


def test_add_team_refuses_a_dissolved_grid_and_a_stranger(town):
    grid = near.a_grid(town)
    with pytest.raises(NotYours):
        acts.add_team(town.bob, grid=grid, field="law", desk_name="a", desk_phone="1")
    grid = acts.dissolve_grid(town.ann, grid).noun
    with pytest.raises(Refused):
        near.a_team(town, grid)


def test_ask_mate_asks_and_consent_decides(town):
    team = near.a_team(town, near.a_grid(town))
    mate = acts.ask_mate(town.ann, team=team, number=near.person_of(town.bob)).noun
    assert mate.state == "asked"
    with pytest.raises(NotYours):
        acts.consent(town.ann, mate)
    assert acts.consent(town.bob, mate, shows_name=True).noun.state == "consented"
    left = acts.leave_team(town.bob, mate).noun
    assert (left.state, left.shows_name) == ("left", False)


def test_ask_mate_refuses_twice_and_decline_mate_is_an_answer(town):
    team = near.a_team(town, near.a_grid(town))
    mate = acts.ask_mate(town.ann, team=team, number=near.person_of(town.bob)).noun
    with pytest.raises(Refused):
        acts.ask_mate(town.ann, team=team, number=near.person_of(town.bob))
    assert acts.decline_mate(town.bob, mate).noun.state == "declined"
    assert acts.ask_mate(town.ann, team=team, number=near.person_of(town.bob)).noun.state == "asked"


def test_who_was_asked_is_seen_by_them_and_by_those_who_keep_the_grid(town):
    team = near.a_team(town, near.a_grid(town))
    acts.ask_mate(town.ann, team=team, number=near.person_of(town.bob))
    assert [mates_seen(who).count() for who in (town.bob, town.ann, town.sue, town.cat, town.ben)] == [
        1,
        1,
        1,
        0,
        0,
    ]
    assert Mate.objects.count() == 1


def test_an_address_finds_its_grid_by_the_longest_name():
    grids = [("甲", ["多福巷1号院", "多福巷"]), ("乙", ["多福巷11号院"]), ("丙", [])]
    assert grids_for("多福巷 11号院 3单元", grids) == ["乙"]
    assert grids_for("多福巷2号", grids) == ["甲"]
    assert grids_for("", grids) == ["甲", "乙", "丙"]
    assert grids_for("", grids[:1]) == ["甲"]


def test_a_need_in_the_grid_finds_its_teams_in_one_statement(town):
    grid = near.a_grid(town)
    team = near.a_team(town, grid)
    area = town.place.community.area_code
    assert teams_for(area, "多福巷1号院") == [], "not before it begins"
    acts.start_grid(town.ann, grid)
    with statements(1):
        assert teams_for(area, "多福巷1号院") == [team]
    assert teams_for(area) == [team] and teams_for(town.place.other.area_code) == []
    other = near.a_grid(town, name="二格", places="银闸胡同")
    near.a_team(town, other, "law")
    acts.start_grid(town.ann, other)
    assert teams_for(area, "银闸胡同5号")[0].field == "law"
    assert teams_for(area, "不知何处") == [], "where it is not known, none is offered"
