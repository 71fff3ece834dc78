"""What everybody may know of rates, so that nothing withheld follows from what is told (DOMAIN.md 2.6 and 4.1).

One rule for page, feed, file and API. *A month of a body is told* when at least needs.rates.publish_n people answered
in it, and neither the bodies beside it nor those above it would give a smaller number away. *Several months are told
together* only when each of them is told alone, or nobody answered in it.

So whatever answers are subtracted from each other, what comes out is a sum of months that are told anyway. And where
a body is withheld to cover its neighbour, all below it is withheld too, since its parts would add up to it.
"""

from collections.abc import Mapping
from datetime import date
from itertools import pairwise

from django.utils.translation import gettext_lazy as _

from linli.kernel.clock import today
from linli.kernel.clock.periods import Period, is_whole, month_of
from linli.kernel.privacy.suppress import suppress_cells
from linli.kernel.refusals import Refused
from linli.kernel.together import Asking, alone, gather
from linli.needs.queries import rates
from linli.organisations import queries as organisations
from linli.organisations.queries import BodyRef


def published(ref: BodyRef, *periods: Period) -> list[rates.Told]:
    """The rates of consecutive periods, the oldest first, as everybody may know them: one statement."""
    found: list[rates.Told] = alone(to_publish(ref, *periods))
    return found


def to_publish(ref: BodyRef, *periods: Period) -> Asking:
    """The same as a part of what a page asks together."""
    for one in periods:
        if not is_whole(one.first, one.until) or one.until > today():
            raise Refused(_("Figures are published for whole months that are over."), field="first")
    span = Period(periods[0].first, periods[-1].until)
    valid, found = yield from gather(
        [rates.to_be_valid(_around(ref), span), rates.to_period(ref.id, periods)]
    )
    dark = _dark(ref, valid)
    return [
        rates.told(
            figures, one.last, inside=False, hidden=any(one.first <= month < one.until for month in dark)
        )
        for one, figures in zip(periods, found, strict=True)
    ]


def _around(ref: BodyRef) -> set[int]:
    """A body, all above it, and what stands beside each of them."""
    tree = organisations.tree()
    chain = tree.chain(ref.id)
    return {one.id for one in chain} | {one.id for above in chain for one in tree.children(above.parent_id)}


def _dark(ref: BodyRef, valid: Mapping[date, Mapping[int, int]]) -> list[date]:
    """The first days of the months that are withheld."""
    return [
        month for month, told in valid.items() if _is_withheld(ref, told, rates.least(month_of(month).last))
    ]


def _is_withheld(ref: BodyRef, valid: Mapping[int, int], least: int) -> bool:
    """Whether a body with answers, or one above it, is small or covers a small one beside it."""
    if not valid.get(ref.id):
        return False
    chain = organisations.tree().chain(ref.id)
    if valid.get(chain[0].id, 0) < least:
        return True
    return any(_covers(above, one, valid, least) for above, one in pairwise(chain))


def _covers(above: BodyRef, one: BodyRef, valid: Mapping[int, int], least: int) -> bool:
    beside = {one.id, *(child.id for child in organisations.tree().children(above.id))}
    there = {pk: n for pk in beside if (n := valid.get(pk, 0)) > 0}
    own = valid.get(above.id, 0) - sum(there.values())  # what was rated at the desk above itself
    if own > 0:
        there[0] = own
    return suppress_cells(there, least).cells.get(one.id) is None
