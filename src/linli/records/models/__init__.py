"""The nouns of records."""

from linli.records.models.exports import Export
from linli.records.models.fillings import Filling, Question
from linli.records.models.indicators import Indicator
from linli.records.models.memory import Fact, Mapping
from linli.records.models.papers import Edition, Paper, PaperTemplate
from linli.records.models.requests import Asked, DataRequest

__all__ = [
    "Asked", "DataRequest", "Edition", "Export", "Fact", "Filling", "Indicator", "Mapping", "Paper",
    "PaperTemplate", "Question",
]  # fmt: skip
