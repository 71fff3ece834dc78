"""Receipt codes: twelve signs that somebody without an account keeps, and what they open.

A code is kept nowhere but as its blind index. A capability whose nouns have receipts declares how one is found:

    @opens
    def note_with(code):
        "The page that this code opens and what its holder has shown; None: not one of ours."
        return Opened(note.get_absolute_url(), (("meetings.walknote", note.pk),))
"""

import secrets
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

# No 0 O 1 I L U V: a code is read aloud on the telephone and copied from paper.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTWXYZ"
CODE_LENGTH = 12


def receipt_code(drawn: int | None = None) -> str:
    """A receipt code: 12 signs of 29, about 58 bits, in groups of four; of a number already drawn, or by lot."""
    signs, drawn = "", secrets.randbelow(len(ALPHABET) ** CODE_LENGTH) if drawn is None else drawn
    for _sign in range(CODE_LENGTH):
        drawn, at = divmod(drawn, len(ALPHABET))
        signs += ALPHABET[at]
    return "-".join(signs[i : i + 4] for i in range(0, CODE_LENGTH, 4))


def plain_code(code: str) -> str:
    """A code as somebody typed it: any case, full width, with or without hyphens."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", code).upper() if sign.isalnum())


def is_code(code: str) -> bool:
    """Whether it has the shape of one."""
    plain = plain_code(code)
    return len(plain) == CODE_LENGTH and set(plain) <= set(ALPHABET)


@dataclass(frozen=True)
class Opened:
    """Where a code leads, and what its holder has shown with it: (noun, id) pairs."""

    url: str
    shown: tuple[tuple[str, int], ...]


Find = Callable[[str], Opened | None]
_openers: list[Find] = []


def opens(find: Find) -> Find:
    """Declare how the codes of a capability's nouns are found."""
    _openers.append(find)
    return find


def opened(code: str) -> Opened | None:
    """What a code opens, in any capability that declared it."""
    return next((found for find in _openers if (found := find(code))), None) if is_code(code) else None
