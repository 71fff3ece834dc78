"""Words to the two sides of an order: to a body's desk, or to a person, in their language."""

from typing import Any

from linli.kernel.acts import Word
from linli.kernel.clock import local
from linli.kernel.delivery.outbox import phrase
from linli.orders.models import Order
from linli.orders.states import Side

GIVER, TAKER = Side.GIVER, Side.TAKER


def to(order: Order, side: str, subject: Any, text: Any = "", **values: Any) -> Word:
    """Word to one side. ``subject`` and ``text`` may name the thing and its time."""
    known = {"title": order.title, "when": when_of(order), "where": order.place_words, **values}
    body, person = (
        (order.giver_body_id, order.giver_person_id)
        if side == GIVER
        else (order.taker_body_id, order.taker_person_id)
    )
    return Word(
        phrase(subject, **known), phrase(text, **known) if text else "", order.get_absolute_url(),
        to_person=person, to_body=body,
    )  # fmt: skip


def both(order: Order, subject: Any, text: Any = "", **values: Any) -> list[Word]:
    return [to(order, GIVER, subject, text, **values), to(order, TAKER, subject, text, **values)]


def asker(order: Order, subject: Any, text: Any = "", **values: Any) -> Word:
    """To who placed it."""
    return to(order, order.side, subject, text, **values)


def asked(order: Order, subject: Any, text: Any = "", **values: Any) -> Word:
    """To the one of whom it was asked."""
    return to(order, GIVER if order.side == TAKER else TAKER, subject, text, **values)


def when_of(order: Order) -> str:
    return f"{local(order.begins_at):%Y-%m-%d %H:%M}" if order.begins_at else ""
