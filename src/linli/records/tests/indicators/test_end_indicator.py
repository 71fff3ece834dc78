"""An indicator can be told no more."""

from datetime import timedelta

import pytest

from linli.kernel.clock import today
from linli.kernel.refusals import NotYours, Refused
from linli.organisations import queries as organisations
from linli.records import acts
from linli.records.models import Indicator
from linli.records.queries.indicators import definition


@pytest.fixture
def urged(town):
    return Indicator.objects.get(code="needs.urged")


def test_it_is_told_until_its_last_day(town, definer, urged):
    acts.end_indicator(definer, urged, valid_to=today())
    ref = organisations.tree().get(town.place.street.pk)
    assert definition("needs.urged", None, ref, today())
    assert definition("needs.urged", None, ref, today() + timedelta(days=1)) is None


def test_it_refuses_a_day_that_is_over(definer, urged):
    with pytest.raises(Refused) as refused:
        acts.end_indicator(definer, urged, valid_to=today() - timedelta(days=1))
    assert refused.value.field == "valid_to"


def test_it_is_not_for_a_community(secretary, urged):
    with pytest.raises(NotYours):
        acts.end_indicator(secretary, urged, valid_to=today())


def test_it_ends_once(definer, urged):
    done = acts.end_indicator(definer, urged, valid_to=today()).noun
    with pytest.raises(Refused):
        acts.end_indicator(definer, done, valid_to=today())
