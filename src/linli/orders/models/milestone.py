"""The parts of a contract, and what residents say of each: nothing is paid before it was accepted."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from linli.kernel.nouns import Noun
from linli.kernel.privacy.register import Personal
from linli.orders.models.purchase import Purchase, yuan
from linli.orders.states_purchases import MILESTONE, Came, MilestoneState


class Milestone(Noun):
    """What is due by when, so many for so much. ``due_on`` moves only to the day by which something is mended.

    Whether it is late is reckoned when it is read. ``round`` counts the deliveries: residents speak anew of each.
    ``asked_again`` is the last delivery of which those were asked once more who had not spoken.
    ``checked_by`` is the person who accepted it for the buyer; ``paid_at`` and ``paid_by`` are for the capability
    that pays, and the database refuses them before acceptance.
    """

    purchase = models.ForeignKey(Purchase, models.CASCADE, related_name="milestones")
    n = models.PositiveSmallIntegerField()
    title = models.CharField(_("What is delivered"), max_length=60)
    due_on = models.DateField(_("By the day"))
    quantity = models.PositiveIntegerField(_("How many of them"))
    amount = yuan(_("Amount in yuan"))
    round = models.PositiveSmallIntegerField(default=0)
    asked_again = models.PositiveSmallIntegerField(default=0)
    served = models.PositiveIntegerField(_("So many people were served"), null=True)
    delivered_at = models.DateTimeField(null=True)
    checked_by = models.BigIntegerField(null=True)
    accepted_at = models.DateTimeField(null=True)
    reminded_for = models.DateField(null=True)
    paid_by = models.BigIntegerField(null=True)
    paid_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=10, choices=MilestoneState, default=MilestoneState.AGREED)

    FLOW = MILESTONE
    UNDER = "purchase"
    WITH = ("purchase__buyer", "purchase__at", "purchase__supplier")
    NOT_PERSONAL = ("title",)

    class Meta:
        verbose_name = _("Milestone of a contract")
        constraints = [
            models.UniqueConstraint(fields=["purchase", "n"], name="orders_milestone_n"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="orders_milestone_amount"),
            models.CheckConstraint(
                condition=~Q(state="accepted") | Q(accepted_at__isnull=False, checked_by__isnull=False),
                name="orders_milestone_accepted",
            ),
            models.CheckConstraint(
                condition=Q(paid_at=None, paid_by=None)
                | Q(state="accepted", paid_at__gte=F("accepted_at"), paid_by__isnull=False)
                & ~Q(paid_by=F("checked_by")),
                name="orders_milestone_paid_after_acceptance",
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_on"], condition=Q(state__in=["agreed", "returned"]), name="orders_milestone_due"
            ),
            models.Index(fields=["purchase"], condition=Q(state="delivered"), name="orders_milestone_waits"),
        ]

    def __str__(self) -> str:
        return f"{self.purchase} · {self.title}"

    def get_absolute_url(self) -> str:
        return f"{self.purchase.get_absolute_url()}#m{self.n}"

    def facts(self) -> dict[str, Any]:
        return {
            "state": self.state, "purchase": self.purchase_id, "n": self.n, "due_on": self.due_on,
            "quantity": self.quantity, "amount": self.amount, "round": self.round, "served": self.served,
            "checked_by": self.checked_by, "paid_by": self.paid_by,
        }  # fmt: skip

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.purchase.place()


class Acceptor(models.Model):
    """A resident who was asked, or was served, and says of each milestone whether it was done."""

    purchase = models.ForeignKey(Purchase, models.CASCADE, related_name="acceptors")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    came = models.CharField(_("How you came to it"), max_length=6, choices=Came)
    asked_at = models.DateTimeField(_("When"))
    left_at = models.DateTimeField(null=True)

    SUBJECT = "person"
    CALLED = _("Services that you help to accept")
    TOLD = {"asked_at": _("When"), "came": _("How you came to it")}

    class Meta:
        verbose_name = _("Resident who accepts a service")
        constraints = [models.UniqueConstraint(fields=["purchase", "person"], name="orders_acceptor_once")]
        indexes = [models.Index(fields=["person"], condition=Q(left_at=None), name="orders_acceptor_person")]


class Verdict(models.Model):
    """What one of them said of one delivery."""

    milestone = models.ForeignKey(Milestone, models.CASCADE, related_name="verdicts")
    acceptor = models.ForeignKey(Acceptor, models.CASCADE, related_name="verdicts")
    round = models.PositiveSmallIntegerField()
    done = models.BooleanField(_("Whether it was done"))
    words = models.TextField(_("In your words"), blank=True)
    said_at = models.DateTimeField(_("When"))

    SUBJECT = "acceptor__person"
    RETENTION_FROM = "said_at"
    CALLED = _("What you said of a delivery")
    TOLD = {"said_at": _("When"), "done": _("Whether it was done")}
    PERSONAL = {
        "words": Personal(
            "P2", purpose="serve", basis="consent", keep="retention.orders_words", label=_("In your words")
        )
    }

    class Meta:
        verbose_name = _("Word on a delivery")
        constraints = [
            models.UniqueConstraint(fields=["milestone", "acceptor", "round"], name="orders_verdict_once")
        ]
