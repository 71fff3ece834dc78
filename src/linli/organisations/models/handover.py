"""The hand-over when a village becomes a community, item by item."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.kernel.nouns import Noun, ids_of
from linli.organisations.models.body import Body
from linli.organisations.states import HANDOVER, ITEM, HandoverState, ItemState, Promise


class Handover(Noun):
    """From the body that goes to the one that follows it, by a day."""

    body = models.ForeignKey(
        Body, on_delete=models.PROTECT, related_name="handovers", verbose_name=_("Organisation that goes")
    )
    heir = models.ForeignKey(
        Body, on_delete=models.PROTECT, related_name="+", verbose_name=_("Organisation that follows")
    )
    begins = models.DateField(_("The new one answers from"))
    due_on = models.DateField(_("Hand over by"))
    handed_on = models.DateField(null=True)
    state = models.CharField(max_length=12, choices=HandoverState.choices, default=HandoverState.PLANNED)

    FLOW = HANDOVER
    WITH = ("body", "heir")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["body"],
                condition=Q(state__in=[HandoverState.PLANNED, HandoverState.HANDED_OVER]),
                name="organisations_handover_once",
                violation_error_message=_("A hand-over of this organisation is under way already."),
            ),
            models.CheckConstraint(condition=~Q(body=F("heir")), name="organisations_handover_other"),
        ]

    def __str__(self) -> str:
        return f"{self.body} → {self.heir}"

    def get_absolute_url(self) -> str:
        return reverse("organisations:handover", args=[self.pk])

    def facts(self) -> dict[str, Any]:
        return {
            "state": self.state, "body": self.body_id, "heir": self.heir_id, "begins": self.begins,
            "due": self.due_on, "handed": self.handed_on,
        }  # fmt: skip

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.body_id, ids_of(self.body.path)


class Item(Noun):
    """One thing to hand over: a seal, a list, an account book, a matter; and which promise it keeps."""

    plan = models.ForeignKey(Handover, on_delete=models.PROTECT, related_name="items")
    promise = models.CharField(_("What it keeps"), max_length=8, choices=Promise.choices)
    what = models.CharField(_("What is handed over"), max_length=120)
    state = models.CharField(max_length=8, choices=ItemState.choices, default=ItemState.OPEN)

    UNDER = "plan"
    FLOW = ITEM
    WITH = ("plan__body",)
    NOT_PERSONAL = ("what",)

    def __str__(self) -> str:
        return self.what

    def get_absolute_url(self) -> str:
        return self.plan.get_absolute_url()

    def facts(self) -> dict[str, Any]:
        return {"state": self.state, "plan": self.plan_id, "promise": self.promise}

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.plan.place()
