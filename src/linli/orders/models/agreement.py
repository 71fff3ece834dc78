"""An agreement of co-building between two bodies: what each gives, what each looks for, for how long."""

from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.functions import Greatest, Least
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.kernel.nouns import Noun, ids_of
from linli.orders.models.offer import a_body
from linli.orders.states import AGREEMENT, STANDING, AgreementState


class Agreement(Noun):
    """Drawn up by ``first``; it stands when both have signed. Days are [begins, ends]."""

    first = a_body(verbose_name=_("Drawn up by"))
    second = a_body(verbose_name=_("Together with"))
    title = models.CharField(_("What it is about"), max_length=60)
    gives = models.TextField(_("What we give"))
    gets = models.TextField(_("What they give"))
    contact = models.CharField(_("Desk that looks after it"), max_length=80, blank=True)
    begins = models.DateField(_("From"))
    ends = models.DateField(_("Until"))
    follows = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    signed_by = models.PositiveSmallIntegerField(default=0)  # 1: the first, 2: the second, 3: both
    reminded_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=10, choices=AgreementState, default=AgreementState.DRAFTED)

    FLOW = AGREEMENT
    WITH = ("first", "second")
    NOT_PERSONAL = ("title", "gives", "gets", "contact")

    class Meta:
        verbose_name = _("Agreement of co-building")
        constraints = [
            models.CheckConstraint(condition=Q(ends__gt=F("begins")), name="orders_agreement_days"),
            models.CheckConstraint(condition=~Q(first=F("second")), name="orders_agreement_two"),
            ExclusionConstraint(
                name="orders_agreement_once",
                expressions=[
                    (Least("first", "second"), RangeOperators.EQUAL),
                    (Greatest("first", "second"), RangeOperators.EQUAL),
                    (Func("begins", "ends", models.Value("[]"), function="daterange", output_field=DateRangeField()),
                     RangeOperators.OVERLAPS),
                ],
                condition=Q(state__in=[str(one) for one in STANDING]),
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["first", "-id"], name="orders_agreement_first"),
            models.Index(fields=["second", "-id"], name="orders_agreement_second"),
            models.Index(
                fields=["ends"], condition=Q(state__in=["active", "reviewed"]), name="orders_agreement_over"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("orders:agreement", args=[self.pk])

    def facts(self) -> dict[str, Any]:
        return {
            "state": self.state, "first": self.first_id, "second": self.second_id, "begins": self.begins,
            "ends": self.ends, "follows": self.follows_id, "signed_by": self.signed_by,
        }  # fmt: skip

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.first_id, ids_of(self.first.path)
