"""M62 上下联动、吹哨报到: called, heard, met, done, rated; a refusal or what runs out comes to the level above."""

from datetime import timedelta

import pytest

from linli.kernel.clock import local, now, travel
from linli.needs import testing as needs
from linli.tasks import queries, testing
from linli.tasks.models import Call


@pytest.fixture
def levels(town):
    return testing.a_town(town)


def whistle(visitor, need="", **told):
    at = local(now() + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")
    visitor.get(f"/desk/calls/new/?need={need}")
    given = {
        "title": "地下室反复积水",
        "why": "管网归水务，楼体归住建。",
        "where": "3号楼前",
        "meet_at": at,
        **told,
    }
    visitor.send("", **given)
    return Call.objects.latest("id")


def test_a_call_out_of_a_need_has_a_clock_for_each_and_the_resident_hears_one(levels, browser):
    town, need = levels, needs.working(levels)
    ann = browser(town.ann)
    ann.get(f"/desk/needs/{need.pk}/").follow("/desk/calls/new/")
    call = whistle(ann, need.pk, to=[str(town.place.street.pk), str(town.place.other.pk)])
    assert call.need_id == need.pk
    ann.get(f"/desk/needs/{need.pk}/")
    assert "东华门街道办事处" in ann.text and "已叫，未回应" in ann.text
    bob = browser(town.bob)
    bob.get(f"/needs/{need.pk}/")
    assert "由多福巷社区居民委员会牵头并答复您" in bob.text and "已叫，未回应" not in bob.text


def test_three_are_called_and_rated_by_who_called(levels, browser):
    town, sue = levels, browser(levels.sue)
    call = whistle(sue, to=[str(one.pk) for one in (town.water, town.housing, town.safety)])
    for who in (town.wes, town.hugo, town.sven):
        desk = browser(who)
        desk.get("/desk/calls/").follow(call.get_absolute_url())
        desk.act("acknowledged")
        desk.act("came")
        desk.act("planned", action="派人处理", due_on=testing.in_days(3).isoformat())
        desk.act("finished", note="已处理")
    for _each in range(3):
        sue.get(call.get_absolute_url()).act("verified")
        sue.get(call.get_absolute_url()).act("rated", grade="good")
    call.refresh_from_db()
    assert call.state == "closed" and sue.get(call.get_absolute_url()).text.count("到场并解决") >= 3


def test_what_runs_out_comes_to_the_level_above_and_a_refusal_is_decided_there(levels, browser):
    town = levels
    call = testing.blown(town)
    browser(town.wes).get(call.get_absolute_url()).act("refused", reason="归物业")
    dora = browser(town.dora)
    dora.get("/desk/calls/decide/").follow(call.get_absolute_url())
    dora.act("ordered", reason="雨水管归水务")
    with travel(now() + timedelta(days=6)):
        assert len(queries.to_decide(town.dora)) + len(queries.to_decide(town.cara)) == 2


def test_a_body_outside_the_area_is_refused_with_a_sentence_and_nothing_is_lost(levels, browser):
    town, sue = levels, browser(levels.sue)
    sue.get("/desk/calls/new/")
    sue.send("", status=422, title="积水", why="要一起办", where="3号楼", to=[str(town.place.community.pk)])
    assert sue.value("where") == "3号楼" and not Call.objects.exists()
