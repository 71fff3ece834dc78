"""The household strikes a note out, keeps it with an account, and sees who read its contact."""

import pytest
from django.db import IntegrityError, transaction
from tests.walks import a_photo

from linli.kernel.actors import NOBODY
from linli.kernel.clock import today
from linli.kernel.delivery.models import Delivery
from linli.kernel.evidence.intake import examine
from linli.kernel.evidence.shelf import beside
from linli.kernel.journal.models import Entry, Remark
from linli.kernel.privacy.subject import subject_export
from linli.kernel.refusals import NotNow, NotYours
from linli.kernel.together import alone
from linli.meetings import acts
from linli.meetings.models import WalkNote
from linli.meetings.queries.notes import note_by_code
from linli.meetings.queries.notes_told import notes_of
from linli.meetings.tests.door.taking import TEXT, noted, thing
from linli.needs import queries as needs

CODE = "ABCD-EFGH-JKMN"


def held(note):
    """A stranger who shows the receipt."""
    return NOBODY.holding(("meetings.walknote", note.pk))


def test_every_word_goes_and_the_entry_stays(town, cut_off):
    note = noted(town, contact="13800138099", address="3号楼", agreed="周五来", photos=[examine(a_photo())])
    acts.settle_note(town.ann, note, outcome="当场说明。")
    acts.strike_note(held(note), note)
    note = WalkNote.objects.get(pk=note.pk)
    words = (note.text, note.address, note.agreed, note.outcome, bool(note.contact), note.consent)
    assert (note.state, words) == ("struck", ("", "", "", "", False, False))
    assert beside("meetings.walknote", note.pk) == []
    kinds = list(Entry.objects.filter(noun="meetings.walknote").order_by("id").values_list("kind", flat=True))
    assert kinds == [f"meetings.walknote.{verb}" for verb in ("taken", "settled", "struck")]
    assert not Remark.objects.filter(noun="meetings.walknote", erased_at=None).exists()


def test_it_refuses_strangers_and_a_second_time(town):
    note = noted(town)
    for who in (town.bob, NOBODY, town.dora):
        with pytest.raises(NotYours):
            acts.strike_note(who, note)
    acts.strike_note(held(note), note)
    with pytest.raises(NotNow):
        acts.strike_note(held(note), note)


def test_staff_strike_it_out_when_the_household_tells_them_to_but_a_thing_has_no_household(town):
    acts.strike_note(town.ann, noted(town))
    with pytest.raises(NotYours):
        acts.strike_note(town.ann, thing(town))


def test_the_need_made_of_it_goes_on(town):
    note = noted(town)
    acts.raise_from_note(town.ann, note, text=TEXT)
    acts.strike_note(held(note), note)
    assert needs.raised_from("meetings.walknote", [note.pk])[note.pk][0].state == "triage"


def test_the_database_itself_keeps_no_word_of_a_note_struck_out(town):
    note = acts.strike_note(held(note := noted(town)), note).noun
    with pytest.raises(IntegrityError), transaction.atomic():
        WalkNote.objects.filter(pk=note.pk).update(text=TEXT)
    with pytest.raises(IntegrityError), transaction.atomic():
        WalkNote.objects.filter(pk=noted(town).pk).update(consent=False)


def test_the_receipt_opens_it_in_any_writing_and_nothing_else(town):
    note = noted(town, code=CODE)
    assert note_by_code("abcd efgh jkmn").url == note.get_absolute_url()
    assert note_by_code("ABCD-EFGH-JKMP") is None
    assert CODE not in str(WalkNote.objects.values().get(pk=note.pk))


def test_somebody_of_the_household_keeps_it_with_their_account(town):
    note = noted(town, contact="13800138099")
    bob = town.bob.holding(("meetings.walknote", note.pk))
    for who in (town.bob, held(note), town.ann.holding(("meetings.walknote", note.pk))):
        with pytest.raises(NotYours):
            acts.adopt_note(who, note)
    note = acts.adopt_note(bob, note).noun
    assert alone(notes_of(town.bob))[0]["url"] == note.get_absolute_url()
    told = subject_export(town.bob.person_id, own_request=True)["meetings.walknote"][0]
    assert (told["text"], told["contact"]) == (TEXT, "13800138099")
    with pytest.raises(NotYours):
        acts.adopt_note(town.dan.holding(("meetings.walknote", note.pk)), note)


def test_who_keeps_it_is_told_when_it_is_done(town):
    note = noted(town)
    acts.adopt_note(town.bob.holding(("meetings.walknote", note.pk)), note)
    note = acts.agree_on_note(
        town.ann, WalkNote.objects.get(pk=note.pk), agreed="周五来", due_on=today()
    ).noun
    acts.finish_action(town.ann, note, outcome="来过了。")
    word = Delivery.objects.filter(noun="meetings.walknote", noun_id=note.pk).latest("id")
    assert word.link == note.get_absolute_url()


def test_reading_the_contact_needs_a_purpose_and_leaves_an_entry(town):
    note = noted(town, contact="13800138099")
    entry = acts.read_note_contact(town.ann, note, purpose="call_back").entry
    assert entry.facts["purpose"] == "call_back" and "13800138099" not in str(entry.facts)
    with pytest.raises(NotYours):
        acts.read_note_contact(town.ann, noted(town), purpose="call_back")
    with pytest.raises(NotYours):
        acts.read_note_contact(town.dora, note, purpose="call_back")
