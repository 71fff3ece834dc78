"""Staff note a need for a caller or a visitor."""

import pytest

from linli.kernel.refusals import NotYours, Refused
from linli.needs import acts
from linli.needs.models import Need, Reporter
from linli.needs.tests.asking import refused


def _note(town, by=None, **more):
    given = {
        "text": "电话里说暖气不热",
        "kind": "help",
        "area": town.place.community.area_code,
        "channel": "phone",
    }
    return acts.raise_for(by or town.ann, **{**given, **more}).noun


def test_it_notes_the_channel_and_the_contact(town):
    need = _note(town, contact="13900139000")
    assert need.channel == "phone"
    assert Reporter.objects.get(need=need).contact.open("handle_case") == "13900139000"


def test_it_takes_the_word_that_no_contact_is_wanted(town):
    assert Reporter.objects.get(need=_note(town, declined_contact=True)).declined_contact


@pytest.mark.parametrize("contact", ["", "   "])
def test_it_refuses_to_forget_the_contact(town, contact):
    with refused(Refused, "contact"):
        _note(town, contact=contact)


def test_it_refuses_who_has_no_post_for_it(town):
    with refused(NotYours):
        _note(town, by=town.bob, contact="13900139000")
    assert not Need.objects.exists()


def test_it_waits_for_no_second_press(town):
    given = {"text": "a", "kind": "help", "area": town.place.community.area_code, "declined_contact": True}
    for _time in range(2):
        acts.raise_for(town.ann, key="call-7", channel="visit", **given)
    assert Need.objects.count() == 1


def test_a_repeat_with_the_same_key_tells_the_same_receipt(town):
    first, again = (_note(town, declined_contact=True, key="call-7") for _time in range(2))
    assert first.receipt_code == again.receipt_code
