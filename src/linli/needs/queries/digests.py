"""The public digests: what a desk decided to make known. No other field of a need leaves through here."""

from typing import Any

from django.db.models import Q, QuerySet

from linli.needs.models import Need
from linli.needs.queries.choosing import categories
from linli.needs.states import VOICED

PUBLIC = (
    "public_title",
    "public_text",
    "public_reply",
    "published_at",
    "category",
    "state",
    "outcome",
    "area",
    "reporters_n",
    "body__name",
    "body__area_code",
)


def digests(
    words: str = "", category: int | None = None, area: str = "", *, voiced: bool = False
) -> QuerySet[Need]:
    """Published digests that hold all the words, of a category or group, of an area; ``voiced``: only those that a
    mass or social organisation raised for its members."""
    rows = Need.objects.filter(published_at__isnull=False).select_related("body").only(*PUBLIC)
    if voiced:
        rows = rows.filter(origin__in=VOICED)
    for word in words.split()[:6]:
        held = (
            Q(public_title__icontains=word) | Q(public_text__icontains=word) | Q(public_reply__icontains=word)
        )
        rows = rows.filter(held)
    if category:
        rows = rows.filter(
            category__in=[one.id for one in categories().values() if category in (one.id, one.parent)]
        )
    return rows.filter(area__startswith=area) if area else rows


def latest(rows: QuerySet[Any], most: int = 50) -> list[Need]:
    """The newest digests, for a feed."""
    return list(rows.order_by("-published_at", "-id")[:most])
