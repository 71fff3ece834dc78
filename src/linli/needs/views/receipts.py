"""Receipts that this browser has shown: with them somebody without an account sees what is theirs."""

from typing import Any

from django.http import HttpRequest

from linli.kernel.actors import Actor
from linli.kernel.privacy.cipher import SealBroken, seal, unseal
from linli.kernel.web.shown import show
from linli.needs import queries

CONTEXT = "needs.receipt"
CODES = 5


def take(request: HttpRequest, need: Any) -> None:
    """Somebody has just raised or joined it here: keep the code for the page that tells it."""
    if not hasattr(need, "receipt_code"):  # a repeat of which the code cannot be told again
        return
    part = queries.by_code(need.receipt_code)
    if part is not None:
        hold(request, part)
    codes = request.session.get("codes", {})
    codes[str(need.pk)] = seal(need.receipt_code, CONTEXT)
    request.session["codes"] = dict(list(codes.items())[-CODES:])


def hold(request: HttpRequest, part: Any) -> None:
    """From now on this browser sees the need as one of those whose matter it is."""
    show(request, ("needs.need", part.need_id), ("needs.reporter", part.pk))


def code_of(request: HttpRequest, pk: int) -> str:
    """The code of a receipt taken here in this session; empty when there is none."""
    try:
        sealed = request.session.get("codes", {}).get(str(pk), "")
        return unseal(sealed, CONTEXT) if sealed else ""
    except SealBroken:
        return ""


def holding(actor: Actor, need: Any, part: Any) -> Actor:
    """The actor who was found to have a part in a need, so that nobody asks again."""
    return actor.holding(("needs.need", need.pk), ("needs.reporter", part.pk))
