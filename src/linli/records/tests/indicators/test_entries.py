"""Behind a figure stand its entries: their sum is the figure, and they open only to who reads records there."""

import re
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client

from linli.kernel.actors import CLOCK
from linli.kernel.clock import today
from linli.kernel.clock.periods import month_of
from linli.kernel.journal import seals, tally
from linli.kernel.journal.models import Entry
from linli.kernel.testing.statements import Asked
from linli.needs import acts, testing
from linli.organisations import acts as organisations_acts
from linli.organisations import queries as organisations
from linli.people.models import Person
from linli.records.queries.counting import count
from linli.records.queries.entries import Behind, entries, total
from linli.records.queries.indicators import all_definitions
from linli.records.views import indicator_words as words


def browser(actor=None):
    client = Client()
    if actor:
        client.force_login(Person.objects.get(pk=actor.person_id))
    return client


@pytest.fixture
def busy(town):
    for _nth in range(3):
        testing.closed(town)
    tally.advance()
    acts.publish(town.sue, testing.closed(town), title="灯", text="灯已修", reply="已换好")
    acts.exclude(town.sue, testing.working(town), reason="施工")
    return town


def asked(ref, term, period):
    return Behind(ref, term.kinds, term.measure, period.first, period.until)


def test_the_sum_of_the_entries_is_the_figure_for_every_term_of_every_indicator(busy):
    period = month_of(today())
    for body in (busy.place.street, busy.place.community):
        ref = organisations.tree().get(body.pk)
        for one in all_definitions():
            amounts = count([one], [ref.id], [period]).of(ref.id, [0])
            for term in one.terms:
                behind = asked(ref, term, period)
                listed = sum(
                    (Decimal(str(entry.amounts.get(term.measure, 0))) if term.measure else Decimal(1))
                    for entry in entries(behind)
                )
                figure = sum(
                    (amounts.get((kind, term.measure), Decimal(0)) for kind in term.kinds), Decimal(0)
                )
                assert listed == figure == total(behind), (one.code, str(term))


def page(actor, ref, term, period):
    return browser(actor).get(words.behind(ref, term, period))


def raised(town):
    ref = organisations.tree().get(town.place.street.pk)
    one = next(one for one in all_definitions() if one.code == "needs.raised")
    return ref, one.counts[0], month_of(today())


def test_the_page_says_the_figure_and_leads_to_the_things(busy):
    answer = page(busy.sue, *raised(busy))
    assert answer.context["total"] == 5 and len(answer.context["rows"]) == 5
    assert all(row["url"].startswith("/needs/") for row in answer.context["rows"])


def test_it_asks_little_whatever_its_rows(busy):
    client, address = browser(busy.sue), words.behind(*raised(busy))
    client.get(address)
    with Asked(connection) as few:
        client.get(address)
    for _nth in range(12):
        testing.raised(busy)
    with Asked(connection) as many:
        client.get(address)
    assert len(many) == len(few) <= 10


def test_to_everybody_else_it_does_not_exist(busy):
    behind = raised(busy)
    for reader in (None, busy.bob):
        assert browser(reader).get(words.behind(*behind)).status_code == 404
    city = organisations.tree().get(busy.place.city.pk)
    assert page(busy.sue, city, *behind[1:]).status_code == 404, "a street does not read the city"


@pytest.mark.parametrize(
    "query",
    ["", "kind=needs.need.raised", "kind=x&body=1&from=2026-01-01&until=2026-02-01",
     "kind=needs.need.raised&body=1&from=2026-13-01&until=2026-02-01",
     "kind=needs.need.raised&body=1&from=2026-03-01&until=2026-02-01",
     "kind=needs.need.raised&body=99999999999999999999&from=2026-01-01&until=2026-02-01",
     "kind=needs.need.raised&measure=Drop;&body=1&from=2026-01-01&until=2026-02-01"],
)  # fmt: skip
def test_a_broken_address_leads_nowhere(busy, query):
    assert browser(busy.sue).get(f"/records/entries/?{query}").status_code == 404


def test_what_was_done_here_stays_here_when_the_community_moves_away(busy):
    """The figure is that of the tree as it stood then; so are the entries."""
    ref, term, period = raised(busy)
    need = testing.working(busy)
    organisations_acts.reparent_body(CLOCK, busy.place.community, parent=busy.place.district)
    behind = Behind(organisations.tree().get(ref.id), ("needs.need.signed",), "", period.first, period.until)
    assert entries(behind).count() == total(
        behind
    ) >= 5 and need.body_id not in organisations.tree().ids_below(ref.path)


def test_it_pages_by_marks(busy):
    for _nth in range(56):
        testing.raised(busy)
    client, address = browser(busy.sue), words.behind(*raised(busy))
    first = client.get(address)
    second = client.get(f"/records/entries/{first.context['found'].more}")
    ids = [row["entry"].pk for answer in (first, second) for row in answer.context["rows"]]
    assert len(ids) == len(set(ids)) == 61 and ids == sorted(ids, reverse=True)
    assert second.context["total"] == first.context["total"] == 61


@pytest.mark.django_db(transaction=True)
def test_the_proof_of_an_entry_is_for_who_did_it_and_who_reads_there():
    town = testing.a_town()
    testing.working(town)
    seals.seal()
    one = Entry.objects.filter(kind="needs.need.signed").get()
    address = f"/records/entries/{one.pk}/proof.json"
    for reader in (town.ann, town.sue):
        told = browser(reader).get(address)
        assert told.status_code == 200 and told.json()["holds"]
    for reader in (None, town.bob, town.dan):
        assert browser(reader).get(address).status_code == 404
    asked_by = Entry.objects.filter(kind="needs.need.raised").get()
    assert browser(town.bob).get(f"/records/entries/{asked_by.pk}/proof.json").status_code == 200
    assert browser(town.sue).get("/records/entries/999999/proof.json").status_code == 404


def test_no_name_stands_on_it(busy):
    html = page(busy.sue, *raised(busy)).content.decode()
    body = re.search(r"entries-of.*</ul>", html, re.S)[0]
    assert "Bob" not in body and "Ann" not in body
