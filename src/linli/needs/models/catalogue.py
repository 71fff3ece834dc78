"""What needs are about, and to whom they go."""

from typing import Any

from django.db import models
from django.urls import reverse

from linli.kernel.nouns import Noun
from linli.needs import states


class Category(models.Model):
    """What a need is about, in the words that residents use: two levels, editable rows."""

    code = models.CharField(max_length=20, unique=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=80)
    urgency = models.CharField(max_length=12, choices=states.Urgency, default=states.Urgency.ORDINARY)
    words = models.TextField(blank=True, help_text="Words that suggest this category, separated by spaces.")
    order = models.PositiveSmallIntegerField(default=0)
    active = models.BooleanField(default=True)

    NOT_PERSONAL = ("code", "name", "name_en", "words")

    class Meta:
        ordering = ("order", "code")

    def __str__(self) -> str:
        return self.name


class Route(Noun):
    """A line of the dispatch catalogue: category × area → body, dated, with its source (regulation, article 11)."""

    category = models.ForeignKey(Category, models.PROTECT, null=True, blank=True)
    area = models.CharField(
        max_length=12, blank=True, help_text="Beginning of an area code; empty: everywhere."
    )
    kind = models.CharField(max_length=12, choices=states.Kind, blank=True)
    body = models.ForeignKey("organisations.Body", models.PROTECT, null=True, blank=True)
    level = models.CharField(
        max_length=12, blank=True, help_text="Instead of a body: the public body of that level."
    )
    direct = models.BooleanField(default=False, help_text="Dispatched at once, without triage.")
    urgency = models.CharField(max_length=12, choices=states.Urgency, blank=True)
    source = models.CharField(max_length=200)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    NOT_PERSONAL = ("area", "level", "source")

    def get_absolute_url(self) -> str:
        return reverse("needs:routes")

    def facts(self) -> dict[str, Any]:
        return {
            "category": self.category_id, "area": self.area, "kind": self.kind, "body": self.body_id,
            "level": self.level, "direct": self.direct, "urgency": self.urgency,
            "from": self.valid_from, "to": self.valid_to,
        }  # fmt: skip
