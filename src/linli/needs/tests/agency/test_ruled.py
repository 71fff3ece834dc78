"""Numbers of the rulebook: changing one changes what the forms of an errand propose."""

from datetime import timedelta

import pytest

from linli.kernel.clock import today
from linli.kernel.testing import set_rule
from linli.needs import acts


@pytest.mark.parametrize(
    ("code", "act", "field", "days"),
    [
        ("needs.agency.authorised", "authorise_agency", "until", 60),
        ("needs.agency.papers_proposed", "take_papers", "back_by", 30),
    ],
)
def test_what_a_form_proposes(desk, code, act, field, days):
    def proposed():
        return getattr(acts, act).form(actor=desk.ann).initial[field]

    assert proposed() == today() + timedelta(days=days)
    set_rule(code, 10)
    assert proposed() == today() + timedelta(days=10)
