"""On what stands that which is asked of a level below: an item of the list, a legal basis (DOMAIN.md 1, rule 3).

A table and a task need both; what lacks one may be declined in one click, and the decline is seen above the sender.
"""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.kernel.refusals import Refused


class Grounded(models.Model):
    """A noun that names its ground, or does not."""

    list_item = models.CharField(_("Item of the list of what may be asked"), max_length=200, blank=True)
    basis = models.CharField(_("Legal basis"), max_length=300, blank=True)

    class Meta:
        abstract = True

    @property
    def is_grounded(self) -> bool:
        """Whether both are named."""
        return bool(self.list_item.strip() and self.basis.strip())

    def set_ground(self, list_item: str, basis: str) -> None:
        """Name both; one alone is refused."""
        refuse_groundless(list_item, basis)
        self.list_item, self.basis = list_item.strip(), basis.strip()


def refuse_groundless(list_item: str, basis: str) -> None:
    """Asking again after a decline takes what was missing."""
    if not (list_item.strip() and basis.strip()):
        raise Refused(
            _("It was declined because item or basis was missing. Name both to ask again."), field="basis"
        )


def told_of_decline(sender: int, tree: Any, *others: int) -> list[int]:
    """The bodies that hear of a decline: the sender, the level above the sender, and whom else it concerns."""
    above = tree.above(sender)
    return list(dict.fromkeys([sender, *([above.id] if above else []), *others]))
