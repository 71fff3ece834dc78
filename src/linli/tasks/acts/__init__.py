"""Everything that can happen to tasks and calls. The only writer of this capability's tables."""

from linli.tasks.acts import hands
from linli.tasks.acts.answering import acknowledge, come, finish, move_clock, plan, refuse
from linli.tasks.acts.calling import (
    blow,
    call_more,
    call_one,
    close,
    comment,
    drop,
    raise_up,
    spread,
    take_back,
)
from linli.tasks.acts.clockwork import due_again
from linli.tasks.acts.contacts import (
    agree,
    end_contact,
    hold_visit,
    note_met,
    note_problem,
    propose,
    raise_origin,
    raised,
    solve,
    turn_down,
)
from linli.tasks.acts.deciding import not_done, order, press, rate, release, tell_level, verify
from linli.tasks.acts.doing import accept, begin, decline, lapse, note, report
from linli.tasks.acts.ending import give_back, hand_on_call, hand_on_part, hand_on_task, readdress
from linli.tasks.acts.sending import ask_again, check, ground, pass_on, pay, send, send_back, withdraw

__all__ = [
    "accept", "acknowledge", "agree", "ask_again", "begin", "blow", "call_more", "call_one", "check", "close",
    "come", "comment", "decline", "drop", "due_again", "end_contact", "finish", "give_back", "ground",
    "hand_on_call", "hand_on_part", "hand_on_task", "hands", "hold_visit", "lapse",
    "move_clock", "not_done", "note", "note_met", "note_problem", "order", "pass_on", "pay", "plan",
    "press", "propose", "raise_origin", "raise_up", "raised", "rate", "readdress", "refuse", "release",
    "report", "send", "send_back", "solve", "spread", "take_back", "tell_level", "turn_down", "verify", "withdraw",
]  # fmt: skip
