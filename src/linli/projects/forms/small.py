"""Small forms that go with acts at a project."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.kernel.clock import today
from linli.kernel.forms import ActForm
from linli.projects.forms.fields import LONG, Numbers
from linli.projects.queries import choosing
from linli.projects.states import SAID, LineKind, Mark

EVERYBODY = _("Everybody reads it.")


class Reason(ActForm):
    reason = forms.CharField(label=_("Why"), max_length=2000, widget=LONG, help_text=EVERYBODY)


class Result(ActForm):
    result = forms.CharField(label=_("What came of it"), max_length=2000, widget=LONG, help_text=EVERYBODY)


class Rate(ActForm):
    mark = forms.ChoiceField(
        label=_("Are you satisfied with what came of it?"), choices=Mark.choices, widget=forms.RadioSelect,
        help_text=_("Only numbers are shown, and small ones not at all. Who said what is kept nowhere."),
    )  # fmt: skip


class JoinNeeds(ActForm):
    needs = Numbers(help_text=_("Everybody who raised one of them is told at every turn."))


class JoinWants(ActForm):
    wants = forms.TypedMultipleChoiceField(
        label=_("What organisations look for"), coerce=int, widget=forms.CheckboxSelectMultiple
    )

    def fit(self) -> None:
        wants: Any = self.fields["wants"]
        wants.choices = lambda: choosing.wants(self.actor)


class LeaveOut(ActForm):
    need = forms.TypedChoiceField(label=_("Which need"), coerce=int)
    reason = forms.CharField(
        label=_("Why"), max_length=300, help_text=_("Those who raised it read it.")
    )  # fmt: skip

    def fit(self) -> None:
        need: Any = self.fields["need"]
        need.choices = lambda: (
            choosing.needs_told(one.need for one in self.noun.asked if one.need_id) if self.noun else []
        )


class Say(ActForm):
    kind = forms.ChoiceField(
        label=_("What kind"), choices=[(one.value, one.label) for one in SAID], widget=forms.RadioSelect,
        initial=LineKind.PROGRESS,
    )  # fmt: skip
    text = forms.CharField(label=_("What there is to say"), max_length=2000, widget=LONG, help_text=EVERYBODY)


class Tie(ActForm):
    """A decision, a room or volunteers: what it is called in public, and where it stands in the house."""

    text = forms.CharField(
        label=_("In words"), max_length=300, required=False, widget=LONG,
        help_text=_("What was decided and where, as everybody may read it."),
    )  # fmt: skip
    point = forms.TypedChoiceField(
        label=_("Point of a gathering"), coerce=int, empty_value=None, required=False
    )
    booking = forms.TypedChoiceField(
        label=_("Room that was booked"), coerce=int, empty_value=None, required=False
    )
    task = forms.TypedChoiceField(label=_("Voluntary task"), coerce=int, empty_value=None, required=False)

    def fit(self) -> None:
        for name, choices in (
            ("point", choosing.points),
            ("booking", choosing.bookings),
            ("task", choosing.tasks),
        ):
            field: Any = self.fields[name]
            field.choices = self._offered(choices)

    def _offered(self, choices: Any) -> Any:
        return lambda: choices(self.actor, self.noun)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if not self.errors and not any(told.get(name) for name in ("text", "point", "booking", "task")):
            raise forms.ValidationError(_("Say what was decided, or choose a room or a task."))
        if told.get("point") and not told.get("text"):
            self.add_error(
                "text", _("Say in your own words what was decided: minutes are not for everybody.")
            )
        return told


class Hard(ActForm):
    year = forms.IntegerField(label=_("List of which year"))

    def fit(self) -> None:
        self.initial.setdefault("year", today().year)


class Carry(ActForm):
    year = forms.IntegerField(label=_("List of which year"))
    reason = forms.CharField(
        label=_("Why it is not finished"), max_length=300, widget=LONG, help_text=EVERYBODY
    )  # fmt: skip

    def fit(self) -> None:
        years = self.noun.years if self.noun is not None else []
        self.initial.setdefault("year", max([*years, today().year - 1]) + 1)
