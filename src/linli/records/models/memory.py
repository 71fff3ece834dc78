"""What the house learns from tables: what a head means here, and values that were asked once."""

from typing import Any

from django.db import models
from django.urls import reverse

from linli.kernel.nouns import Noun, ids_of
from linli.kernel.privacy.register import Personal
from linli.records.models.fillings import KEEP, Filling


class Mapping(Noun):
    """A head of a layout, taken for a code by a person of a body; an empty code: nothing here answers it, ask."""

    body = models.ForeignKey("organisations.Body", models.PROTECT, related_name="+")
    fingerprint = models.CharField(max_length=64)
    head = models.CharField(max_length=300)
    code = models.CharField(max_length=160, blank=True)
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    WITH = ("body",)
    NOT_PERSONAL = ("fingerprint", "head", "code")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["body", "fingerprint", "head"],
                condition=models.Q(ended_at=None),
                name="records_mapping_once",
            ),
        ]
        indexes = [
            models.Index(fields=["fingerprint"], name="records_mapping_print"),
            models.Index(fields=["head"], name="records_mapping_head"),
        ]

    def __str__(self) -> str:
        return self.head

    def get_absolute_url(self) -> str:
        return reverse("records:mappings")

    def facts(self) -> dict[str, Any]:
        return {"body": self.body_id, "code": self.code, "ended": self.ended_at is not None}

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.body_id, ids_of(self.body.path)


class Fact(Noun):
    """A value that a body gave once. ``code`` is what it answers; ``key`` finds it again where nothing else does.

    With days ``first`` to ``until`` it is true of those days alone; without, until it is old (rulebook) or changed.
    """

    body = models.ForeignKey("organisations.Body", models.PROTECT, related_name="+")
    key = models.CharField(max_length=160)
    head = models.CharField(max_length=300)
    about = models.CharField(max_length=160, blank=True)
    unit = models.CharField(max_length=12, blank=True)
    value = models.JSONField(null=True)
    first = models.DateField(null=True)
    until = models.DateField(null=True)
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    filling = models.ForeignKey(Filling, models.PROTECT, null=True, related_name="facts_kept")

    WITH = ("body",)
    PERSONAL = {"value": Personal("P2", purpose="answer", basis="duty", keep=KEEP, subject="none")}
    NOT_PERSONAL = ("key", "head", "about", "unit")
    RETENTION_FROM = "ended_at"

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["body", "key", "first", "until"],
                condition=models.Q(ended_at=None),
                nulls_distinct=False,
                name="records_fact_once",
            ),
        ]

    def __str__(self) -> str:
        return self.head

    def get_absolute_url(self) -> str:
        return reverse("records:facts")

    def facts(self) -> dict[str, Any]:
        return {"body": self.body_id, "at": self.at, "ended": self.ended_at is not None}

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.body_id, ids_of(self.body.path)
