"""Chinese full-text search: texts as sets of character bigrams in a tsvector, found through a GIN index.

A word of two characters is one bigram, so that it is found through the index; a longer word is all its bigrams.
"""

import re
import unicodedata
from operator import add
from typing import Any

from django.db import models

_WORDS = re.compile(r"[a-z0-9]+|[^\W\d_a-z]+", re.IGNORECASE)


def bigrams(text: str, *, ends: bool = False) -> list[str]:
    """The sorted set of bigrams (for Han and the like) and words (Latin letters, digits) of a text.

    With ``ends`` also the last character of each run, so that it is found when looked for by itself.
    """
    return sorted(_bigrams(text, ends))


def _bigrams(text: str, ends: bool) -> set[str]:
    found: set[str] = set()
    for run in _WORDS.findall(unicodedata.normalize("NFKC", text).lower()):
        if run.isascii():
            found.add(run[:40])
            continue
        found.update(map(add, run, run[1:]))
        if ends or len(run) == 1:
            found.add(run[-1])
    return found


class BigramField(models.Field):
    """A tsvector built from a list of bigrams; assign the text, search with ``contains_words``."""

    def db_type(self, connection: Any) -> str:
        return "tsvector"

    def get_prep_value(self, value: Any) -> Any:
        return bigrams(value, ends=True) if isinstance(value, str) else value

    def for_copy(self, value: Any) -> str:
        """A tsvector as COPY reads it: bigrams hold letters and digits only, so that nothing needs a quote."""
        return " ".join(_bigrams(value, ends=True) if isinstance(value, str) else value)

    def get_placeholder(self, value: Any, compiler: Any, connection: Any) -> str:
        return "array_to_tsvector(%s::text[])"


@BigramField.register_lookup
class ContainsWords(models.Lookup):
    """``search__words="停水 楼道"``: every bigram of the words is in the text. A single character is a prefix."""

    lookup_name = "words"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        left, params = self.process_lhs(compiler, connection)
        parts = [f"'{part}'{':*' if len(part) == 1 else ''}" for part in bigrams(str(self.rhs))]
        return f"{left} @@ %s::tsquery", (*params, " & ".join(parts))
