"""What is counted is defined by an act, and counts the past too."""

import pytest

from linli.kernel.clock import today
from linli.kernel.forms import Invalid
from linli.kernel.ledgers import FIELDS, Field, Known
from linli.kernel.refusals import NotYours, Refused
from linli.needs import testing
from linli.organisations import queries as organisations
from linli.organisations.testing import holding
from linli.people.testing import person
from linli.records import acts
from linli.records.models import Indicator
from linli.records.queries.indicator_answers import answer, latest
from linli.records.queries.indicators import definition, definitions

GIVEN = {
    "code": "street.signed", "name": "签收", "counts": "needs.need.signed", "how": "count", "scale": 1,
    "grain": "month", "small": "people", "source": "街道办公会 2026-10-12",
}  # fmt: skip


def submit(actor, **given):
    return acts.define_indicator.submit(
        actor, None, {**GIVEN, "valid_from": today().isoformat(), **given}
    ).noun


def test_it_counts_what_was_done_before(town, definer):
    testing.working(town)
    one = submit(definer)
    ref = organisations.tree().get(town.place.street.pk)
    told = answer(None, ref, definition("street.signed", None, ref, today()), latest("month", True))
    assert (told.now.value, one.edition, one.body_id) == (1, 1, None)


def test_it_is_for_those_who_define(town):
    with pytest.raises(NotYours):
        submit(town.ann)
    assert not Indicator.objects.filter(code="street.signed").exists()


def test_it_belongs_to_the_district_that_defined_it(town):
    officer = holding(person("Di Strict"), town.place.district, "district_officer")
    assert submit(officer).body_id == town.place.district.pk
    ref, city = (organisations.tree().get(body.pk) for body in (town.place.street, town.place.city))
    assert definition("street.signed", None, ref, today())
    assert definition("street.signed", None, city, today()) is None


def test_it_refuses_a_code_that_is_taken_and_acts_that_there_are_none_of(town, definer):
    with pytest.raises(Refused, match="."):
        submit(definer, code="needs.raised")
    for given, field in (
        ({"counts": "needs.need.sold"}, "counts"), ({"how": "share"}, "base"), ({"code": "Signed!"}, "code"),
        ({"counts": "needs.need.signed * no.rule"}, "counts"),
    ):  # fmt: skip
        with pytest.raises(Refused) as refused:
            submit(definer, **given)
        assert refused.value.field == field
    with pytest.raises(Invalid):
        submit(definer, source="")


def test_one_that_is_not_public_is_told_to_staff_alone(town, definer):
    submit(definer)
    ref = organisations.tree().get(town.place.street.pk)
    assert "street.signed" not in {one.code for one in definitions(town.bob, ref, today())}
    assert "street.signed" in {one.code for one in definitions(definer, ref, today())}


def test_what_a_field_is_worth_may_stand_below_the_line(town, definer, monkeypatch):
    """For 1,000 households: the households are a field of the body; where nobody recorded them there is no figure."""
    submit(definer, how="per", base="= tests.households", scale=1000)
    testing.working(town)
    ref = organisations.tree().get(town.place.community.pk)
    one = definition("street.signed", None, ref, today())
    assert answer(None, ref, one, latest("month", True)).now.value is None
    households = Field(code="tests.households", title="户", value=lambda body, first, until: Known(2000))
    monkeypatch.setitem(FIELDS, "tests.households", households)
    assert answer(None, ref, one, latest("month", True)).now.value == 0.5
