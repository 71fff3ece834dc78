"""A gathering was held: how many came, who lets themselves be listed, leading members' own word."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, act
from linli.kernel.clock import now
from linli.kernel.refusals import NotFound, NotNow, NotYours, Refused
from linli.kernel.seats import SeatState
from linli.meetings import forms, policy, queries, rules
from linli.meetings.acts.seats import meeting_for, noted_seat
from linli.meetings.acts.together import put_many
from linli.meetings.models import Meeting, Registration
from linli.meetings.states import BEFORE_SIGNED, DONE, RegistrationState, Role

CAME = "meetings.registration.came"


@act("meetings.meeting.held", _("Note that it was held"), on=Meeting, may=policy.holds, move="hold",
     form=forms.Hold, primary=True)  # fmt: skip
def hold(
    actor: Actor, meeting: Meeting, *, people_n: int, came: Iterable[int] = (), outcome: str = ""
) -> Deed:
    """How many came: a number, and of those who agreed to it a list that each of them sees."""
    if meeting.begins_at > now():
        raise NotNow(_("It has not begun yet. Note it when it was held."))
    rows = queries.live(meeting.pk)
    listed = [one for one in rows if one.pk in set(came) and one.listed and one.person_id]
    rules.refuse_fewer(people_n, len(listed))
    if meeting.asks.content:
        rules.refuse_personal(outcome, "outcome")
        meeting.outcome = rules.clean(outcome)
    meeting.people_n = people_n
    _note(actor, listed, [one for one in rows if one.state != SeatState.TAKEN and one not in listed])
    amounts = {f"kind.{meeting.kind}": 1, "people": people_n, "hours": meeting.hours}
    if meeting.bodies_n > 1:
        amounts["joint"] = 1
    return Deed(facts={"listed": len(listed)}, amounts=amounts)


def _note(actor: Actor, listed: list[Registration], over: list[Registration]) -> None:
    """Those on the list, and the end of the line for those who never had a seat. Who did not come is not noted."""
    for one in over:
        one.put(SeatState.ENDED)
    put_many(actor, "meetings.registration.ended", over)
    for one in listed:
        one.put(RegistrationState.CAME)
    put_many(actor, CAME, listed)


@act(
    "meetings.meeting.recounted", _("Correct how many came"), on=Meeting, may=policy.holds, form=forms.Recount
)
def recount(actor: Actor, meeting: Meeting, *, people_n: int, reason: str) -> Deed:
    """Until the minutes are signed; what was counted before is taken back by the difference."""
    if meeting.state not in BEFORE_SIGNED or meeting.people_n is None:
        raise NotNow(_("The number can be corrected until the minutes are signed."))
    rules.refuse_fewer(people_n, queries.listed_n(meeting))
    before, meeting.people_n = meeting.people_n, people_n
    return Deed(facts={"before": before}, amounts={"people": people_n - before}, remark=reason)


@act(CAME, _("Note as there"), on=Registration, may=policy.holds_seat, move="come", hidden=True)
def note_came(actor: Actor, seat: Registration) -> None:
    """Afterwards, somebody who agreed to stand on the list."""
    if seat.meeting.state not in BEFORE_SIGNED:
        raise NotNow(_("The list can be completed until the minutes are signed."))
    if not seat.listed:
        raise Refused(_("This person did not agree to stand on the list. They are counted all the same."))
    seat.put(RegistrationState.CAME)


@act("meetings.registration.struck", _("Strike me off the list"), on=Registration, may=policy.is_seat_of,
     move="strike", danger=True)  # fmt: skip
def strike(actor: Actor, seat: Registration) -> Deed:
    """Everybody on the list can take themselves off it, whenever and without a reason; the number stays."""
    seat.listed = False
    seat.put(RegistrationState.STRUCK)
    return Deed(amounts={"struck": 1})


@act("meetings.registration.took_part", _("I took part as an ordinary member"), on=Registration,
     may=policy.is_somebody, creates=True, form=forms.TookPart)  # fmt: skip
def took_part(actor: Actor, *, meeting: int) -> Deed:
    """A leading member's own entry (双重组织生活): nobody writes it for them."""
    one = meeting_for(meeting)
    if not queries.meetings_seen(actor).filter(pk=one.pk).exists():
        raise NotFound(_("There is nothing here, or it is not open to you."))
    if actor.person_id is None or actor.behalf_id or not policy.leads_above(actor, one):
        raise NotYours(_("This is for leading members who join a branch as ordinary ones."))
    if one.state not in DONE:
        raise NotNow(_("Enter it when the meeting was held."))
    if Registration.objects.filter(
        meeting=one, person=actor.person_id, role=Role.LEADING, state=RegistrationState.CAME
    ).exists():
        raise Refused(_("Your part is entered already."))
    mine = noted_seat(one, actor.person_id) or Registration(
        meeting=one, person_id=actor.person_id, asked_at=now(), order=now()
    )
    mine.role, mine.listed = Role.LEADING, True
    mine.put(RegistrationState.CAME)
    return Deed(mine, amounts={"leading": 1})
