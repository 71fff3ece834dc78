"""Gatherings that an organisation still has before it, or whose minutes are not done, before it ends."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.kernel.hands import in_hand
from linli.meetings.models import Meeting
from linli.meetings.states import State

BEFORE = (State.DRAFTED, State.NOTICED, State.MINUTED, State.AMENDING)


@in_hand("meetings.open", _("Gatherings to hold or to finish"), order=31)
def open_meetings(body: int) -> tuple[int, str]:
    """Planned, announced, or held without minutes that stand."""
    n = Meeting.objects.filter(body=body, state__in=BEFORE).count()
    return n, reverse("meetings:desk")
