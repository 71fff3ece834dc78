"""What people type about liaisons and their visits."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.kernel.clock import today
from linli.kernel.forms import ActForm
from linli.organisations.forms.fields import DateField
from linli.organisations.queries import posts_below
from linli.organisations.states import PostState, SentAs

MOST = 300


def _posts(actor: Any) -> list[tuple[str, str]]:
    """The posts that somebody holds, where the reader's own post reaches."""
    if actor.post is None:
        return []
    held = posts_below(actor.post.path).filter(state=PostState.FILLED).order_by("body__path", "id")[:MOST]
    return [(str(one.pk), f"{one} ({one.person.name})") for one in held if one.person]


class AssignLiaison(ActForm):
    post = forms.ChoiceField(label=_("Who goes there"))
    sent_as = forms.ChoiceField(label=_("Sent as"), choices=SentAs.choices, initial=SentAs.LIAISON)

    def fit(self) -> None:
        field: Any = self.fields["post"]
        field.choices = [("", "—"), *_posts(self.actor)]


class IntroduceLiaison(ActForm):
    on = DateField(label=_("Introduced on"), initial=today)


class NoteVisit(ActForm):
    on = DateField(label=_("Day of the visit"), initial=today)
    note = forms.CharField(
        label=_("Short note"), widget=forms.Textarea(attrs={"rows": 3}), max_length=300, required=False,
        help_text=_("What was asked, what was agreed. No names, no telephone numbers."),
    )  # fmt: skip


class HandOverLiaison(ActForm):
    to = forms.ChoiceField(label=_("Who goes there from now on"), required=False)
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea, max_length=1000, required=False)

    def fit(self) -> None:
        own = str(getattr(self.noun, "post_id", ""))
        field: Any = self.fields["to"]
        field.choices = [("", _("Nobody yet")), *(one for one in _posts(self.actor) if one[0] != own)]
