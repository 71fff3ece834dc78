"""What others may ask of records."""

from linli.records.queries.answers import ASKED, FILLED, PARTLY, PROPOSED, WHY, Answer, Filled, Plan
from linli.records.queries.candidates import SOURCES, Source
from linli.records.queries.plans import plan

__all__ = [
    "ASKED",
    "FILLED",
    "PARTLY",
    "PROPOSED",
    "SOURCES",
    "WHY",
    "Answer",
    "Filled",
    "Plan",
    "Source",
    "plan",
]
