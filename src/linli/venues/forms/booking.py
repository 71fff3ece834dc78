"""What people type about bookings."""

from typing import Any

from django import forms
from django.utils.html import escape
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from linli.kernel.clock import local, today
from linli.kernel.forms import ActForm
from linli.kernel.templatetags.face import mask_name, monthday
from linli.venues import policy
from linli.venues.forms.fields import BodyField, NearDay, NearMoment, NounField, OwnBody, Time, seen_first
from linli.venues.models import Booking
from linli.venues.queries.clashes import requests_beside
from linli.venues.states import CANCEL_REASONS, DECLINE_REASONS, Every, Use

NOTE = forms.Textarea(attrs={"rows": 3})


def asker_of(booking: Any) -> str:
    """For whom it is, as a list of the desk says it: the names of people are masked."""
    if booking.body_id:
        return str(booking.body.name)
    return mask_name(booking.person.name) if booking.person_id else gettext("by telephone or at the counter")


def said_of(booking: Any) -> str:
    """A booking in one line, for staff: when, where, who, what for."""
    begins, ends = local(booking.begins), local(booking.ends)
    times = f"{monthday(begins)} {begins:%H:%M}–{ends:%H:%M}"
    parts = [times, booking.venue.name, asker_of(booking), booking.purpose]
    return escape(" · ".join(part for part in parts if part))


class _When(forms.Form):
    day = NearDay(label=pgettext_lazy("of a booking", "Day"))
    start = forms.TimeField(label=_("Begins at"), widget=Time, required=False)
    minutes = forms.IntegerField(
        label=_("For how many minutes"), min_value=1, max_value=7 * 24 * 60, required=False
    )


class _What(forms.Form):
    use = forms.ChoiceField(label=pgettext_lazy("of a booking", "What for"), choices=Use.choices)
    purpose = forms.CharField(
        label=_("In a few words"), max_length=200, required=False,
        help_text=_("Only those who look after the place read it."),
    )  # fmt: skip
    people = forms.IntegerField(
        label=_("About how many people"), min_value=1, max_value=100_000, required=False
    )


class Ask(ActForm, _When, _What):
    venue = NounField("venue", label=_("Place to book"), widget=forms.HiddenInput)
    body = OwnBody(label=_("For whom"))
    waits = forms.BooleanField(
        label=_("If somebody else is quicker, put me on the waiting list"), required=False
    )
    accepted = forms.BooleanField(label=_("I have read the terms and accept them"), required=False)
    field_order = (
        "venue",
        "day",
        "start",
        "minutes",
        "use",
        "people",
        "purpose",
        "body",
        "accepted",
        "waits",
    )

    def fit(self) -> None:
        fit_bodies(self)


def fit_bodies(form: Any) -> None:
    """For oneself, or for an organisation in which one holds a post that may."""
    own = {post.body_id: post.body_name for post in form.actor.posts if policy.BOOK in post.permissions}
    if own and not form.actor.behalf_id:
        form.fields["body"].choices = [("", _("For myself")), *own.items()]
        if form.actor.post and form.actor.post.body_id in own:
            form.fields["body"].initial = form.actor.post.body_id
    else:
        form.fields["body"].choices = [("", _("For myself"))]
        form.fields["body"].widget = forms.HiddenInput()


class AskFor(ActForm, _When, _What):
    """By staff: for somebody without an account, for a body, or for the house itself."""

    venue = NounField("venue", label=_("Place to book"), widget=forms.HiddenInput)
    name = forms.CharField(
        label=_("Name of the person"), max_length=40, required=False,
        help_text=_("Leave it empty if you book for your own work, or for the person at the counter."),
    )  # fmt: skip
    contact = forms.CharField(label=_("Telephone"), max_length=60, required=False)
    body = BodyField(label=_("Or for an organisation"), max_length=120, required=False)
    waits = forms.BooleanField(label=_("If it is taken: onto the waiting list"), required=False)
    field_order = (
        "venue",
        "day",
        "start",
        "minutes",
        "name",
        "contact",
        "body",
        "use",
        "people",
        "purpose",
        "waits",
    )

    def fit(self) -> None:
        self.fields["purpose"].help_text = ""
        if self.actor.behalf_id:
            del self.fields["name"], self.fields["contact"]


class AskSeries(ActForm, _When, _What):
    venue = NounField("venue", label=_("Place to book"), widget=forms.HiddenInput)
    every = forms.ChoiceField(label=_("How often"), choices=Every.choices, initial=Every.WEEK)
    until = NearDay(label=_("Until"))
    body = OwnBody(label=_("For whom"))
    accepted = forms.BooleanField(label=_("I have read the terms and accept them"), required=False)
    skip = forms.BooleanField(label=_("Leave out the dates that are not possible"), required=False)
    field_order = (
        "venue", "day", "start", "minutes", "every", "until", "use", "people", "purpose", "body", "accepted", "skip",
    )  # fmt: skip

    def fit(self) -> None:
        fit_bodies(self)


class Block(ActForm):
    venue = NounField("venue", label=_("Place to book"), widget=forms.HiddenInput)
    begins = NearMoment(label=_("From"))
    ends = NearMoment(label=_("To"))
    purpose = forms.CharField(label=_("Why"), max_length=200)


class Approve(ActForm):
    others = forms.BooleanField(required=False)

    def fit(self) -> None:
        met = [said_of(one) for one in requests_beside(self.noun)] if isinstance(self.noun, Booking) else []
        seen_first(self, "others", _("I have seen that this refuses these requests"), met)


class Decline(ActForm):
    reason = forms.ChoiceField(
        label=_("Reason"),
        choices=[(str(one), one.label) for one in DECLINE_REASONS],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(label=_("A few words for the person"), widget=NOTE, max_length=500, required=False)


class Cancel(ActForm):
    reason = forms.ChoiceField(
        label=_("Reason"), choices=[(str(one), one.label) for one in CANCEL_REASONS], widget=forms.RadioSelect
    )
    note = forms.CharField(label=_("A few words more"), widget=NOTE, max_length=500, required=False)


class Reschedule(ActForm, _When):
    def fit(self) -> None:
        if isinstance(self.noun, Booking):
            begins = local(self.noun.begins)
            self.fields["day"].initial, self.fields["start"].initial = begins.date(), begins.time()
            self.fields["minutes"].initial = int((self.noun.ends - self.noun.begins).total_seconds() // 60)


class Used(ActForm):
    came = forms.IntegerField(label=_("How many people came"), min_value=1, max_value=100_000)

    def fit(self) -> None:
        if isinstance(self.noun, Booking):
            self.fields["came"].initial = self.noun.people


class ReadContact(ActForm):
    pass


class EndSeries(ActForm):
    begins = NearDay(label=_("From which day on"), required=False, initial=today)


class ChangeSeries(ActForm):
    begins = NearDay(label=_("From which day on"), initial=today)
    start = forms.TimeField(label=_("Begins at"), widget=Time)
    minutes = forms.IntegerField(label=_("For how many minutes"), min_value=1, max_value=24 * 60)

    def fit(self) -> None:
        if self.noun is not None:
            self.fields["start"].initial = local(self.noun.begins).time()
            self.fields["minutes"].initial = self.noun.minutes
