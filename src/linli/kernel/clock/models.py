"""The days on which the state's calendar differs from plain weekdays and weekends."""

from django.db import models


class CalendarDay(models.Model):
    """One day of the published schedule: a holiday, or a weekend day that is worked. A later version wins."""

    date = models.DateField()
    is_workday = models.BooleanField()
    name = models.CharField(max_length=60)
    name_zh = models.CharField(max_length=60)
    source = models.CharField(max_length=200)
    version = models.PositiveSmallIntegerField(default=1)

    NOT_PERSONAL = ("name", "name_zh", "source")

    class Meta:
        app_label = "kernel"
        constraints = [models.UniqueConstraint(fields=["date", "version"], name="kernel_calendarday_once")]

    def __str__(self) -> str:
        return f"{self.date} {self.name}"
