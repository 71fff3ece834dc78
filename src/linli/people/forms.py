"""What people type about themselves."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from linli.kernel.forms import ActForm
from linli.kernel.refusals import Refused
from linli.people import rules
from linli.people.states import Language, Wish


class PhoneField(forms.CharField):
    """A Chinese phone number, kept as its digits."""

    widget = forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "tel"})

    def __init__(self, **how: Any) -> None:
        super().__init__(**{"label": _("Phone"), "max_length": 30, **how})

    def clean(self, value: Any) -> str:
        try:
            return rules.phone_of(super().clean(value))
        except Refused as refused:
            raise ValidationError(refused.message, code=refused.code) from None


class NameField(forms.CharField):
    """A person's name in any script."""

    def __init__(self, **how: Any) -> None:
        super().__init__(**{"label": _("Name"), "max_length": 60, **how})

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        return rules.name_of(text) if text else text


class SignUp(forms.Form):
    """What a new account needs beside the ways of signing in."""

    name = NameField(help_text=_("So that we know how to address you. It is not shown in public."))
    field_order = ["name", "phone", "email", "password1"]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if not self.errors and not told.get("phone") and not told.get("email"):
            self.add_error(
                "phone", _("Give a phone or an e-mail address: the code to sign in is sent there.")
            )
        phone = told.get("phone")
        if phone and not rules.is_mobile(phone):
            self.add_error("phone", _("A code can only be sent to a mobile phone."))
        return told

    def signup(self, request: HttpRequest, user: Any) -> None:
        """Asked for by allauth; the act has done everything."""


class Rename(ActForm):
    name = NameField()

    def fit(self) -> None:
        if self.noun:
            self.fields["name"].initial = self.noun.name


class Preferences(ActForm):
    language = forms.ChoiceField(label=_("Language"), choices=Language.choices)
    large_type = forms.BooleanField(label=_("Large type"), required=False)
    wants_mail = forms.BooleanField(label=_("Messages by e-mail"), required=False)
    wants_sms = forms.BooleanField(label=_("Messages by SMS"), required=False)

    def fit(self) -> None:
        for name, field in self.fields.items():
            field.initial = getattr(self.noun, name, None)


class Sure(ActForm):
    """For what cannot be taken back."""

    sure = forms.BooleanField(label=_("I have read what follows from this, and I want it."))

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        told.pop("sure", None)
        return told


class OpenVisit(ActForm):
    name = NameField(label=_("Name of the person at the counter"))
    phone = PhoneField(
        required=False, help_text=_("May be left empty, or be that of a neighbour or a child.")
    )
    number = forms.CharField(
        label=_("Number on their card"),
        required=False,
        max_length=10,
        help_text=_("If they have one: 10 digits."),
    )

    def clean_number(self) -> str:
        number = self.cleaned_data["number"].replace(" ", "")
        if number and not rules.is_number(number):
            raise ValidationError(_("This number does not exist: look for a slip in its ten digits."))
        return number


class MakeToken(ActForm):
    name = forms.CharField(
        label=_("What it is for"), max_length=60, help_text=_("So that you know later which one to revoke.")
    )


class MakeAddress(ActForm):
    name = forms.CharField(label=_("For which device"), max_length=60, initial=_("My phone"))


class AskCorrection(ActForm):
    record = forms.CharField(widget=forms.HiddenInput, max_length=60)
    record_id = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    field = forms.CharField(widget=forms.HiddenInput, max_length=60, required=False)
    wish = forms.ChoiceField(label=_("What should be done"), choices=Wish.choices, widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("What is wrong, and what is right"), widget=forms.Textarea(attrs={"rows": 5}), max_length=2000
    )


class Decide(ActForm):
    granted = forms.TypedChoiceField(
        label=_("Decision"),
        choices=[("1", _("Accept: the record is corrected")), ("0", _("Do not accept"))],
        coerce=lambda value: str(value) in ("1", "True", "true"),
        widget=forms.RadioSelect,
    )
    reasons = forms.CharField(
        label=_("Reasons"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        help_text=_("The person reads them. They are needed when it is not accepted."),
    )
