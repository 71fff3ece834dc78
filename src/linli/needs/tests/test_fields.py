"""What needs tell to tables: totals of the journal, by kind and by category too, put right where a need was."""

from datetime import timedelta

import pytest

from linli.kernel import reference
from linli.kernel.clock import today
from linli.kernel.ledgers import FIELDS
from linli.kernel.rulebook.models import Rule
from linli.needs import acts
from linli.needs.acts.seeding import load_categories
from linli.needs.models import Category
from linli.needs.testing import a_town, closed, dispatched, raised

pytestmark = pytest.mark.django_db


def value(code, body):
    known = FIELDS[f"needs.{code}"].value(body.pk, today(), today() + timedelta(days=1))
    return known.value if known else None


def test_a_street_counts_what_is_raised_and_a_community_what_it_is_given():
    town = a_town()
    raised(town)
    dispatched(town)
    assert value("received", town.place.street) == 2 and value("passed_on", town.place.street) == 1
    assert value("received", town.place.community) == 1 and value("received", town.place.other) is None


def test_kinds_and_categories_are_counted_and_put_right():
    town = a_town()
    load_categories()
    lift, power = (Category.objects.get(code=code).pk for code in ("0204", "0103"))
    need = dispatched(town, kind="complaint", category=lift)
    for body in (town.place.street, town.place.community):
        assert (
            value("received.complaint", body)
            == value("received.about.0204", body)
            == value("received.about.02", body)
            == 1
        )
    acts.classify(town.ann, need, kind="help", category=power, urgency=need.urgency)
    for body in (town.place.street, town.place.community):
        assert value("received.complaint", body) == value("received.about.02", body) == 0
        assert value("received.help", body) == value("received.about.0103", body) == 1


def test_what_goes_to_another_counts_there_too():
    town = a_town()
    need = dispatched(town, kind="consult")
    need = acts.ask_return(town.ann, need, body=town.place.other.pk, reason="不归我们。").noun
    acts.send_elsewhere(town.dora, need, body=town.place.other.pk)
    assert value("received.consult", town.place.other) == value("received", town.place.other) == 1
    assert value("received.consult", town.place.street) == 1


def test_what_was_before_the_journal_is_not_zero():
    town = a_town()
    raised(town)
    first = today().replace(day=1) - timedelta(days=62)
    before = FIELDS["needs.received"].value(town.place.street.pk, first, today() + timedelta(days=1))
    assert before is None and value("received", town.place.street) == 1
    assert value("received", town.place.community) is None  # nothing of it was ever counted


def test_rates_are_those_of_the_board_and_none_without_an_opinion():
    town = a_town()
    assert value("satisfaction_rate", town.place.community) is None
    closed(town)
    assert value("satisfaction_rate", town.place.community) is None, "one answer makes no percentage"
    Rule.objects.filter(code="needs.rates.publish_n").update(value=1)
    reference.forget()
    assert (
        value("satisfaction_rate", town.place.community)
        == value("solution_rate", town.place.community)
        == 100
    )
    assert value("in_time_rate", town.place.community) == 100 and value("solved", town.place.street) == 1


def test_every_field_has_names_of_its_own():
    ours = [one for one in FIELDS.values() if one.code.startswith("needs.")]
    names = [(name, one.code) for one in ours for name in one.also]
    twice = {name for name, code in names if any(name == other and code != theirs for other, theirs in names)}
    assert len(ours) > 90 and not twice, twice
