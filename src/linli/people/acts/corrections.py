"""Contesting what others wrote: asked by the person, decided by somebody who did not write it."""

from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, Word, act
from linli.kernel.clock import calendar, now, reckon
from linli.kernel.refusals import NotFound
from linli.kernel.rulebook import term
from linli.people import forms, policy, rules
from linli.people.models import Correction
from linli.people.queries.corrections import is_about, origin_of
from linli.people.states import CorrectionState, Wish


@act(
    "people.correction.asked",
    _("This is not right"),
    on=Correction,
    may=policy.is_somebody,
    creates=True,
    hidden=True,
    form=forms.AskCorrection,
    next=_("Sent. Somebody who did not write the record decides, and tells you the reasons."),
)
def ask_correction(
    actor: Actor, *, record: str, record_id: int, wish: str, text: str, field: str = ""
) -> Deed:
    """The record shows as contested until it is decided. A statement stands beside the record at once."""
    subject = actor.behalf_id or actor.person_id or 0
    if not is_about(record, record_id, subject):
        raise NotFound(_("There is no such record about you."))
    asked, stated = now(), wish == Wish.STATE
    correction = Correction(
        subject_id=subject,
        noun=record,
        noun_id=record_id,
        field=field,
        wish=wish,
        text=text,
        state=CorrectionState.STATED if stated else CorrectionState.ASKED,
        asked_at=asked,
        due_at=None if stated else reckon(asked, term("privacy.answer"), calendar(), now=asked).at,
        decided_at=asked if stated else None,
        **origin_of(record, record_id),
    )
    return Deed(correction, words=[] if stated else _to_desk(correction))


def _to_desk(correction: Correction) -> list[Word]:
    if correction.body is None:
        return []
    return [
        Word(_("Somebody contests a record about them"), link="/me/corrections/", to_body=correction.body)
    ]


@act(
    "people.correction.decided",
    _("Decide"),
    on=Correction,
    may=policy.may_decide,
    move=("grant", "refuse"),
    form=forms.Decide,
    primary=True,
    next=_("Decided. The person has been told, with the reasons."),
)
def decide_correction(actor: Actor, correction: Correction, *, granted: bool, reasons: str = "") -> Deed:
    """Accepted or not, with reasons. The correction itself is the act of whoever keeps the record."""
    rules.refuse_own_record(actor.person_id, correction.author, correction.subject_id)
    rules.refuse_without_reasons(granted, reasons)
    correction.reasons, correction.decided_at = reasons, now()
    subject = (
        _("Accepted: the record will be corrected") if granted else _("Not accepted; the reasons are given")
    )
    word = Word(subject, reasons, correction.get_absolute_url(), to_person=correction.subject_id)
    return Deed(move="grant" if granted else "refuse", words=[word])
