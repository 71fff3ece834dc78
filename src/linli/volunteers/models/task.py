"""A task that volunteers can take, and its shifts."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.kernel.nouns import Noun, ids_of
from linli.kernel.privacy.register import Personal
from linli.volunteers.states import SHIFT, TASK, AgreementCase, Counts, Field, ShiftState, Skill, TaskState

_OPEN_WORD = Personal("P0", purpose="volunteer", basis="duty", keep="none", subject="none")


class Task(Noun):
    """What is to be done, where, by how many. ``at`` is the community in which it takes place.

    ``begins_at`` and ``ends_at`` are those of its first and last shift. Full, closed, held and locked are read off
    the clock (rules.tasks.phase_of).
    """

    body = models.ForeignKey(
        "organisations.Body", models.PROTECT, related_name="+", verbose_name=_("Organiser")
    )
    at = models.ForeignKey(
        "organisations.Body", models.PROTECT, related_name="+", verbose_name=_("Community")
    )
    title = models.CharField(_("What is to be done"), max_length=60)
    text = models.TextField(_("More about it"), blank=True)
    place_words = models.CharField(_("Where to meet"), max_length=120)
    contact = models.CharField(_("Whom to ask, with telephone"), max_length=80)
    for_whom = models.CharField(_("Whom it serves"), max_length=120, blank=True)
    field = models.CharField(_("Field of service"), max_length=12, choices=Field)
    counts_as = models.CharField(_("Kind of activity"), max_length=12, choices=Counts, default=Counts.SERVICE)
    skill = models.CharField(_("Skill that is needed"), max_length=12, choices=Skill, blank=True)
    needs_lesson = models.BooleanField(_("Only after training in this skill"), default=False)
    needs_name = models.BooleanField(_("Only with a checked name"), default=False)
    needs_insurance = models.BooleanField(_("Dangerous: only with insurance"), default=False)
    for_minors = models.BooleanField(_("Fit for those under 18"), default=False)
    is_barrier_free = models.BooleanField(_("Can be reached without steps"), default=False)
    cases = ArrayField(
        models.CharField(max_length=8, choices=AgreementCase), default=list, blank=True, size=6
    )
    agreement = models.TextField(_("Text of the agreement"), blank=True)
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    closes_at = models.DateTimeField(_("Sign-up until"), null=True)
    state = models.CharField(max_length=10, choices=TaskState, default=TaskState.DRAFTED)
    published_at = models.DateTimeField(null=True)
    posted_at = models.DateTimeField(null=True)

    FLOW = TASK
    WITH = ("body", "at")
    PERSONAL = {"contact": _OPEN_WORD}
    NOT_PERSONAL = ("title", "text", "place_words", "for_whom", "agreement")
    MEASURES_A_THING: dict[str, str] = {}

    class Meta:
        verbose_name = _("Task")
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("begins_at")), name="volunteers_task_span"),
        ]
        indexes = [
            models.Index(
                fields=["at", "ends_at"], condition=Q(state="published"), name="volunteers_task_near"
            ),
            models.Index(
                fields=["ends_at", "id"], condition=Q(state="published"), name="volunteers_task_open"
            ),
            models.Index(fields=["body", "-id"], name="volunteers_task_body"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("volunteers:task", args=[self.pk])

    def facts(self) -> dict[str, Any]:
        return {
            "state": self.state, "at": self.at_id, "field": self.field, "counts_as": self.counts_as,
            "begins_at": self.begins_at, "ends_at": self.ends_at, "cases": list(self.cases),
        }  # fmt: skip

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.body_id, ids_of(self.body.path)


class Shift(Noun):
    """A span of a task in one role, with so many seats."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="shifts")
    role = models.CharField(_("Role"), max_length=30, blank=True)
    begins_at = models.DateTimeField(_("From"))
    ends_at = models.DateTimeField(_("To"))
    seats = models.PositiveSmallIntegerField(_("Places to fill"))
    state = models.CharField(max_length=10, choices=ShiftState, default=ShiftState.OPEN)

    FLOW = SHIFT
    UNDER = "task"
    WITH = ("task__body",)
    NOT_PERSONAL = ("role",)

    class Meta:
        verbose_name = _("Shift")
        constraints = [
            models.UniqueConstraint(fields=["task", "role", "begins_at"], name="volunteers_shift_once"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("begins_at")), name="volunteers_shift_span"),
            models.CheckConstraint(condition=Q(seats__gte=1), name="volunteers_shift_seats"),
        ]
        indexes = [
            models.Index(fields=["begins_at", "id"], condition=Q(state="open"), name="volunteers_shift_soon")
        ]

    def __str__(self) -> str:
        return f"{self.task} {self.role}".strip()

    @property
    def planned_minutes(self) -> int:
        return int((self.ends_at - self.begins_at).total_seconds() // 60)

    def get_absolute_url(self) -> str:
        return self.task.get_absolute_url()

    def facts(self) -> dict[str, Any]:
        return {
            "state": self.state, "task": self.task_id, "seats": self.seats, "begins_at": self.begins_at,
            "ends_at": self.ends_at,
        }  # fmt: skip

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.task.place()
