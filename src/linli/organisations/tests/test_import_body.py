"""A body founded by a line of a table."""

import pytest

from linli.kernel.acts import ACTS
from linli.kernel.journal.history import history
from linli.kernel.refusals import NotYours
from linli.organisations.acts import import_bodies, import_body
from linli.organisations.models import Body
from linli.organisations.queries import tree
from linli.organisations.states import BodyState, Kind

ROW = {"name": "服务站", "kind": "service_station", "parent": "东华门街道", "founded_on": "2026-01-04"}


def a_station(place):
    path = f"{place.street.path}900001/"
    return Body(
        pk=900001,
        kind=Kind.SERVICE_STATION,
        name="站",
        parent=place.street,
        path=path,
        state=BodyState.FOUNDED,
    )


def test_it_stands_in_the_tree_at_once(place, ann):
    import_body(ann, body=a_station(place))
    assert tree().above(900001).id == place.street.pk


def test_its_timeline_says_where_it_comes_from(place, ann):
    import_bodies(ann, [(2, ROW)])
    [line] = history(Body.objects.get(name="服务站"))
    assert line.sentence == ACTS["organisations.body.imported"].label


def test_it_refuses_those_who_may_not_import(place, dan):
    with pytest.raises(NotYours):
        import_body(dan, body=a_station(place))
