"""What people type about voluntary service: shapes, not rules."""

from linli.volunteers.forms.hours import (
    AskCertificate,
    Claim,
    Contest,
    Correct,
    Decide,
    Nominate,
    Note,
    Reason,
    Reverse,
)
from linli.volunteers.forms.people import Change, Guardian, Insure, Learned, Named, Register, Rejoin, Verify
from linli.volunteers.forms.tasks import Ask, Attend, Draft, Excuse, Find, Propose, Sign, Words

__all__ = [
    "Ask", "AskCertificate", "Attend", "Change", "Claim", "Contest", "Correct", "Decide", "Draft", "Excuse", "Find",
    "Guardian", "Insure", "Learned", "Named", "Nominate", "Note", "Propose", "Reason", "Register", "Rejoin",
    "Reverse", "Sign", "Verify", "Words",
]  # fmt: skip
