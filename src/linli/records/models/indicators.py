"""What is counted, as dated rows: one definition feeds page, chart, export and API."""

from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from linli.kernel.nouns import Noun, ids_of
from linli.records.states.indicators import Grain, Have, How, Service, Small, Task


class Indicator(Noun):
    """How a figure called ``code`` is made, from a day to a day. A change ends the row and writes the next edition.

    ``counts`` and ``base`` are terms as ``rules.indicators`` reads them. ``body``: whose own indicator it is, valid
    there and below; without one it holds everywhere.
    """

    code = models.CharField(_("Code"), max_length=80)
    edition = models.PositiveSmallIntegerField(default=1)
    name = models.CharField(_("Name of the indicator"), max_length=80)
    name_en = models.CharField(_("Name in English"), max_length=120, blank=True)
    body = models.ForeignKey(
        "organisations.Body", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Whose")
    )
    counts = models.TextField(_("What is counted"))
    base = models.TextField(_("Divided by"), blank=True)
    how = models.CharField(_("How it is told"), max_length=8, choices=How.choices, default=How.COUNT)
    scale = models.PositiveIntegerField(_("For how many"), default=1)
    unit = models.CharField(_("Unit"), max_length=20, blank=True)
    unit_en = models.CharField(_("Unit in English"), max_length=20, blank=True)
    grain = models.CharField(_("Period"), max_length=8, choices=Grain.choices, default=Grain.MONTH)
    small = models.CharField(_("Small numbers"), max_length=12, choices=Small.choices, default=Small.PEOPLE)
    is_public = models.BooleanField(_("Everybody may see it"), default=False)
    have = models.CharField(_("Section of the portrait"), max_length=10, choices=Have.choices, blank=True)
    service = models.CharField(_("Direction of service"), max_length=12, choices=Service.choices, blank=True)
    task = models.CharField(_("Task"), max_length=10, choices=Task.choices, blank=True)
    order = models.PositiveSmallIntegerField(_("Place in lists"), default=500)
    source = models.CharField(_("Source"), max_length=300)
    source_en = models.CharField(_("Source in English"), max_length=300, blank=True)
    valid_from = models.DateField(_("In force from"))
    valid_to = models.DateField(_("In force until"), null=True, blank=True)

    WITH = ("body",)
    NOT_PERSONAL = (
        "code", "name", "name_en", "counts", "base", "unit", "unit_en", "source", "source_en",
    )  # fmt: skip

    class Meta:
        ordering = ("order", "code", "-edition")
        constraints = [
            models.UniqueConstraint(fields=["code", "edition"], name="records_indicator_edition"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="records_indicator_span",
            ),
            ExclusionConstraint(
                name="records_indicator_one_at_a_time",
                expressions=[
                    ("code", RangeOperators.EQUAL),
                    (
                        Func("valid_from", "valid_to", Value("[]"), function="daterange",
                             output_field=DateRangeField()),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name_en if (get_language() or "").startswith("en") and self.name_en else self.name

    def get_absolute_url(self) -> str:
        return reverse("records:indicator", args=[self.code])

    def facts(self) -> dict[str, Any]:
        return {
            "code": self.code, "edition": self.edition, "counts": self.counts, "base": self.base, "how": self.how,
            "scale": self.scale, "grain": self.grain, "small": self.small, "is_public": self.is_public,
            "from": self.valid_from, "to": self.valid_to,
        }  # fmt: skip

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return (self.body_id, ids_of(self.body.path)) if self.body else (None, ())
