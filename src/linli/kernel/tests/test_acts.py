"""One door: permitted, checked, done and recorded in one step, once."""

import threading
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from linli.kernel import queries
from linli.kernel.actors import Actor
from linli.kernel.acts import ACTS, REACTIONS, Act, act, offers
from linli.kernel.clock import local, now
from linli.kernel.delivery.models import Delivery
from linli.kernel.evidence.models import Evidence
from linli.kernel.forms import Invalid
from linli.kernel.journal import record
from linli.kernel.journal.history import history
from linli.kernel.journal.models import Entry, Key, Remark
from linli.kernel.queries import find
from linli.kernel.refusals import NotFound, NotNow, NotYours, Refused
from linli.kernel.storing import Deed, store_many
from linli.kernel.testing import statements
from linli.kernel.tests import lamps as house
from linli.kernel.tests.lamps import (
    ANN,
    DAN,
    Lamp,
    LampNote,
    a_file,
    crack,
    douse,
    hang,
    hang_noted,
    light,
    look_at,
    spoil,
)


def a_lamp(name="gate"):
    return hang(ANN, name=name).noun


def kinds():
    return list(Entry.objects.order_by("id").values_list("kind", flat=True))


def test_it_does_and_records_in_one_step(lamps):
    lamp = a_lamp()
    done = light(ANN, lamp, why="it is dark")
    lamp.refresh_from_db()
    assert (lamp.state, lamp.version, kinds()) == ("on", 2, ["tests.lamp.hung", "tests.lamp.lit"])
    entry = Entry.objects.get(pk=done.entry.id)
    assert (entry.actor, entry.post, entry.organisation, entry.scopes) == (11, 3, 7, [1, 7])
    assert entry.facts == {"state": "on", "why": 10} and entry.amounts == {"lit": 1, "kilowatts": 0.06}
    assert Remark.objects.get(pk=entry.id).text == "it is dark"
    assert [(one.to_person, one.entry_id, one.state) for one in Delivery.objects.all()] == [
        (11, entry.id, "waiting")
    ]
    assert [(str(line.sentence), line.remark) for line in history(lamp)][-1] == (
        str(light.label),
        "it is dark",
    )


def test_it_refuses_who_may_not(lamps):
    lamp = a_lamp()
    with pytest.raises(NotYours):
        light(DAN, lamp)
    with pytest.raises(NotYours):
        hang(DAN, name="mine")
    assert kinds() == ["tests.lamp.hung"] and Lamp.objects.count() == 1


def test_it_refuses_what_the_flow_does_not_allow_and_what_is_gone(lamps):
    lamp = a_lamp()
    with pytest.raises(NotNow):
        douse(ANN, lamp)
    with pytest.raises(NotNow):
        light(ANN, 10**9)
    assert kinds() == ["tests.lamp.hung"]


def test_it_refuses_a_page_that_has_grown_old(lamps):
    lamp = a_lamp()
    light(ANN, lamp, seen=1)
    with pytest.raises(NotNow) as caught:
        douse(ANN, lamp, seen=1)
    assert caught.value.code == "stale"
    assert douse(ANN, lamp, seen=2).noun.state == "off"


def test_an_act_with_several_ends_names_the_one_it_took(lamps):
    assert crack(ANN, a_lamp()).noun.state == "broken"


def test_nothing_stays_half_done_when_the_body_fails(lamps):
    lamp = a_lamp()
    with pytest.raises(Refused):
        spoil(ANN, lamp)
    lamp.refresh_from_db()
    assert (lamp.name, lamp.version, LampNote.objects.count(), kinds()) == ("gate", 1, 0, ["tests.lamp.hung"])


def test_a_reading_leaves_an_entry_and_changes_nothing(lamps):
    lamp = a_lamp()
    look_at(ANN, lamp)
    lamp.refresh_from_db()
    assert (lamp.name, lamp.version, kinds()[-1]) == ("gate", 1, "tests.lamp.looked_at")


def test_companions_are_pointed_at_the_new_noun(lamps):
    lamp = hang_noted(ANN, files=[a_file()]).noun
    assert sorted(LampNote.objects.filter(lamp=lamp).values_list("text", flat=True)) == ["first", "second"]
    assert list(Evidence.objects.values_list("noun", "noun_id")) == [("kernel.lamp", lamp.pk)]


def test_one_click_is_one_chain_with_all_that_it_caused(lamps, monkeypatch):
    other = a_lamp("other")
    monkeypatch.setitem(REACTIONS, "tests.lamp.lit", [lambda actor, noun, entry: look_at(actor, other)])
    lamp = a_lamp()
    light(ANN, lamp)
    hung, lit, looked = Entry.objects.order_by("id")[1:]
    assert (
        lit.chain == looked.chain
        and hung.chain != lit.chain
        and (lit.noun_id, looked.noun_id) == (lamp.pk, other.pk)
    )
    assert record.chain.get() is None


def test_a_reaction_that_fails_takes_the_act_with_it(lamps, monkeypatch):
    monkeypatch.setitem(REACTIONS, "tests.lamp.lit", [lambda actor, noun, entry: spoil(actor, noun)])
    lamp = a_lamp()
    with pytest.raises(Refused):
        light(ANN, lamp)
    lamp.refresh_from_db()
    assert lamp.state == "off" and kinds() == ["tests.lamp.hung"]


def test_the_same_key_gives_the_same_answer(lamps):
    first = hang(ANN, name="gate", key="k1")
    again = hang(ANN, name="gate", key="k1")
    assert again.repeated and again.noun == first.noun and Lamp.objects.count() == 1 and len(kinds()) == 1
    assert not hang(
        Actor(person_id=12, post=ANN.post), name="gate", key="k1"
    ).repeated  # another's key is another
    with pytest.raises(Refused):
        hang(ANN, name="garden", key="k1")


def test_a_key_of_a_deed_that_was_refused_is_free(lamps):
    lamp = a_lamp()
    with pytest.raises(NotNow):
        douse(ANN, lamp, key="k")
    light(ANN, lamp)
    assert not douse(ANN, lamp, key="k").repeated and Key.objects.count() == 1


def together(*jobs):
    """Run each job in a thread with its own connection; what each gave or raised."""
    told, gate = [None] * len(jobs), threading.Barrier(len(jobs))

    def run(i, job):
        gate.wait()
        try:
            told[i] = job()
        except Exception as error:
            told[i] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(jobs)]
    [thread.start() for thread in threads]
    [thread.join(20) for thread in threads]
    return told


def test_the_same_key_at_the_same_moment_is_one_deed(kept_lamps):
    """Also when these four are the first of their month, whose partition is yet to be made."""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE IF EXISTS kernel_entry_{local(now()):%Y_%m}")
    told = together(*[lambda: hang(ANN, name="gate", key="twin")] * 4)
    assert sorted(done.repeated for done in told) == [False, True, True, True]
    assert Lamp.objects.count() == 1 and {done.noun.pk for done in told} == {Lamp.objects.get().pk}


def test_a_double_click_on_a_move_is_one_deed_and_no_quarrel(kept_lamps):
    lamp = a_lamp()
    told = together(*[lambda: light(ANN, lamp, key="twin", seen=1)] * 3)
    assert sorted(done.repeated for done in told) == [False, True, True]


def test_two_at_the_same_moment_one_wins_and_the_other_is_told(kept_lamps):
    lamp = a_lamp()
    told = together(lambda: light(ANN, lamp, seen=1), lambda: light(ANN, lamp, seen=1))
    assert sorted(type(one).__name__ for one in told) == ["Done", "NotNow"]
    assert kinds().count("tests.lamp.lit") == 1


def test_an_act_takes_few_statements(lamps):
    lamp = a_lamp()
    light(ANN, lamp)
    with statements(8):  # savepoint, lock, update, entry, release
        douse(ANN, lamp)


def test_many_at_once_have_an_entry_each(lamps):
    deeds = [Deed(noun=Lamp(name=str(i)), also=[LampNote(text=str(i))], remark=f"r{i}") for i in range(30)]
    for deed in deeds:
        deed.also[0].lamp = deed.noun
    with statements(12):
        entries = store_many(ANN, "tests.lamp.brought", deeds)
    assert [entry.noun_id for entry in entries] == [deed.noun.pk for deed in deeds]
    assert Entry.objects.filter(kind="tests.lamp.brought").count() == 30
    assert {r.entry_id: r.text for r in Remark.objects.all()} == {
        e.id: f"r{i}" for i, e in enumerate(entries)
    }
    assert all(note.lamp.name == note.text for note in LampNote.objects.select_related("lamp"))


def test_typed_values_pass_the_form_first(lamps):
    with pytest.raises(Invalid) as caught:
        hang.submit(ANN, data={"name": "", "watts": "x"})
    assert set(caught.value.form.errors) == {"name", "watts"}
    assert hang.submit(ANN, data={"name": "gate", "watts": "60"}).noun.watts == 60


def test_offers_are_what_works_now(lamps):
    lamp = a_lamp()
    assert [one.kind for one in offers(ANN, lamp)] == ["tests.lamp.lit"]
    lamp = light(ANN, lamp).noun
    assert [one.kind for one in offers(ANN, lamp)] == ["tests.lamp.doused"]
    assert offers(DAN, lamp) == []
    assert isinstance(ACTS["tests.lamp.lit"], Act) and light.verb == "lit"


def test_two_acts_cannot_have_one_name():
    with pytest.raises(ValueError, match="two acts"):
        act("tests.lamp.lit", "again", on=Lamp, may=house.keeps)(lambda actor, lamp: None)


def test_what_one_may_not_see_does_not_exist(lamps):
    lamp = a_lamp()
    assert find("kernel.lamp", DAN, lamp.pk) == lamp
    with pytest.raises(NotFound):
        find("kernel.lamp", Actor(), lamp.pk)


def test_a_shorter_way_to_one_hides_what_it_does_not_give(lamps, monkeypatch):
    lamp = a_lamp()
    ways = {DAN: lamp}
    monkeypatch.setitem(
        queries._one, "kernel.lamp", lambda actor, pk: ways.get(actor) if pk == lamp.pk else None
    )
    assert find("kernel.lamp", DAN, lamp.pk) is lamp
    for actor, pk in ((ANN, lamp.pk), (DAN, lamp.pk + 1)):
        with pytest.raises(NotFound):
            find("kernel.lamp", actor, pk)


def test_a_chain_is_a_uuid(lamps):
    assert isinstance(light(ANN, a_lamp()).entry.chain, uuid.UUID)


def test_it_reads_a_row_again_when_its_version_moved_on(lamps):
    lamp = a_lamp()
    old = Lamp.objects.get(pk=lamp.pk)
    light(ANN, lamp, why="")
    with pytest.raises(NotNow):
        light(ANN, old, why="")  # it is lit already, whatever the old copy says


def test_it_leaves_the_readers_copy_alone_when_it_is_refused(lamps):
    lamp = a_lamp()
    with pytest.raises(Refused):
        spoil(ANN, lamp)
    assert (lamp.name, lamp.state, lamp.version) == ("gate", "off", 1)


def test_it_writes_only_the_columns_that_changed(lamps):
    lamp = a_lamp()
    with CaptureQueriesContext(connection) as caught:
        douse(ANN, light(ANN, lamp, why="").noun)
    updates = [one["sql"] for one in caught if one["sql"].startswith("UPDATE")]
    assert len(updates) == 2
    assert all('"state"' in sql and '"version"' in sql and '"name"' not in sql for sql in updates)
