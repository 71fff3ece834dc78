"""A public body made known by a list of divisions."""

import pytest

from linli.kernel.actors import CLOCK
from linli.kernel.journal.history import history
from linli.kernel.refusals import NotYours
from linli.organisations.acts import load_body, load_divisions
from linli.organisations.models import Body
from linli.organisations.queries import tree
from linli.organisations.states import BodyState, Kind
from linli.organisations.tests.test_load_divisions import ROWS, silent


def a_public_body(place):
    path = f"{place.city.path}900001/"
    return Body(
        pk=900001, kind=Kind.DISTRICT_GOVERNMENT, name="西城区政府", area_code="110102", parent=place.city,
        path=path, state=BodyState.ACTIVE,
    )  # fmt: skip


def test_it_answers_at_once(place):
    load_body(CLOCK, body=a_public_body(place))
    assert tree().for_area("110102").id == 900001


def test_its_timeline_says_where_it_comes_from(db):
    load_divisions(ROWS, 2023, say=silent)
    [line] = history(Body.objects.get(area_code="110101"))
    assert str(line.sentence) != line.entry.kind


def test_it_refuses_everybody_but_the_house(place, ann):
    with pytest.raises(NotYours):
        load_body(ann, body=a_public_body(place))
