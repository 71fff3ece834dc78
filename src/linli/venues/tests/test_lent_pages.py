"""The pages of office hours, rounds and rooms: for strangers, for residents, for who looks after them."""

from datetime import timedelta

import pytest

from linli.kernel.clock import now, today
from linli.people.models import Person
from linli.people.testing import sign_in
from linli.venues import acts
from linli.venues.models import Application
from linli.venues.tests.lent import a_house


@pytest.fixture
def house(db):
    return a_house()


@pytest.fixture
def round_(house):
    first = today() + timedelta(days=40)
    return acts.open_round(
        house.ann, site=house.site, title="春季", venues=[house.hall.pk], first=first,
        until=first + timedelta(days=60), apply_by=now() + timedelta(days=20),
    ).noun  # fmt: skip


def as_(client, actor):
    return sign_in(client, Person.objects.get(pk=actor.person_id))


def test_open_pages_stand_for_everybody(client, house, round_):
    body = house.place.community.pk
    for path in (
        f"/bodies/{body}/", "/places/hours/", f"/places/hours/{house.hour.pk}/", "/places/slip/", "/places/rounds/",
        f"/places/rounds/{round_.pk}/", f"/places/rooms/{body}/", f"/places/use/{body}/",
        f"/places/use/{body}/?month=2026-13", f"/places/use/{body}/?month=9999-01",
        house.site.get_absolute_url(), house.hour.get_absolute_url(),
    ):  # fmt: skip
        assert client.get(path).status_code == 200, path


def test_desk_pages_are_for_posts(client, house):
    paths = (
        "/desk/hours/", "/desk/rooms/", f"/desk/hours/new/{house.site.pk}/", f"/desk/rounds/new/{house.site.pk}/",
        f"/desk/checks/new/{house.site.pk}/", f"/desk/rooms/{house.place.community.pk}/plan/",
        f"/desk/rooms/{house.place.community.pk}/measure/",
    )  # fmt: skip
    for path in paths:
        assert client.get(path).status_code in (302, 403, 404), path
    as_(client, house.ann)
    for path in paths:
        assert client.get(path).status_code == 200, path


def test_a_resident_applies_with_a_second_wish_and_what_is_wrong_is_kept(client, house, round_):
    as_(client, house.bob)
    here = f"/places/rounds/{round_.pk}/"
    typed = {
        "round": round_.pk, "use": "culture_sport", "purpose": "合唱排练", "people": 30, "venue_1": house.hall.pk,
        "weekday_1": "1", "begins_1": "19:00", "minutes_1": "120", "venue_2": house.hall.pk,
    }  # fmt: skip
    wrong = client.post(here, typed)
    assert wrong.status_code == 422 and "合唱排练" in wrong.content.decode()
    typed |= {"weekday_2": "3", "begins_2": "19:00", "minutes_2": "120"}
    assert client.post(here, typed).headers["Location"] == f"{here}?applied=1"
    wishes = Application.objects.get().wishes.values_list("rank", "weekday", "begins", "minutes")
    assert list(wishes) == [(1, 1, 1140, 120), (2, 3, 1140, 120)]
    assert "合唱排练" in client.get(here).content.decode()
    assert "春季" in client.get("/me/").content.decode()


def test_a_slot_that_is_gone_says_so(client, house):
    gone = client.post(
        f"/places/hours/{house.hour.pk}/", {"venue": house.hour.pk, "slot": "2020-01-01T14:00:00+08:00"}
    )
    assert gone.status_code == 422 and "已经没有了" in gone.content.decode()
    assert client.get(f"/places/hours/{house.hall.pk}/").status_code == 302


def test_an_office_hour_is_taken_slot_by_slot_wherever_one_comes_from(client, house):
    as_(client, house.bob)
    answer = client.get(f"/places/lent/{house.hour.pk}/book/")
    assert answer.headers["Location"] == f"/places/hours/{house.hour.pk}/"
