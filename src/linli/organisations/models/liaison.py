"""Liaisons and instructors: who goes to a place that has no organisation of its own, and each visit."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.kernel.nouns import Noun
from linli.kernel.privacy.register import Personal
from linli.organisations.models.coverage import Site
from linli.organisations.models.post import Post
from linli.organisations.states import LIAISON, LiaisonState, SentAs


class Liaison(Noun):
    """A post that goes to a place, from a day on. ``next_by``: a visit is due until then."""

    site = models.ForeignKey(
        Site, on_delete=models.PROTECT, related_name="liaisons", verbose_name=_("Name of the place")
    )
    post = models.ForeignKey(
        Post, on_delete=models.PROTECT, related_name="+", verbose_name=_("Who goes there")
    )
    sent_as = models.CharField(_("Sent as"), max_length=10, choices=SentAs.choices)
    assigned_on = models.DateField()
    introduced_on = models.DateField(null=True)
    last_on = models.DateField(null=True)
    next_by = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    state = models.CharField(max_length=12, choices=LiaisonState.choices, default=LiaisonState.ASSIGNED)

    UNDER = "site"
    FLOW = LIAISON
    WITH = (
        "site__answers",
        "site__host",
        "site__by",
        "site__masses",
        "post__body",
        "post__role",
        "post__person",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["site"],
                condition=~Q(state=LiaisonState.HANDED_OVER),
                name="organisations_liaison_once",
            ),
            models.CheckConstraint(
                condition=Q(state=LiaisonState.HANDED_OVER, ended_on__isnull=False)
                | ~Q(state=LiaisonState.HANDED_OVER) & Q(ended_on=None),
                name="organisations_liaison_ended",
            ),
        ]
        indexes = [models.Index(fields=["post", "next_by"], name="organisations_liaison_due")]

    def __str__(self) -> str:
        return f"{self.get_sent_as_display()} · {self.site}"

    def get_absolute_url(self) -> str:
        return reverse("organisations:liaison", args=[self.pk])

    def facts(self) -> dict[str, Any]:
        return {
            "state": self.state, "site": self.site_id, "post": self.post_id, "as": self.sent_as,
            "introduced": self.introduced_on, "last": self.last_on, "next": self.next_by, "ended": self.ended_on,
        }  # fmt: skip

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.site.place()


class SiteVisit(models.Model):
    """One visit: when, and a short note."""

    liaison = models.ForeignKey(Liaison, on_delete=models.PROTECT, related_name="visits")
    at = models.DateTimeField()
    note = models.CharField(max_length=300, blank=True)

    RETENTION_FROM = "at"
    PERSONAL = {
        "note": Personal(
            "P2", purpose="serve", basis="duty", keep="retention.request_text", subject="none",
            label=_("Note of the visit"),
        )
    }  # fmt: skip

    class Meta:
        indexes = [models.Index(fields=["liaison", "at"], name="organisations_site_visit")]
