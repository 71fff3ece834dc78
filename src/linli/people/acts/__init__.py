"""The only writers of people: one room for each noun."""

from linli.people.acts.accounts import note_way, prove_phone, set_password, set_phone
from linli.people.acts.corrections import ask_correction, decide_correction
from linli.people.acts.drafts import drop_draft, keep_draft, latest_draft
from linli.people.acts.leaving import close_person, forget_sign_up, limit_person, restore_person
from linli.people.acts.persons import choose_preferences, correct_person, register_person
from linli.people.acts.tokens import make_calendar_address, make_token, revoke_token
from linli.people.acts.visits import end_visit, open_visit

__all__ = [
    "ask_correction", "choose_preferences", "close_person", "correct_person", "decide_correction", "drop_draft",
    "end_visit", "forget_sign_up", "keep_draft", "latest_draft", "limit_person", "make_calendar_address",
    "make_token", "note_way", "open_visit", "prove_phone", "register_person", "restore_person", "revoke_token",
    "set_password", "set_phone",
]  # fmt: skip
