"""What may be published, by the thresholds that the rulebook sets: for pages, plots, exports and the API alike."""

from collections.abc import Mapping
from typing import Any

from linli.kernel import rulebook
from linli.kernel.privacy.suppress import Share, Table, share, suppress_cells, suppress_table


def threshold(restricted: bool = False) -> int:
    """The smallest count of people that may be shown; larger for hardship, disability and minors."""
    return int(rulebook.get("privacy.suppress.restricted" if restricted else "privacy.suppress.small").number)


def publish_cells(counts: Mapping[Any, int], *, restricted: bool = False) -> Table:
    """A list of counts with its total, fit to be published."""
    return suppress_cells(counts, threshold(restricted))


def publish_table(counts: Mapping[Any, Mapping[Any, int]], *, restricted: bool = False) -> Table:
    """A table of rows and columns with the totals of both, fit to be published."""
    return suppress_table(counts, threshold(restricted))


def publish_share(successes: int, n: int) -> Share:
    """A share with its interval; none on too few."""
    return share(successes, n, int(rulebook.get("privacy.percent_n").number), threshold())
