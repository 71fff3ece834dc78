import pytest
from django.db.transaction import atomic

from linli.kernel.refusals import NotNow, NotYours
from linli.people.acts import (
    end_visit,
    open_visit,
)
from linli.people.queries import open_visit_of


def test_it_closes_the_page(bob, at_counter):
    visit = open_visit(at_counter(bob), name="老人家").noun
    end_visit(at_counter(bob), visit)
    assert open_visit_of(bob.pk) is None


def test_it_refuses_colleagues(ann, bob, at_counter):
    with pytest.raises(NotYours), atomic():
        end_visit(at_counter(ann), open_visit(at_counter(bob), name="老人家").noun)


def test_it_waits_for_an_open_one(bob, at_counter):
    visit = open_visit(at_counter(bob), name="老人家").noun
    end_visit(at_counter(bob), visit)
    with pytest.raises(NotNow), atomic():
        end_visit(at_counter(bob), visit)
