"""What may be ordered, who gets a seat, why an offer fits a want: pure decisions."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel.refusals import NotNow, Refused
from linli.kernel.seats import Line, SeatState, settle
from linli.orders.states import OfferState, Provider, SessionState, WantState

FEWEST = 2  # signs of a reason that says something
KINDS: dict[str, Provider] = {
    "department": Provider.PUBLIC,
    "hotline_service": Provider.PUBLIC,
    "street_office": Provider.PUBLIC,
    "town_government": Provider.PUBLIC,
    "district_government": Provider.PUBLIC,
    "city_government": Provider.PUBLIC,
    "province_government": Provider.PUBLIC,
    "zone_administration": Provider.PUBLIC,
    "residents_committee": Provider.SELF,
    "villagers_committee": Provider.SELF,
    "supervision_committee": Provider.SELF,
    "service_station": Provider.SELF,
    "owners_committee": Provider.SELF,
    "property_committee": Provider.SELF,
    "mass_organisation": Provider.MASSES,
    "social_organisation": Provider.SOCIAL,
    "community_organisation": Provider.SOCIAL,
    "resident_unit": Provider.UNIT,
    "property_company": Provider.UNIT,
}


def provider_of(kind: str) -> Provider:
    """The kind of provider that a body is; without a body, a neighbour."""
    return KINDS.get(kind, Provider.PARTY) if kind else Provider.NEIGHBOUR


def refuse_short(reason: str, field: str = "reason") -> None:
    if len(reason.strip()) < FEWEST:
        raise Refused(_("Say the reason in a few words: the other side reads it."), field=field)


def refuse_fee(fee: Decimal, basis: str, is_neighbour: bool) -> None:
    """Free by default; whoever asks for money says on what basis, and a neighbour does not ask for any."""
    if fee < 0:
        raise Refused(_("A fee is not below zero."), field="fee")
    if fee and is_neighbour:
        raise Refused(
            _("Between neighbours it is free. Put zero, or let an organisation offer it."), field="fee"
        )
    if fee and not basis.strip():
        raise Refused(_("Say on what basis the fee is taken."), field="basis")


def refuse_days(first: date | None, last: date | None, today: date) -> None:
    if first and last and last < first:
        raise Refused(_("The last day lies before the first."), field="last_day")
    if last and last < today:
        raise Refused(_("The last day is past already. Choose a later one, or none."), field="last_day")


def refuse_off_menu(state: str, first: date | None, last: date | None, day: date) -> None:
    """Only what is on the menu is ordered."""
    if state == OfferState.WITHDRAWN:
        raise NotNow(_("This has been withdrawn from the menu. Look for something like it."))
    if state != OfferState.PUBLISHED:
        raise NotNow(_("This is not on the menu just now. Try again later."))
    if last and last < day:
        raise NotNow(_("The time of this offer is over. Look for something like it."))


def refuse_session(state: str, begins: datetime, now: datetime) -> None:
    if state == SessionState.CANCELLED:
        raise NotNow(_("This time was called off. Choose another one."))
    if begins <= now:
        raise NotNow(_("This time has begun already. Choose a later one."))


def refuse_many(how_many: int, most: int | None) -> None:
    if how_many < 1:
        raise Refused(_("For how many people? One at least."), field="how_many")
    if most is not None and how_many > most:
        raise Refused(
            _("That is more than there is room for. Put fewer people, or ask for two times."),
            field="how_many",
        )


def refuse_full(free: int, how_many: int, waits: bool) -> None:
    """The last place is given once; whoever comes after is told, and may wait."""
    if free < how_many and not waits:
        told = (
            _("All places are taken. You can wait: when one falls free it is held for you, and you are told.")
            if free < 1
            else _("Fewer places are left than you need. Put fewer people, choose another time, or wait.")
        )
        raise Refused(told, field="wait", code="full")


def refuse_span(begins: datetime, ends: datetime, now: datetime) -> None:
    if ends <= begins:
        raise Refused(_("It ends before it begins. Look at the times."), field="ends")
    if begins <= now:
        raise Refused(_("This begins in the past. Choose a time to come."), field="day")


def refuse_early(begins: datetime | None, now: datetime) -> None:
    if begins is not None and begins > now:
        raise NotNow(_("Its time has not come yet."))


def refuse_to_oneself(giver: tuple[Any, Any], taker: tuple[Any, Any]) -> None:
    if giver == taker:
        raise Refused(_("This is your own. Choose somebody else's."))


def refuse_closed_want(state: str) -> None:
    if state != WantState.OPEN:
        raise NotNow(_("This is no longer looked for."))


def settle_parties(rows: Iterable[Any], limit: int, now: datetime) -> Line:
    """The line of a session, where a group has all its seats or none; who fits comes before who does not.

    ``rows`` are live seats with ``claim_id``; those of one group stand together.
    """
    line = settle(rows := list(rows), limit, now)
    free = sorted([number for _row, number in line.offered] + line.free)
    waiting = sorted((one for one in rows if one.state == SeatState.WAITING), key=_turn)
    waiting += sorted(line.lapsed, key=_turn)
    found = Line(line.lapsed, [], free)
    for _claim, group in groupby(waiting, key=lambda one: one.claim_id):
        party = list(group)
        if len(party) <= len(found.free):
            found.offered += zip(party, found.free, strict=False)
            found.free = found.free[len(party) :]
    return found


def _turn(one: Any) -> tuple[datetime, int, int]:
    return one.order, one.claim_id, one.pk or 0


def is_stale(checked: datetime | None, now: datetime, term: timedelta) -> bool:
    """Whether nobody has said for so long that it still holds."""
    return checked is not None and checked + term <= now


def why(same_theme: bool, words: Sequence[str], near: Any) -> Any:
    """The reason for which an offer and a want are shown beside each other; None: there is none."""
    if words:
        return _("the same words: %(words)s") % {"words": "、".join(words)}
    return near if same_theme else None


def refuse_period(begins: date, ends: date, longest: int) -> None:
    """An agreement has a beginning and an end, and is looked at again before it has become a habit."""
    if ends <= begins:
        raise Refused(_("It ends before it begins. Look at the days."), field="ends")
    if (ends - begins).days > longest:
        raise Refused(_("That is very long. Put a shorter time; it can be renewed."), field="ends")


def refuse_overlap(spans: Iterable[tuple[date, date]], begins: date, ends: date) -> None:
    """Two bodies have one agreement at a time: the next begins when the one before is over."""
    for first, last in spans:
        if begins <= last and first <= ends:
            raise Refused(
                _(
                    "You two have an agreement from %(first)s to %(last)s already. Begin after it, or renew it."
                )
                % {"first": first.isoformat(), "last": last.isoformat()},
                field="begins",
            )
