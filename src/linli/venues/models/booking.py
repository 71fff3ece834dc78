"""Who has what when, and the physical truth: a space is taken once at a time."""

from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.contrib.postgres.indexes import GistIndex
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.kernel.clock import local
from linli.kernel.nouns import Noun
from linli.kernel.privacy.fields import EncryptedTextField
from linli.kernel.privacy.register import Personal
from linli.venues import states
from linli.venues.models.hours import Terms, TsTzRange
from linli.venues.models.place import Site, Space
from linli.venues.models.series import Series
from linli.venues.models.venue import Venue


def _contact(label: Any) -> Personal:
    return Personal("P3", purpose="contact", basis="consent", keep="retention.contact", label=label)


class Booking(Noun):
    """A venue for a span of time, half-open: who leaves at ten does not meet who comes at ten.

    ``answer_by``: a held place, or a date of a series that must be confirmed again, takes its spaces only until then.
    ``order`` is by when it stands in a waiting line. ``name`` and ``contact`` are of somebody without an account.
    """

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    venue = models.ForeignKey(Venue, models.PROTECT, related_name="bookings", db_index=False)
    series = models.ForeignKey(Series, models.PROTECT, null=True, related_name="bookings")
    by = models.CharField(max_length=8, choices=states.By)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False,
        verbose_name=_("Who asked"),
    )  # fmt: skip
    body = models.ForeignKey(
        "organisations.Body", models.PROTECT, null=True, related_name="+", db_index=False
    )
    name: Any = EncryptedTextField(blank=True, default="")
    contact: Any = EncryptedTextField(blank=True, default="")
    begins = models.DateTimeField()
    ends = models.DateTimeField()
    span: Any = models.GeneratedField(
        expression=TsTzRange(F("begins"), F("ends")), output_field=DateTimeRangeField(), db_persist=True
    )
    use = models.CharField(max_length=16, choices=states.Use)
    purpose = models.CharField(max_length=200, blank=True)
    people = models.PositiveIntegerField(null=True)
    came = models.PositiveIntegerField(null=True)
    terms = models.ForeignKey(Terms, models.PROTECT, null=True, related_name="+", db_index=False)
    waits = models.BooleanField(default=False)  # rather on the waiting list than refused
    state = models.CharField(max_length=10, choices=states.State)
    reason = models.CharField(max_length=16, choices=states.Reason, blank=True)
    asked_at = models.DateTimeField()
    order = models.DateTimeField()
    answer_by = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    WITH = ("site__body", "venue", "body")
    UNDER = "site"
    FLOW = states.BOOKING
    SUBJECT = "person"
    CALLED = _("Places that you booked")
    RETENTION_FROM = "ended_at"
    TOLD = {
        "venue": _("Place"), "begins": _("From"), "ends": _("To"), "use": _("Kind of use"),
        "state": _("Where it stands"), "people": _("How many people"),
    }  # fmt: skip
    PERSONAL = {
        "purpose": Personal(
            "P2", purpose="serve", basis="contract", keep="retention.request_text", label=_("What for")
        ),
        "name": _contact(_("The name you gave")),
        "contact": _contact(_("The phone or e-mail you gave")),
    }

    class Meta:
        indexes = [
            models.Index(fields=["venue", "begins", "id"], name="venues_booking_venue"),
            models.Index(fields=["site", "ends", "id"], name="venues_booking_site"),
            models.Index(
                fields=["person", "-begins"], condition=Q(person__isnull=False), name="venues_booking_person"
            ),
            models.Index(
                fields=["body", "-begins"], condition=Q(body__isnull=False), name="venues_booking_body"
            ),
            models.Index(
                fields=["site", "asked_at", "id"], condition=Q(state="requested"), name="venues_booking_asked"
            ),
            GistIndex(fields=["site", "span"], condition=Q(state="waiting"), name="venues_booking_line"),
            models.Index(
                fields=["answer_by"],
                condition=Q(answer_by__isnull=False, state__in=["held", "confirmed"]),
                name="venues_booking_answer",
            ),
            models.Index(
                fields=["ends"],
                condition=Q(state__in=["confirmed", "requested", "waiting"]),
                name="venues_booking_open",
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(ends__gt=F("begins")), name="venues_booking_order"),
            models.CheckConstraint(
                condition=~Q(state="held") | Q(answer_by__isnull=False), name="venues_booking_hold"
            ),
        ]

    def __str__(self) -> str:
        begins, ends = local(self.begins), local(self.ends)
        return f"{self.venue} {begins:%Y-%m-%d %H:%M}–{ends:%H:%M}"

    def get_absolute_url(self) -> str:
        return reverse("venues:booking", args=[self.pk])

    def has_fallen(self, at: datetime) -> bool:
        """Whether it takes nothing any more since nobody answered, though nobody has written that down yet."""
        return self.state in states.TAKING and self.answer_by is not None and self.answer_by <= at

    def facts(self) -> dict[str, Any]:
        facts = {
            "state": self.state, "venue": self.venue_id, "by": self.by, "body": self.body_id, "series": self.series_id,
            "begins": self.begins.astimezone(UTC), "ends": self.ends.astimezone(UTC), "use": self.use,
            "people": self.people, "came": self.came, "reason": self.reason, "terms": self.terms_id,
            "answer_by": self.answer_by, "order": self.order,
        }  # fmt: skip
        return {**facts, "subject": self.person_id} if self.person_id else facts

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.site.place()


class Taking(models.Model):
    """A space that a booking takes. The database lets no two overlap.

    Buffers are two-sided: an old booking with its buffers stands against a new one without, and the new one with its
    buffers against the old one without; two buffers may overlap. So each space has two rows of a booking, one
    ``core`` and one with buffers, and only rows of different kinds exclude each other. A block has one row, with
    buffers of nothing: it keeps everybody out and minds nobody's buffer.
    """

    booking = models.ForeignKey(Booking, models.CASCADE, related_name="takings")
    space = models.ForeignKey(Space, models.PROTECT, related_name="+", db_index=False)
    span = DateTimeRangeField()
    core = models.SmallIntegerField()  # 1: the time itself; 0: with its buffers

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="venues_taken_once",
                expressions=[
                    ("space", RangeOperators.EQUAL),
                    ("span", RangeOperators.OVERLAPS),
                    ("core", RangeOperators.NOT_EQUAL),
                    ("booking", RangeOperators.NOT_EQUAL),
                ],
            ),
        ]
