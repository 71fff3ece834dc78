"""The main job from end to end, through the acts."""

import pytest

from linli.kernel.journal.models import Entry
from linli.kernel.testing import statements
from linli.needs import acts, testing


@pytest.fixture
def town(db):
    return testing.a_town()


def test_it_goes_from_a_voice_to_a_rating(town):
    need = testing.closed(town)
    assert (need.state, need.outcome) == ("closed", "solved")
    kinds = list(
        Entry.objects.filter(noun_id=need.pk, noun="needs.need").order_by("id").values_list("kind", flat=True)
    )
    assert [kind.rpartition(".")[2] for kind in kinds] == [
        "raised", "dispatched", "signed", "contacted", "replied", "rated",
    ]  # fmt: skip


def test_each_step_costs_few_statements(town):
    testing.raised(town)
    with statements(10):
        need = testing.raised(town)
    with statements(10):
        acts.dispatch(town.sue, need, body=town.place.community.pk)
    with statements(12):
        acts.sign(town.ann, need)
