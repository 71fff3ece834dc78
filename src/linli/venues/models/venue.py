"""What can be booked."""

from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.kernel.nouns import Noun
from linli.kernel.privacy.register import Personal
from linli.venues import states
from linli.venues.models.place import Site


class Venue(Noun):
    """The unit that is booked: some spaces of a site, a thing, or somebody's office hour.

    ``spaces`` are the spaces chosen, ``leaves`` those that a booking takes: a copy, brought up by the acts on the
    tree. Seats, equipment and barrier-free are copies too, so that a search reads one table. The rules of booking
    (minutes, days) are None where the rulebook's number holds.
    """

    site = models.ForeignKey(Site, models.PROTECT, related_name="venues")
    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=8, choices=states.VenueKind, default=states.VenueKind.ROOM)
    function = models.CharField(max_length=16, choices=states.Function, blank=True)
    about = models.TextField(blank=True)
    spaces = ArrayField(models.BigIntegerField())
    leaves = ArrayField(models.BigIntegerField())
    seats = models.PositiveIntegerField(null=True)
    barrier_free = models.BooleanField(default=False)
    equipment = ArrayField(models.CharField(max_length=16, choices=states.Equipment), default=list)
    # Of an office hour: whose it is. The person only where the holder's name is public.
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("Who receives")
    )
    post = models.ForeignKey("organisations.Post", models.PROTECT, null=True, related_name="+")
    mode = models.CharField(max_length=8, choices=states.Mode, default=states.Mode.DIRECT)
    before = models.PositiveSmallIntegerField(null=True)  # buffers, minutes
    after = models.PositiveSmallIntegerField(null=True)
    grid = models.PositiveSmallIntegerField(null=True)  # minutes
    shortest = models.PositiveSmallIntegerField(null=True)  # minutes
    longest = models.PositiveIntegerField(null=True)  # minutes
    notice = models.PositiveIntegerField(null=True)  # minutes from the moment of asking
    ahead = models.PositiveSmallIntegerField(null=True)  # days, counted from the beginning of today
    cap = models.PositiveSmallIntegerField(null=True)  # live bookings of one person here
    over_midnight = models.BooleanField(default=False)
    whole_day = models.BooleanField(default=False)
    state = models.CharField(max_length=8, choices=states.Life, default=states.Life.OPEN)

    WITH = ("site__body",)
    UNDER = "site"
    FLOW = states.PLACE
    NOT_PERSONAL = ("name",)
    SUBJECT = "person"
    CALLED = _("Office hours that you hold")
    PERSONAL = {
        "about": Personal(
            "P0", purpose="post", basis="duty", keep="none", label=_("What is said of the office hour")
        )
    }
    TOLD = {"person": _("Who receives")}

    class Meta:
        indexes = [
            models.Index(fields=["site", "name", "id"], name="venues_venue_site"),
            models.Index(fields=["seats", "id"], condition=Q(state="open"), name="venues_venue_seats"),
            GinIndex(fields=["leaves"], name="venues_venue_leaves"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(leaves__len__gt=0), name="venues_venue_takes"),
            models.CheckConstraint(
                condition=Q(person=None) | Q(kind=states.VenueKind.HOUR), name="venues_venue_person"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("venues:venue", args=[self.pk])

    def facts(self) -> dict[str, Any]:
        facts = {
            "state": self.state, "kind": self.kind, "spaces": self.spaces, "leaves": self.leaves, "mode": self.mode,
            "cap": self.cap, "seats": self.seats, "post": self.post_id,
        }  # fmt: skip
        return {**facts, "subject": self.person_id} if self.person_id else facts

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.site.place()
