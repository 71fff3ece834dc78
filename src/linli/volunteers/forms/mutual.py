"""What people type into diaries, into help between neighbours, and about the exchange."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.kernel.clock import today
from linli.kernel.forms import ActForm
from linli.kernel.web.fields import Day
from linli.volunteers.forms.neighbours import PARTY, Lines, NamedBody, community, this_or_next
from linli.volunteers.queries.neighbours import home_of
from linli.volunteers.states.neighbours import Help, LineKind, Result, Side


class OpenDiary(ActForm):
    body = NamedBody(kinds=PARTY, label=_("Branch"), help_text=_("A part of its name is enough."))
    year = forms.TypedChoiceField(label=_("For which year"), choices=this_or_next, coerce=int)


class WriteLine(ActForm):
    kind = forms.ChoiceField(label=_("What it is"), choices=LineKind.choices, widget=forms.RadioSelect)
    on = forms.DateField(label=_("Day"), widget=Day, initial=today)
    text = Lines(label=_("In your own words"), max_length=1000)


class Talk(ActForm):
    talked_on = forms.DateField(label=_("Day of the talk"), widget=Day, initial=today)
    outcome = forms.ChoiceField(
        label=_("Result of the yearly talk"), choices=Result.choices, widget=forms.RadioSelect
    )


class ReadDiary(ActForm):
    purpose = forms.ChoiceField(
        label=_("What you read it for"),
        choices=[
            ("handle_case", _("To prepare the yearly talk")),
            ("subject_request", _("Because the member asked for it")),
        ],
        widget=forms.RadioSelect,
    )


class AskHelp(ActForm):
    side = forms.ChoiceField(
        label=_("Do you offer help, or would you like some?"), choices=Side.choices, widget=forms.RadioSelect
    )
    help = forms.ChoiceField(label=_("Kind of help"), choices=Help.choices, widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("In a few words"), max_length=200, widget=forms.Textarea(attrs={"rows": 3})
    )
    body = community()
    contact = forms.CharField(
        label=_("How the other one reaches you"),
        max_length=80,
        help_text=_(
            "A telephone number, for instance. The other one sees it only after both of you said yes."
        ),
    )

    def fit(self) -> None:
        self.initial.setdefault("body", home_of(self.actor))


class Thank(ActForm):
    thanks = forms.CharField(
        label=_("Thanks"), max_length=200, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class TakeNumber(ActForm):
    name = forms.CharField(label=_("Your name, as it stands there"), max_length=60)
    document = forms.CharField(
        label=_("The last four signs of the document you registered with"), max_length=4, min_length=4
    )


class Bring(forms.Form):
    """A file from the national system."""

    file = forms.FileField(
        label=_("File"), help_text=_("CSV in UTF-8 or GB 18030, or Excel (.xlsx), up to 20 MB.")
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > 20 * 1024 * 1024:
            raise forms.ValidationError(_("The file is larger than 20 MB. Split it."))
        return file
