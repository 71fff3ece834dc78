"""The clocks of a call: which stage began when, and how long it may take (DOMAIN.md §19). Pure.

Nothing but a stage that is reached begins a clock: no word, no look, no file does.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

# State → (the rule that says how long, by urgency or not; whether it is counted from the call or from the stage).
STAGES = {
    "called": ("acknowledge", True, True), "acknowledged": ("meet", True, True), "on_site": ("answer", True, True),
    "done": ("verify", False, False), "verified": ("verify", False, False), "refused": ("decide", False, False),
}  # fmt: skip


@dataclass(frozen=True)
class Stage:
    """What the present stage is counted from: an instant and a rule, or a day that was named; neither: no clock."""

    since: datetime | None = None
    rule: str = ""
    on: date | None = None


def stage(state: str, begins: datetime, staged: datetime, due_on: date | None, urgency: str) -> Stage:
    """Of somebody called: hearing, coming and answering count from the call; what was promised from its own day."""
    if state == "planned":
        return Stage(on=due_on)
    if state not in STAGES:
        return Stage()
    name, by_urgency, from_call = STAGES[state]
    return Stage(
        begins if from_call else staged, f"tasks.call.{name}" + (f".{urgency}" if by_urgency else "")
    )


@dataclass(frozen=True)
class Course:
    """Where somebody called stands, as the entries tell it."""

    state: str
    begins: datetime
    staged: datetime
    due_on: date | None
    urgency: str

    @property
    def stage(self) -> Stage:
        return stage(self.state, self.begins, self.staged, self.due_on, self.urgency)


# Acts that reach a stage; all others leave the clocks alone.
REACH = {
    "called": "called", "acknowledged": "acknowledged", "came": "on_site", "planned": "planned", "finished": "done",
    "sent_back": "planned", "verified": "verified", "rated": "rated", "refused": "refused", "ordered": "called",
    "released": "released", "dropped": "withdrawn", "readdressed": "called",
}  # fmt: skip


def course(entries: Iterable[Any]) -> Course | None:
    """Read where somebody called stands from the entries, oldest first."""
    now: Course | None = None
    for entry in entries:
        state = REACH.get(entry.kind.rpartition(".")[2])
        if state is None or not entry.kind.startswith("tasks.called."):
            continue
        begins = entry.at if state == "called" or now is None else now.begins
        told = entry.facts.get("due_on")
        due_on = date.fromisoformat(told) if isinstance(told, str) else told
        now = Course(state, begins, entry.at, due_on, entry.facts["urgency"])
    return now


def above_both(one: Sequence[int], other: Sequence[int]) -> int | None:
    """The nearest body strictly above two paths of ids from the root; None where there is none."""
    shared = [a for a, b in zip(one[:-1], other[:-1], strict=False) if a == b]
    for at, pair in enumerate(zip(one[:-1], other[:-1], strict=False)):
        if pair[0] != pair[1]:
            return shared[at - 1] if at else None
    return shared[-1] if shared else None


def levels(chain: Sequence[int], staffed: Iterable[int]) -> list[int]:
    """Who decides one after the other: those of a chain upward where somebody may; where nobody may anywhere, the
    top, so that nothing is skipped because it has no one above it."""
    sat = set(staffed)
    return [one for one in chain if one in sat] or list(chain[-1:])


def level_at(passed: int, chain: Sequence[int]) -> int | None:
    """The level to which it has come after ``passed`` further terms; at the top it stays."""
    return chain[min(passed, len(chain) - 1)] if chain else None
