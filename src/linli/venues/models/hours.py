"""When a venue is open, when it can be booked, when it is closed, and on what terms it is lent."""

from datetime import UTC
from typing import Any

from django.contrib.postgres.fields import DateTimeRangeField
from django.contrib.postgres.indexes import GistIndex
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from linli.kernel.nouns import Noun
from linli.kernel.privacy.register import Personal
from linli.venues import states
from linli.venues.models.place import Site
from linli.venues.models.venue import Venue

DAY_MINUTES = 24 * 60


class TsTzRange(Func):
    """``[begins, ends)`` as the database knows it."""

    function = "tstzrange"
    output_field = DateTimeRangeField()


class Opening(models.Model):
    """One line of the weekly hours: on such days, from–to in minutes after midnight; ``ends`` may pass midnight.

    Where no line says when a venue can be booked, it can be booked while it is open.
    """

    venue = models.ForeignKey(Venue, models.PROTECT, related_name="openings")
    hours = models.CharField(max_length=8, choices=states.Hours)
    on = models.CharField(max_length=6, choices=states.On)
    begins = models.PositiveSmallIntegerField()
    ends = models.PositiveSmallIntegerField()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)  # the last day; none: until changed

    class Meta:
        indexes = [models.Index(fields=["venue", "valid_from"], name="venues_opening_venue")]
        constraints = [
            models.CheckConstraint(
                condition=Q(begins__lt=DAY_MINUTES, ends__lte=2 * DAY_MINUTES, ends__gt=F("begins")),
                name="venues_opening_span",
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="venues_opening_valid"
            ),
        ]


class Closing(Noun):
    """A time in which a whole site, or one venue with all that shares its spaces, is closed, and why."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="closings")
    venue = models.ForeignKey(Venue, models.PROTECT, null=True, related_name="closings")
    begins = models.DateTimeField()
    ends = models.DateTimeField()
    span: Any = models.GeneratedField(
        expression=TsTzRange(F("begins"), F("ends")), output_field=DateTimeRangeField(), db_persist=True
    )
    reason = models.CharField(max_length=200)
    state = models.CharField(max_length=8, choices=states.ClosingState, default=states.ClosingState.STANDS)

    WITH = ("site__body", "venue")
    UNDER = "site"
    FLOW = states.CLOSING
    PERSONAL = {"reason": Personal("P0", purpose="serve", basis="duty", keep="none", subject="none")}

    class Meta:
        indexes = [GistIndex(fields=["site", "span"], name="venues_closing_span")]
        constraints = [models.CheckConstraint(condition=Q(ends__gt=F("begins")), name="venues_closing_order")]

    def __str__(self) -> str:
        return str(self.venue or self.site)

    def get_absolute_url(self) -> str:
        return (self.venue or self.site).get_absolute_url()

    def facts(self) -> dict[str, Any]:
        return {
            "state": self.state,
            "venue": self.venue_id,
            "begins": self.begins.astimezone(UTC),
            "ends": self.ends.astimezone(UTC),
        }

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.site.place()


class Terms(models.Model):
    """What whoever books agrees to, by kind of use; empty: for every use that has none of its own."""

    venue = models.ForeignKey(Venue, models.PROTECT, related_name="terms")
    use = models.CharField(max_length=16, choices=states.Use, blank=True)
    edition = models.PositiveSmallIntegerField()
    text = models.TextField()
    valid_from = models.DateTimeField()

    PERSONAL = {
        "text": Personal(
            "P0", purpose="serve", basis="contract", keep="none", subject="none", label=_("Terms")
        )
    }

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["venue", "use", "edition"], name="venues_terms_once"),
        ]
