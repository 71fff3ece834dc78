"""Everything that can happen to the nouns of records. The only writer of this capability's tables."""

from linli.records.acts.answering import answer, ask_around, correct, send, stamp
from linli.records.acts.asking import (
    answer_asked,
    ask_again,
    ask_one_more,
    close_request,
    decline,
    draft,
    remind,
    send_request,
    set_ground,
    take_burden,
    withdraw_request,
)
from linli.records.acts.exports import ask_export, fail_export, make_export, take_ledger
from linli.records.acts.indicators import change_indicator, define_indicator, end_indicator
from linli.records.acts.making import make_file
from linli.records.acts.memory import correct_fact, correct_mapping, drop_mapping, end_fact, renew_fact
from linli.records.acts.paper_templates import change_template, retire_template, write_template
from linli.records.acts.papers import draft_paper, edit_paper, finish_paper, take_paper, withdraw_paper
from linli.records.acts.summing import sum_into, sum_up
from linli.records.acts.taking_in import confirm, drop, look_again, read_instead, take_in

__all__ = [
    "answer", "answer_asked", "ask_again", "ask_around", "ask_export", "ask_one_more", "change_indicator",
    "change_template", "close_request", "confirm", "correct", "correct_fact", "correct_mapping", "decline",
    "define_indicator", "draft", "draft_paper", "drop", "drop_mapping", "edit_paper", "end_fact",
    "end_indicator", "fail_export", "finish_paper", "look_again", "make_export", "make_file", "read_instead",
    "remind", "renew_fact", "retire_template", "send", "send_request", "set_ground", "stamp", "sum_into",
    "sum_up", "take_burden", "take_in", "take_ledger", "take_paper", "withdraw_paper", "withdraw_request",
    "write_template",
]  # fmt: skip
