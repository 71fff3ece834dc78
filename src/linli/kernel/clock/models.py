"""The days on which the state's calendar differs from plain weekdays and weekends."""

from typing import Any

from django.db import models

from linli.kernel.nouns import Noun


class CalendarDay(Noun):
    """One day of the published schedule: a holiday, or a weekend day that is worked. A later edition wins."""

    date = models.DateField()
    is_workday = models.BooleanField()
    name = models.CharField(max_length=60)
    name_zh = models.CharField(max_length=60)
    source = models.CharField(max_length=200)
    edition = models.PositiveSmallIntegerField(default=1)

    NOT_PERSONAL = ("name", "name_zh", "source")

    class Meta:
        app_label = "kernel"
        constraints = [models.UniqueConstraint(fields=["date", "edition"], name="kernel_calendarday_once")]

    def __str__(self) -> str:
        return f"{self.date} {self.name}"

    def get_absolute_url(self) -> str:
        return "/calendar/"

    def facts(self) -> dict[str, Any]:
        return {"date": self.date, "is_workday": self.is_workday, "edition": self.edition}


class Pass(models.Model):
    """How far somebody has come who looks through many rows after a reference table has changed."""

    name = models.CharField(max_length=60, primary_key=True)
    stamp = models.BigIntegerField()  # of the table's change
    after = models.JSONField(default=list)  # the place of the last row that was looked at
    done = models.BooleanField(default=False)

    NOT_PERSONAL = ("after",)

    class Meta:
        app_label = "kernel"
