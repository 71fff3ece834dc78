"""A ledger taken at once: an entry of ids and counts, limits, and nothing for those to whom it is not open."""

import json

import pytest
from django.test import Client

from linli.kernel.actors import NOBODY
from linli.kernel.clock import today
from linli.kernel.journal.models import Entry
from linli.kernel.refusals import NotFound
from linli.needs import testing
from linli.records import acts
from linli.records.tests import house


@pytest.fixture
def town(db):
    return testing.a_town()


def take(actor, body, **how):
    given = {
        "ledger": "needs.handled", "format": "csv", "first": today(), "until": today(), "narrowed": ["state"],
        "columns": 20, "rows": 3,
    }  # fmt: skip
    return acts.take_ledger(actor, body.pk, **{**given, **how})


def test_it_leaves_an_entry_of_ids_and_counts(town):
    testing.raised(town, text="哨兵文字")
    actor, browser = house.reader(town.place.street, "needs.read", "needs.read_contact")
    assert (
        "哨兵文字" in house.taken(browser.get("/desk/ledgers/needs.handled/take/csv/?state=triage")).decode()
    )
    entry = Entry.objects.get(kind="records.ledger.exported")
    told = {name: entry.facts[name] for name in ("ledger", "format", "rows", "narrowed")}
    assert told == {"ledger": "needs.handled", "format": "csv", "rows": 1, "narrowed": ["state"]}
    assert (entry.actor, entry.organisation, entry.amounts) == (
        actor.person_id,
        town.place.street.pk,
        {"exported": 1},
    )
    assert "哨兵" not in json.dumps(entry.facts, ensure_ascii=False)


def test_it_is_for_everybody_where_the_ledger_is_public(town):
    assert take(NOBODY, town.place.city, ledger="organisations.bodies").entry.actor is None


def test_it_refuses_a_ledger_that_is_not_open(town):
    reader, _browser = house.reader(town.place.community, "needs.read")
    for actor, body in ((NOBODY, town.place.street), (reader, town.place.street), (reader, town.place.other)):
        with pytest.raises(NotFound):
            take(actor, body)
    assert not Entry.objects.filter(kind="records.ledger.exported").exists()


def test_it_waits_after_ten_in_an_hour(town):
    _actor, browser = house.reader(town.place.street, "needs.read")
    answers = [browser.get("/desk/ledgers/needs.handled/take/csv/").status_code for _nth in range(11)]
    assert answers == [200] * 10 + [429]


def test_it_refuses_a_format_that_is_none(town):
    _actor, browser = house.reader(town.place.street, "needs.read")
    assert browser.get("/desk/ledgers/needs.handled/take/pdf/").status_code == 404


def test_without_a_post_a_long_ledger_streams_as_csv_and_is_refused_as_a_workbook(town):
    house.worth("records.export.direct", 1)
    refused = Client().get("/ledgers/organisations.bodies/take/xlsx/")
    assert refused.status_code == 422 and "CSV" in refused.content.decode()
    rows = house.from_csv(house.taken(Client().get("/ledgers/organisations.bodies/take/csv/")), "utf-8-sig")
    assert len(rows) == 6  # five organisations and the totals
    assert Entry.objects.get(kind="records.ledger.exported").facts["rows"] is None
