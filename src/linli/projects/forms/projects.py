"""What people type when they propose a project, make one out of needs, or change its plan."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel.forms import ActForm
from linli.kernel.web.fields import Day
from linli.kernel.whole import whole
from linli.needs.queries.gathered import visible_among
from linli.projects import policy
from linli.projects.forms.fields import LONG, Numbers, Ticked, bodies, column, money
from linli.projects.queries import choosing
from linli.projects.states import Kind

LEAD = _("Who leads it")


class _Plan(ActForm):
    """What is to be done, by whom, by when, with what."""

    title = column("title")
    about = column("about", widget=LONG)
    helpers = bodies(_("Who helps"))
    ends_on = forms.DateField(label=pgettext_lazy("a project", "To be done by"), widget=Day)
    money = money()
    money_source = column("money_source", required=False)

    def clean_money(self) -> Any:
        return self.cleaned_data.get("money") or 0

    def _offer(self, name: str, choices: Any) -> None:
        field: Any = self.fields[name]
        field.choices = choices


class Propose(_Plan):
    kind = forms.ChoiceField(label=_("What kind"), choices=Kind.choices, initial=Kind.PROJECT)
    lead = forms.TypedChoiceField(label=LEAD, coerce=int)
    needs = Ticked(label=_("Needs that it answers"))
    numbers = Numbers(
        label=_("More needs, by their numbers"), required=False,
        help_text=_("Everybody who raised one of them is told at every turn."),
    )  # fmt: skip
    wants = forms.TypedMultipleChoiceField(
        label=_("What organisations look for"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    field_order = ("title", "about", "kind", "lead", "ends_on", "needs", "numbers", "wants", "helpers", "money",
                   "money_source")  # fmt: skip

    def fit(self) -> None:
        self._offer("lead", lambda: [("", "—"), *self._leads()])
        self._offer("helpers", lambda: choosing.leads(self.actor))
        self._offer("wants", lambda: choosing.wants(self.actor))
        needs = visible_among(self.actor, self._ticked())
        if needs:
            self._offer("needs", choosing.needs_told(needs.values()))
        else:
            self.fields["needs"].widget = forms.MultipleHiddenInput()

    def _leads(self) -> Any:
        return choosing.leads(self.actor)

    def _ticked(self) -> list[int]:
        """The needs that the page offers: those it began with, and those that were sent."""
        sent = self.data.getlist("needs") if hasattr(self.data, "getlist") else self.data.get("needs") or []
        known = [*self.initial.get("needs", []), *(sent if isinstance(sent, list) else [sent])]
        return [pk for one in known if (pk := whole(one)) is not None]


class Gather(Propose):
    """Out of needs that gather. Who adopts it leads it, or stands right above who does."""

    category = forms.IntegerField(required=False, widget=forms.HiddenInput)
    area = forms.CharField(required=False, max_length=12, widget=forms.HiddenInput)
    first = forms.DateField(required=False, widget=forms.HiddenInput)
    last = forms.DateField(required=False, widget=forms.HiddenInput)

    def _leads(self) -> Any:
        return choosing.led(self.actor, policy.adopts_for)


class Replan(_Plan):
    """Another plan, with the reason, which everybody reads."""

    reason = forms.CharField(label=_("Why it is changed"), max_length=2000, widget=LONG)

    def fit(self) -> None:
        self._offer("helpers", self._helpers)
        if self.noun is not None:
            for name in ("title", "about", "helpers", "ends_on", "money_source"):
                self.initial.setdefault(name, getattr(self.noun, name))
            self.initial.setdefault("money", self.noun.money or None)

    def _helpers(self) -> Any:
        """Also those who help already, wherever they stand."""
        found = dict(choosing.named(self.noun.helpers)) if self.noun is not None else {}
        return list({**found, **dict(choosing.leads(self.actor))}.items())
