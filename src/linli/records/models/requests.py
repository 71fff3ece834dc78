"""Requests for data: who asks whom for what, on which ground, by when."""

from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel.grounds import Grounded
from linli.kernel.nouns import Noun, ids_of
from linli.records.states.tables import ASKED, REQUEST, AskedState, RequestState

UNFOUNDED = _("No item of the list, or no legal basis, was named.")


class DataRequest(Grounded, Noun):
    """A table that one body sends to others. Its file is evidence beside it.

    ``due_at`` is a copy by which desks sort: so many working days after the sending. ``before_same`` and
    ``before_other``: how often the same was asked, by this body and by others, when it was sent.
    """

    body = models.ForeignKey("organisations.Body", models.PROTECT, related_name="+")
    post = models.ForeignKey("organisations.Post", models.PROTECT, null=True, related_name="+")
    title = models.CharField(pgettext_lazy("of a text", "Title"), max_length=160)
    days = models.PositiveSmallIntegerField(_("Working days to answer"))
    state = models.CharField(max_length=10, choices=RequestState.choices, default=RequestState.DRAFTED)
    drafted_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    file = models.CharField(max_length=64)
    fingerprint = models.CharField(max_length=64)
    codes = models.JSONField(default=list)
    to = models.JSONField(default=list)
    cells = models.PositiveIntegerField(default=0)
    cells_known = models.PositiveIntegerField(default=0)
    cells_new = models.PositiveIntegerField(default=0)
    before_same = models.PositiveIntegerField(default=0)
    before_other = models.PositiveIntegerField(default=0)

    FLOW = REQUEST
    WITH = ("body",)
    NOT_PERSONAL = ("title", "list_item", "basis", "file", "fingerprint", "codes", "to")
    RETENTION_FROM = "closed_at"

    class Meta:
        indexes = [
            models.Index(fields=["body", "-id"], name="records_request_body"),
            models.Index(fields=["fingerprint"], name="records_request_print"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("records:request", args=[self.pk])

    @property
    def may_be_declined(self) -> bool:
        """Nothing says that it may be asked (DOMAIN.md 1, rule 3)."""
        return not self.is_grounded

    def facts(self) -> dict[str, Any]:
        return {
            "state": self.state, "body": self.body_id, "listed": bool(self.list_item), "based": bool(self.basis),
            "days": self.days, "due": self.due_at, "cells": self.cells, "known": self.cells_known,
            "new": self.cells_new, "same": self.before_same, "other": self.before_other,
        }  # fmt: skip

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.body_id, ids_of(self.body.path)


class Asked(Noun):
    """One body of whom a request asks. ``place`` is the sender's: what it costs is counted where it was caused."""

    request = models.ForeignKey(DataRequest, models.PROTECT, related_name="asked")
    body = models.ForeignKey("organisations.Body", models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=AskedState.choices, default=AskedState.WAITING)
    reminders = models.PositiveSmallIntegerField(default=0)
    answered_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300, blank=True)

    FLOW = ASKED
    WITH = ("request__body", "body")
    NOT_PERSONAL = ("reason",)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["request", "body"], name="records_asked_once"),
        ]
        indexes = [
            models.Index(
                fields=["body", "id"], condition=models.Q(state="waiting"), name="records_asked_waiting"
            ),
        ]

    def __str__(self) -> str:
        return self.request.title

    def get_absolute_url(self) -> str:
        return reverse("records:asked", args=[self.pk])

    @property
    def why(self) -> Any:
        """Why it was declined, as the level above reads it; empty where it was not."""
        if self.state != AskedState.DECLINED:
            return ""
        return self.reason or UNFOUNDED

    def facts(self) -> dict[str, Any]:
        return {
            "state": self.state,
            "request": self.request_id,
            "of": self.body_id,
            "reminders": self.reminders,
        }

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.request.body_id, ids_of(self.request.body.path)
