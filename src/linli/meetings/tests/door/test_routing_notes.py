"""What is made of a note: raise_from_note, list_thing, agree_on_note, settle_note, and how each ends."""

from datetime import timedelta

import pytest
from tests.walks import a_photo

from linli.kernel.actors import CLOCK
from linli.kernel.clock import now, today, travel
from linli.kernel.evidence.intake import examine
from linli.kernel.evidence.shelf import beside
from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.meetings import acts
from linli.meetings.models import WalkNote
from linli.meetings.tests.door.taking import TEXT, noted, thing
from linli.needs import acts as needs
from linli.needs import queries
from linli.needs.tests.asking import last, refused


def made(note):
    return queries.raised_from("meetings.walknote", [note.pk])[note.pk][0]


def test_it_becomes_a_need_in_one_step_with_contact_and_photo(town, cut_off):
    note = noted(town, contact="13800138099", address="3号楼", photos=[examine(a_photo())])
    done = acts.raise_from_note(town.ann, note, text=TEXT, kind="help")
    need = made(note)
    assert (done.noun.state, done.noun.way, done.entry.facts["need"]) == ("routed", "need", need.pk)
    assert (need.text, need.channel, need.area, need.address) == (TEXT, "walk", note.area, "3号楼")
    assert need.reporters.get().contact.open("deliver") == "13800138099"
    first, second = beside("meetings.walknote", note.pk)[0], beside("needs.need", need.pk)[0]
    assert (first.digest, first.storage_key, need.photos_n) == (second.digest, second.storage_key, 1)


def test_the_clock_of_the_need_runs_from_the_arrival_not_from_a_wrong_device(town):
    note = noted(town, device_at=now() + timedelta(days=900))
    with travel(note.arrived_at + timedelta(days=2)):
        acts.raise_from_note(town.ann, note, text=TEXT)
    assert made(note).clock_from == note.arrived_at


def test_it_becomes_a_need_only_once(town):
    note = noted(town)
    acts.raise_from_note(town.ann, note, text=TEXT)
    with pytest.raises(NotNow):
        acts.raise_from_note(town.ann, note, text=TEXT)
    assert len(queries.raised_from("meetings.walknote", [note.pk])[note.pk]) == 1


def test_it_refuses_another_communitys_staff_and_the_household(town):
    note = noted(town, by=town.sue, area=town.place.other.area_code)
    for who in (town.ann, town.bob.holding(("meetings.walknote", note.pk))):
        with pytest.raises(NotYours):
            acts.raise_from_note(who, note, text=TEXT)
        with pytest.raises(NotYours):
            acts.settle_note(who, note, outcome="已说明。")


def test_the_note_closes_when_its_need_has_ended(town):
    note = noted(town, contact="13800138099")
    acts.raise_from_note(town.ann, note, text=TEXT)
    need = made(note)
    needs.dispatch(town.sue, need, body=town.place.community.pk)
    needs.sign(town.ann, need)
    needs.contact(town.ann, need, reached=True)
    needs.reply(town.ann, need, outcome="solved", text="防水重做了。")
    note.refresh_from_db()
    assert note.state == "routed"
    with travel(need.raised_at + timedelta(days=60)):
        needs.lapse(CLOCK, need)
    note.refresh_from_db()
    assert (note.state, last(note).kind) == ("closed", "meetings.walknote.answered")


def test_nobody_but_the_clock_closes_it_so(town):
    note = noted(town)
    acts.raise_from_note(town.ann, note, text=TEXT)
    with pytest.raises(NotYours):
        acts.answer_note(town.ann, note, need=1)


def test_a_thing_is_taken_on_by_a_day_and_put_right_for_everybody_to_read(town):
    note = acts.list_thing(town.ann, thing(town), thing="road", due_on=today()).noun
    assert (note.state, note.way, note.due_on) == ("routed", "thing", today())
    fixed = acts.fix_thing(town.ann, note, public="多福巷口的井盖已固定。")
    assert (fixed.noun.state, fixed.entry.amounts) == ("closed", {"fixed": 1})


def test_what_was_put_right_holds_no_persons_data(town):
    note = acts.list_thing(town.ann, thing(town), thing="road", due_on=today()).noun
    with refused(Refused, "public"):
        acts.fix_thing(town.ann, note, public="张三 13800138000 报的井盖已修好。")


def test_a_day_that_is_past_is_refused(town):
    with refused(Refused, "due_on"):
        acts.list_thing(town.ann, thing(town), thing="road", due_on=today() - timedelta(days=1))
    with refused(Refused, "due_on"):
        acts.agree_on_note(town.ann, noted(town), agreed="周五来看", due_on=today() - timedelta(days=1))


def test_each_way_is_open_to_its_own_kind(town):
    with pytest.raises(NotYours):
        acts.list_thing(town.ann, noted(town), thing="road", due_on=today())
    with pytest.raises(NotYours):
        acts.agree_on_note(town.ann, thing(town), agreed="周五来看", due_on=today())
    agreed = acts.agree_on_note(town.ann, noted(town), agreed="周五来看", due_on=today()).noun
    with pytest.raises(NotYours):
        acts.fix_thing(town.ann, agreed, public="已修好。")


def test_an_agreed_action_is_done_and_the_household_reads_what(town):
    note = acts.agree_on_note(town.ann, noted(town), agreed="周五来看防水", due_on=today()).noun
    done = acts.finish_action(town.ann, note, outcome="周五看过，已报修。")
    assert (done.noun.state, done.noun.outcome, done.entry.amounts) == (
        "closed",
        "周五看过，已报修。",
        {"done": 1},
    )
    assert "看过" not in str(done.entry.facts)


def test_what_was_settled_on_the_spot_says_how(town):
    with refused(Refused, "outcome"):
        acts.settle_note(town.ann, noted(town), outcome="\u2800")
    note = acts.settle_note(town.ann, noted(town), outcome="当场说明了报修电话。").noun
    assert note.state == "closed" and note.closed_at
    with pytest.raises(NotNow):
        acts.settle_note(town.ann, note, outcome="再说一次。")


def test_of_two_who_decide_at_once_one_is_told(town):
    note = noted(town)
    stale = WalkNote.objects.get(pk=note.pk)
    acts.settle_note(town.ann, note, outcome="当场说明。", seen=note.version)
    with pytest.raises(NotNow):
        acts.agree_on_note(town.sue, stale, agreed="周五", due_on=today(), seen=stale.version)
