"""Indicators as answers to a table that arrives: their names, and a value with what is behind it."""

from collections.abc import Iterator
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from linli.kernel.clock.periods import Period
from linli.kernel.ledgers import Known
from linli.organisations.queries import BodyRef
from linli.records.queries.counting import count
from linli.records.queries.indicators import Definition, all_definitions, definition


def offered(ref: BodyRef, on: date) -> Iterator[Definition]:
    """Those that hold for a body on a day."""
    chain = {int(one) for one in ref.path.split("/") if one}
    return (
        one for one in all_definitions() if one.holds(on) and (one.body_id is None or one.body_id in chain)
    )


def known(code: str, ref: BodyRef, first: date, until: date) -> Known | None:
    """What an indicator is worth in any whole days [first, until), for who reads records there."""
    period = Period(first, until)
    one = definition(code, None, ref, period.last)
    if one is None:
        return None
    figure = count([one], [ref.id], [period]).figure(one, ref.id, [0])
    asked = urlencode({"body": ref.id, "period": period.code})
    link = f"{reverse('records:indicator', args=[code])}?{asked}"
    return Known(figure.value, link, period.last, one.source) if figure.is_told else None
