"""Work begins when its money has come, not before."""

import pytest

from linli.kernel.refusals import NotNow, NotYours
from linli.tasks import acts, testing


def test_it_begins(town):
    assert testing.doing(town).state == "doing"


def test_it_waits_for_promised_money(town):
    task = testing.accepted(town, **testing.PAID)
    with pytest.raises(NotNow, match="没有到"):
        acts.begin(town.ann, task)
    acts.pay(town.sue, task, money=8000, money_source="区级专项", transferred_on=testing.in_days(0))
    assert acts.begin(town.ann, task).noun.state == "doing"


def test_it_refuses_the_sender(town):
    with pytest.raises(NotYours):
        acts.begin(town.sue, testing.accepted(town))
