"""Points, minutes, amendments, answers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.kernel.forms import ActForm
from linli.meetings.forms.fields import AtMeeting, BodyField, Typed, day, offer_bodies, words
from linli.needs import acts as needs
from linli.organisations import queries as organisations

RaiseFor: Any = needs.raise_for.form
AROUND = 30


class Nothing(ActForm):
    """Nothing is asked."""


class Reason(ActForm):
    reason = words(_("Why"), required=True, most=1000)


class Decide(ActForm):
    reason = words(_("A word to whoever asked"), most=1000)


class WritePoint(ActForm):
    text = words(_("The point"), required=True, most=500, rows=2)
    said = words(_("What was said and agreed"))
    body = BodyField(label=_("Which organisation leads?"), required=False)
    who = Typed(label=_("Who leads there?"), max_length=60, required=False)
    due = day(_("By when"), required=False)

    def fit(self) -> None:
        offer_bodies(self)
        known: Any = self.fields["body"]
        known.choices = [("", "—"), *known.choices]
        if self.noun is not None and hasattr(self.noun, "said"):
            names = ("text", "said", "who", "due")
            told = {name: getattr(self.noun, name) for name in names}
            self.initial = {**told, "body": self.noun.body_id, **self.initial}
            self._keep(known, self.noun.body_id)

    def _keep(self, field: Any, pk: int | None) -> None:
        """What leads already stays on offer, wherever it lies."""
        ref = organisations.tree().get(pk)
        if ref is not None and pk not in [one for one, _name in field.choices]:
            field.choices = [*field.choices, (ref.id, ref.name)]


class AddPoint(AtMeeting, WritePoint):
    minutes = forms.IntegerField(label=_("Minutes it takes"), required=False, min_value=1, max_value=600)


class RaisePoint(RaiseFor):  # type: ignore[misc]
    """The need that a point becomes: the words of the point stand there, nothing is typed twice."""

    def fit(self) -> None:
        super().fit()
        self.fields.pop("origin")
        if self.noun is None:
            return
        point = self.noun
        said = f"{point.text}\n\n{point.said}" if point.said else point.text
        known = {"text": said, "area": point.meeting.area, "channel": "visit", "declined_contact": True}
        for name, value in known.items():
            self.initial.setdefault(name, value)
        places = _places(point.meeting.area)
        if places:
            self.fields["area"].widget = forms.Select(choices=places)


def _places(area: str) -> list[tuple[str, str]]:
    """The communities around the place of a gathering."""
    tree = organisations.tree()
    here = tree.for_area(area)
    street = tree.above(here.id) if here is not None and here.level == "community" else here
    if street is None:
        return []
    below = [ref for ref in tree.below(street.path) if ref.level == "community"]
    found = [(ref.area_code, ref.name) for ref in below][:AROUND]
    return [*found, (street.area_code, street.name)] if found and street.area_code else found


class Answer(ActForm):
    answer = words(
        _("Answer"), required=True, most=4000, help_text=_("Those who asked to be told read exactly this.")
    )
    public = forms.BooleanField(
        label=_("Put it in the public record at once; it names nobody"), required=False
    )

    def fit(self) -> None:
        if self.noun is not None and not self.noun.meeting.asks.public:
            self.fields.pop("public")


class Publish(ActForm):
    answer_public = words(
        _("The answer, as everybody reads it"), required=True, most=4000,
        help_text=_("Without names, addresses and telephone numbers."),
    )  # fmt: skip

    def fit(self) -> None:
        if self.noun is not None:
            self.initial.setdefault("answer_public", self.noun.answer_public or self.noun.answer)


class WriteMinutes(ActForm):
    chair = Typed(label=_("In the chair"), max_length=60, required=False)
    recorder = Typed(label=_("Written by"), max_length=60, required=False)
    present = words(_("Present"), most=4000, rows=2, help_text=_("Names or a number, as is usual with you."))
    absent = words(_("Excused"), most=2000, rows=2)
    guests = words(_("Guests"), most=2000, rows=2)
    text = words(_("What else was said"), help_text=_("What was agreed on each point stands with the point."))

    def fit(self) -> None:
        minutes = getattr(self.noun, "minutes", None) if self.noun is not None and self.noun.pk else None
        if minutes is not None:
            self.initial = {**{name: getattr(minutes, name) for name in self.fields}, **self.initial}


class Propose(AtMeeting):
    text = words(_("What should read otherwise?"), required=True, most=2000)
