"""Notices of policy, and how mass and social organisations pass them on to their members. Nobody's reading is kept."""

from datetime import date
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel.nouns import Noun, ids_of
from linli.kernel.privacy.register import Personal
from linli.organisations.models.body import Body
from linli.organisations.states_masses import CARRYING, NOTICE, PASSING, NoticeState, PassingState


def _public(label: Any) -> Personal:
    return Personal("P0", purpose="serve", basis="duty", keep="none", subject="none", label=label)


class Notice(Noun):
    """What a body tells the mass and social organisations of these kinds at and below ``under``."""

    body = models.ForeignKey(
        Body, on_delete=models.PROTECT, related_name="+", verbose_name=pgettext_lazy("of a notice", "From")
    )
    under = models.ForeignKey(
        Body, on_delete=models.PROTECT, related_name="+", verbose_name=_("For those at and below")
    )
    kinds = ArrayField(models.CharField(max_length=32, choices=CARRYING))
    title = models.CharField(max_length=80)
    text = models.TextField()
    link = models.URLField(max_length=300, blank=True)
    published_at = models.DateTimeField()
    valid_until = models.DateField()
    state = models.CharField(max_length=10, choices=NoticeState.choices, default=NoticeState.PUBLISHED)

    FLOW = NOTICE
    WITH = ("body", "under")
    NOT_PERSONAL = ("link", "kinds")
    PERSONAL = {
        "title": _public(pgettext_lazy("of a notice", "Title")),
        "text": _public(pgettext_lazy("of a notice", "Text")),
    }

    class Meta:
        indexes = [
            models.Index(fields=["body", "-id"], name="organisations_notice_from"),
            models.Index(
                fields=["under", "valid_until"], condition=Q(state=NoticeState.PUBLISHED),
                name="organisations_notice_to",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("organisations:notice", args=[self.pk])

    def holds(self, day: date) -> bool:
        """Whether it is in force on a day; that it ran out is never stored."""
        return self.state == NoticeState.PUBLISHED and self.valid_until >= day

    def facts(self) -> dict[str, Any]:
        return {
            "state": self.state, "body": self.body_id, "under": self.under_id, "kinds": list(self.kinds),
            "until": self.valid_until,
        }  # fmt: skip

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.body_id, ids_of(self.body.path)


class Passing(Noun):
    """One organisation passed a notice on to its members, in its own words, on its own public page."""

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="passings")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=PassingState.choices, default=PassingState.STANDS)

    FLOW = PASSING
    UNDER = "notice"
    WITH = ("notice__body", "notice__under", "body")
    PERSONAL = {"words": _public(_("What it means for our members"))}

    class Meta:
        indexes = [models.Index(fields=["body", "-id"], name="organisations_passing_by")]
        constraints = [
            models.UniqueConstraint(
                fields=["notice", "body"], condition=Q(state=PassingState.STANDS), name="organisations_passed_once"
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.body} · {self.notice}"

    def get_absolute_url(self) -> str:
        return self.notice.get_absolute_url()

    def facts(self) -> dict[str, Any]:
        return {"state": self.state, "notice": self.notice_id, "body": self.body_id}

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.body_id, ids_of(self.body.path)
