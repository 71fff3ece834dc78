"""What is typed about a note: at the door, and at the desk when something is made of it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.kernel import rulebook
from linli.kernel.clock import today
from linli.kernel.clock.days import DAY
from linli.kernel.evidence.forms import PhotosField
from linli.kernel.forms import ActForm
from linli.kernel.privacy import reading
from linli.kernel.typed import Typed
from linli.kernel.web.fields import Day
from linli.meetings import states
from linli.needs import acts as needs
from linli.needs import queries as needs_queries

KINDS = needs.raise_for.form.base_fields["kind"].choices  # type: ignore[attr-defined]


def words(label: Any, *, required: bool = True, **how: Any) -> Typed:
    return Typed(label=label, required=required, widget=forms.Textarea, max_length=20_000, **how)


class Take(ActForm):
    """What a draft brings from the device. The act refuses what is no note."""

    kind = forms.ChoiceField(label=_("What the note is about"), choices=states.NoteKind)
    thing = forms.ChoiceField(
        label=_("What sort of thing"), choices=[("", "—"), *states.Thing.choices], required=False
    )
    area = Typed(label=_("Community"), max_length=12)
    address = Typed(label=_("Where exactly"), max_length=200, required=False)
    text = words(_("What is needed"))
    agreed = words(_("What was agreed"), required=False)
    due_on = forms.DateField(label=_("By when"), required=False)
    contact = Typed(label=_("Telephone or e-mail, if they wish"), max_length=120, required=False)
    consent = forms.BooleanField(label=_("The household agrees to this note"), required=False)
    code = Typed(label=_("Receipt code made by the device"), max_length=20)
    device_at = forms.DateTimeField(label=_("When, by the device's clock"), required=False)
    skew = forms.IntegerField(
        label=_("Seconds by which the device was ahead of the server"), required=False,
        min_value=-10**10, max_value=10**10,
    )  # fmt: skip
    photos = PhotosField(label=_("Photos"), required=False)


class FromNote(ActForm):
    """A need made of a note: its words come with it and can be put shorter; a kind, and what it is about."""

    text = words(_("What is needed"), help_text=_("As the household said it. One matter at a time."))
    kind = forms.ChoiceField(label=_("Kind of need"), choices=KINDS, initial="help")
    category = forms.TypedChoiceField(
        label=_("What it is about"), coerce=int, empty_value=None, choices=needs_queries.category_choices,
        required=False,
    )  # fmt: skip

    def fit(self) -> None:
        if self.noun is not None:
            self.initial.setdefault("text", self.noun.text)


class AsThing(ActForm):
    thing = forms.ChoiceField(label=_("What sort of thing"), choices=states.Thing)
    due_on = forms.DateField(label=_("To be put right by"), widget=Day)

    def fit(self) -> None:
        if self.noun is not None:
            self.initial.setdefault("thing", self.noun.thing)
            self.initial.setdefault("due_on", self.noun.due_on or usual_day())


class AsAction(ActForm):
    agreed = words(_("What was agreed"), help_text=_("The household reads this."))
    due_on = forms.DateField(label=_("By when"), widget=Day)

    def fit(self) -> None:
        if self.noun is not None:
            self.initial.setdefault("agreed", self.noun.agreed)
            self.initial.setdefault("due_on", self.noun.due_on or usual_day())


class Settle(ActForm):
    outcome = words(_("What was said or done"), help_text=_("The household reads this."))


class Finish(ActForm):
    outcome = words(_("What was done"), help_text=_("The household reads this."))


class Fix(ActForm):
    public = Typed(
        label=_("What was put right"), max_length=200,
        help_text=_("Everybody can read this: the thing and where it is, without any person's data."),
    )  # fmt: skip


class ReadContact(ActForm):
    purpose = forms.ChoiceField(label=_("What do you need it for?"), choices=reading.choices)


def usual_day() -> Any:
    """The day that is proposed where none was agreed."""
    return today() + int(rulebook.get("meetings.note.due").number) * DAY
