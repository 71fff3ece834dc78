"""On what terms a venue is lent for a use."""

from typing import Any

from linli.venues.models import Terms


def terms_for(venue: Any, use: str = "") -> Terms | None:
    """The newest terms for a use, else those for every use. One statement."""
    rows = Terms.objects.filter(venue=venue, use__in=["", use]).order_by("-edition")
    newest: dict[str, Terms] = {}
    for one in rows:
        newest.setdefault(one.use, one)
    found = newest.get(use) or newest.get("")
    return found if found and found.text else None
