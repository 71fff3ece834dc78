from dataclasses import replace
from datetime import timedelta

import pytest
from django.db.transaction import atomic
from icalendar import Calendar

from linli.kernel import happenings
from linli.kernel.clock import now
from linli.kernel.happenings import Happening, happens
from linli.kernel.refusals import NotYours
from linli.people.acts import limit_person, make_calendar_address, make_token, revoke_token
from linli.people.queries import person_of_calendar, person_of_token
from linli.people.testing import sign_in


@pytest.fixture
def talk(monkeypatch):
    """A talk in the calendar of everybody who asks for their own."""
    monkeypatch.setattr(happenings, "_told", {})
    begins = now() + timedelta(days=1)
    one = Happening(
        uid="meetings.seat-1", title="邻里恳谈会", begins=begins, ends=begins + timedelta(hours=1)
    )

    @happens("people.person")
    def talks(actor, person, first, until):
        assert actor.person_id == person.pk and actor.post is None
        return [one]

    return one


@pytest.fixture
def address(ann, as_self):
    return make_calendar_address(as_self(ann), name="我的手机").noun


def test_it_opens_the_calendar_of_its_owner(client, ann, address, talk):
    answer = client.get(f"/me/feed/{address.secret}.ics")
    assert Calendar.from_ical(answer.content).walk("VEVENT")[0]["summary"] == "邻里恳谈会"
    assert (
        answer.headers["Cache-Control"] == "private, no-cache" and person_of_calendar(address.secret) == ann
    )
    again = client.get(f"/me/feed/{address.secret}.ics", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304


def test_it_opens_nothing_else(client, address, as_self, ann):
    for path in ("/me/", "/me/data.json", "/api/queries/organisations.bodies", "/api/openapi.json"):
        told = client.get(path, headers={"Authorization": f"Bearer {address.secret}"})
        assert ann.number not in told.content.decode()
    with pytest.raises(NotYours), atomic():
        person_of_token(address.secret)


def test_a_key_for_programs_is_no_address_of_a_calendar(client, ann, as_self):
    key = make_token(as_self(ann), name="程序").noun
    assert client.get(f"/me/feed/{key.secret}.ics").status_code == 404


def test_it_is_gone_when_revoked_and_when_the_account_rests(client, ann, as_self, address):
    other = make_calendar_address(as_self(ann), name="平板").noun
    revoke_token(as_self(ann), address)
    assert client.get(f"/me/feed/{address.secret}.ics").status_code == 404
    assert client.get(f"/me/feed/{other.secret}.ics").status_code == 200
    limit_person(as_self(ann), ann)
    assert client.get(f"/me/feed/{other.secret}.ics").status_code == 404


def test_it_refuses_who_is_helped_at_a_counter_and_a_program(ann, bob, at_counter, as_self):
    for actor in (replace(at_counter(bob), behalf_id=ann.pk), as_self(ann).through("api")):
        with pytest.raises(NotYours), atomic():
            make_calendar_address(actor, name="日历")


def test_my_page_lists_what_is_coming_and_shows_a_new_address_once(client, ann, talk):
    sign_in(client, ann)
    assert "邻里恳谈会" in client.get("/me/calendar/").content.decode()
    made = client.post("/me/calendar/", {"name": "我的手机"})
    address = made.context["made"]["address"]
    assert (
        address in made.content.decode()
        and "webcal://" in made.content.decode()
        and "<svg" in made.content.decode()
    )
    page = client.get("/me/calendar/").content.decode()
    assert address not in page and "我的手机" in page


def test_my_page_keeps_what_was_typed_when_it_refuses(client, ann):
    sign_in(client, ann)
    answer = client.post("/me/calendar/", {"name": "长" * 61})
    assert answer.status_code == 422 and "长" * 61 in answer.content.decode()


def test_keys_for_programs_and_addresses_are_listed_apart(client, ann, as_self, address):
    sign_in(client, ann)
    assert "我的手机" not in client.get("/me/tokens/").content.decode()
    assert "我的手机" in client.get("/me/calendar/").content.decode()
