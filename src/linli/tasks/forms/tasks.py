"""What people type about work sent down."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.kernel.forms import ActForm
from linli.kernel.web.fields import Day
from linli.tasks.forms.small import LONG
from linli.tasks.models import Task
from linli.tasks.queries import choosing


def _text(name: str, **how: Any) -> forms.CharField:
    """A field of the noun, as long as its column and called as it."""
    column: Any = Task._meta.get_field(name)
    how.setdefault("required", not column.blank)
    return forms.CharField(label=column.verbose_name, max_length=column.max_length, **how)


class _Work(ActForm):
    """What is asked, by when, with what."""

    title = _text("title")
    text = _text("text", widget=LONG)
    to = forms.TypedMultipleChoiceField(
        label=_("Who is to do it"), coerce=int, widget=forms.CheckboxSelectMultiple
    )
    helpers = forms.TypedMultipleChoiceField(
        label=_("Who helps"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    due_on = forms.DateField(label=_("To be done by"), widget=Day)
    list_item = _text(
        "list_item",
        help_text=_("Without item, basis and means they may decline it, and the level above you sees that."),
    )
    basis = _text("basis")
    people = forms.IntegerField(label=_("People sent with it"), min_value=0, max_value=999, required=False)
    money = forms.DecimalField(
        label=_("Money sent with it, in yuan"), min_value=0, max_digits=14, decimal_places=2, required=False
    )
    money_source = _text("money_source")
    transferred_on = forms.DateField(
        label=_("Money transferred on"), widget=Day, required=False,
        help_text=_("Leave it empty while it is only promised: until it has come the work need not begin."),
    )  # fmt: skip
    slip = _text("slip")
    temporary = forms.BooleanField(label=_("Temporary work"), required=False)
    displaces = _text("displaces", help_text=_("Of temporary work: what need not be done meanwhile."))
    expires_on = forms.DateField(label=_("Ends by itself on"), widget=Day, required=False)
    target = forms.IntegerField(
        label=_("How many it should be"), min_value=1, max_value=100_000_000, required=False
    )

    def clean_people(self) -> int:
        return self.cleaned_data.get("people") or 0

    def clean_money(self) -> Any:
        return self.cleaned_data.get("money") or 0

    def _offer(self, below: Any) -> None:
        for name in ("to", "helpers"):
            field: Any = self.fields[name]
            field.choices = below


class Send(_Work):
    source = _text("source")
    clause = _text("clause")
    gauge = forms.ChoiceField(
        label=_("Progress is counted from"), required=False,
        help_text=_("Then nobody reports a number: what is recorded anyway is counted."),
    )  # fmt: skip
    field_order = ("title", "text", "source", "clause", "to", "helpers", "due_on", "list_item", "basis", "people",
                   "money", "money_source", "transferred_on", "slip", "temporary", "displaces", "expires_on", "gauge",
                   "target")  # fmt: skip

    def fit(self) -> None:
        self._offer(lambda: choosing.below(self.actor))
        gauge: Any = self.fields["gauge"]
        gauge.choices = choosing.gauges


class PassOn(_Work):
    """A part of a task, one level down; document, clause and what is counted come from the whole."""

    def fit(self) -> None:
        if self.noun is None:
            return
        self._offer(lambda: choosing.next_below(self.noun.body_id))
        for name in ("title", "due_on", "list_item", "basis"):
            self.initial.setdefault(name, getattr(self.noun, name))
        if not self.noun.gauge:
            del self.fields["target"]


class Decline(ActForm):
    reason = forms.CharField(
        label=_("Why it is declined"), max_length=300, required=False,
        help_text=_("The sender, the level above and the district read it. Empty: what was missing is named."),
    )  # fmt: skip


class Ground(ActForm):
    list_item = forms.CharField(label=_("Item of the list of what may be asked"), max_length=200)
    basis = forms.CharField(label=_("Legal basis"), max_length=300)
    people = forms.IntegerField(label=_("People sent with it"), min_value=0, max_value=999, required=False)
    displaces = _text("displaces")

    def fit(self) -> None:
        if self.noun is not None:
            for name in self.fields:
                self.initial.setdefault(name, getattr(self.noun, name) or None)

    def clean_people(self) -> int:
        return self.cleaned_data.get("people") or 0


class Pay(ActForm):
    money = forms.DecimalField(
        label=_("Money sent with it, in yuan"), min_value=1, max_digits=14, decimal_places=2
    )
    money_source = _text("money_source", required=True)
    transferred_on = forms.DateField(label=_("Money transferred on"), widget=Day)
    slip = _text("slip")

    def fit(self) -> None:
        if self.noun is not None:
            for name in self.fields:
                self.initial.setdefault(name, getattr(self.noun, name) or None)
