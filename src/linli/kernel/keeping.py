"""The kernel's own acts: numbers of the rulebook, days of the calendar, systems that listen, messages that are stuck.

They stand here, above the rooms that they write to, because the rooms themselves know nothing of acts.
"""

import json
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import Count, Max
from django.utils.translation import gettext_lazy as _

from linli.kernel import reference
from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, act
from linli.kernel.clock import calendar, now, refuse_day, today
from linli.kernel.clock.models import CalendarDay
from linli.kernel.delivery.models import Delivery, Webhook
from linli.kernel.forms import ActForm
from linli.kernel.queries import visible_to
from linli.kernel.rulebook import Change, change_rule
from linli.kernel.rulebook.models import Rule

DAY = forms.DateInput(attrs={"type": "date"})


def _holds(permission: str) -> Any:
    def holds(actor: Actor, noun: Any) -> bool:
        return bool(actor.post and permission in actor.post.permissions)

    return holds


class ValueField(forms.CharField):
    """A value of the rulebook: a number, a list of numbers or a text, written as JSON."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        try:
            return json.loads(text)
        except ValueError:
            raise ValidationError(
                _("Write a number such as 7 or 0.5, or a list such as [0.1, 0.5, 0.4].")
            ) from None


class RuleForm(ActForm):
    code = forms.CharField(label=_("Rule"), max_length=80)
    value = ValueField(label=_("What it is worth"), max_length=200)
    unit = forms.CharField(label=_("Unit"), max_length=20, required=False)
    region = forms.CharField(
        label=_("Region (beginning of an area code; empty: everywhere)"), required=False, max_length=12
    )
    source = forms.CharField(label=_("Source: law, notice or decision, with its date"), max_length=300)
    note = forms.CharField(label=_("Note"), max_length=300, required=False)
    valid_from = forms.DateField(label=_("In force from"), widget=DAY)


class DayForm(ActForm):
    date = forms.DateField(label=_("Day"), widget=DAY)
    is_workday = forms.BooleanField(label=_("It is worked"), required=False)
    name = forms.CharField(label=_("Name of the day"), max_length=60)
    source = forms.CharField(label=_("Source: the notice, with its number or date"), max_length=200)


class WebhookForm(ActForm):
    name = forms.CharField(label=_("Name of the system"), max_length=100)
    url = forms.URLField(label=_("Address"), max_length=400, assume_scheme="https")
    secret = forms.CharField(label=_("Shared secret for the signature"), min_length=16, max_length=200)
    kinds = forms.CharField(
        label=_("Beginnings of kinds, separated by spaces"), max_length=400, required=False
    )


@act(
    "kernel.rule.changed",
    _("Change a rule"),
    on=Rule,
    may=_holds("kernel.rulebook"),
    creates=True,
    form=RuleForm,
)
def change_a_rule(actor: Actor, **change: Any) -> Rule:
    """A number of law or custom is worth something else from a day on; what was promised before stands."""
    return change_rule(Change(**change), today())


@act(
    "kernel.calendar.day_set",
    _("Set a day"),
    on=CalendarDay,
    may=_holds("kernel.calendar"),
    creates=True,
    form=DayForm,
)
def set_day(actor: Actor, *, date: date, is_workday: bool, name: str, source: str) -> CalendarDay:
    """A holiday or a day worked in exchange, as the State Council publishes them (DOMAIN.md 5.4)."""
    refuse_day(date, is_workday, name, source, calendar=calendar(), today=today())
    latest = CalendarDay.objects.filter(date=date).aggregate(last=Max("edition"))["last"] or 1
    reference.touch("calendar")
    return CalendarDay(
        date=date,
        is_workday=is_workday,
        name=name.strip(),
        name_zh=name.strip(),
        source=source,
        edition=latest + 1,
    )


@act("kernel.webhook.added", _("Add a listening system"), on=Webhook, may=_holds("kernel.webhooks"), creates=True,
     form=WebhookForm)  # fmt: skip
def add_webhook(actor: Actor, *, name: str, url: str, secret: str, kinds: str = "") -> Webhook:
    """It is told of every entry from now on, signed, in the journal's order, at least once."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text")
        position = cursor.fetchone()[0]
    scope = actor.post.body_id if actor.post else None
    return Webhook(name=name, url=url, secret=secret, kinds=kinds, scope=scope, position=position)


@act("kernel.webhook.stopped", _("Stop"), on=Webhook, may=_holds("kernel.webhooks"), danger=True)
def stop_webhook(actor: Actor, hook: Webhook) -> None:
    """It is told no more."""
    hook.active = False


@act("kernel.delivery.retried", _("Try again"), on=Delivery, may=_holds("kernel.deliveries"), primary=True)
def retry_delivery(actor: Actor, one: Delivery) -> Deed:
    """A stuck message is tried again, from the first wait on."""
    one.state, one.attempts, one.next_at = Delivery.WAITING, 0, now()
    return Deed()


@visible_to(Delivery)
def stuck_deliveries(actor: Actor) -> Any:
    """Messages that could not be sent, for those who look after them; never their texts or addresses."""
    rows = Delivery.objects.filter(state=Delivery.STUCK).defer("text", "address")
    return rows if actor.post and "kernel.deliveries" in actor.post.permissions else rows.none()


def outbox() -> dict[str, int]:
    """How many messages wait and how many are stuck: both are few, and counted through their indexes."""
    counts = dict(
        Delivery.objects.filter(state__in=[Delivery.WAITING, Delivery.STUCK])
        .values_list("state")
        .annotate(n=Count("pk"))
    )
    return {state: counts.get(state, 0) for state in (Delivery.WAITING, Delivery.STUCK)}


@visible_to(Webhook)
def webhooks(actor: Actor) -> Any:
    rows = Webhook.objects.filter(active=True)
    return rows if actor.post and "kernel.webhooks" in actor.post.permissions else rows.none()


@visible_to(Rule)
def rules_in_force(actor: Actor) -> Any:
    """The rulebook is public."""
    return Rule.objects.order_by("code", "region", "-valid_from")


@visible_to(CalendarDay)
def days(actor: Actor) -> Any:
    """The calendar is public."""
    return CalendarDay.objects.order_by("-date", "-edition")
