"""The pages of gatherings: who sees what, bad input, and little asked of the database whatever the rows."""

from datetime import time

import pytest
from django.db import connection
from django.test import Client

from linli.kernel.clock import now, today
from linli.kernel.clock.days import DAY
from linli.kernel.happenings import happenings
from linli.kernel.testing.statements import Asked
from linli.meetings import acts, testing
from linli.meetings.models import Meeting, Point
from linli.organisations import queries as organisations
from linli.people.models import Person
from linli.people.queries import matters_of
from linli.volunteers import acts as acts_of_volunteers

MOST = 10


def browser(actor=None):
    client = Client()
    if actor:
        client.force_login(Person.objects.get(pk=actor.person_id))
    return client


def told(client, address, status=200):
    answer = client.get(address)
    assert answer.status_code == status, f"{address} → {answer.status_code}"
    return answer.content.decode()


@pytest.fixture
def full(town):
    """Many of everything: announced ones with seats and a line, held ones with points, minutes open to changes."""
    for n in range(12):
        joint = [town.school.pk, town.union.pk] if n % 2 else []
        testing.noticed(town, title=f"座谈 {n}", begins_at=testing.at(3 + n), together=joint)
    talk = testing.noticed(town, seats=2, title="满了的恳谈会", together=[town.school.pk])
    for one in (town.bob, town.cat, town.dan):
        testing.registered(talk, one, listed=True, wants_answers=True)
    held = testing.minuted(town, coming=(town.bob, town.cat), title="开过的恳谈会", together=[town.school.pk])
    for n in range(9):
        acts.add_point(town.ann, meeting=held.pk, text=f"第{n}件事", body=town.place.community.pk)
    acts.open_minutes(town.ann, held.pk)
    acts.propose(town.bob, meeting=held.pk, text="改一改")
    return talk, held


def pages(talk, held):
    yield from (
        "/activities/",
        "/activities/talks/",
        "/desk/meetings/",
        "/desk/meetings/points/",
        "/desk/branch/",
    )
    yield from (f"/desk/meetings/?list={which}" for which in ("note", "write", "past", "nonsense"))
    for one in (talk, held):
        yield from (
            f"/activities/{one.pk}/", f"/activities/{one.pk}/minutes/", f"/activities/{one.pk}/register/",
            f"/desk/meetings/{one.pk}/", f"/desk/meetings/{one.pk}/people/", f"/desk/meetings/{one.pk}/point/",
            f"/desk/meetings/{one.pk}/invite/",
        )  # fmt: skip
    yield f"/do/meetings.meeting.held/{talk.pk}/"


@pytest.mark.parametrize("who", ["nobody", "bob", "ann", "sec", "sue", "bea"])
def test_every_page_asks_little(town, full, who):
    client, faults = browser(getattr(town, who, None)), []
    for address in pages(*full):
        client.get(address)
        with Asked(connection) as asked:
            answer = client.get(address)
        if answer.status_code >= 500 or (answer.status_code == 200 and len(asked) > MOST):
            faults.append(f"{address} {answer.status_code} {len(asked)}")
    assert not faults, "\n".join(faults)


def test_a_resident_sees_what_is_on_by_day_kind_and_place(town):
    near, far = testing.noticed(town), testing.noticed(town, title="远处", area="110105010022")
    everywhere = told(browser(), "/activities/")
    assert near.title in everywhere and far.title in everywhere
    assert far.title not in told(browser(), "/activities/?area=110101001001")
    assert near.title not in told(browser(), f"/activities/?day={today()}")
    assert near.title in told(browser(), f"/activities/?day={testing.at().date()}&kind=talk")
    for nonsense in ("?day=昨天", "?kind=nothing", "?area=abc", "?after=x~y", "?area=９"):
        assert near.title in told(browser(), f"/activities/{nonsense}")


def test_what_is_nearer_stands_first_on_the_same_day(town):
    testing.noticed(town, title="本社区的", begins_at=testing.at(3, 15))
    testing.noticed(town, title="外区的", area="110105010022", begins_at=testing.at(3, 9))
    client = browser()
    client.cookies["place"] = town.place.community.area_code
    page = told(client, "/activities/")
    assert page.index("本社区的") < page.index("外区的")


def test_drafts_and_the_life_of_a_branch_are_not_there_for_others(town):
    draft, life = (
        testing.planned(town),
        testing.noticed(town, by=town.bea, kind="branch_general", title="党员大会"),
    )
    for reader in (None, town.bob):
        told(browser(reader), f"/activities/{draft.pk}/", 404)
        told(browser(reader), f"/activities/{life.pk}/", 404)
        told(browser(reader), f"/desk/meetings/{draft.pk}/", 404 if reader else 302)  # first to sign in
    assert "党员大会" in told(browser(town.bea), f"/activities/{life.pk}/")
    told(browser(town.bea), f"/desk/meetings/{draft.pk}/", 404)


def test_what_was_said_is_for_those_who_were_there_until_it_is_public(town, full):
    _talk, held = full
    Point.objects.filter(meeting=held, number=3).update(said="哨兵发言", who="哨兵姓名")
    for inside in (town.bob, town.ann):
        assert "哨兵发言" in told(browser(inside), f"/activities/{held.pk}/")
    for outside in (None, town.dan, town.bea):
        page = told(browser(outside), f"/activities/{held.pk}/")
        assert "哨兵" not in page and "第0件事" in page
        told(browser(outside), f"/activities/{held.pk}/minutes/", 404)


def test_bad_input_comes_back_with_a_sentence_and_nothing_is_lost(town):
    client = browser(town.ann)
    typed = {
        "kind": "talk", "title": "很长的题目" * 30, "body": "x", "day": "昨天", "at": "25:00", "until": "",
        "seats": "-1",
        "agenda": "留住我", "together": "没有这个单位", "online": "javascript:alert(1)", "venue": "999999",
    }  # fmt: skip
    answer = client.post("/desk/meetings/new/", typed)
    page = answer.content.decode()
    assert (
        answer.status_code == 422
        and "留住我" in page
        and "没有这个单位" in page
        and page.count("is-wrong") >= 7
    )
    assert not Meeting.objects.exists()
    for address in ("/desk/branch/rhythm/", "/desk/branch/reason/", "/desk/meetings/series/new/"):
        assert browser(town.bea).post(address, {"kind": "nonsense", "day": "x"}).status_code == 422
    meeting = testing.noticed(town)
    for at_it in ("register", "part", "minutes/change"):
        answer = browser(town.bob).post(f"/activities/{meeting.pk}/{at_it}/", {"meeting": "x"})
        assert answer.status_code in (404, 422)


def test_who_is_not_signed_in_signs_in_on_the_way_to_a_seat(town):
    meeting = testing.noticed(town)
    answer = browser().get(f"/activities/{meeting.pk}/register/")
    assert answer.status_code == 302 and answer.headers["Location"].endswith(
        f"next=/activities/{meeting.pk}/register/"
    )


def test_calendars_hold_ones_own_seats_and_what_a_body_announces(town):
    first, until = now(), testing.at(30)
    meeting, gone = testing.noticed(town), testing.noticed(town, title="取消的")
    testing.registered(meeting, town.bob)
    testing.registered(gone, town.bob)
    acts.cancel(town.ann, gone, reason="停电")
    bob = Person.objects.get(pk=town.bob.person_id)
    mine = happenings("people.person", town.bob, bob, first, until)
    assert [(one.uid, one.cancelled) for one in mine] == [
        (f"meetings.meeting-{meeting.pk}", False), (f"meetings.meeting-{gone.pk}", True),
    ]  # fmt: skip
    assert happenings("people.person", town.cat, bob, first, until) == []
    testing.planned(town, title="草稿")
    titles = [
        one.title for one in happenings("organisations.body", town.bob, town.place.community, first, until)
    ]
    assert titles == [meeting.title, "取消的"]
    assert len(happenings("organisations.body", town.ann, town.place.community, first, until)) == 3


def test_ones_seats_stand_among_ones_matters_in_every_state(town):
    meeting = testing.noticed(town, seats=1)
    mine = testing.registered(meeting, town.bob)
    testing.registered(meeting, town.cat)
    acts.leave(town.bob, mine)
    said = {one: [each["sentence"] for each in matters_of(getattr(town, one))] for one in ("bob", "cat")}
    assert said["bob"] == [] and len(said["cat"]) == 1
    acts.cancel(town.ann, meeting, reason="停电")
    assert [each["status"]["shape"] for each in matters_of(town.cat)] == ["closed"]


def test_an_address_with_a_number_that_is_none_is_not_there(town):
    for address in (
        "/activities/999999/",
        "/desk/meetings/999999/",
        "/desk/meetings/series/9/",
        "/desk/branch/999999/",
    ):
        told(browser(town.ann), address, 404)
    told(browser(town.ann), f"/desk/branch/{town.branch.pk}/?year=99999")
    told(browser(town.ann), f"/desk/branch/{town.branch.pk}/?year=x")


def test_what_neighbours_can_lend_a_hand_with_stands_below_what_is_on(town):
    task = acts_of_volunteers.draft_task(
        town.ann, title="陪老人去医院", at=organisations.tree().get(town.place.community.pk), place_words="服务站",
        contact="010-65250000", field="elderly", day=today() + 3 * DAY, begins=time(9), ends=time(11), seats=2,
    ).noun  # fmt: skip
    acts_of_volunteers.publish_task(town.ann, task)
    client = browser()
    assert task.get_absolute_url() in told(client, "/activities/")
    assert task.title in told(client, f"/activities/?day={today() + 3 * DAY}")
    assert task.title not in told(client, f"/activities/?day={today() + 9 * DAY}")
    assert task.title not in told(client, "/activities/?kind=lecture"), (
        "whoever looks for lectures sees lectures"
    )
