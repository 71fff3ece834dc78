"""Fields that forms about organisations share, and the form that keeps what it is not told."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from linli.kernel.forms import ActForm
from linli.kernel.web.fields import Day
from linli.organisations.queries import BodyRef, body_named
from linli.people.queries import person_by_number


class DateField(forms.DateField):
    """A day, chosen or typed as 2026-01-04."""

    widget = Day


class BodyField(forms.CharField):
    """An organisation, by its number or by names from the top down: "东城区 东华门街道". Gives its id."""

    def clean(self, value: Any) -> int | None:
        text = str(super().clean(value) or "").strip()
        if not text:
            return None
        found = body_named(text)
        if found is None:
            raise forms.ValidationError(
                _("Not found, or not the only one of this name. Write its number, or the names downwards.")
            )
        return found.id

    def near(self, refs: list[BodyRef]) -> None:
        """Offer these as suggestions."""
        self.widget.attrs["placeholder"] = _("Number, or names from the top down")
        self.help_text = "; ".join(f"{ref.id} {ref.name}" for ref in refs[:12])


class PersonField(forms.CharField):
    """A person, by the number of their account. Gives the person."""

    def clean(self, value: Any) -> Any:
        number = str(super().clean(value)).strip()
        person = person_by_number(number)
        if person is None:
            raise forms.ValidationError(
                _("No account has this number. The person finds it on their own page, at the top.")
            )
        return person


class KeepForm(ActForm):
    """A form about what is there: shows it as it is; what a program leaves out stays as it is."""

    def fit(self) -> None:
        for name, field in self.fields.items():
            field.initial = getattr(self.noun, name, None)
            typed = isinstance(self.data, QueryDict) and isinstance(field, forms.BooleanField)
            if self.is_bound and name not in self.data and not typed:
                field.disabled = True
