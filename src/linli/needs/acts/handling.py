"""The handling body: sign, contact, work, ask for time, hang, claim, answer, call the level above."""

from dataclasses import replace
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel import rulebook
from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, act
from linli.kernel.clock import now, today
from linli.kernel.delivery.outbox import phrase
from linli.kernel.evidence.shelf import prepare
from linli.kernel.refusals import Refused
from linli.needs import forms, policy, queries, rules
from linli.needs.acts import clockwork
from linli.needs.acts.raising import body_for
from linli.needs.acts.telling import tell
from linli.needs.acts.triage import above, answered
from linli.needs.models import Need
from linli.needs.states import OPEN, HangCause, PauseCause, State


@act("needs.need.signed", _("Take on"), on=Need, may=policy.is_handler, move="sign", primary=True)
def sign(actor: Actor, need: Need) -> Deed:
    """The body takes it on."""
    return Deed(amounts={"signed": 1})


@act(
    "needs.need.return_asked",
    _("Send back"),
    on=Need,
    may=policy.is_handler,
    move=("ask_return", "send_up"),
    form=forms.Decline,
)
def ask_return(actor: Actor, need: Need, *, body: int | None, reason: str) -> Deed:
    """退单/异议: whose duty it is, is decided one level above; the clock runs on (article 12, 3). What was sent
    back as often as the rule says is handed from unit to unit no longer: the level above takes it."""
    text = rules.clean_text(reason)
    if need.paused_at:
        clockwork.running(need)
    need.returns += 1
    before, need.proposed_id, ref = need.body_id, body, above(need.body_id)
    deed = Deed(facts={"named": body}, amounts={"return_asked": 1}, remark=text)
    if need.returns < int(rulebook.get("needs.decide.refusals").number) or ref.id == before:
        return deed
    need.body = body_for(ref)
    told = phrase(_("%(now)s now sees to whose matter it is."), now=ref.name)
    facts = {**deed.facts, "by_body": before}
    return replace(deed, facts=facts, move="send_up", words=tell(need, _("passed on"), told))


@act(
    "needs.need.contacted",
    _("Note a contact"),
    on=Need,
    may=policy.is_handler,
    move="contact",
    form=forms.Contact,
)
def contact(actor: Actor, need: Need, *, reached: bool, note: str = "") -> Deed:
    """The first contact answers the first clock; an attempt in vain is noted but does not."""
    if not reached:
        return Deed(facts={"reached": False}, amounts={"attempted": 1}, remark=note.strip())
    first = need.contacted_at is None
    late = bool(first and need.respond_by and now() > need.respond_by)
    need.contacted_at = need.contacted_at or now()
    need.respond_by = None
    amounts = (
        {"contacted": 1, "contact_late" if late else "contact_in_time": 1}
        if first
        else {"contacted_again": 1}
    )
    return Deed(facts={"reached": True}, amounts=amounts, remark=note.strip())


@act(
    "needs.need.progressed",
    _("Note progress"),
    on=Need,
    may=policy.is_handler,
    move="progress",
    form=forms.Progress,
)
def progress(actor: Actor, need: Need, *, note: str, photos: Any = ()) -> Deed:
    """What was done, which the person sees."""
    need.photos_n += len(photos)
    files = [prepare(actor.person_id, "", 0, one, cls="P1") for one in photos]
    text = rules.clean_text(note)
    return Deed(also=files, remark=text, words=tell(need, _("progress"), text))


@act("needs.need.extended", _("Ask for more time"), on=Need, may=policy.is_handler, form=forms.Extend)
def extend(actor: Actor, need: Need, *, days: int, reason: str) -> Deed:
    """Before it is due, as often as its class allows, with a reason; the person is told in the same step
    (article 15). The first due day stays in sight."""
    if need.state not in (State.SIGNED, State.WORKING) or need.due_at is None:
        raise Refused(_("More time can be asked for only while it is being worked on and its clock runs."))
    rules.refuse_late_extension(need.due_at, now())
    longest = rulebook.get("needs.extension.longest", region=need.area)
    rules.refuse_more_extensions(need.extended_n, queries.most_extensions(need))
    rules.refuse_long_extension(days, int(longest.number))
    clockwork.extended(need, days, longest.unit)
    text = rules.clean_text(reason)
    return Deed(
        facts={"number": days, "unit": longest.unit, "told_requester": True},
        amounts={"extended": 1},
        remark=text,
        words=tell(need, _("needs more time"), text),
    )


@act("needs.need.paused", _("Stop the clock"), on=Need, may=policy.is_handler, form=forms.Pause)
def pause(actor: Actor, need: Need, *, cause: str, note: str) -> Deed:
    """Only for the three causes of DOMAIN.md 2.3; the person sees the note."""
    if need.state not in (State.SIGNED, State.WORKING) or need.paused_at:
        raise Refused(_("The clock can be stopped only while it runs and the matter is being worked on."))
    clockwork.paused(need, cause)
    text = rules.clean_text(note)
    return Deed(
        facts={"cause": cause},
        amounts={"paused": 1},
        remark=text,
        words=tell(need, PauseCause(cause).label, text),
    )


@act("needs.need.unpaused", _("Let the clock run again"), on=Need, may=policy.is_handler, form=forms.Note)
def unpause(actor: Actor, need: Need, *, note: str = "") -> Deed:
    """The reason for the pause is gone."""
    if not need.paused_at or need.state not in OPEN or need.state == State.HUNG:
        raise Refused(_("The clock is not stopped."))
    clockwork.running(need)
    return Deed(remark=note.strip())


@act("needs.need.hung", _("Wait for a condition"), on=Need, may=policy.is_judge, move="hang", form=forms.Hang)
def hang(actor: Actor, need: Need, *, cause: str, review_on: date, reason: str) -> Deed:
    """挂账: a named cause, an owner, a day of review; decided one level above the handler, who stays the owner."""
    rules.refuse_review_date(review_on, today(), int(rulebook.get("needs.hung.review_max").number))
    clockwork.paused(need, cause)
    need.hung_cause, need.review_on = cause, review_on
    text = rules.clean_text(reason)
    return Deed(
        facts={"cause": cause, "review_on": review_on},
        amounts={"hung": 1},
        remark=text,
        words=tell(need, HangCause(cause).label, text),
    )


@act(
    "needs.need.resumed",
    _("Take up again"),
    on=Need,
    may=policy.is_handler_or_clock,
    move="resume",
    form=forms.Note,
)
def resume(actor: Actor, need: Need, *, note: str = "") -> Deed:
    """The day of review has come, or the cause is gone."""
    clockwork.running(need)
    need.hung_cause, need.review_on = "", None
    text = note.strip() or _("The day of review has come; it is being looked at again.")
    return Deed(remark=note.strip(), words=tell(need, _("taken up again"), text))


@act(
    "needs.need.claimed", _("Work is done"), on=Need, may=policy.is_handler, move="claim", form=forms.Progress
)
def claim(actor: Actor, need: Need, *, note: str, photos: Any = ()) -> Deed:
    """The work is done; the answer to the person follows."""
    if need.paused_at:
        clockwork.running(need)
    need.photos_n += len(photos)
    return Deed(
        also=[prepare(actor.person_id, "", 0, one, cls="P1") for one in photos], remark=rules.clean_text(note)
    )


@act(
    "needs.need.replied",
    _("Answer"),
    on=Need,
    may=policy.is_handler,
    move="reply",
    form=forms.Reply,
    primary=True,
)
def reply(
    actor: Actor, need: Need, *, outcome: str, text: str, photos: Any = (), early: str = ""
) -> Deed:  # fmt: skip
    """The answer to everybody whose matter it is, solved or explained; then they are asked (articles 15 and 23).
    Whoever received it first leads: before those called for it have finished, only with a reason (article 14)."""
    waits = queries.before_answering(need)
    rules.refuse_early(waits, early)
    need.paused_at = None
    deed = answered(actor, need, outcome, text, photos)
    if waits:
        said = _("Answered before %(bodies)s had finished: %(why)s")
        why = said % {"bodies": "、".join(waits), "why": rules.clean_text(early)}
        deed.facts, deed.remark = {**deed.facts, "unfinished": len(waits)}, f"{deed.remark}\n\n{why}"
    return deed


@act(
    "needs.need.escalated",
    _("Ask the level above"),
    on=Need,
    may=policy.is_handler,
    move="escalate",
    form=forms.Reason,
)
def escalate(actor: Actor, need: Need, *, reason: str) -> Deed:
    """What one level cannot solve goes to the level above, with the reason (article 20); the clock runs on."""
    ref = above(need.body_id)
    if ref.id == need.body_id:
        raise Refused(_("There is no level above."))
    if need.paused_at:
        clockwork.running(need)
    before, need.body = need.body_id, body_for(ref)
    need.proposed_id = None
    text = phrase(_("%(body)s now leads in your matter."), body=ref.name)
    return Deed(
        facts={"by_body": before},
        amounts={"escalated": 1},
        remark=rules.clean_text(reason),
        words=tell(need, _("raised to the level above"), text),
    )
