"""The nouns of organisations."""

from linli.organisations.models.area import Area
from linli.organisations.models.body import Body, Lineage, Relation
from linli.organisations.models.post import Post, Role

__all__ = ["Area", "Body", "Lineage", "Post", "Relation", "Role"]
