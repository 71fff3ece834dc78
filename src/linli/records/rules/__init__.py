"""Pure decisions about tables that arrive: what is a head, what is asked, what is meant, how far that is sure."""

from linli.records.rules.tables import Ask, Book, Cell, Layout, Match, Shape, Sheet, Spot

__all__ = ["Ask", "Book", "Cell", "Layout", "Match", "Shape", "Sheet", "Spot"]
