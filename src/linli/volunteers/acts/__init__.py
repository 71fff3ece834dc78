"""The only writers of volunteers: one room for each noun."""

from linli.volunteers.acts import neighbours
from linli.volunteers.acts.certificates import (
    ask_certificate,
    drop_certificate,
    issue_certificate,
    revoke_certificate,
)
from linli.volunteers.acts.hours import (
    accept_claim,
    claim_hours,
    confirm_hours,
    contest_hours,
    correct_hours,
    decline_claim,
    drop_hours,
    note_hours,
    post_served,
    propose_instead,
    put_right,
    remind_of_hours,
    reverse_hours,
    see_hours,
    uphold_hours,
)
from linli.volunteers.acts.line import (
    ask,
    end_seat,
    lapse_hold,
    leave,
    offer_seat,
    remind,
    settle_line,
    take,
)
from linli.volunteers.acts.people import (
    change_profile,
    insure,
    leave_service,
    name_self,
    note_guardian,
    note_lesson,
    register,
    rejoin,
    verify_at_counter,
    verify_by_code,
)
from linli.volunteers.acts.serving import (
    attend,
    end_agreement,
    excuse_absence,
    miss,
    note_absence,
    sign_agreement,
    take_absence_back,
)
from linli.volunteers.acts.stars import consent, end_nomination, grant, nominate
from linli.volunteers.acts.swaps import agree_swap, close_swap, hand_over, propose_swap, receive
from linli.volunteers.acts.tasks import (
    amend_task,
    cancel_shift,
    cancel_task,
    change_task,
    draft_task,
    post_task,
    publish_task,
)

__all__ = [
    "accept_claim", "agree_swap", "amend_task", "ask", "ask_certificate", "attend", "cancel_shift", "cancel_task",
    "change_profile", "change_task", "claim_hours", "close_swap", "confirm_hours", "consent", "contest_hours",
    "correct_hours", "decline_claim", "draft_task", "drop_certificate", "drop_hours", "end_agreement",
    "end_nomination", "end_seat", "excuse_absence", "grant", "hand_over", "insure", "issue_certificate",
    "lapse_hold", "leave", "leave_service", "miss", "name_self", "neighbours", "nominate", "note_absence",
    "note_guardian",
    "note_hours", "note_lesson", "offer_seat", "post_served", "post_task", "propose_instead", "propose_swap",
    "publish_task", "put_right", "receive", "register", "rejoin", "remind", "remind_of_hours", "reverse_hours",
    "revoke_certificate", "see_hours", "settle_line", "sign_agreement", "take", "take_absence_back",
    "uphold_hours", "verify_at_counter", "verify_by_code",
]  # fmt: skip
