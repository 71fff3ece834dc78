"""What somebody typed, without the signs that cannot be seen and would only mislead."""

import re
import unicodedata
from typing import Any

from django import forms

# Control characters but line end and tab; marks that turn the writing round; signs without width or shape. The
# two joiners (200C, 200D) stay: some scripts and emoji are written with them.
_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ud800-\udfff]"
)
_BLANK = "\u115f\u1160\u2800\u3164\uffa0"  # letters that show nothing


def plain_text(text: str) -> str:
    """The text without signs that cannot be seen."""
    return _CONTROL.sub("", text).strip()


def says_something(text: str) -> bool:
    """Whether a letter, a figure or a sign is there to be read."""
    return any(unicodedata.category(sign)[0] in "LNPS" and sign not in _BLANK for sign in text)


class Typed(forms.CharField):
    """A text without the signs that cannot be seen: they are dropped, not refused."""

    def to_python(self, value: Any) -> str:
        return plain_text(super().to_python(value) or "")
