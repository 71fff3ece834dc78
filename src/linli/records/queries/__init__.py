"""What others may ask of records."""

from linli.records.queries.answers import ASKED, FILLED, PARTLY, PROPOSED, WHY, Answer, Filled, Plan
from linli.records.queries.asking import ledger_list, ledger_page
from linli.records.queries.burden import burden_of
from linli.records.queries.candidates import SOURCES, Source
from linli.records.queries.exports import exports_seen
from linli.records.queries.memory import facts_seen, mappings_seen
from linli.records.queries.plans import plan
from linli.records.queries.tables import asked_seen, fillings_seen, requests_seen

__all__ = [
    "ASKED", "FILLED", "PARTLY", "PROPOSED", "SOURCES", "WHY", "Answer", "Filled", "Plan", "Source",
    "asked_seen", "burden_of", "exports_seen", "facts_seen", "fillings_seen", "ledger_list", "ledger_page",
    "mappings_seen", "plan", "requests_seen",
]  # fmt: skip
