"""The only way in which gatherings change."""

from linli.meetings.acts.amendments import decline, propose, take_in, withdraw
from linli.meetings.acts.clockwork import remind
from linli.meetings.acts.hands import hand_on
from linli.meetings.acts.holding import hold, note_came, recount, strike, took_part
from linli.meetings.acts.life import explain, plan_missing, set_rhythm
from linli.meetings.acts.line import end_seat, lapse_seat, offer_seat, settle_meeting
from linli.meetings.acts.minutes import archive, draft_minutes, open_minutes, rewrite_minutes, sign_minutes
from linli.meetings.acts.notes import (
    adopt_note,
    agree_on_note,
    answer_note,
    finish_action,
    fix_thing,
    list_thing,
    raise_from_note,
    read_note_contact,
    settle_note,
    strike_note,
    take_note,
)
from linli.meetings.acts.planning import cancel, change, move, notice, plan
from linli.meetings.acts.points import (
    add_point,
    answer_point,
    drop_point,
    publish_answer,
    raise_point,
    reopen_point,
    write_point,
)
from linli.meetings.acts.rooms import lose_room
from linli.meetings.acts.seats import invite, leave, register, take
from linli.meetings.acts.series import end_series, move_series, plan_series

__all__ = [
    "add_point", "answer_point", "archive", "cancel", "change", "decline", "draft_minutes", "drop_point",
    "end_seat", "end_series", "explain", "hand_on", "hold",
    "invite", "lapse_seat", "leave", "lose_room", "move", "move_series",
    "note_came", "notice", "offer_seat", "open_minutes", "plan", "plan_missing", "plan_series", "propose",
    "publish_answer", "raise_point", "recount", "register", "remind", "reopen_point", "rewrite_minutes",
    "set_rhythm", "settle_meeting", "sign_minutes", "strike", "take", "take_in", "took_part", "withdraw",
    "write_point",
    "adopt_note", "agree_on_note", "answer_note", "finish_action", "fix_thing", "list_thing", "raise_from_note",
    "read_note_contact", "settle_note", "strike_note", "take_note",
]  # fmt: skip
