"""What people type about tables: a file, what each question means, the missing answers."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel.evidence.forms import PhotosField
from linli.kernel.evidence.intake import Examined, clean_name, examine, limits
from linli.kernel.forms import ActForm
from linli.kernel.privacy import cipher
from linli.kernel.refusals import Refused
from linli.records.queries import choosing
from linli.records.sheets import kind_of, read
from linli.records.states.tables import QuestionState

ACCEPT = ".xlsx,.docx,.csv"


class TableField(forms.FileField):
    """An XLSX, DOCX or CSV table, looked at by its content; cleaned into what will be kept of it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.widget.attrs["accept"] = ACCEPT

    def clean(self, data: Any, initial: Any = None) -> Any:
        file = super().clean(data, initial)
        if not file:
            return None
        try:
            return taken(file)
        except Refused as refused:
            raise ValidationError(refused.message, code="refused") from refused


def taken(file: Any) -> Examined:
    """The file as it is kept: its makers' names taken off, its grids readable. Raises Refused."""
    data = file.read()
    if kind_of(data) == "csv":
        read(data)
        algorithm = settings.LINLI_DIGEST
        name = clean_name(file.name, ".csv")
        return Examined(data, "text/csv", name, algorithm, cipher.digest(data, algorithm))
    found = examine(file, file.name, limits())
    read(found.content)
    return found


class Days(ActForm):
    """The days that a table is about, where it does not say so itself."""

    first = forms.DateField(label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    last = forms.DateField(
        label=_("To, itself included"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        first, last = told.get("first"), told.get("last")
        if bool(first) != bool(last) or (first and last and last < first):
            self.add_error("last", _("Give the first and the last day, the first one before the last."))
        return told


class TakeIn(ActForm):
    """A table that arrived by whatever way; or the number of a request that brought one."""

    file = TableField(label=_("The table"), required=False)
    origin = forms.CharField(label=_("Who sent it"), max_length=120, required=False)
    asked = forms.IntegerField(required=False, widget=forms.HiddenInput)


class Confirm(Days):
    """What each question is taken for; those that are not named stay as they were read."""

    def fit(self) -> None:
        if self.noun is None:
            return
        named = dict(self.noun.questions.filter(spot__isnull=False).values_list("ask", "name"))
        for ask, name in named.items():
            self.fields[f"q{ask}"] = forms.CharField(label=name, required=False, max_length=160)


class Answers(ActForm):
    """The cells that are missing. What is left empty is asked again, unless the rest is left for the pen."""

    leave = forms.BooleanField(label=_("Leave the rest empty, for the pen"), required=False)

    def fit(self) -> None:
        if self.noun is None:
            return
        for one in choosing.missing(self.actor, self.noun):
            self.fields[f"a{one.n}"] = choosing.field_for(one)
            self.fields[f"s{one.n}"] = forms.BooleanField(label=_("Holds until it changes"), required=False)
        if not choosing.is_whole(self.actor, self.noun):
            del self.fields["leave"]


class Colleague(ActForm):
    """Cells that somebody else of the organisation knows."""

    person = forms.TypedChoiceField(label=_("Who knows it?"), coerce=int)
    cells = forms.TypedMultipleChoiceField(
        label=_("Which cells?"), coerce=int, widget=forms.CheckboxSelectMultiple
    )

    def fit(self) -> None:
        if self.noun is None:
            return
        person: Any = self.fields["person"]
        person.choices = lambda: choosing.colleagues(self.noun.body_id)
        cells: Any = self.fields["cells"]
        rows = self.noun.questions.filter(state=QuestionState.MISSING)
        cells.choices = [(one.n, choosing.label_of(one)) for one in rows]


class Correct(ActForm):
    """One number of a filled table that is wrong."""

    cell = forms.TypedChoiceField(label=_("Which cell?"), coerce=int)
    value = forms.CharField(label=_("What is right"), max_length=2000)

    def fit(self) -> None:
        if self.noun is not None:
            cell: Any = self.fields["cell"]
            rows = self.noun.questions.exclude(state__in=(QuestionState.OTHER, QuestionState.PERSONAL))
            cell.choices = [(one.n, choosing.label_of(one)) for one in rows if one.spot and one.count == 1]


class Stamp(ActForm):
    scan = PhotosField(
        label=_("Scan or photo of the stamped page"),
        help_text=_("PDF or photo; the stamp itself is never kept."),
    )


class Send(ActForm):
    receiver = forms.CharField(label=_("To whom it goes"), max_length=120, required=False)

    def fit(self) -> None:
        if self.noun is not None:
            self.initial.setdefault("receiver", choosing.receiver_of(self.noun))


class Draft(ActForm):
    """A request for data: the table, to whom, on which ground, how long they have."""

    file = TableField(label=_("The table"))
    title = forms.CharField(label=pgettext_lazy("of a text", "Title"), max_length=160, required=False)
    list_item = forms.CharField(
        label=_("Item of the list of what may be asked"), max_length=200, required=False,
        help_text=_("Without item and basis the request may be declined."),
    )  # fmt: skip
    basis = forms.CharField(label=_("Legal basis"), max_length=300, required=False)
    days = forms.IntegerField(label=_("Working days to answer"), min_value=1, max_value=250)
    to = forms.TypedMultipleChoiceField(
        label=_("Whom you ask"), coerce=int, widget=forms.CheckboxSelectMultiple
    )

    def fit(self) -> None:
        to: Any = self.fields["to"]
        to.choices = lambda: choosing.below(self.actor)
        self.initial.setdefault("days", choosing.usual_days())


class Decline(ActForm):
    reason = forms.CharField(
        label=_("Why it is declined"), max_length=300, required=False,
        help_text=_("The sender and the level above the sender read it. Empty: no item or no legal basis was named."),
    )  # fmt: skip


class Ground(ActForm):
    list_item = forms.CharField(label=_("Item of the list of what may be asked"), max_length=200)
    basis = forms.CharField(label=_("Legal basis"), max_length=300)


class SumUp(ActForm):
    """Which question weighs means; empty: rates are left for the pen."""

    weight = forms.TypedChoiceField(
        label=_("Rates are weighted by"), coerce=int, empty_value=None, required=False
    )

    def fit(self) -> None:
        weight: Any = self.fields["weight"]
        weight.choices = lambda: [("", _("nothing: rates stay empty")), *choosing.weights(self.noun)]


class Meaning(ActForm):
    code = forms.ChoiceField(label=_("What it means"), required=False)

    def fit(self) -> None:
        code: Any = self.fields["code"]
        code.choices = lambda: choosing.meanings(self.actor)
        if self.noun is not None:
            self.initial.setdefault("code", self.noun.code)


class NewValue(ActForm):
    value = forms.CharField(label=_("What is right"), max_length=2000)
