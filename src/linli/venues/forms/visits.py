"""What is typed about office hours and visits."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.kernel.clock import today
from linli.kernel.forms import ActForm
from linli.kernel.web.fields import Day
from linli.organisations import queries as organisations
from linli.venues import states
from linli.venues.forms.fields import NounField


class PublishHour(ActForm):
    site = NounField("site", label=_("Place"), widget=forms.HiddenInput)
    reception = forms.ChoiceField(label=_("Who receives"), choices=states.Reception.choices)
    name = forms.CharField(
        label=_("Name of the office hour"), max_length=80,
        help_text=_("As residents read it. Names of people only if they wish it."),
    )  # fmt: skip
    post = forms.ChoiceField(
        label=_("Post on duty"), required=False,
        help_text=_("Whoever holds it reads the notes of the visits, nobody else."),
    )  # fmt: skip
    about = forms.CharField(
        label=_("What one can come with"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    hours = forms.CharField(
        label=_("When"), widget=forms.Textarea(attrs={"rows": 3}), max_length=500,
        help_text=_("One line a day, for instance: Wed 14:00-16:00"),
    )  # fmt: skip
    minutes = forms.TypedChoiceField(
        label=_("Minutes for each visitor"),
        choices=[(n, str(n)) for n in (10, 15, 20, 30, 60)],
        coerce=int,
        initial=20,
    )
    begins = forms.DateField(label=_("From which day on"), widget=Day)

    def fit(self) -> None:
        self.fields["begins"].initial = today()
        here = self.data.get("site") or self.initial.get("site")
        self.fields["post"].choices = [("", _("Nobody in particular")), *_posts(here, self)]  # type: ignore[attr-defined]

    def clean_post(self) -> int | None:
        return int(self.cleaned_data["post"]) if self.cleaned_data["post"] else None


def _posts(site: Any, form: ActForm) -> list[tuple[str, str]]:
    """The posts of the body that lends the place."""
    try:
        found = form.fields["site"].clean(site) if site else None
    except forms.ValidationError:
        return []
    rows = organisations.posts_below(found.body.path).filter(body=found.body_id) if found else []
    return [(str(one.pk), one.title) for one in rows]


class Receive(ActForm):
    note = forms.CharField(
        label=_("Note"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Only whoever is on duty here reads it, and the visitor in “my data”."),
    )  # fmt: skip
    matter = forms.BooleanField(
        label=_("A matter was taken up: the visitor gets an answer"), required=False,
        help_text=_("On the next page you write it down as a need; its answer comes back to the visitor."),
    )  # fmt: skip


class TakeHour(ActForm):
    """A visit booked without an account: nothing but a slot is needed."""

    venue = NounField("venue", label=_("Office hour"), widget=forms.HiddenInput)
    slot = forms.CharField(widget=forms.HiddenInput, max_length=40)
    name = forms.CharField(
        label=_("How may we address you?"), required=False, max_length=60, help_text=_("May be left empty.")
    )
    contact = forms.CharField(
        label=_("Phone or e-mail"), required=False, max_length=120,
        help_text=_("Only to tell you if the hour falls away, and the answer. May be left empty."),
    )  # fmt: skip


class FindSlip(forms.Form):
    code = forms.CharField(label=_("Receipt code"), max_length=40)
