"""Looking through the menu, and choosing what comes first."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel.forms import ActForm
from linli.kernel.web.fields import Day
from linli.orders.forms.fields import Line, around, many, place_field
from linli.orders.states import Provider, Theme, Whom


class Near(forms.Form):
    """From where near is reckoned."""

    near = forms.ChoiceField(label=_("Near"), required=False)

    def __init__(self, *args: Any, home: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        around(self, "near", home)


class Find(Near):
    """Narrowing the menu."""

    q = Line(label=_("What do you need?"), max_length=60, required=False)
    theme = forms.ChoiceField(label=_("Theme"), choices=[("", _("all")), *Theme.choices], required=False)
    whom = forms.ChoiceField(
        label=pgettext_lazy("a service", "For whom"),
        choices=[("", pgettext_lazy("whom", "everybody")), *Whom.choices],
        required=False,
    )
    provider = forms.ChoiceField(
        label=_("Provided by"), choices=[("", _("all")), *Provider.choices], required=False
    )
    day = forms.DateField(label=_("On the day"), widget=Day, required=False)
    free = forms.BooleanField(label=_("Free of charge"), required=False)
    barrier_free = forms.BooleanField(label=_("Without steps"), required=False)

    field_order = ("q", "near")


class Choose(ActForm):
    """What one wants to see first; all of it can be left empty."""

    home = place_field(_("Your community"), required=False)
    themes = many(_("Themes"), Theme)
    whom = many(pgettext_lazy("a service", "For whom"), Whom)

    def fit(self) -> None:
        around(self, "home", self.initial.get("home"))
