"""Seats with a waiting list: one shape for signing up, registering, enrolling, and for a room that falls free.

A thing has so many seats. Whoever asks takes one, or waits in a line. A seat that falls free is held for the next
in the line for a set time, then for the one after. Nothing of it hangs on a timer: a hold that has run out counts
as none from that moment, whoever reads it, and whatever happens next at the thing settles the line first.
"""

from linli.kernel.seats.models import Seat, one_each, seated_once
from linli.kernel.seats.rules import HOLDING, LIVE, SEAT_MOVES, Line, SeatState, hold_until, place_in, settle

__all__ = [
    "HOLDING", "LIVE", "SEAT_MOVES", "Line", "Seat", "SeatState", "hold_until", "one_each", "place_in",
    "seated_once", "settle",
]  # fmt: skip
