"""Everything that can happen to projects. The only writer of this capability's tables."""

from linli.projects.acts.hard import carry_over, list_hard
from linli.projects.acts.joining import join_needs, join_wants, leave_out
from linli.projects.acts.milestones import drop, explain, move, reach, set_milestone, tell_missed
from linli.projects.acts.proposing import adopt, decline, gather, propose, withdraw
from linli.projects.acts.rating import rate
from linli.projects.acts.running import begin, finish, give_up, hand_on, replan, say, tie

__all__ = [
    "adopt", "begin", "carry_over", "decline", "drop", "explain", "finish", "gather", "give_up", "hand_on",
    "join_needs", "join_wants", "leave_out", "list_hard", "move", "propose", "rate", "reach", "replan", "say",
    "set_milestone", "tell_missed", "tie", "withdraw",
]  # fmt: skip
