"""Season rounds: the times of a season are asked for together and allotted by one rule, instead of first come."""

from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.kernel.nouns import Noun
from linli.kernel.privacy.register import Personal
from linli.venues import states
from linli.venues.models.place import Site
from linli.venues.models.series import Series
from linli.venues.models.venue import Venue


class Round(Noun):
    """The weeks [first, until) at some venues of a site, for which people apply by a day.

    ``seed`` decides the lot. Its digest is public from the beginning, itself from the proposal on: nobody can choose
    it after the wishes are known, and everybody can draw the lot again.
    """

    site = models.ForeignKey(Site, models.PROTECT, related_name="rounds")
    title = models.CharField(_("Name of the round"), max_length=80)
    venues = ArrayField(models.BigIntegerField())
    first = models.DateField(_("First day"))
    until = models.DateField(_("Last day"))
    apply_by = models.DateTimeField(_("Apply by"))
    seed = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    proposal: Any = models.JSONField(
        default=dict
    )  # application → number of its wish, as it was last worked out
    state = models.CharField(max_length=10, choices=states.RoundState, default=states.RoundState.OPEN)

    WITH = ("site__body",)
    UNDER = "site"
    FLOW = states.ROUND
    NOT_PERSONAL = ("title", "seed", "digest", "proposal")

    class Meta:
        indexes = [models.Index(fields=["site", "-until"], name="venues_round_site")]
        constraints = [
            models.CheckConstraint(condition=Q(until__gt=F("first")), name="venues_round_weeks"),
            models.CheckConstraint(condition=Q(venues__len__gt=0), name="venues_round_venues"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("venues:round", args=[self.pk])

    def facts(self) -> dict[str, Any]:
        return {
            "state": self.state, "site": self.site_id, "venues": self.venues, "first": self.first, "until": self.until,
            "apply_by": self.apply_by, "digest": self.digest, "proposal": self.proposal,
        }  # fmt: skip

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.site.place()


class Application(Noun):
    """Somebody's wishes in a round; ``choice`` is the number of the wish that they got."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="applications")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("Who asked")
    )
    body = models.ForeignKey("organisations.Body", models.PROTECT, null=True, related_name="+")
    use = models.CharField(max_length=16, choices=states.Use)
    purpose = models.CharField(max_length=200)
    people = models.PositiveIntegerField(null=True)
    choice = models.PositiveSmallIntegerField(null=True)
    series = models.ForeignKey(Series, models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=states.EntryState, default=states.EntryState.STANDS)
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    WITH = ("round__site__body", "body")
    UNDER = "round"
    FLOW = states.APPLICATION
    SUBJECT = "person"
    CALLED = _("Wishes in a season round")
    RETENTION_FROM = "ended_at"
    TOLD = {"asked_at": _("When"), "use": _("Kind of use"), "state": _("Where it stands")}
    PERSONAL = {
        "purpose": Personal(
            "P2", purpose="serve", basis="contract", keep="retention.request_text", label=_("What for")
        )
    }

    class Meta:
        indexes = [models.Index(fields=["person", "-asked_at"], name="venues_application_mine")]

    def __str__(self) -> str:
        return str(self.round)

    def get_absolute_url(self) -> str:
        return self.round.get_absolute_url()

    def facts(self) -> dict[str, Any]:
        return {
            "state": self.state, "round": self.round_id, "subject": self.person_id, "body": self.body_id,
            "choice": self.choice, "series": self.series_id,
        }  # fmt: skip

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.round.place()


class Wish(models.Model):
    """One of somebody's wishes: a venue, a weekday, from when and how long. 1 is the dearest."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="wishes")
    rank = models.PositiveSmallIntegerField()
    venue = models.ForeignKey(Venue, models.PROTECT, related_name="+")
    weekday = models.PositiveSmallIntegerField()
    begins = models.PositiveSmallIntegerField()  # minutes after midnight
    minutes = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["rank"]
        constraints = [
            models.UniqueConstraint(fields=["application", "rank"], name="venues_wish_rank"),
            models.CheckConstraint(
                condition=Q(weekday__lt=7, minutes__gt=0, begins__lt=1440), name="venues_wish_time"
            ),
        ]

    @property
    def ends(self) -> int:
        return self.begins + self.minutes
