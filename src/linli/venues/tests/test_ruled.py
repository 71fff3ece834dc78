"""Numbers of the rulebook: changing one changes what happens."""

from datetime import timedelta

import pytest

from linli.kernel.clock import now, today
from linli.kernel.refusals import Refused
from linli.kernel.testing import set_rule
from linli.venues import acts


def blocked(house, ago):
    begins = now() - ago
    return acts.block(
        house.ann, venue=house.room, begins=begins, ends=now() + timedelta(hours=1), purpose="粉刷"
    )


def test_how_far_back_a_place_is_kept_out_of_use(house):
    with pytest.raises(Refused):
        blocked(house, timedelta(minutes=90))
    set_rule("venues.block.back", 2)
    assert blocked(house, timedelta(minutes=90)).noun.pk


def test_when_the_next_safety_check_is_proposed(house):
    assert _proposed(house) == today() + timedelta(days=365)
    set_rule("venues.check.every", 180)
    assert _proposed(house) == today() + timedelta(days=180)


def _proposed(house):
    return acts.enter_check.form(actor=house.ann).fields["next_on"].initial
