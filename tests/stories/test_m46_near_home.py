"""M46, M45: tasks near home; sign up, wait, serve; hours confirmed; a certificate that anybody can check."""

import json
from datetime import timedelta

import pytest
from django.test import Client

from linli.kernel.clock import today, travel
from linli.people.models import Person
from linli.volunteers import queries, testing
from linli.volunteers.models import Certificate, Hours, Profile, SignUp, Task
from tests.pages import Visitor


@pytest.fixture
def team(db):
    return testing.a_team()


def at(actor):
    return Visitor(Person.objects.get(pk=actor.person_id))


def put_up(team, **more):
    """Ann puts up a task at the desk, on one page and one button."""
    ann = at(team.ann).get("/desk/volunteers/new/")
    ann.send(
        "", title="陪老人去医院", place_words="社区服务站门口", contact="安平 010-65250000",
        day=str(today() + timedelta(days=3)), begins="09:00", ends="11:00", seats="1", field="elderly", **more,
    )  # fmt: skip
    ann.act("published")
    return ann, Task.objects.get()


def test_from_the_task_near_home_to_a_certificate_that_a_stranger_checks(team):
    ann, task = put_up(team)
    cat = at(team.cat).get("/volunteers/")
    assert "陪老人去医院" in cat.text and "本社区" in cat.text
    cat.follow(f"/volunteers/tasks/{task.pk}/").send("sign_up")
    assert SignUp.objects.get(state="taken").person_id == team.cat.person_id
    bob = at(team.bob).get(f"/volunteers/tasks/{task.pk}/").send("sign_up")
    assert SignUp.objects.get(state="waiting").person_id == team.bob.person_id
    assert "候补" in bob.text
    with testing.after(task):
        ann, cat = at(team.ann), at(team.cat)
        ann.get(f"/desk/volunteers/{task.pk}/")
        seat = SignUp.objects.get(state="taken")
        ann.send("", **{f"was_{seat.pk}": "there", f"minutes_{seat.pk}": "150"})
        hours = Hours.objects.get()
        assert (hours.minutes, queries.confirmed_minutes(team.cat.person_id)) == (150, 0)
        cat.get("/volunteers/mine/").follow(f"/volunteers/hours/{hours.pk}/").act("confirmed")
        assert "2.5" in cat.get("/volunteers/mine/").text
        cat.get("/volunteers/certificates/new/").send("", last=str(hours.served_on))
        one = Certificate.objects.get()
        mei = at(team.mei).get("/desk/volunteers/").follow("/desk/volunteers/certificates/")
        mei.follow(f"/volunteers/certificates/{one.pk}/").act("issued")
        cat.get(f"/volunteers/certificates/{one.pk}/")
        signed = cat.client.get(f"/volunteers/certificates/{one.pk}/signed.json").content.decode()
        pdf = cat.client.get(f"/volunteers/certificates/{one.pk}/paper.pdf").content
    assert pdf.startswith(b"%PDF-")
    one.refresh_from_db()
    stranger = Visitor().get(f"/credentials/check/?code={one.code}")
    assert one.number in stranger.text and "程彩" not in stranger.text
    stranger.send("", text=signed)
    assert "程彩" in stranger.text
    assert json.loads(signed)["credentialSubject"]["result"][0]["value"] == "2.5"


def test_who_comes_too_late_is_told_and_offered_the_line_with_nothing_lost(team):
    _ann, task = put_up(team)
    bob = at(team.bob).get(f"/volunteers/tasks/{task.pk}/")
    at(team.cat).get(f"/volunteers/tasks/{task.pk}/").send("sign_up")
    bob.send("sign_up", status=422)
    assert "候补" in bob.text
    bob.send("", wait="on")
    assert SignUp.objects.filter(state="waiting", person=team.bob.person_id).count() == 1


def test_a_resident_registers_on_the_way_without_a_document(team):
    _ann, task = put_up(team)
    dan = at(team.dan).get(f"/volunteers/tasks/{task.pk}/").follow("/volunteers/register/")
    dan.send("", wishes="陪聊")
    assert dan.at == f"/volunteers/tasks/{task.pk}/"
    assert Profile.objects.get(person=team.dan.person_id).real_name == ""
    dan.send("sign_up")
    assert SignUp.objects.get().person_id == team.dan.person_id


def test_hours_in_question_find_their_answer(team):
    hours = testing.served(team)
    with travel(hours.posted_at):
        cat = (
            at(team.cat)
            .get(f"/volunteers/hours/{hours.pk}/")
            .act("contested", minutes="180", words="三个小时才对。")
        )
        ann = (
            at(team.mei)
            .get("/desk/volunteers/")
            .follow("/desk/volunteers/hours/")
            .follow(f"/volunteers/hours/{hours.pk}/")
        )
        ann.act("corrected", minutes="180", answer="您说得对。")
        cat.get(f"/volunteers/hours/{hours.pk}/").act("confirmed")
    assert queries.confirmed_minutes(team.cat.person_id) == 180


def test_the_nearest_come_first_with_the_reason(team):
    for place, title in ((team.place.other, "同街道"), (team.place.community, "同社区")):
        sue = testing.Team(**{**team.__dict__, "ann": team.sue})
        testing.published(sue, title=title, at=testing.ref(place))
    text = at(team.cat).get("/volunteers/").text
    assert text.index("同社区") < text.index("同街道")
    assert "本社区" in text and "同一街道" in text


def test_wrong_input_is_a_sentence_and_nothing_typed_is_lost(team):
    ann = at(team.ann).get("/desk/volunteers/new/")
    ann.send(
        "",
        title="扫雪",
        place_words="东门",
        contact="安平",
        day="2020-01-01",
        begins="09:00",
        ends="11:00",
        seats="3",
        status=422,
    )
    assert ann.value("title") == "扫雪"
    ann.send("", title="", day="不知道", seats="-1", status=422)
    assert Task.objects.count() == 0


def test_the_key_stands_at_its_address(team):
    told = Client().get("/credentials/key.json").json()
    assert told["id"].endswith("/credentials/key.json") and told["assertionMethod"] == [
        told["verificationMethod"][0]["id"]
    ]
