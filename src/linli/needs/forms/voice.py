"""What a mass or social organisation types for its members."""

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.kernel.evidence.forms import PhotosField
from linli.kernel.forms import ActForm
from linli.needs import states
from linli.needs.forms.fields import CategoryField, Typed


class Voice(ActForm):
    members = forms.IntegerField(
        label=_("How many members this speaks for, about"), min_value=1, max_value=1_000_000,
        help_text=_("A number only. Nobody is named here or in the words below."),
    )  # fmt: skip
    text = Typed(
        label=_("What is it about?"), widget=forms.Textarea,
        help_text=_("In your members' own words, one matter at a time. No names, no telephone numbers."),
    )  # fmt: skip
    area = Typed(label=_("Community of the matter"), max_length=12)
    address = Typed(label=_("Where exactly?"), max_length=200, required=False)
    kind = forms.ChoiceField(label=_("Kind of need"), choices=states.Kind, initial=states.Kind.SUGGESTION)
    category = CategoryField(label=_("Category"), required=False)
    photos = PhotosField(label=_("Photos"), required=False)
    notice = forms.IntegerField(min_value=1, required=False, widget=forms.HiddenInput)
