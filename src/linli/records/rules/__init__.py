"""Pure decisions about tables that arrive: what is a head, what is asked, what is meant, how far that is sure."""

from linli.records.rules.layout import layouts
from linli.records.rules.matching import Candidate, Names, matched
from linli.records.rules.tables import Ask, Book, Cell, Layout, Match, Shape, Sheet, Spot
from linli.records.rules.times import Span, of_head, said

__all__ = [
    "Ask", "Book", "Candidate", "Cell", "Layout", "Match", "Names", "Shape", "Sheet", "Span", "Spot", "layouts",
    "matched", "of_head", "said",
]  # fmt: skip
