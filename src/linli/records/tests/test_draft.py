"""A request for data is prepared; the sender sees what need not be asked."""

import pytest

from linli.kernel.refusals import NotYours, Refused
from linli.records import acts, testing
from linli.records.models import Asked


def test_it_says_what_can_be_had_without_asking(town):
    request = testing.drafted(town)
    assert (request.state, request.cells, request.cells_known, request.cells_new) == ("drafted", 4, 2, 2)
    assert not Asked.objects.exists(), "nobody has it yet"


def test_it_says_how_often_the_same_was_asked_before(town):
    first = testing.requested(town)
    second = testing.drafted(town)
    assert (first.before_same, second.before_same, second.before_other) == (0, 1, 0)
    from_above = acts.draft(
        town.dora, file=testing.file(testing.a_form(testing.TABLE, [*testing.KNOWN, *testing.ASKED])), days=5,
        to=[town.place.street.pk],
    ).noun  # fmt: skip
    assert (from_above.before_same, from_above.before_other) == (0, 1)


def test_it_refuses_a_time_that_is_too_short_nobody_and_those_who_are_not_below(town):
    with pytest.raises(Refused) as refused:
        testing.drafted(town, days=1)
    assert refused.value.field == "days"
    with pytest.raises(Refused):
        testing.drafted(town, to=[])
    with pytest.raises(NotYours):
        testing.drafted(town, to=[town.place.district.pk])


def test_it_refuses_communities_that_ask_and_everybody_else(town):
    for one in (town.ann, town.bob):
        with pytest.raises(NotYours):
            acts.draft(one, file=testing.file(testing.a_form("表", [])), days=5, to=[town.place.other.pk])


def test_the_sender_reads_it_from_the_record_instead(town):
    request = testing.drafted(town, testing.a_form(testing.TABLE, [("受理数（件）", "")]))
    filling = acts.read_instead(town.sue, request=request.pk).noun
    assert filling.body_id == town.place.street.pk
    assert acts.confirm(town.sue, filling).noun.state == "filled"
