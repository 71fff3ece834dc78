"""Pure decisions about mass organisations and the notices that they pass on."""

from collections.abc import Collection
from datetime import date

from django.utils.translation import gettext_lazy as _

from linli.kernel.refusals import NotNow, Refused
from linli.organisations.states import Kind
from linli.organisations.states_masses import CARRIERS, Strand

# What the names of mass organisations hold; they are set by the statutes of each.
_NAMES = {
    Strand.UNION: ("工会",),
    Strand.YOUTH: ("共青团", "团委", "团工委", "团支部", "团总支", "青年"),
    Strand.WOMEN: ("妇联", "妇女"),
}
_OF_KIND = {
    Kind.SOCIAL_ORGANISATION.value: Strand.SOCIAL,
    Kind.COMMUNITY_ORGANISATION.value: Strand.COMMUNITY,
}


def strand_of(kind: str, name: str) -> str:
    """Whom an organisation gathers, read from its kind and its name; empty: it is none of them."""
    if kind in _OF_KIND:
        return _OF_KIND[kind].value
    if kind != Kind.MASS_ORGANISATION:
        return ""
    found = (strand for strand, words in _NAMES.items() if any(word in name for word in words))
    return next(found, Strand.OTHER).value


def refuse_other_kinds(kinds: Collection[str]) -> None:
    """A notice goes to those who carry it on, and to nobody's employees."""
    if not kinds or not {*kinds} <= {kind.value for kind in CARRIERS}:
        raise Refused(_("Choose at least one kind of mass or social organisation."), field="kinds")


def refuse_above(own: str, under: str) -> None:
    """One tells those at or below one's own place."""
    if not under.startswith(own):
        raise Refused(
            _("This lies outside your own area. Choose your own organisation or one below it."), field="under"
        )


def refuse_nobody(n: int) -> None:
    if not n:
        raise Refused(
            _("No organisation of these kinds is entered there yet. Choose more kinds, or a wider area."),
            field="under",
        )


def refuse_past(until: date, today: date) -> None:
    if until < today:
        raise Refused(_("This day has passed. Choose a day still to come."), field="valid_until")


def refuse_over(in_force: bool, until: date, today: date) -> None:
    """What no longer holds is not passed on."""
    if not in_force:
        raise NotNow(_("This notice was withdrawn, so it is not passed on any more."))
    if until < today:
        raise NotNow(_("This notice is no longer valid, so it is not passed on any more."))


def refuse_not_addressed(kind: str, kinds: Collection[str], path: str, under: str) -> None:
    if kind not in kinds or not path.startswith(under):
        raise Refused(_("This notice is for other organisations. Yours does not pass it on."))


def refuse_twice(standing: bool) -> None:
    if standing:
        raise Refused(
            _("Your organisation has passed this on already. Take that back first to use other words.")
        )
