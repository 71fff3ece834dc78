"""Words that go with an act."""

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.kernel.forms import ActForm

LONG = forms.Textarea(attrs={"rows": 4})


class Note(ActForm):
    note = forms.CharField(label=_("A word about it"), max_length=2000, required=False, widget=LONG)


class Words(ActForm):
    note = forms.CharField(label=_("What there is to say"), max_length=2000, widget=LONG)


class Reason(ActForm):
    reason = forms.CharField(label=_("Why"), max_length=2000, widget=LONG)
