"""The minutes of a gathering, and what those who were there want changed in them."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.kernel.nouns import Noun
from linli.kernel.privacy.register import Personal
from linli.meetings import states
from linli.meetings.models.meeting import Meeting
from linli.meetings.models.point import words


class Minutes(models.Model):
    """Drafted from the agenda; what was agreed stands with the points. Signed, the whole text is frozen."""

    meeting = models.OneToOneField(Meeting, models.CASCADE, primary_key=True, related_name="minutes")
    chair = models.CharField(max_length=60, blank=True)
    recorder = models.CharField(max_length=60, blank=True)
    present = models.TextField(blank=True)
    absent = models.TextField(blank=True)
    guests = models.TextField(blank=True)
    text = models.TextField(blank=True)
    signed_at = models.DateTimeField(null=True)
    signed_text = models.TextField(blank=True)
    algorithm = models.CharField(max_length=12, blank=True)
    digest = models.CharField(max_length=64, blank=True)

    RETENTION_FROM = "meeting__ends_at"
    CALLED = _("Minutes of a meeting")
    NOT_PERSONAL = ("algorithm", "digest")
    PERSONAL = {
        "chair": words(_("In the chair")),
        "recorder": words(_("Written by")),
        "present": words(_("Present")),
        "absent": words(_("Excused")),
        "guests": words(_("Guests")),
        "text": words(_("What was said")),
        "signed_text": words(_("The minutes as signed")),
    }


class Amendment(Noun):
    """What somebody who was there wants changed in the minutes, and what was decided on it, with the reason."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="amendments")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    text = models.TextField()
    state = models.CharField(
        max_length=10, choices=states.AmendmentState, default=states.AmendmentState.PROPOSED
    )
    reason = models.TextField(blank=True)

    UNDER = "meeting"
    WITH = ("meeting", "meeting__body")
    FLOW = states.AMENDMENT
    SUBJECT = "person"
    RETENTION_FROM = "meeting__ends_at"
    CALLED = _("What you wanted changed in minutes")
    TOLD = {"at": _("When"), "state": _("Where it stands")}
    NOT_PERSONAL = ("reason",)
    PERSONAL = {
        "text": Personal(
            "P2", purpose="take_part", basis="consent", keep="retention.minutes", label=_("Your words")
        )
    }

    class Meta:
        indexes = [models.Index(fields=["meeting", "id"], name="meetings_amendment_of")]

    def get_absolute_url(self) -> str:
        return self.meeting.get_absolute_url()

    def facts(self) -> dict[str, Any]:
        return {
            "state": self.state, "meeting": self.meeting_id,
            **({"subject": self.person_id} if self.person_id else {}),
        }  # fmt: skip

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.meeting.place()
