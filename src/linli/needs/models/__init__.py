"""The nouns of needs."""

from linli.needs.models.desk import ReplyTemplate, SavedFilter
from linli.needs.models.need import Category, Need, NeedWords, Route
from linli.needs.models.reporter import Rating, RatingLink, Reporter

__all__ = [
    "Category",
    "Need",
    "NeedWords",
    "Rating",
    "RatingLink",
    "ReplyTemplate",
    "Reporter",
    "Route",
    "SavedFilter",
]
