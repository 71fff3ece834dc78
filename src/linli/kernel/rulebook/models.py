"""Every number of law or custom, as a dated row with its source."""

from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from linli.kernel.nouns import Noun


class Rule(Noun):
    """What ``code`` is worth in a region (an area code's beginning; empty: everywhere), from a day to a day.

    ``valid_to`` is the last day on which it holds; empty: until further notice. A rule is changed by ending
    the row and writing the next, so that what held on any day can always be looked up.
    """

    code = models.CharField(max_length=80)
    value = models.JSONField()
    unit = models.CharField(max_length=20, blank=True, default="")
    region = models.CharField(max_length=12, blank=True, default="")
    source = models.CharField(max_length=300)
    note = models.CharField(max_length=300, blank=True, default="")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    NOT_PERSONAL = ("code", "value", "unit", "region", "source", "note")

    class Meta:
        app_label = "kernel"
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="kernel_rule_ends_after_it_begins",
            ),
            models.CheckConstraint(condition=Q(region__regex=r"^[0-9]*$"), name="kernel_rule_region"),
            ExclusionConstraint(
                name="kernel_rule_one_at_a_time",
                expressions=[
                    ("code", RangeOperators.EQUAL),
                    ("region", RangeOperators.EQUAL),
                    (
                        Func(
                            "valid_from",
                            "valid_to",
                            Value("[]"),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} = {self.value} {self.unit}".rstrip()

    def get_absolute_url(self) -> str:
        return "/rules/"

    def facts(self) -> dict[str, Any]:
        return {
            "code": self.code, "value": self.value, "unit": self.unit, "region": self.region,
            "from": self.valid_from, "to": self.valid_to,
        }  # fmt: skip
