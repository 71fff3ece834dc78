"""The code on a receipt: easy to read out on the telephone, too long to guess."""

import secrets
import unicodedata

SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # without what looks alike: I and 1, O and 0
LENGTH = 12


def slip_code(drawn: int | None = None) -> str:
    """Twelve signs in three groups; of a number already drawn, or by lot."""
    left = secrets.randbelow(len(SIGNS) ** LENGTH) if drawn is None else drawn
    signs = ""
    for _sign in range(LENGTH):
        left, at = divmod(left, len(SIGNS))
        signs += SIGNS[at]
    return "-".join(signs[n : n + 4] for n in range(0, LENGTH, 4))


def plain_code(code: str) -> str:
    """A code as somebody typed it: any case, full width, with or without hyphens."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", code).upper() if sign.isalnum())
