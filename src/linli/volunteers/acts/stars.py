"""The fifth star: by nomination, with the volunteer's consent and public notice."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel import rulebook
from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, Word, act
from linli.kernel.clock import now, today
from linli.kernel.delivery.outbox import phrase
from linli.kernel.refusals import NotNow, Refused
from linli.volunteers import forms, policy, queries, rules
from linli.volunteers.models import Nomination, Profile


def cut_off() -> date:
    """The last day that counts for this year's round."""
    month, day = map(int, rulebook.get("volunteers.stars.cutoff").numbers)
    return rules.last_day(today().year, month, day)


@act("volunteers.nomination.proposed", _("Nominate for five stars"), on=Nomination, may=policy.nominates_somewhere,
     creates=True, form=forms.Nominate, hidden=True)  # fmt: skip
def nominate(actor: Actor, *, number: Profile, reasons: str) -> Deed:
    """By a body, for somebody with the hours that it needs; nothing is public before they agree."""
    rules.refuse_short_words(reasons, "reasons")
    rules.refuse_own_word(actor.person_id, number.person_id)
    steps = queries.steps()
    if queries.confirmed_minutes(number.person_id, cut_off()) < steps[-1] * 60:
        raise Refused(phrase(_("Five stars need %(n)s confirmed hours."), n=steps[-1]), field="number")
    if queries.nominations_of(number.person_id).exists():
        raise NotNow(_("This volunteer is nominated already."))
    body = queries.own_body(actor)
    one = Nomination(person_id=number.person_id, body=body, reasons=reasons, nominated_at=now())
    text = phrase(
        _(
            "%(body)s would nominate you for five stars. Your name would be on public notice. Do you want that?"
        ),
        body=body.name,
    )
    return Deed(
        one, words=[Word(_("Five stars?"), text, number.get_absolute_url(), to_person=number.person_id)]
    )


@act("volunteers.nomination.consented", _("Yes, I agree"), on=Nomination, may=policy.is_self_alone, move="consent",
     primary=True, next=_("Thank you. The notice is public from now on."))  # fmt: skip
def consent(actor: Actor, one: Nomination) -> Deed:
    profile: Any = queries.profile_of_person(one.person_id)
    one.shown_name = profile.real_name or one.person.name
    one.notice_from, one.notice_until = now(), now() + queries.span_days("volunteers.stars.notice")
    return Deed()


@act(
    "volunteers.nomination.granted",
    _("Give five stars"),
    on=Nomination,
    may=policy.nominates,
    move="grant",
    primary=True,
)
def grant(actor: Actor, one: Nomination) -> Deed:
    """After the notice, if the hours still stand."""
    if one.notice_until is None or one.notice_until > now():
        raise NotNow(_("The notice still runs."))
    if queries.confirmed_minutes(one.person_id) < queries.steps()[-1] * 60:
        raise NotNow(_("Hours were taken back in the meantime: there are not enough any more."))
    one.granted_at = now()
    word = Word(
        _("Five stars"),
        _("You have been given five stars. Who sees them, you decide."),
        "",
        to_person=one.person_id,
    )
    return Deed(amounts={"granted": 1}, words=[word])


@act("volunteers.nomination.ended", _("End the nomination"), on=Nomination, may=policy.ends_nomination, move="end",
     danger=True)  # fmt: skip
def end_nomination(actor: Actor, one: Nomination) -> Deed:
    """By the volunteer at any time, or by the body after an objection; the name is gone from the notice."""
    one.shown_name = ""
    return Deed()
