"""The reserve: one writes oneself in, sees it, renews it, takes oneself out; it ends by itself; nobody is scored."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel import rulebook
from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, Word, act
from linli.kernel.clock import today
from linli.kernel.delivery.outbox import phrase
from linli.kernel.privacy.reading import facts_of_reading
from linli.kernel.refusals import NotNow, Refused
from linli.organisations import queries as organisations
from linli.training import forms, policy, rules
from linli.training.models import Reserve

Body: Any = Reserve._meta.get_field("body").related_model


def _end_on() -> Any:
    return rules.expires(today(), int(rulebook.get("training.reserve.months").number))


def _word(one: Reserve, subject: Any, text: Any) -> list[Word]:
    return [Word(subject, text, one.get_absolute_url(), to_person=one.person_id)]


@act("training.reserve.applied", _("Apply for the reserve"), on=Reserve, may=policy.is_person, creates=True,
     form=forms.ApplyForm, next=_("The street reads it and answers you. You can take it out at any time."))  # fmt: skip
def apply(
    actor: Actor, *, body: int, targets: list[str], skills: str, wishes: str = "", agree: bool = False
) -> Deed:
    """Self-application with consent; one entry a street."""
    person = actor.behalf_id or actor.person_id
    if not agree:
        raise Refused(_("Without your consent nothing is kept."), field="agree")
    if Reserve.objects.filter(person=person, body=body, state__in=["applied", "accepted"]).exists():
        raise Refused(_("You stand in the reserve of this street already."), field="body")
    at = organisations.tree().get(body)
    if at is None or at.level != "street":
        raise Refused(_("Choose the street or town at which you wish to stand."), field="body")
    one = Reserve(
        person_id=person or 0, body=Body(pk=at.id, name=at.name, path=at.path), targets=targets,
        skills=skills.strip(), wishes=wishes.strip(), applied_on=today(),
    )  # fmt: skip
    return Deed(one, amounts={"applied": 1})


@act("training.reserve.accepted", _("Take into the reserve"), on=Reserve, may=policy.over(policy.RESERVE),
     move="accept")  # fmt: skip
def accept(actor: Actor, one: Reserve) -> Deed:
    """The person is told until when."""
    one.ends_on = _end_on()
    text = phrase(_("Until %(day)s, unless you renew it or take it out."), day=one.ends_on.isoformat())
    return Deed(amounts={"in_reserve": 1}, words=_word(one, _("You are in the reserve"), text))


@act("training.reserve.declined", _("Not now"), on=Reserve, may=policy.over(policy.RESERVE), move="decline",
     form=forms.ReasonForm)  # fmt: skip
def decline(actor: Actor, one: Reserve, *, reason: str) -> Deed:
    """With the reason, told to the person; the entry ends."""
    one.ends_on = today()
    return Deed(remark=reason.strip(), words=_word(one, _("Your application for the reserve"), reason))


@act("training.reserve.renewed", _("Renew"), on=Reserve, may=policy.is_own, move="renew", primary=True)
def renew(actor: Actor, one: Reserve) -> None:
    """By the person, before it ends."""
    if one.ends_on and one.ends_on < today():
        raise NotNow(_("This entry has ended. Please apply anew."))
    one.ends_on = _end_on()


@act(
    "training.reserve.appointed",
    _("Took on a post"),
    on=Reserve,
    may=policy.over(policy.RESERVE),
    move="appoint",
)
def appoint(actor: Actor, one: Reserve) -> Deed:
    """The entry has done its work."""
    one.ends_on = today()
    return Deed(amounts={"in_reserve": -1, "appointed": 1})


@act("training.reserve.withdrawn", _("Leave the reserve"), on=Reserve, may=policy.is_own, move="withdraw", danger=True,
     next=_("It is out. Nobody reads it any more."))  # fmt: skip
def withdraw(actor: Actor, one: Reserve) -> Deed:
    """By the person, at any time, without a reason; the words go at once."""
    return emptied(one)


@act(
    "training.reserve.expired",
    _("Ended by itself"),
    on=Reserve,
    may=policy.is_clock,
    move="expire",
    hidden=True,
)
def expire(actor: Actor, one: Reserve) -> Deed:
    """Its time is over and nobody renewed it; the words go at once."""
    if one.ends_on is None or one.ends_on >= today():
        raise NotNow(_("Its time is not over."))
    return emptied(one)


def emptied(one: Reserve) -> Deed:
    counted = {"in_reserve": -1} if one.state == "accepted" else {}
    one.skills, one.wishes, one.ends_on = "", "", min(one.ends_on or today(), today())
    return Deed(amounts=counted)


@act(
    "training.reserve.reminded",
    _("Remind of the end"),
    on=Reserve,
    may=policy.is_clock,
    reads=True,
    hidden=True,
)
def remind(actor: Actor, one: Reserve, *, step: int) -> Deed:
    """The person is asked whether to renew it."""
    text = phrase(_("It ends on %(day)s. Renew it if you still wish."), day=str(one.ends_on))
    return Deed(
        facts={"step": step, "about": one.ends_on},
        words=_word(one, _("Your entry in the reserve ends soon"), text),
    )


@act("training.reserve.read", _("Read the application"), on=Reserve, may=policy.over(policy.RESERVE), reads=True,
     form=forms.ReadForm, hidden=True)  # fmt: skip
def read(actor: Actor, one: Reserve, *, purpose: str) -> Deed:
    """Reading what somebody wrote of themselves needs a purpose and leaves an entry that they see."""
    return Deed(facts=facts_of_reading("skills", purpose, one.person_id))
