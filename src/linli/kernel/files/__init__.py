"""Files that leave the house: one set of writers for every list, ledger and board.

A ``Sheet`` says what is written; CSV, XLSX and JSON lines say the same figures of it, in bounded memory.
"""

from linli.kernel.files.answer import FORMATS, Format, answer, known, write
from linli.kernel.files.cells import CHINESE, ISO, Value, harmless, said, told
from linli.kernel.files.sheet import Head, Sheet, Sums

__all__ = [
    "CHINESE", "FORMATS", "ISO", "Format", "Head", "Sheet", "Sums", "Value", "answer", "harmless", "known",
    "said", "told", "write",
]  # fmt: skip
