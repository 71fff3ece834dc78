"""Everything that can happen to a need. The only writer of this capability's tables."""

from linli.needs.acts.agency import (
    ask_agency,
    authorise_agency,
    call_off_agency,
    decline_agency,
    explain_agency,
    note_agency,
    read_agency,
    tell_agency,
)
from linli.needs.acts.agency_papers import (
    ask_supplement,
    bring_back,
    confirm_agency,
    confirm_on_paper,
    decide_agency,
    give_back,
    give_early,
    rate_agency,
    submit_agency,
    supplement_agency,
    take_papers,
)
from linli.needs.acts.handling import (
    ask_return,
    claim,
    contact,
    escalate,
    extend,
    hang,
    pause,
    progress,
    reply,
    resume,
    sign,
    unpause,
)
from linli.needs.acts.hands import change_speaker
from linli.needs.acts.hearing import call_back, contest, lapse, rate, rate_too, reopen, try_in_vain
from linli.needs.acts.items import (
    change_item,
    check_item,
    draft_item,
    publish_item,
    recheck_item,
    remind_of_item,
    withdraw_item,
)
from linli.needs.acts.judging import exclude, include, review, send_elsewhere, uphold_return
from linli.needs.acts.keeping import (
    add_template,
    drop_filter,
    end_route,
    export_list,
    keep_filter,
    retire_template,
    set_route,
)
from linli.needs.acts.loading import take_one_over
from linli.needs.acts.publishing import publish, read_contact, unpublish
from linli.needs.acts.raising import add, join, raise_for, raise_need, urge, withdraw
from linli.needs.acts.shifting import move_clock
from linli.needs.acts.triage import answer, classify, decline, dispatch, merge, redirect
from linli.needs.acts.voicing import raise_for_members

__all__ = [
    "add", "add_template", "answer", "ask_agency", "ask_return", "ask_supplement", "authorise_agency",
    "bring_back", "call_back", "call_off_agency", "change_item", "change_speaker", "check_item", "claim",
    "classify", "confirm_agency", "confirm_on_paper", "contact", "contest", "decide_agency", "decline",
    "decline_agency", "dispatch", "draft_item", "drop_filter", "end_route", "escalate", "exclude",
    "explain_agency", "export_list", "extend", "give_back", "give_early", "hang", "include", "join",
    "keep_filter", "lapse", "merge", "move_clock", "note_agency", "pause", "progress", "publish",
    "publish_item", "raise_for", "raise_for_members", "raise_need", "rate", "rate_agency", "rate_too",
    "read_agency", "read_contact", "recheck_item", "redirect", "remind_of_item", "reopen", "reply", "resume",
    "retire_template", "review", "send_elsewhere", "set_route", "sign", "submit_agency", "supplement_agency",
    "take_one_over", "take_papers", "tell_agency", "try_in_vain", "unpause", "unpublish", "uphold_return",
    "urge", "withdraw", "withdraw_item",
]  # fmt: skip
