"""A note arrives from a device, once."""

from datetime import timedelta
from uuid import uuid4

import pytest

from linli.kernel.clock import now
from linli.kernel.journal.models import Entry
from linli.kernel.refusals import NotYours, Refused
from linli.kernel.testing import statements
from linli.kernel.testing.together import at_once
from linli.meetings import acts
from linli.meetings.forms.notes import Take
from linli.meetings.models import WalkNote
from linli.meetings.tests.door.taking import TEXT, draft, noted, thing
from linli.needs import testing
from linli.needs.tests.asking import last, refused


def test_it_is_kept_with_the_communitys_desk_and_no_word_in_the_journal(town):
    note = noted(town, contact="13800138099", address="3号楼2单元")
    assert (note.state, note.body_id, note.timing) == ("noted", town.place.community.pk, "untold")
    entry = last(note)
    assert entry.amounts == {"notes": 1, "kind.household": 1}
    assert TEXT not in str(entry.facts) and "13800138099" not in str(entry.facts)
    assert note.contact.open("handle_case") == "13800138099" and str(note.contact) == "•••"


def test_it_arrives_once_however_often_it_is_sent(town):
    key, told = str(uuid4()), draft(town)
    first = acts.take_note(town.ann, key=key, **told)
    again = acts.take_note(town.ann, key=key, **told)
    assert (first.repeated, again.repeated, again.noun.pk) == (False, True, first.noun.pk)
    assert WalkNote.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_it_arrives_once_from_twenty_five_tabs_at_one_moment():
    town = testing.a_town()
    key, told = str(uuid4()), draft(town)

    repeated = at_once([lambda: acts.take_note(town.ann, key=key, **told).repeated for _n in range(25)])
    assert repeated.count(False) == 1 and WalkNote.objects.count() == 1
    assert Entry.objects.filter(kind="meetings.walknote.taken").count() == 1


def test_it_refuses_a_household_that_does_not_agree(town):
    with refused(Refused, "consent"):
        noted(town, consent=False)
    assert WalkNote.objects.count() == 0


def test_it_refuses_a_community_of_another_post(town):
    with refused(Refused, "area"):
        noted(town, area=town.place.other.area_code)
    with refused(Refused, "area"):
        noted(town, area="110101")
    assert noted(town, by=town.sue, area=town.place.other.area_code).body_id == town.place.other.pk


def test_it_refuses_whoever_holds_no_post_that_goes_out(town):
    for who in (town.bob, town.dora):
        with pytest.raises(NotYours):
            noted(town, by=who)


def test_it_refuses_a_thing_without_its_sort_a_code_nobody_can_type_and_words_that_say_nothing(town):
    for wrong, field in (
        ({"kind": "thing", "thing": ""}, "thing"),
        ({"code": "0000-0000-0000"}, "code"),
        ({"code": noted(town, code="ABCD-EFGH-JKMN") and "abcdefghjkmn"}, "code"),
        ({"text": "\u2800"}, "text"),
        ({"text": "灯" * 2001}, "text"),
    ):
        with refused(Refused, field):
            noted(town, **wrong)


def test_a_thing_holds_nothing_of_a_household(town):
    note = thing(town, contact="13800138099")
    assert (note.thing, bool(note.contact), note.consent) == ("road", False, False)


def test_a_device_that_is_right_is_believed(town):
    at = now() - timedelta(hours=5)
    note = noted(town, device_at=at, skew=30)
    assert (note.timing, note.taken_at) == ("told", at)


@pytest.mark.parametrize(
    ("hours", "skew", "timing"),
    [(48, None, "ahead"), (-2, 3600, "ahead"), (-2, -3600, "behind"), (-720, None, "old"), (-26280, 0, "old")],
)  # fmt: skip
def test_a_wrong_clock_is_shown_and_never_believed(town, hours, skew, timing):
    at = now() + timedelta(hours=hours)
    note = noted(town, device_at=at, skew=skew)
    assert (note.timing, note.device_at, note.taken_at) == (timing, at, note.arrived_at)


def test_its_form_holds_no_place_on_earth_and_no_presence():
    names = set(Take.base_fields)
    assert names == {
        "kind", "thing", "area", "address", "text", "agreed", "due_on", "contact", "consent", "code", "device_at",
        "skew", "photos",
    }  # fmt: skip
    columns = {field.name for field in WalkNote._meta.get_fields()}
    assert not columns & {
        "latitude",
        "longitude",
        "location",
        "position",
        "checked_in",
        "author",
        "visited_at",
    }


def test_it_asks_few_statements(town):
    noted(town)
    with statements(14):
        acts.take_note(town.ann, key=str(uuid4()), **draft(town))
