"""Projects, their milestones, who asked for them, what stands under them."""

from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel.clock import today
from linli.kernel.nouns import Noun, ids_of
from linli.projects.states import (
    LIVE,
    MILESTONE,
    PROJECT,
    PUBLIC,
    RUNNING,
    Kind,
    LineKind,
    MilestoneState,
    State,
)  # fmt: skip


def _in(*some: State) -> Q:
    return Q(state__in=[str(one) for one in some])


def a_body(**how: Any) -> Any:
    return models.ForeignKey("organisations.Body", models.PROTECT, related_name="+", db_index=False, **how)


class Project(Noun):
    """What is taken on together. ``body`` leads it; ``category``, ``area``, ``first``, ``last``: the needs of one kind
    and place that it came out of, and the days in which they came. ``hard``: the yearly lists on which it stands,
    [{"year": 2026, "reason": ""}], the reason why it was carried over to that year."""

    body = a_body(verbose_name=_("Who leads it"))
    proposer = a_body(verbose_name=_("Who proposed it"))
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.PROJECT)
    title = models.CharField(_("What is to be done"), max_length=60)
    about = models.TextField(_("What it is about, and how it is to be done"))
    helpers = models.JSONField(default=list)
    ends_on = models.DateField(pgettext_lazy("a project", "To be done by"))
    money = models.DecimalField(
        _("Planned money, in yuan"), max_digits=14, decimal_places=2, default=Decimal(0)
    )
    money_source = models.CharField(_("Where the money is to come from"), max_length=160, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.PROPOSED)
    reason = models.TextField(blank=True)  # why it was declined, or was not done
    result = models.TextField(blank=True)
    proposed_at = models.DateTimeField()
    adopted_at = models.DateTimeField(null=True)
    begun_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    category = models.ForeignKey(
        "needs.Category", models.PROTECT, null=True, related_name="+", db_index=False
    )
    area = models.CharField(max_length=12, blank=True)
    first = models.DateField(null=True)
    last = models.DateField(null=True)
    before_n = models.PositiveIntegerField(
        default=0
    )  # needs of its kind and place, in the days before it was adopted
    hard = models.JSONField(default=list)
    said_yes = models.PositiveIntegerField(default=0)
    said_basically = models.PositiveIntegerField(default=0)
    said_no = models.PositiveIntegerField(default=0)

    FLOW = PROJECT
    WITH = ("body", "proposer")
    NOT_PERSONAL = ("title", "about", "helpers", "money_source", "reason", "result", "area", "hard")

    class Meta:
        verbose_name = _("Project")
        constraints = [
            models.CheckConstraint(condition=Q(money__gte=0), name="projects_project_money"),
            models.UniqueConstraint(
                fields=["category", "area"], condition=Q(category__isnull=False) & _in(*LIVE),
                name="projects_once_for_a_kind_and_place",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["body", "-id"], name="projects_project_body"),
            models.Index(fields=["proposer", "-id"], name="projects_project_proposer"),
            models.Index(fields=["-id"], condition=_in(*PUBLIC), name="projects_project_public"),
            models.Index(fields=["proposed_at"], name="projects_project_proposed"),
            GinIndex(fields=["hard"], opclasses=["jsonb_path_ops"], name="projects_project_hard"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("projects:project", args=[self.pk])

    @property
    def is_live(self) -> bool:
        return self.state in LIVE

    @property
    def is_running(self) -> bool:
        return self.state in RUNNING

    @property
    def is_public(self) -> bool:
        return self.state in PUBLIC

    @property
    def years(self) -> list[int]:
        """The years on whose list it stands."""
        return [one["year"] for one in self.hard]

    def remember(self) -> None:
        """Who asked may have changed with their needs: an act asks anew."""
        super().remember()
        self.__dict__.pop("asked", None)

    @cached_property
    def asked(self) -> list["Ask"]:
        """Who asked for it: needs with what they were joined into, wants. One statement, once."""
        with_them = ("need__body", "need__merged_into", "want__body")
        return list(self.asks.select_related(*with_them).defer("want__search").order_by("id"))

    @property
    def live_needs(self) -> dict[int, Any]:
        """The joined needs that live on, each once."""
        return {one.live.pk: one.live for one in self.asked if one.need_id}

    def facts(self) -> dict[str, Any]:
        return {
            "state": self.state, "body": self.body_id, "proposer": self.proposer_id, "sort": self.kind,
            "ends_on": self.ends_on, "money": self.money, "category": self.category_id, "area": self.area,
            "years": self.years, "said": [self.said_yes, self.said_basically, self.said_no],
        }  # fmt: skip

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.body_id, ids_of(self.body.path)


class Milestone(Noun):
    """What is to be reached by when. ``moves``: each time it was moved, [{"was", "now", "on", "reason"}]."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="milestones")
    title = models.CharField(_("What is to be reached"), max_length=60)
    due_on = models.DateField(_("By when"))
    reached_on = models.DateField(null=True)
    why = models.TextField(blank=True)  # why it was missed, or is no longer needed
    moves = models.JSONField(default=list)
    told_for = models.DateField(null=True)  # the day whose passing those who asked were told of
    state = models.CharField(max_length=8, choices=MilestoneState, default=MilestoneState.OPEN)

    FLOW = MILESTONE
    UNDER = "project"
    WITH = ("project", "project__body", "project__proposer")
    NOT_PERSONAL = ("title", "why", "moves")

    class Meta:
        verbose_name = _("Milestone")
        indexes = [
            models.Index(fields=["due_on", "id"], condition=Q(state="open"), name="projects_milestone_due"),
            models.Index(fields=["due_on", "id"], name="projects_milestone_days"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"{reverse('projects:project', args=[self.project_id])}#milestones"

    @property
    def is_missed(self) -> bool:
        return self.state == MilestoneState.OPEN and self.due_on < today()

    @property
    def first_due(self) -> date:
        """The day that was first said."""
        return date.fromisoformat(self.moves[0]["was"]) if self.moves else self.due_on

    def facts(self) -> dict[str, Any]:
        return {
            "state": self.state, "project": self.project_id, "due_on": self.due_on, "reached_on": self.reached_on,
            "moved": len(self.moves), "explained": bool(self.why),
        }  # fmt: skip

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.project.place()


class Ask(models.Model):
    """Somebody asked for it: a need that was joined, or the want of an organisation or a neighbour."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="asks")
    need = models.ForeignKey("needs.Need", models.CASCADE, null=True, related_name="+")
    want = models.ForeignKey("orders.Want", models.CASCADE, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(need__isnull=False, want__isnull=True) | Q(need__isnull=True, want__isnull=False),
                name="projects_ask_one",
            ),
            models.UniqueConstraint(fields=["project", "need"], name="projects_ask_need_once"),
            models.UniqueConstraint(fields=["project", "want"], name="projects_ask_want_once"),
        ]

    @property
    def live(self) -> Any:
        """The need that lives on: what it was joined with, or itself."""
        return self.need.merged_into or self.need if self.need else None


class Heard(models.Model):
    """That somebody has said how it was, not what they said: each reporter once, each want once."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="heard")
    reporter = models.ForeignKey("needs.Reporter", models.CASCADE, null=True, related_name="+")
    want = models.ForeignKey("orders.Want", models.CASCADE, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["project", "reporter"], name="projects_heard_reporter_once"),
            models.UniqueConstraint(fields=["project", "want"], name="projects_heard_want_once"),
        ]


class Line(models.Model):
    """What was decided, lent, explained or changed, as everybody reads it; what it refers to lies with others."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="lines")
    kind = models.CharField(max_length=10, choices=LineKind)
    text = models.TextField(blank=True)
    at = models.DateTimeField()
    point = models.ForeignKey("meetings.Point", models.SET_NULL, null=True, related_name="+")
    booking = models.ForeignKey("venues.Booking", models.SET_NULL, null=True, related_name="+")
    task = models.ForeignKey("volunteers.Task", models.SET_NULL, null=True, related_name="+")

    NOT_PERSONAL = ("text",)
