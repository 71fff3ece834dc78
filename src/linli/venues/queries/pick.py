"""A noun by its number, as forms want it."""

from typing import Any

from linli.venues.models import Site, Space, Venue

_ROWS = {
    "site": lambda: Site.objects.select_related("body"),
    "space": lambda: Space.objects.select_related("site__body", "parent"),
    "venue": lambda: Venue.objects.select_related("site__body"),
}


def one_of(kind: str, pk: int) -> Any:
    """The site, space or venue, or None. Places are public: whoever knows the number may know the place."""
    return _ROWS[kind]().filter(pk=pk).first()
