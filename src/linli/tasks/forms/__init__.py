"""What people type about tasks, calls and contact points."""

from linli.tasks.forms.calls import Blow, More, Plan, Rate, Refuse
from linli.tasks.forms.contacts import Held, Propose
from linli.tasks.forms.small import Note, Reason, Words
from linli.tasks.forms.tasks import Decline, Ground, PassOn, Pay, Send

__all__ = [
    "Blow", "Decline", "Ground", "Held", "More", "Note", "PassOn", "Pay", "Plan", "Propose", "Rate", "Reason", "Refuse",
    "Send", "Words",
]  # fmt: skip
