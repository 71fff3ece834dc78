"""Who is to be trained how often, and how many posts of a kind a body is to have: dated lines with their source."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from linli.kernel.nouns import Noun
from linli.training import states


class Duty(Noun):
    """Holders of ``roles`` are trained every ``every`` months, somebody new in the post within ``first``.

    ``kinds``: only in bodies of these kinds and right below them, as the branch of an enterprise stands below it.
    Without ``every`` it is asked once after each coming into the post.
    """

    target = models.CharField(max_length=20, choices=states.Target)
    roles = ArrayField(models.CharField(max_length=40))
    kinds = ArrayField(
        models.CharField(max_length=32), blank=True, default=list
    )  # none: bodies of every kind
    every = models.PositiveSmallIntegerField(null=True)
    first = models.PositiveSmallIntegerField()
    hours = models.PositiveSmallIntegerField(null=True)  # class hours a year
    source = models.CharField(max_length=200)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    NOT_PERSONAL = ("roles", "kinds", "source")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(Q(every=None) | Q(every__gte=1), first__gte=1), name="training_duty_months"
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="training_duty_span"
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("training:duties")

    def facts(self) -> dict[str, Any]:
        return {
            "target": self.target, "roles": self.roles, "kinds": self.kinds, "every": self.every, "first": self.first,
            "hours": self.hours, "valid_from": self.valid_from, "valid_to": self.valid_to,
        }  # fmt: skip


class Standard(Noun):
    """A body of ``kind`` is to have ``posts`` posts of ``role`` (policy, article 14: full and strong)."""

    kind = models.CharField(max_length=32)
    role = models.CharField(max_length=40)
    posts = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=200)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    NOT_PERSONAL = ("role", "source")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="training_standard_span"
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("training:standards")

    def facts(self) -> dict[str, Any]:
        return {
            "of": self.kind, "role": self.role, "posts": self.posts, "valid_from": self.valid_from,
            "valid_to": self.valid_to,
        }  # fmt: skip
