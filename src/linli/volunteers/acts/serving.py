"""Who was there, with minutes; who was not seen, with their own reason; what was agreed in writing before."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, Word, act
from linli.kernel.clock import now
from linli.kernel.delivery.outbox import phrase
from linli.kernel.refusals import NotNow, Refused
from linli.kernel.storing import lock
from linli.volunteers import forms, policy, queries, rules
from linli.volunteers.acts.hours import post_served
from linli.volunteers.acts.line import to
from linli.volunteers.models import Absence, Agreement, SignUp, Task
from linli.volunteers.states import TaskState


@act("volunteers.signup.served", _("Was there"), on=SignUp, may=policy.organises_not_self, move="serve",
     form=forms.Attend)  # fmt: skip
def attend(actor: Actor, one: SignUp, *, minutes: int) -> Deed:
    """Somebody served: the minutes that it really was go to them to be confirmed."""
    rules.refuse_unheld(one.shift.begins_at, now())
    if one.task.state == TaskState.CANCELLED:
        raise NotNow(_("This task was called off."))
    rules.refuse_unready(queries.still_to_do(one.task, one.shift, queries.profile_of_person(one.person_id)))
    post_served(actor, sign_up=one, minutes=minutes)
    return Deed(amounts={"served": 1})


@act("volunteers.signup.missed", _("Was not seen"), on=SignUp, may=policy.organises_not_self, move="miss")
def miss(actor: Actor, one: SignUp) -> Deed:
    """One witness says that they did not see somebody, and who says so is kept; the volunteer may give a reason."""
    rules.refuse_unheld(one.shift.begins_at, now())
    note_absence(actor, sign_up=one)
    return Deed()


@act(
    "volunteers.absence.noted",
    _("I did not see them"),
    on=Absence,
    may=policy.is_somebody,
    creates=True,
    hidden=True,
)
def note_absence(actor: Actor, *, sign_up: SignUp) -> Deed:
    """One row for each witness: it is known who said so, and it is never a sum."""
    if Absence.objects.filter(sign_up=sign_up, said_by=actor.person_id).exists():
        raise NotNow(_("You have said this already."))
    one = Absence(sign_up=sign_up, person_id=sign_up.person_id, said_by_id=actor.person_id or 0, at=now())
    text = _(
        "%(when)s: the organiser did not see you. If you had a reason, or were there, say so;"
        " it is not counted anywhere."
    )
    word = to(sign_up, _("Were you there? %(task)s"), text)
    return Deed(one, words=[word])


@act("volunteers.absence.excused", _("Give my reason"), on=Absence, may=policy.is_self, move="excuse",
     form=forms.Excuse, primary=True, next=_("Thank you. The organiser reads it."))  # fmt: skip
def excuse_absence(actor: Actor, one: Absence, *, reason: str) -> Deed:
    rules.refuse_short_words(reason, "reason")
    one.reason = reason
    text = phrase(_("%(task)s: somebody who was not seen gave their reason."), task=one.sign_up.task.title)
    return Deed(words=[Word(_("A reason was given"), text, to_body=one.sign_up.task.body_id)])


@act("volunteers.absence.taken_back", _("I was wrong"), on=Absence, may=policy.is_witness, move="take_back")
def take_absence_back(actor: Actor, one: Absence) -> Deed:
    """The witness takes it back: they were there after all."""
    text = phrase(_("%(task)s: what was said about you was taken back."), task=one.sign_up.task.title)
    return Deed(words=[Word(_("Taken back"), text, one.get_absolute_url(), to_person=one.person_id)])


@act("volunteers.agreement.signed", _("Sign the agreement"), on=Agreement, may=policy.is_somebody, creates=True,
     form=forms.Sign, hidden=True)  # fmt: skip
def sign_agreement(actor: Actor, *, task: Any, agrees: bool = True) -> Deed:
    """The organiser offers it with the task; the volunteer signs it themselves, before they begin."""
    one: Task = lock(Task, task)
    if actor.behalf_id is not None:
        raise NotNow(_("Nobody signs for somebody else. Print it, or let them sign on their own page."))
    profile = queries.profile_of(actor)
    cases = queries.cases_for(one, profile)
    if not cases or profile is None:
        raise Refused(_("This task needs no agreement from you."))
    if queries.has_agreed(one, profile.person_id):
        raise NotNow(_("You have signed it already."))
    text = one.agreement or str(_("The organiser and the volunteer keep to the law on voluntary service."))
    agreement = Agreement(
        task=one, person_id=profile.person_id, text=text, cases=[str(case) for case in cases], signed_at=now()
    )
    word = Word(
        _("Agreement signed"), phrase(_("%(task)s: a volunteer signed the agreement."), task=one.title),
        one.get_absolute_url(), to_body=one.body_id,
    )  # fmt: skip
    return Deed(agreement, words=[word])


@act("volunteers.agreement.ended", _("End the agreement"), on=Agreement, may=policy.signs_or_organises, move="end",
     danger=True)  # fmt: skip
def end_agreement(actor: Actor, one: Agreement) -> Deed:
    """Either side ends it; what was served under it stands."""
    text = phrase(_("%(task)s: the agreement has ended."), task=one.task.title)
    return Deed(words=[Word(_("Agreement ended"), text, one.get_absolute_url(), to_person=one.person_id)])
