"""The nouns of organisations."""

from linli.organisations.models.area import Area
from linli.organisations.models.body import Body, Lineage, Relation
from linli.organisations.models.coverage import Site
from linli.organisations.models.handover import Handover, Item
from linli.organisations.models.liaison import Liaison, SiteVisit
from linli.organisations.models.notice import Notice, Passing
from linli.organisations.models.place import Neighbour, Point
from linli.organisations.models.post import Post, Role

__all__ = [
    "Area", "Body", "Handover", "Item", "Liaison", "Lineage", "Neighbour", "Notice", "Passing",
    "Point", "Post", "Relation", "Role", "Site", "SiteVisit",
]  # fmt: skip
