"""Who comes: a seat or a place in the line, and with their word a line on the list of those who came."""

from datetime import UTC
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.kernel.privacy.register import Personal
from linli.kernel.seats import Seat, one_each, seated_once
from linli.meetings import states
from linli.meetings.models.meeting import Meeting


class Registration(Seat):
    """Somebody's seat at a gathering.

    ``listed``: they agree to stand on the list of those who came; else they are only counted.
    ``wants_answers``: they are told what becomes of the points of the talk.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="registrations")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    role = models.CharField(max_length=8, choices=states.Role, default=states.Role.GUEST)
    state = models.CharField(max_length=12, choices=states.RegistrationState)
    listed = models.BooleanField(default=False)
    wants_answers = models.BooleanField(default=False)
    # What whoever holds the gathering should know: a wheelchair, hearing, a child that comes along.
    wish = models.CharField(max_length=200, blank=True)

    UNDER = "meeting"
    WITH = ("meeting", "meeting__body")
    FLOW = states.REGISTRATION
    SUBJECT = "person"
    RETENTION_FROM = "meeting__ends_at"
    CALLED = _("Gatherings you registered for")
    TOLD = {
        "meeting": _("Gathering"),
        "asked_at": _("When"),
        "state": _("Where it stands"),
        "role": _("As what"),
        "listed": _("May stand on the list of those who came"),
        "wants_answers": _("Wants to be told of the answers"),
    }
    PERSONAL = {
        "wish": Personal(
            "P2", purpose="take_part", basis="consent", keep="retention.contact", label=_("What you asked for")
        )
    }  # fmt: skip

    class Meta:
        constraints = [
            *seated_once("meetings_registration", "meeting"),
            one_each("meetings_registration", "meeting", "person"),
        ]
        indexes = [models.Index(fields=["meeting", "state"], name="meetings_registration_line")]

    def get_absolute_url(self) -> str:
        return self.meeting.get_absolute_url()

    def facts(self) -> dict[str, Any]:
        until = self.held_until.astimezone(UTC) if self.held_until else None
        told = {
            "state": self.state, "meeting": self.meeting_id, "role": self.role, "seat": self.seat,
            "held_until": until, "listed": self.listed, "wants_answers": self.wants_answers,
        }  # fmt: skip
        return {**told, "subject": self.person_id} if self.person_id else told

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.meeting.place()
