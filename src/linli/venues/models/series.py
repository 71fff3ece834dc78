"""A booking that comes again and again."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.kernel.nouns import Noun
from linli.kernel.privacy.register import Personal
from linli.venues import states
from linli.venues.models.place import Site
from linli.venues.models.venue import Venue


class Series(Noun):
    """A rule of repetition (RFC 5545) and what its bookings have in common. The dates are its bookings."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    venue = models.ForeignKey(Venue, models.PROTECT, related_name="series")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("Whose it is")
    )
    body = models.ForeignKey("organisations.Body", models.PROTECT, null=True, related_name="+")
    begins = models.DateTimeField()
    minutes = models.PositiveIntegerField()
    rule = models.CharField(max_length=200)  # FREQ=WEEKLY;UNTIL=…
    purpose = models.CharField(max_length=200, blank=True)
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=8, choices=states.SeriesState, default=states.SeriesState.RUNS)

    WITH = ("site__body", "venue", "body")
    UNDER = "site"
    FLOW = states.SERIES
    NOT_PERSONAL = ("rule",)
    SUBJECT = "person"
    CALLED = _("Places that you booked again and again")
    RETENTION_FROM = "ended_at"
    TOLD = {"venue": _("Place"), "begins": _("From"), "rule": _("How often")}
    PERSONAL = {
        "purpose": Personal(
            "P2", purpose="serve", basis="contract", keep="retention.request_text", label=_("What for")
        )
    }

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(minutes__gt=0), name="venues_series_long")]

    def __str__(self) -> str:
        return str(self.venue)

    def get_absolute_url(self) -> str:
        return reverse("venues:series", args=[self.pk])

    def facts(self) -> dict[str, Any]:
        facts = {"state": self.state, "venue": self.venue_id, "rule": self.rule, "body": self.body_id}
        return {**facts, "subject": self.person_id} if self.person_id else facts

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.site.place()


class Skipped(models.Model):
    """A date of a series that was left out, and why."""

    series = models.ForeignKey(Series, models.CASCADE, related_name="skipped")
    on = models.DateField()
    reason = models.CharField(max_length=16, choices=states.Reason)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["series", "on"], name="venues_skipped_once")]
