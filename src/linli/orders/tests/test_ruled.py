"""Numbers of the rulebook: changing one changes what happens."""

from datetime import timedelta

from linli.kernel.clock import today
from linli.kernel.testing import set_rule
from linli.orders import acts


def test_the_form_proposes_how_long_an_agreement_lasts(market):
    assert acts.draft_agreement.form(actor=market.uma).initial["ends"] == today() + timedelta(days=364)
    set_rule("orders.agreement.proposed", 90)
    assert acts.draft_agreement.form(actor=market.uma).initial["ends"] == today() + timedelta(days=89)
