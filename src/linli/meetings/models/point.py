"""A point of an agenda, or one that came up: what was said, who leads, by when, and what became of it."""

from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.kernel.nouns import Noun
from linli.kernel.privacy.register import Personal
from linli.meetings import states
from linli.meetings.models.meeting import Meeting


def words(label: Any) -> Personal:
    """Words written at a gathering: about the matter, and of nobody in particular."""
    return Personal(
        "P1", purpose="answer", basis="duty", keep="retention.minutes", subject="none", label=label
    )


class Point(Noun):
    """One point. ``answer`` is as it came back, for those who were there; ``answer_public`` as everybody reads it."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="points")
    number = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=8, choices=states.From, default=states.From.AGENDA)
    text = models.TextField()
    minutes = models.PositiveSmallIntegerField(null=True)  # how long it is to take
    said = models.TextField(blank=True)
    body = models.ForeignKey("organisations.Body", models.PROTECT, null=True, related_name="+")
    who = models.CharField(max_length=60, blank=True)
    due = models.DateField(null=True)
    state = models.CharField(max_length=10, choices=states.PointState, default=states.PointState.OPEN)
    answer = models.TextField(blank=True)
    answer_public = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)

    UNDER = "meeting"
    WITH = ("meeting", "meeting__body", "body")
    FLOW = states.POINT
    RETENTION_FROM = "meeting__ends_at"
    CALLED = _("Point of a meeting")
    NOT_PERSONAL = ("source", "answer_public")
    PERSONAL = {
        "text": words(_("The point")),
        "said": words(_("What was said and agreed")),
        "who": words(_("Who leads")),
        "answer": words(_("The answer")),
    }

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="meetings_point_number")]
        indexes = [
            models.Index(
                fields=["due", "id"], condition=models.Q(state__in=["open", "raised"]), name="meetings_point_due"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.text[:60]

    def get_absolute_url(self) -> str:
        return f"{reverse('meetings:meeting', args=[self.meeting_id])}#point-{self.number}"

    def facts(self) -> dict[str, Any]:
        return {
            "state": self.state, "meeting": self.meeting_id, "number": self.number, "source": self.source,
            "body": self.body_id, "due": self.due, "public": bool(self.answer_public),
        }  # fmt: skip

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.meeting.place()
