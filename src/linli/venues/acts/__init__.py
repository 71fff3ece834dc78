"""The only way in which places and bookings change."""

from linli.venues.acts.asking import ask_for_booking, block, book_by_staff
from linli.venues.acts.closing import close_place, lift_closing
from linli.venues.acts.deciding import approve_booking, decline_booking, read_contact
from linli.venues.acts.going import cancel_booking, queue_booking, reschedule_booking, take_place
from linli.venues.acts.lending import add_venue, change_venue, retire_venue, set_hours, write_terms
from linli.venues.acts.line import lapse_booking, offer_place
from linli.venues.acts.places import (
    add_site,
    add_space,
    change_site,
    change_space,
    retire_site,
    retire_space,
)
from linli.venues.acts.repeating import (
    ask_for_series,
    change_series,
    confirm_series,
    end_series,
    remind_of_series,
)
from linli.venues.acts.rounds import (
    apply_in_round,
    call_off_round,
    grant_application,
    open_round,
    propose_allotment,
    publish_round,
    refuse_application,
    withdraw_application,
)
from linli.venues.acts.standards import (
    begin_plan,
    change_measure,
    drop_plan,
    enter_check,
    enter_measure,
    finish_plan,
    follow_check,
    make_plan,
    postpone_plan,
    remind_of_check,
)
from linli.venues.acts.using import miss_booking, use_booking
from linli.venues.acts.visits import answer_visit, note_visit, publish_hour, receive_visit, take_hour, take_up

__all__ = [
    "add_site", "add_space", "add_venue", "answer_visit", "apply_in_round", "approve_booking",
    "ask_for_booking", "ask_for_series", "begin_plan", "block", "book_by_staff", "call_off_round",
    "cancel_booking", "change_measure", "change_series", "change_site", "change_space", "change_venue",
    "close_place", "confirm_series", "decline_booking", "drop_plan", "end_series", "enter_check",
    "enter_measure", "finish_plan", "follow_check", "grant_application", "lapse_booking", "lift_closing",
    "make_plan", "miss_booking", "note_visit", "offer_place", "open_round", "postpone_plan",
    "propose_allotment", "publish_hour", "publish_round", "queue_booking", "read_contact", "receive_visit",
    "refuse_application", "remind_of_check", "remind_of_series", "reschedule_booking", "retire_site",
    "retire_space", "retire_venue", "set_hours", "take_hour", "take_place", "take_up", "use_booking",
    "withdraw_application", "write_terms",
]  # fmt: skip
