"""The nouns of venues."""

from linli.venues.models.booking import Booking, Taking
from linli.venues.models.hours import Closing, Opening, Terms
from linli.venues.models.place import Site, Space
from linli.venues.models.rounds import Application, Round, Wish
from linli.venues.models.series import Series, Skipped
from linli.venues.models.standards import Check, Measure, Plan
from linli.venues.models.venue import Venue
from linli.venues.models.visits import Desk, Slip, Visit

__all__ = [
    "Application", "Booking", "Check", "Closing", "Desk", "Measure", "Opening", "Plan", "Round", "Series", "Site",
    "Skipped", "Slip", "Space", "Taking", "Terms", "Venue", "Visit", "Wish",
]  # fmt: skip
