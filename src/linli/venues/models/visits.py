"""Office hours: who receives, what came of a visit, and the slip of somebody without an account."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from linli.kernel.nouns import Noun
from linli.kernel.privacy.register import Personal
from linli.venues import states
from linli.venues.models.booking import Booking
from linli.venues.models.place import Site
from linli.venues.models.venue import Venue


class Desk(models.Model):
    """Who receives at a venue that is an office hour."""

    venue = models.OneToOneField(Venue, models.CASCADE, related_name="desk")
    kind = models.CharField(max_length=20, choices=states.Reception)


class Slip(models.Model):
    """The receipt of a booking made without an account: only a blind index of its code is kept."""

    booking = models.OneToOneField(Booking, models.CASCADE, related_name="slip")
    code = models.CharField(max_length=120, unique=True)
    at = models.DateTimeField()

    NOT_PERSONAL = ("code",)


class Visit(Noun):
    """What came of a booked office hour. The note is for whoever was on duty; the matter is followed to its answer."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    booking = models.OneToOneField(Booking, models.PROTECT, related_name="visit")
    note = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=states.VisitState)
    held_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)  # of the answer, while a matter is followed
    answered_at = models.DateTimeField(null=True)

    WITH = ("site__body", "booking__venue__post")
    UNDER = "site"
    FLOW = states.VISIT
    SUBJECT = "booking__person"
    CALLED = _("Visits to office hours")
    PART_OF = "booking"
    RETENTION_FROM = "held_at"
    TOLD = {"held_at": _("When"), "state": _("Where it stands")}
    PERSONAL = {
        "note": Personal(
            "P2", purpose="serve", basis="duty", keep="retention.request_text", label=_("Note of the visit")
        )
    }

    class Meta:
        indexes = [
            models.Index(fields=["site", "due_at"], condition=Q(state="taken"), name="venues_visit_due"),
            models.Index(fields=["site", "held_at"], name="venues_visit_held"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="taken") | Q(due_at__isnull=False), name="venues_visit_followed"
            )
        ]

    def __str__(self) -> str:
        return str(self.booking.venue)

    def get_absolute_url(self) -> str:
        return self.booking.get_absolute_url()

    def facts(self) -> dict[str, Any]:
        return {
            "state": self.state, "booking": self.booking_id, "held_at": self.held_at, "due_at": self.due_at,
            "answered_at": self.answered_at,
        }  # fmt: skip

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.site.place()
