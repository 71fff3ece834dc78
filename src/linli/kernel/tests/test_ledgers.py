"""Ledgers and fields are declared once, and columns beyond the ledger's own right stay away."""

import pytest

from linli.kernel.ledgers import Column, Field, Ledger, declare
from linli.kernel.tests.lamps import ANN, DAN, Lamp

LAMPS = Ledger(
    code="tests.lamps",
    title="Lamps",
    source="Lamps that were hung.",
    level="P1",
    permission="lamps.keep",
    rows=lambda path, first, until: Lamp.objects.all(),
    columns=(
        Column(code="name", title="Name", value=lambda lamp: lamp.name),
        Column(code="watts", title="Watts", value=lambda lamp: lamp.watts, permission="lamps.measure"),
    ),
)


def test_it_opens_to_whoever_holds_the_permission_there():
    assert (
        LAMPS.opens_to(ANN, "/1/7/") and not LAMPS.opens_to(ANN, "/1/8/") and not LAMPS.opens_to(DAN, "/1/7/")
    )


def test_it_leaves_out_columns_that_need_more():
    assert [one.code for one in LAMPS.columns_for(ANN, "/1/7/")] == ["name"]


def test_it_refuses_the_same_code_twice():
    field = Field(code="tests.twice", title="Twice", value=lambda body, first, until: None)
    declare(field)
    with pytest.raises(ValueError, match=r"tests\.twice"):
        declare(field)
