"""The nouns of records."""

from linli.records.models.exports import Export

__all__ = ["Export"]
