"""A file of a ledger that is too long to be answered at once."""

from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.kernel.nouns import Noun, ids_of
from linli.records.states.exports import EXPORT, ExportState, Why


class Export(Noun):
    """What was asked for, by whom in which post, how far it is; the file is kept as evidence for some days.

    ``share`` is how far the worker has come, in percent of the way from the newest row to the oldest.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False)
    post = models.BigIntegerField()
    body = models.ForeignKey("organisations.Body", models.PROTECT, related_name="+", db_index=False)
    ledger = models.CharField(max_length=60)
    first = models.DateField()
    until = models.DateField()
    chosen = models.JSONField(default=dict)
    dates = models.CharField(max_length=4)
    format = models.CharField(max_length=8)
    state = models.CharField(max_length=8, choices=ExportState.choices, default=ExportState.ASKED)
    share = models.PositiveSmallIntegerField(default=0)
    rows_n = models.PositiveIntegerField(null=True)
    asked_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True)
    why = models.CharField(max_length=8, choices=Why.choices, blank=True)

    FLOW = EXPORT
    WITH = ("body",)
    SUBJECT = "person"
    NOT_PERSONAL = ("ledger", "chosen", "dates", "format")
    RETENTION_FROM = "made_at"

    class Meta:
        verbose_name = _("File of a ledger")
        indexes = [
            models.Index(fields=["person", "-id"], name="records_export_person"),
            models.Index(
                fields=["asked_at"], condition=models.Q(state="asked"), name="records_export_waiting"
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("records:export", args=[self.pk])

    def facts(self) -> dict[str, Any]:
        return {
            "state": self.state, "ledger": self.ledger, "format": self.format, "first": self.first, "until": self.until,
            "rows": self.rows_n, "person": self.person_id, "post": self.post, "narrowed": sorted(self.chosen),
        }  # fmt: skip

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.body_id, ids_of(self.body.path)
