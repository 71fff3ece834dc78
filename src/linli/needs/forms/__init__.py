"""What people type about needs: shapes, not rules."""

from functools import cached_property
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel import rulebook
from linli.kernel.evidence.forms import PhotosField
from linli.kernel.forms import ActForm
from linli.kernel.privacy import reading
from linli.needs import policy, queries, states
from linli.needs.forms.bodies import BodyField, offer
from linli.needs.forms.fields import CategoryField, OriginField, Typed, words


class Raise(ActForm):
    """Raising a need. The act itself refuses empty and too long texts with a sentence."""

    text = Typed(
        label=_("What is it about?"),
        widget=forms.Textarea,
        help_text=_("One thing at a time. Plain words are fine."),
    )
    kind = forms.ChoiceField(label=_("What do you want?"), choices=states.Kind, initial=states.Kind.HELP)
    category = CategoryField(label=_("What kind of matter?"), required=False)
    area = Typed(label=_("Which community?"), max_length=12, required=False)
    address = Typed(label=_("Where exactly?"), max_length=200, required=False)
    photos = PhotosField(label=_("Photos"), required=False)
    name = Typed(label=_("Your name"), max_length=60, required=False)
    contact = Typed(label=_("Telephone or e-mail"), max_length=120, required=False)
    hidden = forms.BooleanField(
        label=_("Hide my name from those who handle it"), required=False, initial=True
    )


class RaiseFor(Raise):
    """Staff raise it for a caller or visitor: a contact, or the word that none was wanted; and how urgent it is. It
    speaks to staff."""

    urgency = forms.ChoiceField(
        label=_("Urgency"), choices=[("", "—"), *states.Urgency.choices], required=False
    )
    channel = forms.ChoiceField(
        label=_("How it came in"),
        choices=[(c, c.label) for c in (states.Channel.PHONE, states.Channel.VISIT, states.Channel.WALK)],
    )
    text = Typed(
        label=_("What is it about?"),
        widget=forms.Textarea,
        help_text=_("In the person's own words, one matter at a time."),
    )
    kind = forms.ChoiceField(label=_("Kind of need"), choices=states.Kind, initial=states.Kind.HELP)
    category = CategoryField(label=_("Category"), required=False)
    area = Typed(label=_("Community of the matter"), max_length=12)
    name = Typed(label=_("Name of the person"), max_length=60, required=False)
    contact = Typed(label=_("Telephone or e-mail of the person"), max_length=120, required=False)
    declined_contact = forms.BooleanField(label=_("The person wants to leave no contact"), required=False)
    hidden = forms.BooleanField(
        label=_("Hide the person's name from those who handle it"), required=False, initial=True
    )
    origin = OriginField()

    def fit(self) -> None:
        self.fields["origin"].actor = self.actor  # type: ignore[attr-defined]

    field_order = (
        "channel", "text", "area", "address", "kind", "category", "urgency", "name", "contact", "declined_contact",
        "hidden", "photos",
    )  # fmt: skip


class Join(ActForm):
    name = Typed(label=_("Your name"), max_length=60, required=False)
    contact = Typed(label=_("Telephone or e-mail"), max_length=120, required=False)
    words = words(_("Anything to add?"), required=False)


class Words(ActForm):
    """One text of any kind."""

    words = words(_("What do you want to say?"))


class Note(ActForm):
    note = words(_("Note"), required=False)


class Dispatch(ActForm):
    body = BodyField(label=_("Pass on to"))
    urgency = forms.ChoiceField(label=_("Urgency"), choices=states.Urgency)
    note = words(_("Note for the organisation"), required=False)

    def fit(self) -> None:
        offer(self, "body", permission=policy.HANDLE)
        if self.noun is not None:
            self.initial.setdefault("body", self.noun.proposed_id)
            self.initial.setdefault("urgency", self.noun.urgency)


class PassMany(ActForm):
    """Where many are passed on to at once; empty: whom the catalogue proposes for each."""

    body = BodyField(label=_("Pass the chosen on to"), required=False)

    def fit(self) -> None:
        offer(self, "body", _("whom the catalogue proposes"), policy.HANDLE)


class Classify(ActForm):
    kind = forms.ChoiceField(label=_("Kind of need"), choices=states.Kind)
    category = CategoryField(label=_("Category"), required=False)
    urgency = forms.ChoiceField(label=_("Urgency"), choices=states.Urgency)

    def fit(self) -> None:
        if self.noun is not None:
            self.initial["kind"], self.initial["urgency"] = self.noun.kind, self.noun.urgency
            self.initial["category"] = self.noun.category_id


class Answer(ActForm):
    text = words(_("Answer"), help_text=_("The person reads exactly this."))
    photos = PhotosField(label=_("Photos"), required=False)


class Reply(Answer):
    outcome = forms.ChoiceField(
        label=_("What came of it"),
        choices=[(o, o.label) for o in (states.Outcome.SOLVED, states.Outcome.EXPLAINED)],
        widget=forms.RadioSelect,
    )
    early = words(_("Why you answer before they have finished"), required=False)

    def fit(self) -> None:
        """Asked only where somebody was called for it and still works on it; the act looks again."""
        if self.noun is not None and not self.is_bound:
            if waits := queries.unfinished(self.noun.pk):
                told = _("Not finished yet: %(bodies)s. The person reads this reason.")
                self.fields["early"].help_text = told % {"bodies": "、".join(waits)}
            else:
                del self.fields["early"]

    @cached_property
    def template_choices(self) -> list[Any]:
        """Reply templates of the handling body, looked up where a page shows them."""
        return queries.templates_for(self.noun) if self.noun is not None else []


class Redirect(ActForm):
    outcome = forms.ChoiceField(
        label=_("Why it ends here"),
        choices=[(o, o.label) for o in states.ELSEWHERE],
    )
    text = words(
        _("What the person can do instead"), help_text=_("Name the office, its address and telephone.")
    )


class Merge(ActForm):
    into = forms.IntegerField(label=_("Into need (its number's last part)"), min_value=1)


class Decline(ActForm):
    body = BodyField(label=_("Which organisation is the right one?"), required=False)
    reason = words(
        _("Why it is not ours"), help_text=_("Leave the organisation empty to ask the level above.")
    )

    def fit(self) -> None:
        offer(self, "body", _("The level above decides"))


class Reason(ActForm):
    reason = words(_("Reason"))


class Contact(ActForm):
    reached = forms.BooleanField(label=_("The person was reached"), required=False, initial=True)
    note = words(_("What was said"), required=False)


class Progress(ActForm):
    note = words(_("What was done"), help_text=_("The person sees this."))
    photos = PhotosField(label=_("Photos"), required=False)


class Extend(ActForm):
    days = forms.IntegerField(label=_("How many more days"), min_value=1, max_value=60)
    reason = words(_("Reason, as told to the person"))

    def fit(self) -> None:
        longest = rulebook.get("needs.extension.longest", region=getattr(self.noun, "area", ""))
        told = (
            _("Working days; at most %(n)s.") if longest.unit == "working_day" else _("Days; at most %(n)s.")
        )
        self.fields["days"].help_text = told % {"n": longest.value}


class Pause(ActForm):
    cause = forms.ChoiceField(label=_("What the clock waits for"), choices=states.PauseCause)
    note = words(_("Explanation, shown to the person"))


class Hang(ActForm):
    cause = forms.ChoiceField(label=_("Condition that is missing"), choices=states.HangCause)
    review_on = forms.DateField(label=_("Looked at again on"), widget=forms.DateInput(attrs={"type": "date"}))
    reason = words(_("Explanation, shown to the person"))


class Heard(ActForm):
    """What the person said: on a page of their own, or by telephone to staff."""

    contacted = forms.TypedChoiceField(
        label=_("Did somebody get in touch with you?"),
        choices=[("1", _("Yes")), ("0", _("No"))], coerce=lambda v: v == "1", widget=forms.RadioSelect,
    )  # fmt: skip
    solved = forms.TypedChoiceField(
        label=_("Is it solved?"),
        choices=[("1", _("Yes")), ("0", _("No"))], coerce=lambda v: v == "1", widget=forms.RadioSelect,
    )  # fmt: skip
    satisfied = forms.ChoiceField(
        label=_("Are you satisfied?"), choices=states.Satisfied, widget=forms.RadioSelect
    )
    again = forms.BooleanField(label=_("Please take it up again"), required=False)
    words = words(_("Anything to add?"), required=False)


class Review(ActForm):
    upheld = forms.TypedChoiceField(
        label=_("Is the objection right?"),
        choices=[("1", _("Yes, take it up again")), ("0", _("No, the result stands"))],
        coerce=lambda v: v == "1", widget=forms.RadioSelect,
    )  # fmt: skip
    reason = words(_("Reasons, told to the person"))


class Publish(ActForm):
    title = Typed(label=pgettext_lazy("of a text", "Title"), max_length=80)
    text = words(_("What it was about, without any person's data"))
    reply = words(_("What came of it"), required=False)

    def fit(self) -> None:
        if self.noun is not None:
            self.initial = {**self.initial, **queries.digest_proposal(self.noun)}


class ReadContact(ActForm):
    purpose = forms.ChoiceField(label=_("What do you need it for?"), choices=reading.choices)


class RouteLine(ActForm):
    category = CategoryField(label=_("Category"), required=False)
    area = Typed(label=_("Area code begins with"), max_length=12, required=False)
    kind = forms.ChoiceField(
        label=_("Kind of need"), choices=[("", _("All")), *states.Kind.choices], required=False
    )
    body = BodyField(label=_("Organisation"), required=False)
    level = forms.ChoiceField(
        label=_("Or the public body of this level"), choices=queries.LEVELS, required=False
    )
    direct = forms.BooleanField(label=_("Pass on at once"), required=False)
    urgency = forms.ChoiceField(
        label=_("Urgency"), choices=[("", "—"), *states.Urgency.choices], required=False
    )
    source = Typed(label=_("Source"), max_length=200)
    valid_from = forms.DateField(label=_("In force from"), widget=forms.DateInput(attrs={"type": "date"}))

    def fit(self) -> None:
        offer(self, "body", "—")


class EndRoute(ActForm):
    valid_to = forms.DateField(label=_("Ends on"), widget=forms.DateInput(attrs={"type": "date"}))


class Template(ActForm):
    title = Typed(label=pgettext_lazy("of a text", "Title"), max_length=60)
    text = words(_("Text"))
    category = CategoryField(label=_("Category"), required=False)


class Filter(ActForm):
    name = Typed(label=_("Name of the filter"), max_length=40)
    query = Typed(max_length=400, widget=forms.HiddenInput)
