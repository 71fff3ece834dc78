"""Rooms against their standard: what a body is measured by, how a gap is closed, when safety was looked at."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.kernel.nouns import Noun
from linli.kernel.privacy.register import Personal
from linli.venues import states
from linli.venues.models.place import Site

_OPEN = {"purpose": "serve", "basis": "duty", "keep": "none", "subject": "none"}


class Measure(Noun):
    """What decides which standard a body's rooms are held to: its households, and whether it is a new community."""

    body = models.OneToOneField("organisations.Body", models.PROTECT, related_name="+")
    households = models.PositiveIntegerField(_("Households"), null=True)
    is_new = models.BooleanField(_("Newly built community"), default=False)

    WITH = ("body",)

    def __str__(self) -> str:
        return str(self.body)

    def get_absolute_url(self) -> str:
        return reverse("venues:rooms", args=[self.body_id])

    def facts(self) -> dict[str, Any]:
        return {"body": self.body_id, "households": self.households, "is_new": self.is_new}

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.body.place()


class Plan(Noun):
    """How a gap against the standard is closed: what, by when, and who sees to it."""

    body = models.ForeignKey("organisations.Body", models.PROTECT, related_name="+")
    what = models.CharField(_("What will be done"), max_length=200)
    who = models.CharField(_("Who sees to it"), max_length=60)
    by = models.DateField(_("By when"))
    first_by = models.DateField()  # as it was promised first
    area_m2 = models.DecimalField(_("Square metres gained"), max_digits=8, decimal_places=2, null=True)
    state = models.CharField(max_length=10, choices=states.PlanState, default=states.PlanState.PLANNED)
    ended_on = models.DateField(null=True)

    WITH = ("body",)
    FLOW = states.PLAN
    PERSONAL = {
        "what": Personal("P0", **_OPEN, label=_("What will be done")),
        "who": Personal("P0", **_OPEN, label=_("Who sees to it")),
    }

    class Meta:
        indexes = [models.Index(fields=["body", "by"], name="venues_plan_body")]

    def __str__(self) -> str:
        return self.what

    def get_absolute_url(self) -> str:
        return reverse("venues:rooms", args=[self.body_id])

    def facts(self) -> dict[str, Any]:
        return {
            "state": self.state, "body": self.body_id, "by": self.by, "first_by": self.first_by,
            "area_m2": self.area_m2, "ended_on": self.ended_on,
        }  # fmt: skip

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.body.place()


class Check(Noun):
    """A look at the safety of a site: what was looked at, when, what was found, when the next is due."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="checks")
    kind = models.CharField(_("What was looked at"), max_length=10, choices=states.Safety)
    on = models.DateField(_("On"))
    good = models.BooleanField(_("Nothing to mend"), default=True)
    words = models.CharField(_("What was found"), max_length=200, blank=True)
    next_on = models.DateField(_("The next is due on"))
    state = models.CharField(max_length=10, choices=states.CheckState, default=states.CheckState.STANDS)

    WITH = ("site__body",)
    UNDER = "site"
    FLOW = states.CHECK
    PERSONAL = {"words": Personal("P0", **_OPEN, label=_("What was found"))}

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["site", "kind"], condition=~Q(state="followed"), name="venues_check_newest"
            ),
            models.CheckConstraint(condition=Q(next_on__gt=models.F("on")), name="venues_check_next"),
        ]
        indexes = [
            models.Index(fields=["next_on"], condition=~Q(state="followed"), name="venues_check_due"),
        ]

    def __str__(self) -> str:
        return f"{self.site} {self.get_kind_display()}"

    def get_absolute_url(self) -> str:
        return reverse("venues:rooms", args=[self.site.body_id])

    def facts(self) -> dict[str, Any]:
        return {
            "state": self.state, "site": self.site_id, "kind": self.kind, "on": self.on, "good": self.good,
            "next_on": self.next_on,
        }  # fmt: skip

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.site.place()
