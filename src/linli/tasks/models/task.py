"""A task: what one body asks of another below it, on which ground and with which means."""

from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.kernel.clock import today
from linli.kernel.grounds import Grounded
from linli.kernel.nouns import Noun, ids_of
from linli.tasks.states import AT_WORK, OPEN_TASK, TASK, UNDER_WAY, TaskState

WORKING = Q(state__in=[str(one) for one in UNDER_WAY])


class Task(Grounded, Noun):
    """Work sent down: a clause of a document and its owner, or temporary work. ``place`` is its owner's.

    ``above`` is the task of which it is a part, one level up; ``trail`` the ids of all above it, ``/12/40/``.
    ``gauge`` names the acts that are counted as its progress, up to ``target``.
    """

    sender = models.ForeignKey(
        "organisations.Body", models.PROTECT, related_name="+", verbose_name=_("Who sends it")
    )
    body = models.ForeignKey("organisations.Body", models.PROTECT, related_name="+", db_index=False)
    post = models.ForeignKey(
        "organisations.Post", models.PROTECT, null=True, related_name="+", db_index=False
    )
    above = models.ForeignKey("self", models.PROTECT, null=True, related_name="parts")
    trail = models.TextField(blank=True)
    title = models.CharField(_("What is to be done"), max_length=120)
    text = models.TextField(_("More about it"), blank=True)
    source = models.CharField(_("Source document"), max_length=160, blank=True)
    clause = models.CharField(_("Clause"), max_length=160, blank=True)
    helpers = models.JSONField(default=list)
    people = models.PositiveSmallIntegerField(_("People sent with it"), default=0)
    money = models.DecimalField(
        _("Money sent with it, in yuan"), max_digits=14, decimal_places=2, default=Decimal(0)
    )
    money_source = models.CharField(_("Where the money comes from"), max_length=160, blank=True)
    transferred_on = models.DateField(_("Money transferred on"), null=True)
    slip = models.CharField(_("Number of the transfer"), max_length=80, blank=True)
    temporary = models.BooleanField(_("Temporary work"), default=False)
    displaces = models.CharField(_("What it displaces"), max_length=300, blank=True)
    due_on = models.DateField(_("To be done by"))
    expires_on = models.DateField(_("Ends by itself on"), null=True)
    gauge = models.CharField(max_length=80, blank=True)
    target = models.PositiveIntegerField(null=True)
    state = models.CharField(max_length=10, choices=TaskState.choices, default=TaskState.ISSUED)
    reason = models.CharField(max_length=300, blank=True)
    sent_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    FLOW = TASK
    WITH = ("body", "sender", "above")
    NOT_PERSONAL = (
        "list_item", "basis", "trail", "title", "text", "source", "clause", "helpers", "money_source", "slip",
        "displaces", "gauge", "reason",
    )  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(sender=F("body")), name="tasks_task_not_to_oneself"),
            models.CheckConstraint(condition=Q(money__gte=0), name="tasks_task_money"),
            models.CheckConstraint(
                condition=Q(transferred_on=None) | Q(money__gt=0), name="tasks_task_transferred"
            ),
        ]
        indexes = [
            models.Index(fields=["body", "due_on", "id"], name="tasks_task_body"),
            models.Index(fields=["body", "due_on"], condition=WORKING, name="tasks_task_open"),
            models.Index(fields=["trail"], opclasses=["text_pattern_ops"], name="tasks_task_trail"),
            models.Index(
                fields=["expires_on"], condition=WORKING & Q(expires_on__isnull=False), name="tasks_task_ends"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("tasks:task", args=[self.pk])

    @property
    def lacks(self) -> list[Any]:
        """What did not come with it (DOMAIN.md 1, rule 3); with any of it missing it may be declined."""
        there = (
            (self.list_item.strip(), _("item of the list")), (self.basis.strip(), _("legal basis")),
            (self.has_means, _("people or money")),
            (self.displaces.strip() or not self.temporary, _("what it displaces")),
        )  # fmt: skip
        return [word for given, word in there if not given]

    @property
    def has_means(self) -> bool:
        return bool(self.money or self.people)

    @property
    def may_be_declined(self) -> bool:
        return bool(self.lacks)

    @property
    def awaits_money(self) -> bool:
        """Money was promised and has not come."""
        return bool(self.money) and self.transferred_on is None

    @property
    def is_over(self) -> bool:
        """Its time has run out, whether or not the clock has said so yet."""
        return self.state in UNDER_WAY and self.expires_on is not None and self.expires_on < today()

    @property
    def is_late(self) -> bool:
        """Due and not done; while promised money has not come nobody is late but the sender."""
        return (
            self.state in UNDER_WAY and self.due_on < today() and not self.awaits_money and not self.is_over
        )

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_TASK and not self.is_over

    @property
    def is_at_work(self) -> bool:
        return self.state in AT_WORK

    @property
    def line(self) -> str:
        """The beginning of the trail of all below it."""
        return f"{self.trail or '/'}{self.pk}/"

    @property
    def why(self) -> Any:
        """Why it was declined, in the words of who declined it; without words what was missing says it."""
        if self.state != TaskState.DECLINED:
            return ""
        return self.reason or _("Did not come with it: %(what)s") % {"what": "、".join(map(str, self.lacks))}

    def facts(self) -> dict[str, Any]:
        return {
            "state": self.state, "body": self.body_id, "sender": self.sender_id, "above": self.above_id,
            "listed": bool(self.list_item), "based": bool(self.basis), "people": self.people, "money": self.money,
            "transferred_on": self.transferred_on, "temporary": self.temporary, "due_on": self.due_on,
            "expires_on": self.expires_on,
        }  # fmt: skip

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.body_id, ids_of(self.body.path)
