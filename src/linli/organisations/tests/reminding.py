"""What the tests of reminders ask again and again."""

from datetime import datetime, timedelta

from linli.kernel.clock import ZONE, travel
from linli.kernel.delivery.models import Delivery
from linli.kernel.journal.models import Entry
from linli.organisations import reactions

START = datetime(2026, 3, 2, 9, tzinfo=ZONE)


def each_day(days):
    """The clock ticks at nine on every one of so many days; how many reminders each day brought, where any."""
    told = {}
    for n in range(days):
        with travel(START + timedelta(days=n)):
            if done := reactions.remind():
                told[n] = done
    return told


def steps(kind):
    return [entry.facts["step"] for entry in Entry.objects.filter(kind=kind).order_by("id")]


def letters(entry):
    return list(Delivery.objects.filter(entry_id=entry.id).order_by("id"))
