"""A gathering, the organisations that hold it together, and the series it may be one of."""

from datetime import UTC
from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel.nouns import Noun, ids_of
from linli.meetings import states

HOUR = Decimal(3600)


class Series(Noun):
    """A gathering that comes again and again, by a rule of iCalendar (RFC 5545)."""

    body = models.ForeignKey("organisations.Body", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=states.Kind)
    rule = models.CharField(max_length=200)
    begins_at = models.DateTimeField()

    NOT_PERSONAL = ("rule",)
    WITH = ("body",)

    def get_absolute_url(self) -> str:
        return reverse("meetings:series", args=[self.pk])

    def facts(self) -> dict[str, Any]:
        return {
            "body": self.body_id,
            "kind": self.kind,
            "rule": self.rule,
            "begins_at": self.begins_at.astimezone(UTC),
        }

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.body_id, ids_of(self.body.path)


class Meeting(Noun):
    """One gathering of whatever kind. ``body`` leads; ``bodies_n`` hold it together.

    Its entries lie with every organisation that holds it and with all above them, each once: so a joint activity
    counts one for each of them, and one for the street above them all.
    """

    body = models.ForeignKey("organisations.Body", models.PROTECT, related_name="+", db_index=False)
    bodies_n = models.PositiveSmallIntegerField(default=1)
    series = models.ForeignKey(Series, models.PROTECT, null=True, related_name="meetings")
    kind = models.CharField(max_length=20, choices=states.Kind)
    title = models.CharField(pgettext_lazy("of a meeting", "Title"), max_length=120)
    about = models.TextField(blank=True)
    speaker = models.CharField(max_length=80, blank=True)
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    where = models.CharField(max_length=200, blank=True)
    booking = models.ForeignKey("venues.Booking", models.PROTECT, null=True, related_name="+")
    online = models.URLField(max_length=200, blank=True)
    area = models.CharField(max_length=12, blank=True)
    audience = models.CharField(max_length=12, choices=states.Audience, default=states.Audience.PUBLIC)
    seats = models.PositiveSmallIntegerField(null=True)
    register_by = models.DateTimeField(null=True)
    state = models.CharField(max_length=10, choices=states.State, default=states.State.DRAFTED)
    noticed_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    amend_by = models.DateTimeField(null=True)
    people_n = models.PositiveIntegerField(null=True)
    # What came of it, in a few words for everybody who may read of it.
    outcome = models.TextField(blank=True)

    WITH = ("body",)
    FLOW = states.MEETING
    NOT_PERSONAL = ("title", "about", "speaker", "where", "online", "area", "outcome")

    class Meta:
        indexes = [
            models.Index(fields=["body", "-begins_at", "id"], name="meetings_body"),
            models.Index(
                fields=["begins_at", "id"],
                condition=Q(state__in=["noticed", "cancelled"], audience__in=["public", "open_doors"]),
                name="meetings_public",
            ),
            models.Index(
                fields=["begins_at", "id"], condition=Q(state__in=["drafted", "noticed"]), name="meetings_upcoming"
            ),
        ]  # fmt: skip
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("begins_at")), name="meetings_meeting_span"),
            models.CheckConstraint(
                condition=Q(seats__isnull=True) | Q(seats__gte=1), name="meetings_meeting_seats"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["drafted", "noticed", "cancelled"], people_n__isnull=True)
                | ~Q(state__in=["drafted", "noticed", "cancelled"]),
                name="meetings_meeting_people",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("meetings:meeting", args=[self.pk])

    @property
    def asks(self) -> states.Asks:
        return states.ASKS[self.kind]

    @property
    def hours(self) -> Decimal:
        return round(Decimal((self.ends_at - self.begins_at).total_seconds()) / HOUR, 2)

    def facts(self) -> dict[str, Any]:
        return {
            "state": self.state, "body": self.body_id, "bodies": self.bodies_n, "kind": self.kind,
            "begins_at": self.begins_at.astimezone(UTC), "ends_at": self.ends_at.astimezone(UTC),
            "booking": self.booking_id, "audience": self.audience, "seats": self.seats,
            "people": self.people_n,
        }  # fmt: skip

    def together(self) -> list[Any]:
        """The organisations that hold it, the leading one first; one statement at most, none where there is but one."""
        if self.bodies_n == 1:
            return [self.body]
        if not hasattr(self, "holders"):
            self.holders = [one.body for one in self.bodies.select_related("body").order_by("order")]
        return self.holders

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        """The leading body, and each body on the ways from the root to all that hold it, once."""
        ways = (ids_of(one.path) for one in self.together())
        return self.body_id, tuple(dict.fromkeys(pk for way in ways for pk in way))


class MeetingBody(models.Model):
    """An organisation that holds a gathering with others; the first of them leads."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="bodies")
    body = models.ForeignKey("organisations.Body", models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "body"], name="meetings_body_once"),
            models.UniqueConstraint(fields=["meeting", "order"], name="meetings_body_order"),
        ]
        verbose_name = _("Organisation that holds it")
