"""What the clock does: it reminds those who come."""

from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, act
from linli.kernel.clock import now
from linli.kernel.delivery.outbox import phrase
from linli.kernel.refusals import NotNow
from linli.meetings import policy, queries
from linli.meetings.acts.telling import tell, when
from linli.meetings.models import Meeting
from linli.meetings.states import State


@act("meetings.meeting.reminded", _("Reminded those who come"), on=Meeting, may=policy.is_clock, hidden=True)
def remind(actor: Actor, meeting: Meeting) -> Deed:
    """Once, some hours before it begins: those who have a seat."""
    if meeting.state != State.NOTICED or meeting.reminded_at or meeting.begins_at <= now():
        raise NotNow(_("There is nothing to remind of."))
    meeting.reminded_at = now()
    people = queries.seated(meeting)
    text = phrase(
        _("It begins on %(when)s. Place: %(where)s"), when=when(meeting), where=meeting.where or "—"
    )
    return Deed(facts={"told": len(people)}, words=tell(meeting, _("Tomorrow or today"), text, people))
