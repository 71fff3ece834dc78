"""A whole number as people and programs write it."""

from typing import Any

LONGEST = 18  # figures that every id of the database has room for


def whole(text: Any) -> int | None:
    """The number that ``text`` writes in plain figures, else None. "²" and "٣" are no figures here."""
    told = str(text)
    return int(told) if told.isascii() and told.isdigit() and len(told) <= LONGEST else None
