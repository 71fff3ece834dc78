"""Files of tables: read as grids, filled in place, so that all else in the file stays as it arrived.

``read(data)`` gives a Book; ``write(data, writings)`` gives the same file with those cells set. Nothing in a file is
ever executed; what cannot be read safely is refused with one sentence (Refused).
"""

from linli.records.sheets.files import read, write
from linli.records.sheets.guard import kind_of
from linli.records.sheets.writing import Growth, Writing

__all__ = ["Growth", "Writing", "kind_of", "read", "write"]
