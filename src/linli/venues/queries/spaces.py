"""The tree of spaces: its leaves, and what stands over a space."""

from collections.abc import Iterable
from typing import Any

from linli.kernel.nouns import ids_of
from linli.venues.models import Space, Venue


def leaves_of(spaces: Iterable[Any]) -> list[int]:
    """The spaces without parts of their own at or below some spaces: what a booking takes. One statement."""
    some = list(spaces)
    if not some:
        return []
    paths = dict(Space.objects.filter(site=some[0].site_id).values_list("id", "path"))
    inner = {pk for path in paths.values() for pk in ids_of(path)[:-1]}
    below = {pk for pk, path in paths.items() if any(path.startswith(one.path) for one in some)}
    return sorted(below - inner)


def venues_over(space: Any) -> list[Venue]:
    """The venues made of a space or of something that it is part of. One statement."""
    return list(Venue.objects.filter(site=space.site_id, spaces__overlap=list(ids_of(space.path))))


def spaces_of(site: Any) -> list[Space]:
    """The tree of a site, each before its parts, by name."""
    rows = list(Space.objects.filter(site=site).order_by("name", "id"))
    names = {one.pk: (one.name, one.pk) for one in rows}
    return sorted(rows, key=lambda one: [names[pk] for pk in ids_of(one.path)])
