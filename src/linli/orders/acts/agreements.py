"""Agreements of co-building: drawn up, signed by both, in force, looked back on, renewed or ended."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel import rulebook
from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, Word, act
from linli.kernel.clock import now, today
from linli.kernel.clock.days import DAY
from linli.kernel.delivery.outbox import phrase
from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.orders import forms, policy, queries, rules
from linli.orders.models import Agreement


def _refuse(agreement: Agreement, but: int | None = None) -> None:
    """Its days, and that the two have no other agreement then."""
    longest = int(rulebook.get("orders.agreement.longest").number)
    rules.refuse_period(agreement.begins, agreement.ends, longest)
    spans = queries.agreements_between(agreement.first_id, agreement.second_id, but)
    rules.refuse_overlap(spans, agreement.begins, agreement.ends)


def _tell(agreement: Agreement, subject: Any, text: Any = "", *, to: Any = None) -> list[Word]:
    told = phrase(subject, title=agreement.title)
    bodies = [to] if to else [agreement.first_id, agreement.second_id]
    return [Word(told, text, agreement.get_absolute_url(), to_body=one) for one in bodies]


@act("orders.agreement.drafted", _("Draw up an agreement"), on=Agreement, may=policy.contracts_somewhere, creates=True,
     form=forms.DrawUp, next=_("Drawn up. Sign it; then the other side is asked to sign."))  # fmt: skip
def draft_agreement(actor: Actor, *, second: Any, **said: Any) -> Deed:
    """For the body of one's post, together with another one."""
    own = actor.post.body_id if actor.post else None
    if own is None or second.id == own:
        raise Refused(_("Choose another organisation: nobody agrees with themselves."), field="second")
    agreement = Agreement(first=queries.body_of(own), second=queries.body_of(second), **said)
    _refuse(agreement)
    return Deed(agreement)


@act(
    "orders.agreement.changed",
    _("Change the draft"),
    on=Agreement,
    may=policy.draws_up,
    move="change",
    form=forms.Redraw,
)
def change_agreement(actor: Actor, agreement: Agreement, **said: Any) -> None:
    """Whoever drew it up changes it; a signature that was given falls away."""
    for name, value in said.items():
        setattr(agreement, name, value)
    agreement.signed_by = 0
    _refuse(agreement, agreement.pk)


@act("orders.agreement.signed", _("Sign"), on=Agreement, may=policy.is_partner, move=("consent", "sign"), primary=True,
     next=_("Signed. It stands when both have signed."))  # fmt: skip
def sign_agreement(actor: Actor, agreement: Agreement) -> Deed:
    """Each signs in a post of their own; with the second signature it stands. The database refuses an overlap."""
    side = 1 if policy.signs_for(actor, agreement.first) else 2
    if agreement.signed_by & side:
        raise NotNow(_("You have signed already. The other side is still to sign."))
    _refuse(agreement, agreement.pk)
    agreement.signed_by |= side
    if agreement.signed_by < 3:
        other = agreement.second_id if side == 1 else agreement.first_id
        return Deed(move="consent", words=_tell(agreement, _("To be signed: %(title)s"), to=other))
    return Deed(move="sign", amounts={"signed": 1}, words=_tell(agreement, _("Signed by both: %(title)s")))


@act(
    "orders.agreement.started",
    _("It is in force"),
    on=Agreement,
    may=policy.is_partner_or_clock,
    move="start",
)
def start_agreement(actor: Actor, agreement: Agreement) -> Deed:
    """From its first day on; the clock does it by itself."""
    if agreement.begins > today():
        raise NotNow(_("Its first day has not come yet."))
    return Deed(amounts={"active": 1})


@act("orders.agreement.reviewed", _("Look back on it"), on=Agreement, may=policy.is_partner, move="review",
     form=forms.Review, next=_("Written down. Renew it, or let it end."))  # fmt: skip
def review_agreement(actor: Actor, agreement: Agreement, *, words: str) -> Deed:
    """What was done of it and what was not; both read it."""
    rules.refuse_short(words, "words")
    return Deed(remark=words, words=_tell(agreement, _("Looked back on: %(title)s"), words))


@act("orders.agreement.renewed", _("Renew it"), on=Agreement, may=policy.is_partner, move="renew", form=forms.Renew,
     next=_("A draft for the next time is drawn up. Both sign it again."))  # fmt: skip
def renew_agreement(actor: Actor, agreement: Agreement, *, ends: date) -> Deed:
    """The next one is drawn up with the same words, from the day after the last; it is signed anew."""
    follow_agreement(actor, before=agreement, ends=ends)
    return Deed(words=_tell(agreement, _("To be renewed: %(title)s")))


@act("orders.agreement.followed", _("Draw up the next"), on=Agreement, may=policy.contracts_somewhere, creates=True,
     hidden=True)  # fmt: skip
def follow_agreement(actor: Actor, *, before: Agreement, ends: date) -> Deed:
    """A draft that follows another one."""
    if not policy.is_partner(actor, before):
        raise NotYours(_("Only one of the two renews it."))
    following = Agreement(
        first=before.first, second=before.second, title=before.title, gives=before.gives, gets=before.gets,
        contact=before.contact, begins=max(before.ends + DAY, today()), ends=ends, follows=before,
    )  # fmt: skip
    _refuse(following, before.pk)
    return Deed(following)


@act("orders.agreement.ended", _("End it"), on=Agreement, may=policy.is_partner_or_clock, move="end", form=forms.Call,
     danger=True, next=_("Ended. The other side is told."))  # fmt: skip
def end_agreement(actor: Actor, agreement: Agreement, *, reason: str = "") -> Deed:
    """Either side ends it; the clock when its last day is over."""
    return Deed(remark=reason, amounts={"ended": 1}, words=_tell(agreement, _("Ended: %(title)s"), reason))


@act("orders.agreement.reminded", _("Remind of its end"), on=Agreement, may=policy.is_clock, hidden=True)
def remind_of_agreement(actor: Actor, agreement: Agreement) -> Deed:
    """Once, some weeks before its last day: look back on it, renew it or let it end."""
    if agreement.reminded_at is not None:
        raise NotNow(_("It was told already."))
    agreement.reminded_at = now()
    text = phrase(
        _("Its last day is %(day)s. Look back on it, then renew it or let it end."),
        day=agreement.ends.isoformat(),
    )
    return Deed(words=_tell(agreement, _("Soon over: %(title)s"), text))
