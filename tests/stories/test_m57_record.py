"""M57 全程记实: every act is one entry; figures come from entries; tampering shows."""

import pytest
from django.db import DatabaseError, connection, transaction

from linli.kernel.actors import CLOCK
from linli.kernel.clock import now, today
from linli.kernel.journal import seals, tally
from linli.kernel.journal.models import Entry, Seal
from linli.needs import acts, testing
from linli.needs.models import Need
from tests.walks import at_desk, say


def _entries(need):
    return list(Entry.objects.filter(noun="needs.need", noun_id=need.pk).order_by("id"))


def test_every_click_is_one_entry_with_who_in_which_post_and_when(town, browser):
    need, _code = say(browser(town.bob), town.place.community.area_code)
    at_desk(browser(town.sue), need).act("dispatched")
    at_desk(browser(town.ann), need).act("signed")
    raised, dispatched, signed = _entries(need)
    assert (raised.actor, raised.post) == (town.bob.person_id, None)
    assert (dispatched.actor, dispatched.post) == (town.sue.person_id, town.sue.post.id)
    assert (signed.actor, signed.organisation) == (town.ann.person_id, town.place.community.pk)
    assert len({entry.chain for entry in (raised, dispatched, signed)}) == 3
    assert town.place.street.pk in signed.scopes and town.place.district.pk in signed.scopes


def test_what_is_refused_leaves_no_entry(town):
    need = testing.raised(town)
    before = len(_entries(need))
    with pytest.raises(Exception, match="."):
        acts.sign(town.dan, need)
    assert len(_entries(need)) == before


def test_the_rows_can_be_rebuilt_from_the_entries(town):
    for need in (testing.closed(town), testing.working(town), testing.replied(town, outcome="explained")):
        need = Need.objects.get(pk=need.pk)
        last = _entries(need)[-1].facts
        told = ("state", "body", "kind", "category", "urgency", "area", "outcome")
        assert {name: last[name] for name in told} == {name: need.facts()[name] for name in told}


def test_entries_hold_no_personal_data(town, browser):
    need, _code = say(
        browser(),
        town.place.community.area_code,
        text="哨兵文字，三单元",
        contact="13800138099",
        name="哨兵姓名",
    )
    at_desk(browser(town.sue), need).act("dispatched", note="哨兵附言")
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(facts::text || amounts::text, ' ') FROM kernel_entry")
        everything = cursor.fetchone()[0]
    assert "哨兵" not in everything and "13800138099" not in everything


def test_statistics_are_counted_from_entries_and_a_recount_agrees(town, browser, counted):
    for _nth in range(3):
        testing.closed(town)
    counted()
    assert tally.recount() == []
    told = browser(town.sue).client.get(f"/api/queries/needs.rates?body={town.place.street.pk}").json()
    assert (told["volumes"]["raised"], told["volumes"]["answered"], told["n"]) == (3, 3, 3)


def test_nobody_changes_or_deletes_an_entry(town):
    entry = _entries(testing.raised(town))[0]
    for statement in ("UPDATE kernel_entry SET kind = 'x'", "DELETE FROM kernel_entry"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"{statement} WHERE id = %s", [entry.id])


@pytest.mark.django_db(transaction=True)
def test_tampering_behind_the_back_of_the_database_shows():
    """Whoever sets the guards aside and rewrites history is found by anybody who verifies."""
    town = testing.a_town()
    need = testing.closed(town)
    assert seals.seal().n > 0
    assert [wrong for _seal, wrong in seals.verify() if wrong] == []
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(
            "UPDATE kernel_entry SET facts = facts || '{\"solved\": false}'"
            " WHERE noun_id = %s AND kind = 'needs.need.rated'",
            [need.pk],
        )
        cursor.execute("RESET session_replication_role")
    assert [wrong for _seal, wrong in seals.verify() if wrong], "the seal no longer fits"


def test_what_the_clock_does_is_recorded_as_done_by_the_clock(town):
    need = acts.lapse(CLOCK, testing.replied(town)).noun
    last = _entries(need)[-1]
    assert (last.actor, last.via) == (None, "clock")


def test_the_year_is_told_from_entries_and_each_number_opens_to_them(town, browser):
    """全程记实: nobody writes the course; it is there."""
    need, _code = say(browser(town.bob), town.place.community.area_code)
    at_desk(browser(town.sue), need).act("dispatched")
    testing.raised(town)
    visitor = browser(town.sue).get(f"/bodies/{town.place.street.pk}/course/{today().year}/")
    groups = {one["label"]: one for one in visitor.response.context["months"][0]["groups"]}
    assert (groups["居民反映的事"]["n"], groups["派单"]["n"]) == (2, 1)
    behind = visitor.get(groups["派单"]["url"])
    assert behind.response.context["total"] == 1 and behind.sees_link(f"/needs/{need.pk}/")


def test_whoever_took_a_seal_away_is_told_that_nothing_was_changed(town, browser, counted):
    testing.closed(town)
    # Within the one transaction of a test nothing lies behind the horizon: the batch is sealed by hand.
    assert counted() is None
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(xid)::text::bigint + 1 FROM kernel_entry")
        until = str(cursor.fetchone()[0])
    root, n = seals.merkle(seals.texts("0", until), seals.hasher("sha256"), "")
    Seal.objects.create(at=now(), first="0", until=until, n=n, algorithm="sha256", root=root)
    visitor = browser().get("/seals/")
    visitor.send(root=root)
    assert "没有改动" in visitor.text
    assert "没有找到" in visitor.get("/seals/").send(root="f" * 64).text


def test_that_an_entry_lies_under_a_seal_is_proved_to_who_did_it(town, browser):
    one = _entries(testing.raised(town))[0]
    browser(town.dan).get(f"/records/entries/{one.pk}/proof.json", status=404)
    answer = browser(town.bob).client.get(f"/records/entries/{one.pk}/proof.json")
    assert answer.status_code == 422, "it waits for its seal"
