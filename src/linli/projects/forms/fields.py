"""Fields that several forms of projects share."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.kernel.whole import whole
from linli.projects.models import Project

LONG = forms.Textarea(attrs={"rows": 4})
MOST = 200  # of needs that are joined in one step
_NUMBER = re.compile(r"(?:\d{4}-)?(\d{1,18})")


def column(name: str, **how: Any) -> forms.CharField:
    """A field of the project, as long as its column and called as it."""
    kept: Any = Project._meta.get_field(name)
    how.setdefault("required", not kept.blank)
    return forms.CharField(label=kept.verbose_name, max_length=kept.max_length or 2000, **how)


class Numbers(forms.CharField):
    """Needs by the numbers that people quote, 2026-000012, one after the other; their ids."""

    def __init__(self, **how: Any) -> None:
        how.setdefault("label", _("Numbers of needs"))
        super().__init__(max_length=2000, widget=forms.Textarea(attrs={"rows": 2}), **how)

    def clean(self, value: Any) -> list[int]:
        said = re.split(r"[\s,，、;；]+", super().clean(value) or "")
        found = [_NUMBER.fullmatch(one) for one in said if one]
        if len(found) > MOST:
            raise forms.ValidationError(_("Those are too many at once; join them in several steps."))
        if not all(found):
            raise forms.ValidationError(
                _(
                    "One of these is no number of a need. They look like 2026-000012, with spaces between them."
                )
            )
        return list(dict.fromkeys(int(one[1]) for one in found if one))


class Ticked(forms.MultipleChoiceField):
    """Needs that are offered with a tick each. Which of them the doer may see, the act looks at."""

    def __init__(self, **how: Any) -> None:
        super().__init__(required=False, widget=forms.CheckboxSelectMultiple, **how)

    def valid_value(self, value: Any) -> bool:
        return whole(value) is not None

    def clean(self, value: Any) -> list[int]:
        return [pk for one in super().clean(value) if (pk := whole(one)) is not None][:MOST]


def bodies(label: Any, **how: Any) -> forms.TypedMultipleChoiceField:
    return forms.TypedMultipleChoiceField(
        label=label, coerce=int, required=False, widget=forms.CheckboxSelectMultiple, **how
    )


def money() -> forms.DecimalField:
    return forms.DecimalField(
        label=_("Planned money, in yuan"), min_value=0, max_digits=14, decimal_places=2, required=False
    )
