"""What people type about projects."""

from linli.projects.forms.milestones import Add, Day, Missed, Reached
from linli.projects.forms.projects import Gather, Propose, Replan
from linli.projects.forms.small import (
    Carry,
    Hard,
    JoinNeeds,
    JoinWants,
    LeaveOut,
    Rate,
    Reason,
    Result,
    Say,
    Tie,
)

__all__ = [
    "Add", "Carry", "Day", "Gather", "Hard", "JoinNeeds", "JoinWants", "LeaveOut", "Missed", "Propose", "Rate",
    "Reached", "Reason", "Replan", "Result", "Say", "Tie",
]  # fmt: skip
