"""Everything that can happen in training. The only writer of this capability's tables."""

from linli.training.acts.courses import (
    add_session,
    call_off_sessions,
    cancel_course,
    close_course,
    draft_course,
    draft_plan,
    move_course,
    publish_course,
    publish_plan,
)
from linli.training.acts.enrolling import (
    correct,
    end_seat,
    enrol,
    fill_line,
    finish,
    lapse_hold,
    leave,
    miss,
    offer_seat,
    send,
    settle_course,
    take,
)
from linli.training.acts.hands import drop_entry, hand_on_course, hand_on_instructor
from linli.training.acts.instructors import (
    contract,
    end_instructor,
    remind_of_contract,
    renew_contract,
    select_instructor,
)
from linli.training.acts.lines import end_duty, end_standard, remind_of_turn, set_duty, set_standard
from linli.training.acts.reserve import accept, apply, appoint, decline, expire, read, remind, renew, withdraw
from linli.training.acts.seeds import load_training
from linli.training.acts.selecting import check, fill, open_selection, recommend, reopen, stop
from linli.training.acts.together import fill_course, note_results

__all__ = [
    "accept", "add_session", "apply", "appoint", "call_off_sessions", "cancel_course", "check",
    "close_course", "contract", "correct", "decline", "draft_course", "draft_plan", "drop_entry", "end_duty",
    "end_instructor", "end_seat", "end_standard", "enrol", "expire", "fill", "fill_course", "fill_line",
    "finish", "hand_on_course", "hand_on_instructor",
    "lapse_hold", "leave", "load_training", "miss", "move_course", "note_results", "offer_seat",
    "open_selection", "publish_course", "publish_plan", "read", "recommend", "remind", "remind_of_contract",
    "remind_of_turn", "renew", "renew_contract", "reopen", "select_instructor", "send", "set_duty",
    "set_standard", "settle_course", "stop", "take", "withdraw",
]  # fmt: skip
