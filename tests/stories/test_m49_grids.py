"""M49 网格服务团队: a grid of places with teams by field; a need in the grid offers its team."""

from linli.needs import testing
from linli.people.models import Person
from linli.volunteers.models import Grid, Mate
from tests.walks import say


def test_a_grid_is_formed_gets_a_team_and_a_need_there_offers_it(town, browser):
    """From the desk to the page of the need, and to the resident who raised it."""
    ann = browser(town.ann)
    ann.get("/more/").follow("/desk/grids/").follow("/desk/grids/new/")
    ann.send(name="第一网格", places="多福巷1号院\n重点人员", households="420", status=422)
    assert "网格只写小区和楼栋" in ann.text
    ann.send(name="第一网格", places="多福巷1号院\n多福巷2号院", households="420")
    grid = Grid.objects.get()
    ann.follow(f"/desk/grids/{grid.pk}/team/")
    ann.send(field="health", does="量血压、代取药", desk_name="社区服务站", desk_phone="010-0000 0000")
    ann.get(grid.get_absolute_url()).act("started")
    need = testing.working(town, address="多福巷1号院3单元")
    page = ann.get(f"/desk/needs/{need.pk}/")
    assert "量血压" in page.text and "010-0000 0000" in page.text
    elsewhere = testing.working(town, area=town.place.other.area_code, address="银闸胡同")
    assert "量血压" not in browser(town.sue).get(f"/desk/needs/{elsewhere.pk}/").text


def test_the_resident_who_raises_it_reads_who_else_helps(town, browser):
    """On the receipt, with the desk at which the team is reached; without grids nothing is added."""
    assert "您身边还有谁能帮忙" not in receipt(town, browser()).text
    grid_at(town, browser)
    page = receipt(town, browser())
    assert "您身边还有谁能帮忙" in page.text and "法律咨询" in page.text


def receipt(town, visitor):
    say(visitor, town.place.community.area_code, address="多福巷1号院")
    return visitor


def grid_at(town, browser):
    ann = browser(town.ann)
    ann.get("/desk/grids/new/").send(name="第一网格", places="多福巷1号院", households="7")
    grid = Grid.objects.get()
    ann.get(f"/desk/grids/{grid.pk}/team/").send(field="law", does="法律咨询", desk_name="站", desk_phone="1")
    ann.get(grid.get_absolute_url()).act("started")
    return grid


def test_a_small_number_is_not_shown_and_nobody_is_in_a_team_without_a_yes(town, browser):
    grid = grid_at(town, browser)
    public = browser().get(grid.get_absolute_url())
    assert "7" not in public.text.replace("2026", "").split("小区和楼栋")[1][:40]
    team = grid.teams.get()
    ann = browser(town.ann).get(f"/desk/teams/{team.pk}/ask/")
    ann.send(number=town_number(town.bob))
    bob = browser(town.bob).get("/together/")
    bob.follow("/teams/asked/").act("consented")
    assert Mate.objects.get().state == "consented"
    assert "Bob" not in browser().get(grid.get_absolute_url()).text, (
        "the name is not shown unless they say so"
    )


def town_number(actor):
    return Person.objects.get(pk=actor.person_id).number
