"""Two volunteers change places, or one takes the other's: both must want it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import CLOCK, Actor
from linli.kernel.acts import Deed, Word, act
from linli.kernel.clock import now
from linli.kernel.delivery.outbox import phrase
from linli.kernel.refusals import NotNow, Refused
from linli.kernel.seats import SeatState
from linli.kernel.storing import lock
from linli.volunteers import forms, policy, queries, rules
from linli.volunteers.acts.line import to, when
from linli.volunteers.models import SignUp, Swap, Task


def _refuse_begun(one: SignUp) -> None:
    if one.state != SeatState.TAKEN or one.shift.begins_at <= now():
        raise NotNow(_("Only a place that one has, in a shift to come, can be swapped."))


@act("volunteers.swap.proposed", _("Ask another to take it"), on=Swap, may=policy.is_somebody, creates=True,
     form=forms.Propose, hidden=True)  # fmt: skip
def propose_swap(actor: Actor, *, mine: Any, number: str, exchange: bool = False) -> Deed:
    """Asked of one volunteer by their number; nothing changes until they say yes."""
    one: SignUp = SignUp.objects.select_related(*SignUp.WITH).get(pk=getattr(mine, "pk", mine))
    task, person = lock(Task, one.task_id), policy.self_of(actor)
    if one.person_id != person:
        raise NotNow(_("This is not your place."))
    _refuse_begun(one)
    other = queries.by_number(number)
    if other is None or other.person_id == person:
        raise Refused(
            _("No volunteer has this number. It begins with V and stands on their page."), field="number"
        )
    if Swap.objects.filter(mine=one, state="proposed").exists():
        raise NotNow(_("You have asked somebody already. Take that back first."))
    theirs = _place_of(other.person_id, one) if exchange else None
    swap = Swap(task=task, mine=one, theirs=theirs, asker_id=person, other_id=other.person_id, at=now())
    text = _("%(task)s, %(when)s: somebody asks whether you take their place. Say yes or no; both are fine.")
    told = phrase(text, task=task.title, when=when(one.shift))
    word = Word(_("Would you take a place?"), told, task.get_absolute_url(), to_person=other.person_id)
    return Deed(swap, words=[word])


def _place_of(person: int, mine: SignUp) -> SignUp:
    rows = SignUp.objects.filter(task=mine.task_id, person=person, state=SeatState.TAKEN).exclude(
        shift=mine.shift_id
    )
    found = (
        rows.filter(shift__begins_at__gt=now())
        .select_related(*SignUp.WITH)
        .order_by("shift__begins_at")
        .first()
    )
    if found is None:
        raise Refused(_("They have no place in another shift of this task."), field="exchange")
    return found


@act("volunteers.swap.agreed", _("Yes, I take it"), on=Swap, may=policy.is_other, move="agree", primary=True,
     next=_("Done. Both of you are told."))  # fmt: skip
def agree_swap(actor: Actor, swap: Swap) -> Deed:
    """Both want it: the places change hands in one step, and no line moves."""
    pairs = [(swap.mine, swap.other_id)] + ([(swap.theirs, swap.asker_id)] if swap.theirs else [])
    given = [one.pk for one, _person in pairs]
    for one, person in pairs:
        _refuse_begun(one)
        if other := queries.clashing(person, one.shift, given):
            raise NotNow(phrase(rules.CLASH, task=other.task.title, when=when(other.shift)))
        profile = queries.profile_of_person(person)
        one.task = swap.task
        rules.refuse_unfit(queries.fit_of(profile, swap.task), queries.wanted(swap.task, one.shift))
        if any(row.person_id == person for row in queries.line_of(one.shift)):
            raise NotNow(_("You are signed up for this already. Look at “My service”."))
    seats = [(one.shift, one.seat, person) for one, person in pairs]
    for one, _person in pairs:
        hand_over(CLOCK, one.pk)
    for shift, seat, person in seats:
        receive(CLOCK, shift=shift, seat=seat, person=person, task=swap.task)
    told = phrase(_("%(task)s: the swap is agreed."), task=swap.task.title)
    link = swap.get_absolute_url()
    return Deed(
        words=[Word(_("Swap agreed"), told, link, to_person=one) for one in (swap.asker_id, swap.other_id)]
    )


@act("volunteers.swap.closed", _("No"), on=Swap, may=policy.is_either, move="close",
     next=_("That is fine. The place stays where it was."))  # fmt: skip
def close_swap(actor: Actor, swap: Swap) -> Deed:
    """The one who was asked says no, or the one who asked takes it back. Nothing of it is counted."""
    mine = policy.self_of(actor)
    if mine != swap.other_id:
        return Deed()
    told = phrase(
        _("%(task)s: the swap does not come about; your place is still yours."), task=swap.task.title
    )
    return Deed(words=[Word(_("No swap"), told, swap.get_absolute_url(), to_person=swap.asker_id)])


@act(
    "volunteers.signup.handed_over",
    _("Hand a place over"),
    on=SignUp,
    may=policy.is_clock,
    move="leave",
    hidden=True,
)
def hand_over(actor: Actor, one: SignUp) -> Deed:
    """A place leaves its holder for another, not for the line."""
    one.put(SeatState.LEFT)
    return Deed(facts={"swapped": True})


@act(
    "volunteers.signup.received",
    _("Receive a place"),
    on=SignUp,
    may=policy.is_clock,
    creates=True,
    hidden=True,
)
def receive(actor: Actor, *, shift: Any, seat: int, person: int, task: Task) -> Deed:
    """The same seat, with the one who agreed to take it."""
    one = SignUp(task=task, shift=shift, person_id=person, asked_at=now(), order=now())
    one.put(SeatState.TAKEN, seat)
    return Deed(
        one,
        words=[
            to(
                one,
                _("You have a place: %(task)s"),
                _("%(when)s, %(where)s. You can give it back at any time."),
            )
        ],
    )
