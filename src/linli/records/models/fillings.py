"""One body's answer to a table: its file, what its questions were taken for, and the answers."""

from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel.nouns import Noun, ids_of
from linli.kernel.privacy.register import Personal
from linli.records.models.requests import Asked, DataRequest
from linli.records.states.tables import FILLING, FillingState, QuestionState

KEEP = "retention.table"


class Filling(Noun):
    """A table that arrived. ``file``, ``draft``, ``reply`` and ``scan`` are the digests of its papers (evidence):
    as it came, with what is known written in, complete, and stamped. ``sums``: it sums up what others answered."""

    body = models.ForeignKey("organisations.Body", models.PROTECT, related_name="+")
    asked = models.ForeignKey(Asked, models.PROTECT, null=True, related_name="fillings")
    sums = models.ForeignKey(DataRequest, models.PROTECT, null=True, related_name="sums")
    title = models.CharField(pgettext_lazy("of a text", "Title"), max_length=160)
    origin = models.CharField(_("Who sent it"), max_length=120, blank=True)
    receiver = models.CharField(_("To whom it goes"), max_length=120, blank=True)
    state = models.CharField(max_length=10, choices=FillingState.choices, default=FillingState.READ)
    fingerprint = models.CharField(max_length=64)
    first = models.DateField(null=True)
    until = models.DateField(null=True)
    arrived_at = models.DateTimeField()
    filled_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    file = models.CharField(max_length=64)
    draft = models.CharField(max_length=64, blank=True)
    reply = models.CharField(max_length=64, blank=True)
    scan = models.CharField(max_length=64, blank=True)
    notes = models.JSONField(default=list)
    cells = models.PositiveIntegerField(default=0)
    cells_filled = models.PositiveIntegerField(default=0)
    cells_typed = models.PositiveIntegerField(default=0)

    FLOW = FILLING
    WITH = ("body", "asked__request__body", "asked__body")
    NOT_PERSONAL = (
        "title", "origin", "receiver", "fingerprint", "file", "draft", "reply", "scan", "notes",
    )  # fmt: skip
    RETENTION_FROM = "sent_at"

    class Meta:
        indexes = [
            models.Index(fields=["body", "-id"], name="records_filling_body"),
            models.Index(fields=["fingerprint"], name="records_filling_print"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("records:filling", args=[self.pk])

    def facts(self) -> dict[str, Any]:
        return {
            "state": self.state, "asked": self.asked_id, "sums": self.sums_id, "cells": self.cells,
            "filled": self.cells_filled, "typed": self.cells_typed,
        }  # fmt: skip

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.body_id, ids_of(self.body.path)


class Question(models.Model):
    """One cell that waits, or one column that is filled: what it was taken for, its value and what is behind it.

    ``ask``: which question of the table's reading it belongs to. ``spot``: sheet, row and column of its cell, and
    the part of the cell's own text where it is only that. ``count``: the cells that it stands for.
    """

    filling = models.ForeignKey(Filling, models.CASCADE, related_name="questions")
    ask = models.PositiveSmallIntegerField()
    n = models.PositiveIntegerField()
    name = models.CharField(max_length=300)
    row_name = models.CharField(max_length=120, blank=True)
    unit = models.CharField(max_length=12, blank=True)
    code = models.CharField(max_length=160, blank=True)
    taken_for = models.CharField(max_length=160, blank=True)
    how = models.CharField(max_length=12, blank=True)
    why = models.CharField(max_length=12, blank=True)
    state = models.CharField(max_length=10, choices=QuestionState.choices)
    count = models.PositiveIntegerField(default=1)
    spot = models.JSONField(default=list)
    value = models.JSONField(null=True)
    link = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=300, blank=True)
    since = models.DateField(null=True)
    first = models.DateField(null=True)
    until = models.DateField(null=True)
    asked_of = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    PERSONAL = {
        "value": Personal("P2", purpose="answer", basis="duty", keep=KEEP, subject="none"),
    }
    NOT_PERSONAL = (
        "name", "row_name", "unit", "code", "taken_for", "how", "why", "spot", "link", "source",
    )  # fmt: skip
    RETENTION_FROM = "filling__sent_at"

    class Meta:
        ordering = ["n"]
        constraints = [models.UniqueConstraint(fields=["filling", "n"], name="records_question_place")]
        indexes = [
            models.Index(
                fields=["asked_of"],
                condition=models.Q(state=QuestionState.MISSING),
                name="records_question_of",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("records:filling", args=[self.filling_id])
