"""A change is the next edition, from a day on."""

from datetime import timedelta

import pytest

from linli.kernel.clock import today
from linli.kernel.refusals import NotYours, Refused
from linli.organisations import queries as organisations
from linli.organisations.testing import holding
from linli.people.testing import person
from linli.records import acts
from linli.records.models import Indicator
from linli.records.queries.indicators import definition

SAID = ("name", "name_en", "counts", "base", "how", "scale", "unit", "unit_en", "grain", "small", "is_public", "have",
        "service", "task", "source")  # fmt: skip


def said(one, **changed):
    return {name: getattr(one, name) for name in SAID} | {"valid_from": today()} | changed


@pytest.fixture
def late(town):
    return Indicator.objects.get(code="needs.late")


def test_it_ends_the_row_and_writes_the_next(town, definer, late):
    day = today() + timedelta(days=10)
    acts.change_indicator(definer, late, **said(late, name="超期件", valid_from=day))
    first, second = Indicator.objects.filter(code="needs.late").order_by("edition")
    assert (first.valid_to, second.valid_from, second.edition) == (day - timedelta(days=1), day, 2)
    ref = organisations.tree().get(town.place.street.pk)
    assert definition("needs.late", None, ref, today()).zh == "超期答复"
    assert definition("needs.late", None, ref, day).zh == "超期件"


def test_it_refuses_to_change_what_was_told(definer, late):
    with pytest.raises(Refused) as refused:
        acts.change_indicator(definer, late, **said(late, valid_from=today() - timedelta(days=1)))
    assert refused.value.field == "valid_from"
    with pytest.raises(Refused):
        acts.change_indicator(definer, late, **said(late, counts="needs.need.sold"))
    assert Indicator.objects.filter(code="needs.late").count() == 1


def test_it_waits_for_those_who_define_at_the_root(town, definer, late):
    """A district cannot change what holds for the whole city."""
    officer = holding(person("Di Strict"), town.place.district, "district_officer")
    with pytest.raises(NotYours):
        acts.change_indicator(officer, late, **said(late, name="x"))
    done = acts.change_indicator(definer, late, **said(late, name="x"))
    with pytest.raises(Refused):
        acts.change_indicator(
            definer, done.noun, **said(late, name="y", valid_from=today() + timedelta(days=9))
        )


def test_its_page_is_filled_with_what_holds_now(definer, late):
    form = acts.change_indicator.form(actor=definer, noun=late)
    assert form.initial["counts"] == late.counts and form.initial["name"] == late.name
