"""The nouns of needs."""

from linli.needs.models.agency import AgencyCase, AgencyPaper
from linli.needs.models.catalogue import Category, Route
from linli.needs.models.desk import ReplyTemplate, SavedFilter
from linli.needs.models.hearing import Rating, RatingLink, Reporter
from linli.needs.models.items import Item
from linli.needs.models.need import Need, NeedWords

__all__ = [
    "AgencyCase", "AgencyPaper", "Category", "Item", "Need", "NeedWords", "Rating", "RatingLink", "ReplyTemplate",
    "Reporter", "Route", "SavedFilter",
]  # fmt: skip
