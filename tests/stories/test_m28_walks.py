"""M28 走动式工作: notes taken at the door arrive once each and are made something of; no track, no check-in."""

from uuid import uuid4

import pytest
from django.test import Client

from linli.kernel.clock import today
from linli.kernel.journal.models import Entry
from linli.meetings import acts
from linli.meetings.models import WalkNote
from linli.meetings.tests.door.taking import draft
from linli.people.models import Person
from tests.walks import CODE

TEXT = "阳台漏水，下雨天用盆接着。"
SLIP = "ABCD-EFGH-JKMN"


def send(actor, told, key):
    """As the page at the door sends a draft."""
    client = Client()
    client.force_login(Person.objects.get(pk=actor.person_id))
    told = {name: ("true" if value is True else value) for name, value in told.items()}
    return client.post("/api/acts/meetings.walknote.taken", told, headers={"Idempotency-Key": key})


def made(note):
    return Entry.objects.get(kind="meetings.walknote.raised", noun_id=note.pk).facts["need"]


@pytest.fixture
def note(town):
    answer = send(
        town.ann, draft(town, text=TEXT, code=SLIP, address="3号楼", contact="13800138099"), str(uuid4())
    )
    assert answer.status_code == 201
    return WalkNote.objects.get()


def test_a_note_becomes_a_need_in_one_step_and_the_household_sees_its_answer(town, browser, note):
    ann, sue = browser(town.ann), browser(town.sue)
    ann.get("/desk/")
    assert ann.sees_link("/desk/notes/")
    ann.get("/desk/notes/").follow(f"/desk/notes/{note.pk}/").act("raised")
    assert "已转为诉求" in ann.text

    home = browser().get("/track/").send(code="abcd efgh jkmn")
    assert home.at == f"/notes/{note.pk}/" and TEXT in home.text
    home.follow(f"/needs/{made(note)}/")
    assert TEXT in home.text  # the household is its reporter, with the receipt given at the door
    need_at = home.at

    need = made(note)
    assert ann.get(f"/desk/notes/{note.pk}/").sees_link(f"/desk/needs/{need}/")
    sue.get(f"/desk/needs/{need}/").act("dispatched")
    for verb, typed in (
        ("signed", {}),
        ("contacted", {}),
        ("replied", {"outcome": "solved", "text": "防水重做了。"}),
    ):
        ann.get(f"/desk/needs/{need}/").act(verb, **typed)
    home.get(need_at)
    assert "防水重做了" in home.text
    home.follow("/rate/").send(contacted="1", solved="1", satisfied="yes")
    note.refresh_from_db()
    assert note.state == "closed"


def test_the_household_strikes_the_note_out_and_no_word_is_left(town, browser, note):
    home = browser().get("/track/").send(code=SLIP)
    home.act("struck")
    assert TEXT not in home.text and "已划掉" in home.text
    assert TEXT not in browser(town.ann).get(f"/desk/notes/{note.pk}/").text
    assert TEXT not in browser(town.ann).get("/desk/notes/?show=all").text


def test_a_thing_in_public_space_is_put_right_and_everybody_reads_it(town, browser):
    told = draft(town, kind="thing", thing="road", text="井盖松动", consent=False)
    told.pop("consent")
    assert send(town.ann, told, str(uuid4())).status_code == 201
    note = WalkNote.objects.get()
    ann = browser(town.ann).get(f"/desk/notes/{note.pk}/")
    ann.act("listed", thing="road", due_on=today().isoformat())
    ann.get(f"/desk/notes/{note.pk}/").act("fixed", public="多福巷口的井盖已固定。")
    assert "井盖已固定" in browser().get(f"/bodies/{town.place.community.pk}/").text
    assert "井盖已固定" in browser().get("/ledgers/meetings.fixed/").text


def test_the_ledger_of_walks_holds_no_person_no_address_and_no_word(town, browser, note):
    ledger = browser(town.ann).get("/desk/ledgers/meetings.walks/").text
    assert "走访台账" in ledger and "住户的需要" in ledger
    for word in (TEXT, "3号楼", "13800138099", town.ann.name, CODE.search(SLIP)[0]):
        assert word not in ledger.replace(f"{town.ann.post.title}", "")
    browser(town.bob).get("/desk/ledgers/meetings.walks/", status=404)


def test_small_counts_of_notes_are_withheld_from_the_public(town, browser, note):
    address = f"/bodies/{town.place.community.pk}/"
    assert "走访记录1" not in browser().get(address).text.replace(" ", "")
    assert "走访记录1" in browser(town.ann).get(address).text.replace(" ", "")


def test_nothing_tells_where_somebody_went_or_that_they_were_there(town, note):
    facts = Entry.objects.get(kind="meetings.walknote.taken").facts
    assert set(facts) >= {"taken_at", "arrived_at", "timing"}
    assert not {"latitude", "longitude", "position", "track", "duration", "device"} & set(facts)


def test_strangers_find_neither_page_nor_note(town, browser, note):
    for who in (None, town.bob, town.dora):
        browser(who).get(f"/notes/{note.pk}/", status=404)
    browser(town.bob).get("/desk/notes/", status=404)
    other = acts.take_note(town.sue, **draft(town, area=town.place.other.area_code)).noun
    browser(town.ann).get(f"/desk/notes/{other.pk}/", status=404)
    browser(town.dora).get("/desk/notes/", status=404)
