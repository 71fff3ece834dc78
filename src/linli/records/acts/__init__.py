"""Everything that can happen to the nouns of records. The only writer of this capability's tables."""

from linli.records.acts.exports import ask_export, fail_export, make_export, take_ledger
from linli.records.acts.making import make_file

__all__ = ["ask_export", "fail_export", "make_export", "make_file", "take_ledger"]
