"""A cell goes to the colleague whom it concerns."""

import pytest

from linli.kernel.delivery.models import Delivery
from linli.kernel.queries import visible
from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.organisations.testing import holding
from linli.people.testing import person
from linli.records import acts, testing


@pytest.fixture
def lin(town):
    """A colleague whose post fills no tables."""
    return holding(person("Lin Linlin"), town.place.community, "auditor")


def test_it_reaches_the_colleague_who_answers_only_that(town, lin):
    filling = testing.confirmed(town.ann)
    first, second = testing.missing(filling)
    acts.ask_around(town.ann, filling, person=lin.person_id, cells=[first.n])
    letter = Delivery.objects.get(to_person=lin.person_id, noun="records.filling")
    assert letter.link == f"/desk/tables/{filling.pk}/ask/"
    done = acts.answer(lin, filling, **{f"a{first.n}": "3", f"a{second.n}": "4"}).noun
    assert [one.n for one in testing.missing(done)] == [second.n], "only what they were asked"


def test_it_refuses_a_cell_that_was_answered_meanwhile(town, lin):
    filling = testing.confirmed(town.ann)
    first = testing.missing(filling)[0]
    acts.answer(town.ann, filling, **{f"a{first.n}": "3"})
    with pytest.raises(Refused):
        acts.ask_around(town.ann, filling, person=lin.person_id, cells=[first.n])


def test_it_refuses_others_and_tables_not_confirmed(town, lin):
    filling = testing.taken_in(town.ann)
    with pytest.raises(NotNow):
        acts.ask_around(town.ann, filling, person=lin.person_id, cells=[2])
    acts.confirm(town.ann, filling)
    with pytest.raises(NotYours):
        acts.ask_around(testing.neighbour(town), filling, person=lin.person_id, cells=[2])
    assert not visible("records.filling", town.bob).exists()
