"""What a reader's desk says of one queue."""

from typing import Any

from linli.kernel.actors import Actor
from linli.kernel.web.waiting import waits


def queue(actor: Actor, key: str) -> dict[str, Any] | None:
    """The queue that was lent to the desk under ``key``, as this reader's desk shows it; None where nothing waits."""
    return next((one for one in waits(actor) if one["key"] == key), None)
