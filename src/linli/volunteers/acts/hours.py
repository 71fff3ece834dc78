"""Hours: proposed by the organiser or claimed by the volunteer, confirmed by the other side, corrected by reversal."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel import rulebook
from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, Word, act
from linli.kernel.clock import local, now, today
from linli.kernel.delivery.outbox import phrase
from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.volunteers import forms, policy, queries, rules
from linli.volunteers.acts.certificates import revoke_for
from linli.volunteers.models import Hours, Profile, SignUp
from linli.volunteers.states import Counts, HoursState


def _number(code: str) -> int:
    return int(rulebook.get(code).number)


def _told(hours: Hours, subject: Any, text: Any) -> Word:
    """Word to the volunteer about one row."""
    known = {"body": hours.body.name, "what": hours.title, "n": hours.minutes, "day": hours.served_on}
    return Word(subject, phrase(text, **known), hours.get_absolute_url(), to_person=hours.person_id)


def _to_body(hours: Hours, subject: Any) -> Word:
    text = phrase(
        _("%(what)s, %(day)s, %(n)s minutes."), what=hours.title, day=hours.served_on, n=hours.minutes
    )
    return Word(subject, text, hours.get_absolute_url(), to_body=hours.body_id)


def _refuse_minutes(minutes: int) -> None:
    rules.refuse_bad_minutes(minutes, _number("volunteers.hours.longest"))


_ASKED = _(
    "%(body)s wrote down: %(what)s, %(day)s, %(n)s minutes without travel. Is that right? Only then it counts."
)


@act(
    "volunteers.hours.posted",
    _("Post hours"),
    on=Hours,
    may=policy.organises_somewhere,
    creates=True,
    hidden=True,
)
def post_served(actor: Actor, *, sign_up: SignUp, minutes: int) -> Deed:
    """The minutes really served in a shift, as the organiser saw it. What was there before for it is replaced."""
    task, shift = sign_up.task, sign_up.shift
    rules.refuse_not_counted(task.counts_as)
    _refuse_minutes(minutes)
    rules.refuse_own_word(actor.person_id, sign_up.person_id)
    if Hours.objects.filter(sign_up=sign_up).exclude(state__in=["reversed", "declined"]).exists():
        raise NotNow(_("Hours for this are written down already. Correct those."))
    hours = Hours(
        person_id=sign_up.person_id, body=task.body, task=task, sign_up=sign_up, title=task.title,
        place_words=task.place_words, for_whom=task.for_whom, counts_as=task.counts_as, minutes=minutes,
        served_on=local(shift.begins_at).date(), planned_minutes=shift.planned_minutes,
        proposer=actor.person_id or 0, posted_at=now(),
    )  # fmt: skip
    return Deed(hours, words=[_told(hours, _("Hours to confirm"), _ASKED)])


@act("volunteers.hours.noted", _("Note hours without a sign-up"), on=Hours, may=policy.organises_somewhere,
     creates=True, form=forms.Note, hidden=True)  # fmt: skip
def note_hours(
    actor: Actor,
    *,
    number: Profile,
    minutes: int,
    served_on: date,
    counts_as: str = Counts.SERVICE,
    **said: Any,
) -> Deed:
    """For somebody who came without signing up, by their number; the volunteer confirms as for all."""
    rules.refuse_not_counted(counts_as)
    _refuse_minutes(minutes)
    rules.refuse_own_word(actor.person_id, number.person_id)
    rules.refuse_bad_day(served_on, today(), _number("volunteers.hours.claim"))
    hours = Hours(
        person_id=number.person_id, body=queries.own_body(actor), minutes=minutes, served_on=served_on,
        counts_as=counts_as, proposer=actor.person_id or 0, posted_at=now(), **said,
    )  # fmt: skip
    return Deed(hours, words=[_told(hours, _("Hours to confirm"), _ASKED)])


@act("volunteers.hours.seen", _("I will look at it later"), on=Hours, may=policy.is_self, move="see",
     next=_("Fine. It waits for you on “My service”; you are not reminded."))  # fmt: skip
def see_hours(actor: Actor, hours: Hours) -> None:
    """Seen, and to be answered later: nobody is reminded. It does not count yet."""


def _counts(hours: Hours) -> dict[str, int]:
    return {"minutes": hours.minutes, "services": 1}


@act("volunteers.hours.confirmed", _("Confirm that it is right"), on=Hours, may=policy.is_self, move="confirm",
     primary=True, next=_("Confirmed, thank you. It counts from now on."))  # fmt: skip
def confirm_hours(actor: Actor, hours: Hours) -> Deed:
    """The volunteer's own word, never that of whoever wrote it down. From now on it counts."""
    rules.refuse_own_word(actor.person_id, hours.proposer)
    hours.confirmed_at = now()
    return Deed(amounts=_counts(hours))


@act("volunteers.hours.contested", _("Something is not right"), on=Hours, may=policy.is_self, move="contest",
     form=forms.Contest, next=_("The organiser looks into it and answers you."))  # fmt: skip
def contest_hours(actor: Actor, hours: Hours, *, minutes: int, words: str) -> Deed:
    """It does not count until it is settled."""
    rules.refuse_short_words(words, "words")
    hours.words = words
    return Deed(facts={"thought": minutes}, words=[_to_body(hours, _("Hours in question"))])


@act("volunteers.hours.corrected", _("Correct them"), on=Hours, may=policy.organises_not_self, move="correct",
     form=forms.Correct, primary=True)  # fmt: skip
def correct_hours(actor: Actor, hours: Hours, *, minutes: int, answer: str) -> Deed:
    """Not counted yet, so they are simply proposed anew."""
    _refuse_minutes(minutes)
    hours.minutes, hours.answer, hours.proposer, hours.reminded_at = (
        minutes,
        answer,
        actor.person_id or 0,
        None,
    )
    return Deed(words=[_told(hours, _("Hours corrected"), _ASKED)])


@act("volunteers.hours.upheld", _("Leave them as they are"), on=Hours, may=policy.organises_not_self, move="uphold",
     form=forms.Decide)  # fmt: skip
def uphold_hours(actor: Actor, hours: Hours, *, answer: str) -> Deed:
    """With reasons; the volunteer may still confirm or leave it."""
    rules.refuse_short_words(answer)
    hours.answer = answer
    text = _(
        "%(body)s looked into it and leaves it: %(what)s, %(day)s, %(n)s minutes."
        " You can confirm it, or leave it uncounted."
    )
    return Deed(words=[_told(hours, _("Your question about hours"), text)])


@act("volunteers.hours.claimed", _("Hours are missing"), on=Hours, may=policy.is_somebody, creates=True,
     form=forms.Claim, hidden=True)  # fmt: skip
def claim_hours(
    actor: Actor, *, body: Any, title: str, served_on: date, minutes: int, words: str = ""
) -> Deed:
    """A claim, not an entry: the organiser looks at it."""
    _refuse_minutes(minutes)
    rules.refuse_bad_day(served_on, today(), _number("volunteers.hours.claim"))
    person = policy.self_of(actor) or 0
    profile = queries.profile_of_person(person)
    if profile is None:
        raise Refused(_("Register as a volunteer first: it takes one minute."))
    hours = Hours(
        person_id=person, body=queries.body_of(body), title=title, served_on=served_on, minutes=minutes, words=words,
        proposer=person, posted_at=now(), state=HoursState.CLAIMED,
    )  # fmt: skip
    return Deed(hours, words=[_to_body(hours, _("A volunteer misses hours"))])


@act(
    "volunteers.hours.accepted",
    _("Accept"),
    on=Hours,
    may=policy.organises_not_self,
    move="accept",
    primary=True,
)
def accept_claim(actor: Actor, hours: Hours) -> Deed:
    """As the volunteer wrote it: two sides agree, so it counts."""
    rules.refuse_own_word(actor.person_id, hours.proposer)
    hours.confirmed_at = now()
    text = _("%(body)s accepted your claim: %(what)s, %(day)s, %(n)s minutes.")
    return Deed(amounts=_counts(hours), words=[_told(hours, pgettext_lazy("hours", "Accepted"), text)])


@act("volunteers.hours.proposed_instead", _("Propose other minutes"), on=Hours, may=policy.organises_not_self,
     move="propose", form=forms.Correct)  # fmt: skip
def propose_instead(actor: Actor, hours: Hours, *, minutes: int, answer: str) -> Deed:
    """The organiser saw it otherwise: now it waits for the volunteer's word."""
    _refuse_minutes(minutes)
    hours.minutes, hours.answer, hours.proposer = minutes, answer, actor.person_id or 0
    return Deed(words=[_told(hours, _("Hours to confirm"), _ASKED)])


@act("volunteers.hours.declined", _("Do not accept it"), on=Hours, may=policy.organises_not_self, move="decline",
     form=forms.Decide, danger=True)  # fmt: skip
def decline_claim(actor: Actor, hours: Hours, *, answer: str) -> Deed:
    rules.refuse_short_words(answer)
    hours.answer = answer
    return Deed(
        words=[
            _told(
                hours,
                _("Your claim of hours"),
                _("%(body)s could not accept it: %(what)s, %(day)s. Open it to read why."),
            )
        ]
    )


def drops(actor: Actor, hours: Hours) -> bool:
    """Whoever wrote it down takes it back: the organiser, or the volunteer their own claim."""
    if hours.state == HoursState.CLAIMED:
        return policy.is_self(actor, hours)
    return policy.organises_not_self(actor, hours)


@act("volunteers.hours.dropped", _("Take it back"), on=Hours, may=drops, move="drop", danger=True)
def drop_hours(actor: Actor, hours: Hours) -> Deed:
    """Never counted, so nothing is to be reversed."""
    return Deed(
        words=[
            _told(
                hours, _("Taken back"), _("%(what)s, %(day)s, %(n)s minutes: taken back, it does not count.")
            )
        ]
    )


@act("volunteers.hours.reversed", _("Take back and correct"), on=Hours, may=policy.takes_back, move="reverse",
     form=forms.Reverse, danger=True)  # fmt: skip
def reverse_hours(actor: Actor, hours: Hours, *, answer: str, minutes: int | None = None) -> Deed:
    """What counted is taken out by the opposite amounts; what is right is proposed anew. Certificates follow."""
    rules.refuse_short_words(answer)
    rules.refuse_locked(queries.is_locked(hours), policy.is_above(actor, hours))
    hours.answer = answer
    hours.state = HoursState.REVERSED
    hours.save(update_fields=["state"])  # so that the new row of the same sign-up can stand
    if minutes:
        put_right(actor, wrong=hours, minutes=minutes)
    revoke_for(hours.pk)
    words = [
        _told(
            hours,
            _("Hours taken back"),
            _("%(body)s took back: %(what)s, %(day)s, %(n)s minutes. Open it to read why."),
        )
    ]
    return Deed(amounts={name: -n for name, n in _counts(hours).items()}, words=words)


@act(
    "volunteers.hours.put_right",
    _("Propose the right hours"),
    on=Hours,
    may=policy.is_somebody,
    creates=True,
    hidden=True,
)
def put_right(actor: Actor, *, wrong: Hours, minutes: int) -> Deed:
    """In place of a row that was taken back; it waits for the volunteer's word like any other."""
    if not policy.takes_back(actor, wrong):
        raise NotYours(_("This is not yours to do. Ask somebody whose post allows it."))
    _refuse_minutes(minutes)
    same = ("person_id", "body", "task", "sign_up_id", "title", "place_words", "for_whom", "counts_as", "served_on",
            "planned_minutes")  # fmt: skip
    right = Hours(**{name: getattr(wrong, name) for name in same}, minutes=minutes, corrects=wrong)
    right.proposer, right.posted_at = actor.person_id or 0, now()
    return Deed(right, words=[_told(right, _("Hours corrected"), _ASKED)])


@act("volunteers.hours.reminded", _("Remind of hours"), on=Hours, may=policy.is_clock, hidden=True)
def remind_of_hours(actor: Actor, hours: Hours) -> Deed:
    """Once. Nothing is ever confirmed by waiting."""
    if hours.reminded_at is not None or hours.state != HoursState.PROPOSED:
        raise Refused(_("There is nothing to remind of."))
    hours.reminded_at = now()
    return Deed(words=[_told(hours, _("Hours still wait for your word"), _ASKED)])
