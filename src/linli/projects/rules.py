"""What may be refused of projects and milestones; whether needs fell. Pure."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel.refusals import NotNow, Refused


def refuse_end(ends_on: date, today: date, furthest: timedelta) -> None:
    if ends_on < today:
        raise Refused(_("That day is past. Say by when it can be done."), field="ends_on")
    if ends_on > today + furthest:
        raise Refused(
            _("That is more than %(n)s days ahead. Check the year.") % {"n": furthest.days}, field="ends_on"
        )


def refuse_unsourced(money: Decimal, source: str) -> None:
    if money and not source.strip():
        raise Refused(_("Say where the money is to come from."), field="money_source")


def refuse_own_helper(lead: int, helpers: Iterable[int]) -> None:
    if lead in helpers:
        raise Refused(_("Who leads it need not be named once more among the helpers."), field="helpers")


def refuse_over(live: bool) -> None:
    """Nothing more happens to what was declined, taken back or brought to an end."""
    if not live:
        raise NotNow(_("This project has come to its end; look at what came of it."))


def refuse_nothing(many: Collection[Any], field: str) -> None:
    if not many:
        raise Refused(_("Choose what is to be joined."), field=field)


def refuse_joined(numbers: Iterable[str], field: str = "needs") -> None:
    """A need stands in one project at a time, so that whoever asked hears from one place."""
    told = "、".join(numbers)
    if told:
        raise Refused(
            _("Already part of a project that is under way: %(numbers)s. Leave it out here.")
            % {"numbers": told},
            field=field,
        )


def refuse_milestone_day(due_on: date, today: date, ends_on: date) -> None:
    """A milestone lies ahead, within the project."""
    if due_on < today:
        raise Refused(_("That day is past. A milestone lies ahead."), field="due_on")
    if due_on > ends_on:
        raise Refused(
            _("The project ends on %(day)s. Give an earlier day, or change the plan first.")
            % {"day": ends_on.isoformat()},
            field="due_on",
        )


def refuse_same_day(before: date, due_on: date) -> None:
    if before == due_on:
        raise Refused(_("It is due on that day already."), field="due_on")


def refuse_not_missed(is_missed: bool) -> None:
    if not is_missed:
        raise NotNow(_("Its day has not passed. Where it cannot be kept, move it and say why."))


def refuse_told(told_for: date | None, due_on: date) -> None:
    if told_for == due_on:
        raise NotNow(_("They were told already."))


def refuse_beyond_end(ends_on: date, open_days: Iterable[tuple[str, date]]) -> None:
    """A plan that ends earlier leaves no milestone behind its end."""
    for title, due_on in open_days:
        if due_on > ends_on:
            raise Refused(
                _("The milestone “%(title)s” would lie after the end. Move it first.") % {"title": title},
                field="ends_on",
            )


def refuse_open(titles: Iterable[str]) -> None:
    """What is done has no open milestone."""
    told = "、".join(titles)
    if told:
        raise NotNow(
            _("Still open: %(titles)s. Say that they are reached, or why they are no longer needed.")
            % {"titles": told}
        )


def refuse_year(year: int, this_year: int) -> None:
    if not this_year - 1 <= year <= this_year + 1:
        raise Refused(_("A list is of last year, this year or the next one."), field="year")


def refuse_listed(years: Collection[int]) -> None:
    if years:
        raise NotNow(_("It stands on a list already. What is not finished is carried over to the next one."))


def refuse_not_later(years: Collection[int], year: int) -> None:
    """Carried over is what stood on the list of an earlier year."""
    if not years:
        raise NotNow(_("It stands on no list yet, so it cannot be carried over."))
    if year <= max(years):
        raise Refused(_("It stands on the list of %(year)s already.") % {"year": max(years)}, field="year")


def refuse_covered(taken: str) -> None:
    """One live project for one kind of matter in one place."""
    if taken:
        raise NotNow(_("A project for this kind of matter there is under way: %(title)s.") % {"title": taken})


def refuse_half_known(*parts: Any) -> None:
    if any(parts) and not all(parts):
        raise Refused(_("Name both what the needs are about and where, with their days."))


@dataclass(frozen=True)
class Fall:
    """How many needs of one kind and place came in before a project was adopted, and since it was done."""

    before: int
    after: int
    days: int  # counted since it was done
    of: int  # days that are compared

    @property
    def is_over(self) -> bool:
        return self.days >= self.of

    @property
    def fell(self) -> bool:
        return self.is_over and self.after < self.before


def span_after(done: date, today: date, days: int) -> tuple[date, date]:
    """The days after it was done that are over, at most ``days`` of them: [first, until)."""
    first = done + timedelta(days=1)
    return first, max(first, min(first + timedelta(days=days), today))
