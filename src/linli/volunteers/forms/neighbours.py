"""What people type about grids, posts, promises, diaries and help between neighbours."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.kernel.clock import today
from linli.kernel.forms import ActForm
from linli.organisations import queries as organisations
from linli.people import queries as people
from linli.volunteers.queries.neighbours import home_of
from linli.volunteers.states import Skill
from linli.volunteers.states.neighbours import Kind, TeamField

PARTY = (
    "party_committee",
    "general_branch",
    "branch",
    "joint_branch",
    "temporary_branch",
    "functional_party_body",
)


class Lines(forms.CharField):
    """Some lines."""

    widget = forms.Textarea(attrs={"rows": 4})


class NamedBody(forms.CharField):
    """A body by a part of its name, as people say it: the tree knows the rest. Gives its reference."""

    def __init__(self, *, levels: tuple[str, ...] = (), kinds: tuple[str, ...] = (), **how: Any) -> None:
        super().__init__(max_length=80, **how)
        self.levels, self.kinds = levels, kinds

    def clean(self, value: Any) -> Any:
        text = str(super().clean(value) or "").strip()
        if not text:
            return None
        found = self._found(text)
        if not found:
            raise forms.ValidationError(_("No place is called so. Try fewer signs, like “多福巷”."))
        if len(found) > 1:
            named = "; ".join(_full(ref) for ref in found[:6])
            raise forms.ValidationError(
                _("Several are called so. Write one of these: %(named)s") % {"named": named}
            )
        return found[0]

    def _found(self, text: str) -> list[Any]:
        """By number, by the exact name, by street and name, else by any part of the name."""
        words = text.split()
        refs = [ref for ref in organisations.tree().open_ones() if self._fits(ref)]
        if exact := [ref for ref in refs if text in (ref.name, str(ref.id), _full(ref))]:
            return exact
        return [
            ref for ref in refs if words[-1] in ref.name and all(word in _chain(ref) for word in words[:-1])
        ][:7]

    def _fits(self, ref: Any) -> bool:
        return (
            ref.level in self.levels and organisations.tree().at_area(ref.area_code) is ref
        ) or ref.kind in self.kinds


def _full(ref: Any) -> str:
    above = organisations.tree().above(ref.id)
    return f"{above.name} {ref.name}" if above else ref.name


def _chain(ref: Any) -> str:
    return " ".join(one.name for one in organisations.tree().chain(ref.id))


def community(label: Any = _("Community where you live"), **how: Any) -> NamedBody:
    return NamedBody(levels=("community",), label=label, help_text=_("A part of its name is enough."), **how)


def skills() -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=_("What you can do"), choices=Skill.choices, widget=forms.CheckboxSelectMultiple, required=False
    )


def this_or_next() -> list[tuple[str, str]]:
    now = today().year
    return [(str(year), str(year)) for year in (now, now + 1)]


class Numbered(ActForm):
    """A form that names a person by the number of their account."""

    number = forms.CharField(
        label=_("Number of the person's account"),
        max_length=10,
        help_text=_("It stands on their own page, at the top."),
    )

    def clean_number(self) -> Any:
        found = people.person_by_number(self.cleaned_data["number"].strip())
        if found is None:
            raise forms.ValidationError(
                _("No account has this number. The person finds it on their own page, at the top.")
            )
        return found


class _Grid(forms.Form):
    name = forms.CharField(label=_("Name of the grid"), max_length=40)
    places = Lines(
        label=_("Estates and buildings"),
        max_length=2000,
        help_text=_("One a line, as people call them. Places only: no names and no kinds of persons."),
    )
    households = forms.IntegerField(
        label=_("Households, as a number"),
        min_value=0,
        max_value=20000,
        required=False,
        help_text=_("300 to 500 are usual. Nothing else is kept of them."),
    )


class FormGrid(ActForm, _Grid):
    body = NamedBody(levels=("community",), label=_("Community"))
    field_order = ("body", "name")

    def fit(self) -> None:
        self.initial.setdefault("body", _own_community(self.actor))


def _own_community(actor: Any) -> str:
    ref = organisations.tree().get(actor.post.body_id) if actor.post else None
    return ref.name if ref and ref.level == "community" else ""


class ChangeGrid(ActForm, _Grid):
    def fit(self) -> None:
        for name in self.fields:
            self.initial.setdefault(name, getattr(self.noun, name, None))


class _Team(forms.Form):
    does = forms.CharField(label=_("What it does, in a few words"), max_length=120, required=False)
    desk_name = forms.CharField(label=_("Desk where it is reached"), max_length=60)
    desk_phone = forms.CharField(label=_("Telephone of the desk"), max_length=40)
    desk_hours = forms.CharField(label=_("Hours of the desk"), max_length=80, required=False)


class AddTeam(ActForm, _Team):
    field = forms.ChoiceField(label=_("Field of the team"), choices=TeamField.choices)
    field_order = ("field",)


class ChangeTeam(ActForm, _Team):
    def fit(self) -> None:
        for name in self.fields:
            self.initial.setdefault(name, getattr(self.noun, name, None))


class Consent(ActForm):
    shows_name = forms.BooleanField(label=_("My name may stand on the page of the grid"), required=False)


class Report(ActForm):
    body = community()
    skills = skills()
    wishes = forms.CharField(
        label=_("What you would like to do, and when"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def fit(self) -> None:
        self.initial.setdefault("body", home_of(self.actor))


class ChangeReport(ActForm):
    skills = skills()
    wishes = forms.CharField(
        label=_("What you would like to do, and when"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def fit(self) -> None:
        for name in self.fields:
            self.initial.setdefault(name, getattr(self.noun, name, None))


class Offer(ActForm):
    body = NamedBody(levels=("community",), label=_("Community"))
    title = forms.CharField(label=_("Name of the post"), max_length=40)
    text = Lines(label=_("What is to be done, and when"), max_length=600)
    skill = forms.ChoiceField(
        label=_("Skill that is needed"), choices=[("", _("None")), *Skill.choices], required=False
    )
    seats = forms.IntegerField(label=_("Places to fill"), min_value=1, max_value=500, initial=1)

    def fit(self) -> None:
        self.initial.setdefault("body", _own_community(self.actor))


class Propose(ActForm):
    opening = forms.TypedChoiceField(label=_("Post"), coerce=int)

    def fit(self) -> None:
        choices = getattr(self, "openings", None)
        field: Any = self.fields["opening"]
        field.choices = choices(self.noun) if choices and self.noun is not None else []


class Take(ActForm):
    kind = forms.ChoiceField(label=_("What you take on"), choices=Kind.choices, widget=forms.RadioSelect)
    body = NamedBody(
        levels=("community",),
        kinds=PARTY,
        label=_("Community or branch"),
        help_text=_("A part of its name is enough."),
    )
    title = forms.CharField(label=_("In a few words"), max_length=60)
    text = Lines(label=_("More about it"), max_length=600, required=False)
    year = forms.TypedChoiceField(label=_("For which year"), choices=this_or_next, coerce=int)


class Publish(ActForm):
    shown_name = forms.CharField(
        label=_("Name as it is shown"),
        max_length=60,
        help_text=_("It can be hidden again at any time. A surname is enough."),
    )
    agrees = forms.BooleanField(label=_("Everybody may see this, with the name above"))

    def fit(self) -> None:
        self.initial.setdefault("shown_name", self.actor.name)


class Tell(ActForm):
    result = Lines(label=_("What came of it"), max_length=600)
