"""Places in which people work or live, and which body reaches them there: a number of people, never a list."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel.nouns import Noun, ids_of
from linli.organisations.models.body import Body
from linli.organisations.states import SITE, Ground, SiteState, Way


class Site(Noun):
    """A place of one kind, the body that answers for its area, and the one that covers it."""

    name = models.CharField(_("Name of the place"), max_length=120)
    kind = models.CharField(_("Kind of place"), max_length=12, choices=Ground.choices)
    area_code = models.CharField(_("Area code"), max_length=20, blank=True)
    answers = models.ForeignKey(
        Body, on_delete=models.PROTECT, related_name="sites", verbose_name=_("Lies with")
    )
    host = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=pgettext_lazy("of a place", "Host"),
    )
    people = models.PositiveIntegerField(_("People there, about"), null=True)
    state = models.CharField(max_length=8, choices=SiteState.choices, default=SiteState.GAP)
    way = models.CharField(_("How it is covered"), max_length=10, choices=Way.choices, blank=True)
    by = models.ForeignKey(
        Body, on_delete=models.PROTECT, null=True, related_name="covers", verbose_name=_("Covered by")
    )
    since = models.DateField(_("Covered since"), null=True)
    masses = models.ForeignKey(
        Body, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("Mass organisation")
    )

    FLOW = SITE
    WITH = ("answers", "host", "by", "masses")
    NOT_PERSONAL = ("name", "area_code")

    class Meta:
        indexes = [
            models.Index(fields=["answers", "state", "kind"], name="organisations_site_answers"),
            models.Index(fields=["name", "id"], name="organisations_site_name"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["answers", "name"],
                condition=~Q(state=SiteState.CLOSED),
                name="organisations_site_once",
                violation_error_message=_("This place is on the list already."),
            ),
            models.CheckConstraint(
                condition=Q(state=SiteState.COVERED, since__isnull=False)
                & (Q(by__isnull=False) | Q(way=Way.LIAISON))
                & ~Q(way="")
                | ~Q(state=SiteState.COVERED) & Q(way="", by__isnull=True, since__isnull=True),
                name="organisations_site_covered",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("organisations:site", args=[self.pk])

    def facts(self) -> dict[str, Any]:
        return {
            "state": self.state, "kind": self.kind, "way": self.way, "by": self.by_id, "since": self.since,
            "people": self.people, "host": self.host_id, "masses": self.masses_id,
        }  # fmt: skip

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.answers_id, ids_of(self.answers.path)
