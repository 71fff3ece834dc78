"""What venues give to the portrait and the course of an organisation."""

from linli.venues.portrait import lent, rooms

__all__ = ["lent", "rooms"]
