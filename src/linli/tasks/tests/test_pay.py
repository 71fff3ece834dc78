"""The money that goes with the work is transferred."""

from decimal import Decimal

import pytest

from linli.kernel.journal.models import Entry
from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.tasks import acts, queries, testing


def test_it_is_noted_with_source_day_and_slip(town):
    task = testing.accepted(town, **testing.PAID)
    assert task in queries.unfunded(town.dora), "a promise is not money"
    done = acts.pay(
        town.sue,
        task,
        money=Decimal("7999.50"),
        money_source="区级专项",
        transferred_on=testing.in_days(0),
        slip="A-17",
    )
    assert done.noun not in queries.unfunded(town.dora)
    assert Entry.objects.get(pk=done.entry.pk).amounts == {"transferred_yuan": 7999.5}
    assert testing.words_to(town.place.community)[-1] == "经费已拨付：清点小区树木"


def test_it_refuses_a_day_to_come_and_money_from_nowhere(town):
    task = testing.accepted(town)
    with pytest.raises(Refused):
        acts.pay(town.sue, task, money=Decimal(5), money_source="", transferred_on=testing.in_days(0))
    with pytest.raises(Refused):
        acts.pay(town.sue, task, money=Decimal(5), money_source="区级", transferred_on=testing.in_days(1))


def test_it_refuses_the_receiver_and_what_has_ended(town):
    task = testing.founded(town)
    told = {"money": Decimal(5), "money_source": "区级", "transferred_on": testing.in_days(0)}
    with pytest.raises(NotYours):
        acts.pay(town.ann, task, **told)
    with pytest.raises(NotNow):
        acts.pay(town.sue, acts.withdraw(town.sue, task).noun, **told)
