"""Gatherings that an organisation still has before it, or whose minutes are not done, before it ends."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import CLOCK, Actor
from linli.kernel.acts import Deed, act
from linli.kernel.delivery.outbox import Word, phrase
from linli.kernel.hands import in_hand
from linli.meetings import policy
from linli.meetings.models import Meeting, MeetingBody
from linli.meetings.states import State
from linli.organisations import queries as organisations

BEFORE = (State.DRAFTED, State.NOTICED, State.MINUTED, State.AMENDING)


@act(
    "meetings.meeting.handed_on",
    _("Goes on with another organisation"),
    on=Meeting,
    may=policy.is_clock,
    hidden=True,
)
def hand_on(actor: Actor, meeting: Meeting, *, heir: int) -> Deed:
    """It takes place as it was announced, led by the one that follows."""
    gone, body = meeting.body_id, organisations.bodies_by_id([heir])[heir]
    rows = MeetingBody.objects.filter(meeting=meeting)
    if rows.filter(body=heir).exists():  # they held it together
        rows.filter(body=heir).delete()
        meeting.bodies_n = max(1, meeting.bodies_n - 1)
    rows.filter(body=gone).update(body=heir)
    meeting.body = body
    if hasattr(meeting, "holders"):
        del meeting.holders
    subject = phrase(_("This gathering is yours now: %(title)s"), title=meeting.title)
    word = Word(subject, link=f"/desk/meetings/{meeting.pk}/", to_body=heir)
    return Deed(facts={"from_body": gone}, words=[word])


def go_on(actor: Actor, gone: int, heir: int) -> None:
    rows = Meeting.objects.filter(body=gone, state__in=BEFORE).select_related(*Meeting.WITH)
    for one in rows.order_by("id"):
        hand_on(CLOCK, one, heir=heir)


@in_hand("meetings.open", _("Gatherings to hold or to finish"), order=31, hand_on=go_on)
def open_meetings(body: int) -> tuple[int, str]:
    """Planned, announced, or held without minutes that stand."""
    n = Meeting.objects.filter(body=body, state__in=BEFORE).count()
    return n, reverse("meetings:desk")
