"""What others may ask of records."""

from linli.records.queries.answers import ASKED, FILLED, PARTLY, PROPOSED, WHY, Answer, Filled, Plan
from linli.records.queries.asking import ledger_list, ledger_page
from linli.records.queries.candidates import SOURCES, Source
from linli.records.queries.exports import exports_seen
from linli.records.queries.plans import plan

__all__ = [
    "ASKED", "FILLED", "PARTLY", "PROPOSED", "SOURCES", "WHY", "Answer", "Filled", "Plan", "Source",
    "exports_seen", "ledger_list", "ledger_page", "plan",
]  # fmt: skip
