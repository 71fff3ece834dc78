"""A call for help (吹哨), and each body that was called (报到)."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.kernel.nouns import Noun, ids_of
from linli.kernel.privacy.register import Personal
from linli.tasks.states import CALL, CALLED, OPEN_CALLED, CalledState, CallState, Grade, Subject, Urgency

RUNNING = Q(state__in=[str(one) for one in OPEN_CALLED])


def words_of_a_matter(label: Any = "") -> Personal:
    """Words about a matter; nobody in particular is their subject."""
    return Personal("P2", purpose="handle", basis="duty", keep="retention.tasks", subject="none", label=label)


class Call(Noun):
    """What one body cannot do alone: why, where, when; ``lead`` is the level that leads it now.

    ``need`` is the resident's need that it helps to answer, ``origin`` the problem of a visit that it came out of.
    """

    body = models.ForeignKey("organisations.Body", models.PROTECT, related_name="+", db_index=False)
    lead = models.ForeignKey("organisations.Body", models.PROTECT, related_name="+", db_index=False)
    post = models.ForeignKey(
        "organisations.Post", models.PROTECT, null=True, related_name="+", db_index=False
    )
    subject = models.CharField(_("What it is about"), max_length=12, choices=Subject.choices)
    title = models.CharField(_("What is the matter"), max_length=120)
    why = models.TextField(_("Why it cannot be done alone"))
    where = models.CharField(_("Where to meet"), max_length=200)
    meet_at = models.DateTimeField(_("When to meet"))
    urgency = models.CharField(_("Urgency"), max_length=10, choices=Urgency.choices, default=Urgency.ORDINARY)
    need = models.ForeignKey("needs.Need", models.PROTECT, null=True, related_name="+")
    origin = models.CharField(max_length=40, blank=True)
    origin_id = models.BigIntegerField(null=True)
    state = models.CharField(max_length=10, choices=CallState.choices, default=CallState.OPEN)
    raised_n = models.PositiveSmallIntegerField(default=0)
    blown_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    FLOW = CALL
    WITH = ("body", "lead", "need")
    NOT_PERSONAL = ("origin",)
    PERSONAL = {name: words_of_a_matter() for name in ("title", "why", "where")}
    RETENTION_FROM = "closed_at"

    class Meta:
        indexes = [
            models.Index(fields=["body", "-id"], name="tasks_call_body"),
            models.Index(fields=["origin", "origin_id"], condition=~Q(origin=""), name="tasks_call_origin"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("tasks:call", args=[self.pk])

    def facts(self) -> dict[str, Any]:
        return {
            "state": self.state, "body": self.body_id, "lead": self.lead_id, "about": self.subject,
            "urgency": self.urgency, "need": self.need_id, "raised_n": self.raised_n,
        }  # fmt: skip

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.body_id, ids_of(self.body.path)


class Called(Noun):
    """One body that was called, with clocks of its own. ``decider`` is the level above both it and the caller.

    ``due_at`` is a copy by which desks sort and find what ran out: of ``rules.stages`` as the entries tell them.
    ``told`` is the level that was told so far that a stage ran out; which level it has come to is reckoned when read.
    """

    call = models.ForeignKey(Call, models.PROTECT, related_name="parts")
    body = models.ForeignKey("organisations.Body", models.PROTECT, related_name="+", db_index=False)
    decider = models.ForeignKey(
        "organisations.Body", models.PROTECT, null=True, related_name="+", db_index=False
    )
    told = models.ForeignKey(
        "organisations.Body", models.PROTECT, null=True, related_name="+", db_index=False
    )
    state = models.CharField(max_length=14, choices=CalledState.choices, default=CalledState.CALLED)
    begins_at = models.DateTimeField()
    staged_at = models.DateTimeField()  # when the present stage began
    due_at = models.DateTimeField(null=True)
    action = models.CharField(_("What it does"), max_length=300, blank=True)
    due_on = models.DateField(_("By when"), null=True)
    reason = models.CharField(max_length=300, blank=True)
    outcome = models.CharField(max_length=10, choices=Grade.choices, blank=True)

    FLOW = CALLED
    UNDER = "call"
    WITH = ("call__body", "call__lead", "call__need", "body", "decider")
    PERSONAL = {name: words_of_a_matter() for name in ("action", "reason")}
    RETENTION_FROM = "call__closed_at"

    class Meta:
        constraints = [models.UniqueConstraint(fields=["call", "body"], name="tasks_called_once")]
        indexes = [
            models.Index(fields=["body", "-id"], name="tasks_called_body"),
            models.Index(fields=["due_at", "id"], condition=RUNNING, name="tasks_called_due"),
            models.Index(fields=["body", "due_at"], condition=RUNNING, name="tasks_called_open"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.call} · {self.body}"

    def get_absolute_url(self) -> str:
        return f"{reverse('tasks:call', args=[self.call_id])}#called-{self.pk}"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_CALLED

    def facts(self) -> dict[str, Any]:
        return {
            "state": self.state, "call": self.call_id, "of": self.body_id, "caller": self.call.body_id,
            "decider": self.decider_id, "begins_at": self.begins_at, "staged_at": self.staged_at, "due_at": self.due_at,
            "due_on": self.due_on, "outcome": self.outcome, "urgency": self.call.urgency,
        }  # fmt: skip

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.body_id, ids_of(self.body.path)
