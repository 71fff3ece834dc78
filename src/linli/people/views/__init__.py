"""The pages of people: my own, the counter's, and those around signing in."""

from typing import Any

from linli.kernel.actors import Actor
from linli.kernel.acts import offers
from linli.kernel.nouns import Noun
from linli.kernel.web.acting import address


def buttons(actor: Actor, noun: Noun, *kinds: str) -> list[dict[str, Any]]:
    """The acts on offer now, of these kinds if any are named, as parts/offers.html takes them."""
    return [
        {"label": one.label, "url": address(one, noun), "primary": one.primary, "danger": one.danger}
        for one in offers(actor, noun)
        if not kinds or one.kind in kinds
    ]
