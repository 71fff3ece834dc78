"""Decisions about needs: values in, a value or a refusal out. Sources: DOMAIN.md 4.1 and the regulation it cites."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel.refusals import Refused
from linli.kernel.typed import plain_text, says_something

LONGEST = 20_000


@dataclass(frozen=True)
class Line:
    """A line of the dispatch catalogue, as the choice needs it."""

    id: int
    category: int | None
    parent_of: frozenset[int]  # the categories below ``category``
    area: str
    kind: str
    body: int | None
    level: str
    direct: bool
    urgency: str
    valid_from: date
    valid_to: date | None

    def fits(self, category: int | None, area: str, kind: str, on: date) -> bool:
        return (
            self.valid_from <= on
            and (self.valid_to is None or on < self.valid_to)
            and area.startswith(self.area)
            and self.kind in ("", kind)
            and (self.category is None or category == self.category or category in self.parent_of)
        )

    def closeness(self, category: int | None) -> tuple[int, int, int, date, int]:
        """The exact category before its group, the smaller area before the larger, then the newer line."""
        subject = 0 if self.category is None else (2 if category == self.category else 1)
        return subject, len(self.area), len(self.kind), self.valid_from, self.id


def route(lines: Iterable[Line], category: int | None, area: str, kind: str, on: date) -> Line | None:
    """The one line of the catalogue that applies, or None (regulation, articles 11 and 12)."""
    fitting = [line for line in lines if line.fits(category, area, kind, on)]
    return max(fitting, key=lambda line: line.closeness(category), default=None)


def clean_text(text: str) -> str:
    """The text without hidden signs; refuses one that shows nothing and one longer than LONGEST characters."""
    kept = plain_text(text)
    if not says_something(kept):
        raise Refused(_("Please write what it is about, in a few words."), field="text")
    if len(kept) > LONGEST:
        raise Refused(
            _(
                "This is %(n)s characters long; at most %(most)s can be taken. "
                "Shorten it, or add the rest as a document."
            )
            % {"n": len(kept), "most": LONGEST},
            field="text",
        )
    return kept


def refuse_unsaid(note: str) -> None:
    """Who acts in somebody's name writes down what that person said."""
    if not note.strip():
        raise Refused(_("Write down why the person wishes it, in their own words."), field="note")


def title_of(text: str) -> str:
    """The first sentence, at most 40 characters: what lists show."""
    first = text.split("\n", 1)[0]
    for mark in "。！？；!?;":
        first = first.split(mark, 1)[0]
    return first[:39] + "…" if len(first) > 40 else first or text[:40]


def refuse_early(waits: Iterable[str], why: str) -> None:
    """Who leads answers when those it called have finished, or says why it does not wait for them."""
    names = "、".join(waits)
    if names and not says_something(why):
        raise Refused(
            _("You called %(bodies)s, who have not finished. Wait for them, or say why you answer before.")
            % {"bodies": names},
            field="early",
        )


def refuse_late_extension(due_at: datetime, now: datetime) -> None:
    """More time is asked for while there still is some; what is late stays late."""
    if now > due_at:
        raise Refused(_("The time to answer is over, so no more can be given. Answer as soon as you can."))


def refuse_more_extensions(so_far: int, most: int) -> None:
    """One need is extended only so often, and what cannot wait not at all."""
    if most == 0:
        raise Refused(
            _("A matter this urgent gets no more time. If its urgency is wrong, have it changed first."),
            field="days",
        )
    if so_far >= most:
        raise Refused(
            _("This has been extended as often as the rule allows (%(n)s).") % {"n": most}, field="days"
        )


def refuse_long_extension(days: int, most: int) -> None:
    """More time has a limit too."""
    if days > most:
        raise Refused(_("At most %(n)s more days can be given. Choose fewer.") % {"n": most}, field="days")


def refuse_review_date(on: date, today: date, most_days: int) -> None:
    """A need that waits for a condition is looked at again within the limit."""
    if not today < on:
        raise Refused(_("The day of review must lie in the future."), field="review_on")
    if (on - today).days > most_days:
        raise Refused(_("Choose a day of review within %(n)s days.") % {"n": most_days}, field="review_on")


def refuse_same_body(body: int, current: int) -> None:
    """Passing on means to another body."""
    if body == current:
        raise Refused(_("It is with this organisation already. Choose another one."), field="body")


def refuse_outside(area: str, own: str) -> None:
    """A catalogue is written for one's own area, not for that of others."""
    if not area.startswith(own):
        raise Refused(
            _("This area is not yours. Begin the area code with %(own)s.") % {"own": own}, field="area"
        )


def unasked(need: Any) -> bool:
    """Whether it is still open and nobody has been asked how it was: the time to leave it out of the rates."""
    return need.closed_at is None and need.replied_at is None and need.state not in ("merged", "withdrawn")


def opposite(amounts: dict[str, int]) -> dict[str, int]:
    """The amounts that take others back."""
    return {measure: -n for measure, n in amounts.items()}


def outcome_of(solved: bool, reply_outcome: str) -> str:
    """How a need ends after the person was heard: their word on "solved" decides, not the handler's."""
    if solved:
        return "solved"
    return "explained" if reply_outcome == "explained" else "unsolved"
