"""Retired cadres and part-time experts: selected, under contract for a year, renewed, ended (policy, article 14)."""

from datetime import date

from dateutil.relativedelta import relativedelta
from django.utils.translation import gettext_lazy as _

from linli.kernel import rulebook
from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, Word, act
from linli.kernel.clock import today
from linli.kernel.delivery.outbox import phrase
from linli.kernel.refusals import NotNow, Refused
from linli.organisations import queries as organisations
from linli.people import queries as people
from linli.training import forms, policy
from linli.training.acts.courses import own_body
from linli.training.models import Instructor


@act("training.instructor.selected", _("Select an instructor"), on=Instructor, may=policy.holds(policy.TEACH),
     creates=True, form=forms.InstructorForm)  # fmt: skip
def select_instructor(actor: Actor, *, number: str, subject: str, is_public: bool = False) -> Deed:
    """Somebody known to the house, by their number; they are told, and see it in their data."""
    person = people.person_by_number(number.strip())
    if person is None:
        raise Refused(
            _("There is nobody with this number. They find it on the page “My data”."), field="number"
        )
    body = own_body(actor)
    if Instructor.objects.filter(body=body, person=person).exclude(state="ended").exists():
        raise Refused(_("This person is an instructor here already."), field="number")
    one = Instructor(body=body, person=person, subject=subject.strip(), is_public=is_public)
    word = phrase(_("%(body)s would like you as an instructor"), body=body.name)
    return Deed(one, words=[Word(word, subject, "/me/", to_person=person.pk)])


def _words(one: Instructor, subject: object, text: object) -> list[Word]:
    """To the body and to the one above it."""
    link = one.get_absolute_url()
    above = organisations.tree().above(one.body_id)
    told = [one.body_id, above.id] if above else [one.body_id]
    return [Word(subject, text, link, to_body=to) for to in told]


def _contract(one: Instructor, begins: date) -> None:
    months = int(rulebook.get("training.instructor.months").number)
    one.begins, one.ends = begins, begins + relativedelta(months=months, days=-1)


@act("training.instructor.contracted", _("Note the contract"), on=Instructor, may=policy.over(policy.TEACH),
     move="contract", form=forms.ContractForm, primary=True)  # fmt: skip
def contract(actor: Actor, one: Instructor, *, begins: date) -> Deed:
    """For a year."""
    _contract(one, begins)
    return Deed(amounts={"instructors": 1})


@act(
    "training.instructor.renewed",
    _("Renew for a year"),
    on=Instructor,
    may=policy.over(policy.TEACH),
    move="renew",
)
def renew_contract(actor: Actor, one: Instructor) -> None:
    """From the day after the present contract, or from today where it has run out."""
    assert one.ends is not None
    _contract(one, max(one.ends + relativedelta(days=1), today()))


@act("training.instructor.ended", _("End the contract"), on=Instructor, may=policy.teaches_or_clock, move="end",
     form=forms.ReasonForm, danger=True)  # fmt: skip
def end_instructor(actor: Actor, one: Instructor, *, reason: str) -> Deed:
    """By either side, at any time; the person is told."""
    counted = {"instructors": -1} if one.state == "contracted" else {}
    if one.begins and one.ends:
        one.ends = max(one.begins, min(one.ends, today()))
    word = Word(
        _("Your contract as an instructor has ended"), reason.strip(), "/me/", to_person=one.person_id
    )
    return Deed(amounts=counted, remark=reason.strip(), words=[word] if one.person_id else [])


@act(
    "training.instructor.reminded", _("Remind of the end of the contract"), on=Instructor, may=policy.is_clock,
    reads=True, hidden=True,
)  # fmt: skip
def remind_of_contract(actor: Actor, one: Instructor, *, step: int) -> Deed:
    """The contract ends soon, or has ended: whether it goes on is to be settled."""
    if one.state != "contracted" or one.ends is None:
        raise NotNow(_("There is no contract that ends."))
    subject = phrase(_("Contract of an instructor: %(subject)s"), subject=one.subject)
    said = _("It ended on %(day)s.") if one.ends < today() else _("It ends on %(day)s.")
    text = phrase(_("%(when)s Please renew it or end it."), when=phrase(said, day=one.ends.isoformat()))
    return Deed(facts={"step": step, "about": one.ends}, words=_words(one, subject, text))
