"""What venues show on the pages of organisations, places and bookings, and lend to the desk."""

from linli.venues.sections import desk, places, rooms, visits

__all__ = ["desk", "places", "rooms", "visits"]
