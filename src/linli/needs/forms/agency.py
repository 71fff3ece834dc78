"""What people type about errands."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from linli.kernel import rulebook
from linli.kernel.clock import today
from linli.kernel.evidence.forms import PhotosField
from linli.kernel.forms import ActForm
from linli.kernel.privacy import reading
from linli.kernel.queries import visible
from linli.kernel.typed import Typed
from linli.kernel.web.fields import Day
from linli.needs.forms.fields import words
from linli.needs.queries import agency as asking
from linli.needs.rules.papers import typed
from linli.needs.states import Satisfied
from linli.needs.states_agency import CaseOutcome, PaperState
from linli.needs.states_items import UNITS


class ItemField(forms.IntegerField):
    """A published item of the guide by its number; the item itself, or None."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(min_value=1, **kwargs)
        self.actor: Any = None

    def clean(self, value: Any) -> Any:
        pk = super().clean(value)
        if pk is None:
            return None
        found = visible("needs.item", self.actor).filter(pk=pk, state="published").first()
        if found is None:
            raise forms.ValidationError(_("This does not stand in the guide any more. Choose another."))
        return found


class AskAgency(ActForm):
    """Somebody asks the community to run an errand."""

    item = ItemField(widget=forms.HiddenInput)
    said = Typed(
        label=_("Anything we should know?"), widget=forms.Textarea, required=False, max_length=2000,
        help_text=_("Only those who run the errand read this."),
    )  # fmt: skip
    name = Typed(label=_("Your name"), max_length=60, required=False)
    contact = Typed(label=_("Telephone or e-mail"), max_length=120, required=False)

    def fit(self) -> None:
        self.fields["item"].actor = self.actor  # type: ignore[attr-defined]


class AskAgencyFor(AskAgency):
    """Staff note it for somebody at the counter or on the telephone."""

    item = ItemField(label=_("From the guide"), required=False, widget=forms.Select)
    matter = Typed(label=_("What is to be done, if it is not in the guide"), max_length=80, required=False)
    name = Typed(label=_("Name of the person"), max_length=60, required=False)
    contact = Typed(label=_("Telephone or e-mail of the person"), max_length=120, required=False)
    field_order = ("item", "matter", "said", "name", "contact")

    def fit(self) -> None:
        super().fit()
        path = self.actor.post.path if self.actor.post else "-"
        rows = visible("needs.item", self.actor).filter(state="published", ways__contains=["agent"])
        near = rows.filter(body__path__startswith=path).order_by("name").values_list("pk", "name")[:100]
        self.fields["item"].widget.choices = [("", "—"), *near]


class Explain(ActForm):
    needed = Typed(
        label=_("Papers to bring"), widget=forms.Textarea, required=False, max_length=4000,
        help_text=_("One a line: the paper, a stroke |, what it is for. Nothing where none is needed."),
    )  # fmt: skip
    fee = forms.DecimalField(
        label=_("Fee in yuan"), min_value=0, max_digits=8, decimal_places=2, initial=Decimal(0)
    )
    limit_number = forms.IntegerField(
        label=_("Time limit of the office"), min_value=1, max_value=400, required=False
    )
    limit_unit = forms.ChoiceField(label=_("Time limit in"), choices=UNITS, required=False)
    note = words(_("What else the person should know"), required=False)

    def fit(self) -> None:
        item = self.noun.item if self.noun is not None else None
        if item is not None:
            known = {"needed": typed(item.papers), "fee": item.fee, "limit_number": item.limit_number,
                     "limit_unit": item.limit_unit}  # fmt: skip
            self.initial = {**known, **self.initial}

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if (
            bool(given.get("limit_number")) != bool(given.get("limit_unit"))
            and "limit_number" not in self.errors
        ):
            self.add_error("limit_number", _("Give a number and what it is counted in, or neither."))
        return given


class Authorise(ActForm):
    scan = PhotosField(
        label=_("The signed authorisation"),
        help_text=_("A scan or a photo. It is open only to those who may read it."),
    )
    until = forms.DateField(label=_("Good until"), widget=Day)

    def fit(self) -> None:
        self.initial.setdefault("until", today() + rulebook.span("needs.agency.authorised"))


class TakePapers(ActForm):
    originals = Typed(
        label=_("Originals, one a line"), widget=forms.Textarea, required=False, max_length=2000
    )
    copies = Typed(label=_("Copies, one a line"), widget=forms.Textarea, required=False, max_length=2000)
    back_by = forms.DateField(label=_("Back with the person by"), widget=Day)

    def fit(self) -> None:
        self.initial.setdefault("back_by", today() + rulebook.span("needs.agency.papers_proposed"))


def _choices(form: ActForm, *states: str) -> list[tuple[int, str]]:
    """Papers by their number on the receipt; what they are is not said here."""
    found = asking.papers(form.noun, *states) if form.noun is not None else []
    return [(one.n, f"{_now('Paper %(n)s') % {'n': one.n}} · {one.get_kind_display()}") for one in found]


class PapersField(forms.TypedMultipleChoiceField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(coerce=int, widget=forms.CheckboxSelectMultiple, **kwargs)


class Submit(ActForm):
    office = Typed(label=_("At which office"), max_length=120)
    out = PapersField(label=_("Papers that were handed in"), required=False)

    def fit(self) -> None:
        field: Any = self.fields["out"]
        field.choices = _choices(self, PaperState.HELD)
        self.initial.setdefault("out", [n for n, _label in field.choices])
        if self.noun is not None and self.noun.item:
            self.initial.setdefault("office", "")


class Missing(ActForm):
    note = words(_("What is missing"), help_text=_("The person reads exactly this."))


class Told(ActForm):
    note = words(_("What was done"), help_text=_("The person sees this."))


class Where(ActForm):
    """Which papers came back from the office, and which it keeps."""

    came = PapersField(label=_("Papers that came back to us"), required=False)
    kept = PapersField(label=_("Papers that the office keeps"), required=False)

    def fit(self) -> None:
        choices = _choices(self, PaperState.OUT)
        for name in ("came", "kept"):
            field: Any = self.fields[name]
            field.choices = choices
        self.initial.setdefault("came", [n for n, _label in choices])


class Decide(Where):
    outcome = forms.ChoiceField(
        label=_("What came of it"), widget=forms.RadioSelect,
        choices=[(one, one.label) for one in (CaseOutcome.GRANTED, CaseOutcome.REFUSED)],
    )  # fmt: skip
    result = words(_("The result, as told to the person"))
    field_order = ("outcome", "result", "came", "kept")


class GiveBack(ActForm):
    scan = PhotosField(label=_("The receipt, signed by the person"), required=False, help_text="")


class GiveEarly(ActForm):
    given = PapersField(label=_("Papers given back"))

    def fit(self) -> None:
        field: Any = self.fields["given"]
        field.choices = _choices(self, PaperState.HELD)


class Signed(ActForm):
    scan = PhotosField(label=_("The receipt, signed by the person"), help_text="")


class RateCase(ActForm):
    satisfied = forms.ChoiceField(
        label=_("How was our service?"), choices=Satisfied, widget=forms.RadioSelect
    )
    opinion = words(_("Anything to add?"), required=False)


class Why(ActForm):
    reason = words(_("Reasons, told to the person"))


class CallOff(ActForm):
    note = words(_("Reason, if you wish to give one"), required=False)


class ReadCase(ActForm):
    purpose = forms.ChoiceField(
        label=_("What do you need it for?"), choices=reading.choices, initial="handle_case"
    )
