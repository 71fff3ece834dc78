"""When a branch usually holds what it holds, and what it says of a period in which it did not."""

from typing import Any

from django.db import models
from django.urls import reverse

from linli.kernel.nouns import Noun, ids_of
from linli.meetings import states


class Rhythm(Noun):
    """How one branch holds one kind: its fixed day and hour, or that this kind is not for it, with the reason."""

    body = models.ForeignKey("organisations.Body", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=states.Kind)
    applies = models.BooleanField(default=True)
    day = models.PositiveSmallIntegerField(null=True)  # of the month; the last day where a month has fewer
    at = models.TimeField(null=True)
    where = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=200, blank=True)

    WITH = ("body",)
    NOT_PERSONAL = ("where", "reason")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "kind"], name="meetings_rhythm_once")]

    def get_absolute_url(self) -> str:
        return reverse("meetings:life", args=[self.body_id])

    def facts(self) -> dict[str, Any]:
        return {
            "body": self.body_id, "kind": self.kind, "applies": self.applies, "day": self.day,
            "at": self.at.isoformat() if self.at else None,
        }  # fmt: skip

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.body_id, ids_of(self.body.path)


class Gap(Noun):
    """Why a branch did not hold one kind in the period that began on ``first``, in its own words."""

    body = models.ForeignKey("organisations.Body", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=states.Kind)
    first = models.DateField()
    reason = models.TextField()

    WITH = ("body",)
    NOT_PERSONAL = ("reason",)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "kind", "first"], name="meetings_gap_once")]

    def get_absolute_url(self) -> str:
        return reverse("meetings:life", args=[self.body_id])

    def facts(self) -> dict[str, Any]:
        return {"body": self.body_id, "kind": self.kind, "first": self.first}

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.body_id, ids_of(self.body.path)
