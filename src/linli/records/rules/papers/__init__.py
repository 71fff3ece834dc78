"""Pure decisions about papers: what a text says, how a template becomes a text, when a paper is ready."""

from linli.records.rules.papers.document import Document
from linli.records.rules.papers.drafting import BLANK, Asked, Given, asked, fill, refuse_template, rows_of
from linli.records.rules.papers.ready import blanks, length, refuse_unready, strangers
from linli.records.rules.papers.text import (
    Block,
    Kind,
    Run,
    bare,
    clean,
    clean_line,
    named,
    overwritten,
    read,
    with_values,
)

__all__ = [
    "BLANK", "Asked", "Block", "Document", "Given", "Kind", "Run", "asked", "bare", "blanks", "clean", "clean_line",
    "fill",
    "length", "named", "overwritten", "read", "refuse_template", "refuse_unready",
    "rows_of", "strangers", "with_values",
]  # fmt: skip
