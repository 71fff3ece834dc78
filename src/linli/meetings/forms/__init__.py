"""What people type about gatherings: shape, not rules."""

from linli.meetings.forms.life import Explain, PlanMissing, SetRhythm
from linli.meetings.forms.planning import (
    Cancel,
    Change,
    EndSeries,
    Move,
    MoveSeries,
    Notice,
    Plan,
    PlanSeries,
)
from linli.meetings.forms.taking_part import Hold, Invite, Recount, Register, Take, TookPart
from linli.meetings.forms.writing import (
    AddPoint,
    Answer,
    Decide,
    Nothing,
    Propose,
    Publish,
    RaisePoint,
    Reason,
    WriteMinutes,
    WritePoint,
)

__all__ = [
    "AddPoint", "Answer", "Cancel", "Change", "Decide", "EndSeries", "Explain", "Hold", "Invite", "Move",
    "MoveSeries", "Nothing", "Notice", "Plan", "PlanMissing", "PlanSeries", "Propose", "Publish", "RaisePoint",
    "Reason", "Recount", "Register", "SetRhythm", "Take", "TookPart", "WriteMinutes", "WritePoint",
]  # fmt: skip
