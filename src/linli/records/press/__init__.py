"""Papers as files in the layout of GB/T 9704-2012: Word and PDF, from the same blocks as the page."""

from linli.records.press.pdf import missing_signs, pdf_of
from linli.records.press.word import word_of

__all__ = ["missing_signs", "pdf_of", "word_of"]
