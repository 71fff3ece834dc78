"""Every way in which an act says no. Each message says what is wrong and what to do.

Refused (422)          a rule was not met; shown on the form, nothing is lost
├── NotYours (403)     the reader may see the thing, but not do this
├── NotNow (409)       the thing is no longer in a state that allows it
├── NotFound (404)     the thing does not exist, or not for this reader
└── TooMany (429)      too often from here; come back later
"""

from typing import Any


class Refused(Exception):
    """A rule was not met. ``message`` is a lazy translated sentence; ``field`` names the input it is about."""

    status = 422

    def __init__(self, message: Any, *, field: str | None = None, code: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.field = field
        self.code = code or type(self).__name__


class NotYours(Refused):
    status = 403


class NotNow(Refused):
    status = 409


class NotFound(Refused):
    status = 404


class TooMany(Refused):
    """``after`` is the number of seconds to wait."""

    status = 429

    def __init__(self, message: Any, *, after: int, field: str | None = None) -> None:
        super().__init__(message, field=field)
        self.after = after
