"""Becoming a volunteer, being known by name, being insured, having learned something, and leaving."""

from datetime import date
from secrets import randbelow
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, Word, act
from linli.kernel.clock import now, today
from linli.kernel.delivery.outbox import phrase
from linli.kernel.refusals import NotNow, Refused
from linli.volunteers import forms, policy, queries, rules
from linli.volunteers.models import Lesson, Profile
from linli.volunteers.states import AgeBand, Assurance


@act("volunteers.profile.registered", _("Become a volunteer"), on=Profile, may=policy.is_somebody, creates=True,
     form=forms.Register, hidden=True)  # fmt: skip
def register(actor: Actor, *, band: str = AgeBand.ADULT, real_name: str = "", **said: Any) -> Deed:
    """One account, one profile. Hidden from others until the volunteer says otherwise."""
    person = policy.self_of(actor) or 0
    if queries.profile_of_person(person) is not None:
        raise NotNow(_("You are a volunteer already. Look at “My service”."))
    profile = Profile(
        person=queries.person_of(person), number=_draw_number(), band=band, registered_at=now(),
        real_name=rules.name_of(real_name) if real_name else "",
    )  # fmt: skip
    _say(profile, **said)
    return Deed(profile, amounts={"registered": 1})


def _draw_number() -> str:
    """Drawn by lot: it tells neither age nor order of coming, and is no number of a document."""
    while True:
        number = rules.with_check_digit(f"{randbelow(1_000_000_000):09}")
        if not Profile.objects.filter(number=number).exists():
            return number


def _say(
    profile: Profile,
    *,
    home: Any = None,
    skills: Any = (),
    times: Any = (),
    speaks: Any = (),
    wishes: str = "",
    is_foreign: bool = False,
    is_shown: bool = False,
    shows_stars: bool = False,
) -> None:
    profile.home = queries.body_of(home)
    profile.skills, profile.times, profile.speaks = list(skills), list(times), list(speaks)
    profile.wishes, profile.is_foreign = wishes, is_foreign
    profile.is_shown, profile.shows_stars = is_shown, shows_stars


def is_self_in(actor: Actor, profile: Profile) -> bool:
    return profile.is_in and policy.is_self(actor, profile)


@act("volunteers.profile.changed", _("Change what I can do"), on=Profile, may=is_self_in, form=forms.Change,
     next=_("Saved."))  # fmt: skip
def change_profile(actor: Actor, profile: Profile, **said: Any) -> None:
    """What people say about themselves counts at once."""
    _say(profile, **said)


@act("volunteers.profile.named", _("Give my real name"), on=Profile, may=is_self_in, move="rename", form=forms.Named,
     next=_("Saved. Have it checked now, if a task needs it."))  # fmt: skip
def name_self(actor: Actor, profile: Profile, *, real_name: str, band: str) -> Deed:
    """Another name is not checked yet, and who grows older says so."""
    profile.real_name, profile.band = rules.name_of(real_name), band
    profile.assurance, profile.verified_at = Assurance.NONE, None
    if band == AgeBand.ADULT:
        profile.guardian, profile.guardian_agreed_at = "", None
    return Deed()


@act("volunteers.profile.verified_by_code", _("Have my name checked by my phone"), on=Profile,
     may=policy.is_self_alone, move="verify",
     next=_("Checked. You can now take tasks that need a checked name."))  # fmt: skip
def verify_by_code(actor: Actor, profile: Profile) -> Deed:
    """A phone in one's own name, proved by a code: weaker than a document at the counter, and kept as such."""
    if not profile.real_name:
        raise Refused(_("Give your real name first."))
    if not profile.person.phone_verified:
        raise Refused(
            _(
                "Prove your phone by a code first, on your page under “Sign-in and messages”; or come to the counter."
            )
        )
    if profile.assurance == Assurance.COUNTER:
        raise NotNow(_("Your name was checked at the counter already."))
    return _verified(profile, Assurance.CODE)


def _verified(profile: Profile, assurance: str) -> Deed:
    profile.assurance, profile.verified_at = assurance, now()
    return Deed(amounts={"verified": 1})


@act("volunteers.profile.verified", _("Check the name by a document"), on=Profile, may=policy.verifies, move="verify",
     form=forms.Verify)  # fmt: skip
def verify_at_counter(actor: Actor, profile: Profile, *, real_name: str, band: str) -> Deed:
    """The document is looked at and handed back: nothing of it is kept but the name and an age band."""
    profile.real_name, profile.band = rules.name_of(real_name), band
    return _verified(profile, Assurance.COUNTER)


@act("volunteers.profile.guardian_agreed", _("Note a guardian's consent"), on=Profile, may=policy.verifies,
     form=forms.Guardian)  # fmt: skip
def note_guardian(actor: Actor, profile: Profile, *, guardian: str, agrees: bool) -> Deed:
    """For those under 18: a parent or guardian stands at the counter and agrees."""
    if profile.band == AgeBand.ADULT:
        raise NotNow(_("Whoever is 18 decides for themselves."))
    profile.guardian, profile.guardian_agreed_at = rules.name_of(guardian), now()
    return Deed()


@act("volunteers.profile.insured", _("Note insurance"), on=Profile, may=policy.insures, form=forms.Insure)
def insure(actor: Actor, profile: Profile, *, insured_with: str, insured_until: date) -> Deed:
    """Before dangerous service: who insures, and until when."""
    if insured_until < today():
        raise Refused(_("This insurance has ended."), field="insured_until")
    profile.insured_with, profile.insured_until = insured_with, insured_until
    told = phrase(
        _("You are insured for your service until %(day)s: %(with)s."),
        day=insured_until,
        **{"with": insured_with},
    )
    return Deed(
        words=[Word(_("Insurance noted"), told, profile.get_absolute_url(), to_person=profile.person_id)]
    )


@act("volunteers.profile.left", _("Stop being a volunteer"), on=Profile, may=policy.is_self, move="leave", danger=True,
     next=_("You are no longer listed as a volunteer. Your hours and certificates stay yours."))  # fmt: skip
def leave_service(actor: Actor, profile: Profile) -> Deed:
    """At any time, without a reason. What one can do is forgotten; hours stay, as they are one's own."""
    profile.left_at = now()
    _say(profile)
    return Deed(amounts={"left": 1})


@act("volunteers.profile.rejoined", _("Be a volunteer again"), on=Profile, may=policy.is_self, move="rejoin",
     form=forms.Rejoin, primary=True)  # fmt: skip
def rejoin(actor: Actor, profile: Profile) -> Deed:
    profile.left_at, profile.assurance, profile.verified_at = None, Assurance.NONE, None
    return Deed(amounts={"registered": 1})


@act("volunteers.lesson.noted", _("Note a training"), on=Lesson, may=policy.organises_somewhere, creates=True,
     form=forms.Learned, hidden=True)  # fmt: skip
def note_lesson(actor: Actor, *, number: Profile, skill: str, name: str, held_on: date, minutes: int) -> Deed:
    """Who was taught what for a service, by the body whose post notes it."""
    if held_on > today():
        raise Refused(_("This day is still to come."), field="held_on")
    if Lesson.objects.filter(profile=number, body=actor.post.body_id, name=name, held_on=held_on).exists():  # type: ignore[union-attr]
        raise NotNow(_("This training is noted for this volunteer already."))
    host = queries.own_body(actor)
    lesson = Lesson(profile=number, body=host, skill=skill, name=name, held_on=held_on, minutes=minutes)
    told = phrase(_("%(body)s noted your training: %(name)s."), body=host.name, name=name)
    word = Word(_("Training noted"), told, number.get_absolute_url(), to_person=number.person_id)
    return Deed(lesson, amounts={"minutes": minutes}, words=[word])
