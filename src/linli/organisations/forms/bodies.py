"""What people type about bodies and posts: shape, not rules."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.kernel.clock import today
from linli.kernel.forms import ActForm
from linli.kernel.hands import InHand, held_by
from linli.kernel.web.bringing import Bring
from linli.organisations.forms.fields import BodyField, DateField, KeepForm, PersonField
from linli.organisations.models import Area, Body, Post
from linli.organisations.queries import roles, tree
from linli.organisations.states import Kind, RelationKind, System


class _Said(forms.Form):
    name = forms.CharField(label=_("Name of the organisation"), max_length=120)
    area_code = forms.RegexField(
        r"^\d{2,12}$", label=_("Area code"), max_length=12, required=False,
        help_text=_("2 to 12 digits of the statistical code; empty if the organisation has no area."),
    )  # fmt: skip
    uscc = forms.CharField(label=_("Unified social credit code"), max_length=30, required=False)
    founded_on = DateField(label=_("Founded on"), required=False)
    term_begins = DateField(label=_("Term begins"), required=False)
    term_ends = DateField(label=_("Term ends"), required=False)
    until = DateField(
        label=_("Set up until"), required=False, help_text=_("For what is set up for a time only.")
    )
    desk_address = forms.CharField(label=_("Desk: address"), max_length=200, required=False)
    desk_phone = forms.CharField(label=_("Desk: telephone"), max_length=40, required=False)
    desk_mail = forms.EmailField(label=_("Desk: e-mail"), max_length=254, required=False)
    desk_hours = forms.CharField(label=_("Desk: hours"), max_length=120, required=False)


class FoundBody(ActForm, _Said):
    parent = BodyField(label=_("Under"))
    kind = forms.ChoiceField(label=_("Kind of organisation"), choices=[("", "—"), *Kind.choices])
    field_order = ("parent", "kind", "name")

    def fit(self) -> None:
        if self.actor.is_clock:
            self.fields["parent"].required = False
        elif self.actor.post:
            self.fields["parent"].initial = self.actor.post.body_id


class ChangeBody(KeepForm, _Said):
    pass


class EstablishBody(ActForm):
    founded_on = DateField(label=_("Founded on"), initial=today)


class ElectBody(ActForm):
    term_begins = DateField(label=_("Term begins"), initial=today)
    years = forms.IntegerField(label=_("Term of office in years"), min_value=1, max_value=10, required=False)
    term_ends = DateField(
        label=_("Term ends"), required=False, help_text=_("Leave empty to reckon it from the years.")
    )


class _Onto(ActForm):
    """A form that names another body; those around the noun are suggested."""

    onto = "parent"

    def fit(self) -> None:
        if isinstance(self.noun, Body):
            place, all_bodies = self.noun.parent_id, tree()
            above = all_bodies.above(place)
            near = all_bodies.children(above.id if above and self.onto == "parent" else place)
            self.fields[self.onto].near([ref for ref in near if ref.id != self.noun.pk])  # type: ignore[attr-defined]


class ReparentBody(_Onto):
    parent = BodyField(label=_("Place under"))
    on = DateField(label=_("From"), initial=today, required=False)


def _told(held: Iterable[InHand]) -> str:
    return "; ".join(f"{one.label}: {one.n}" for one in held)


class MergeBody(_Onto):
    onto = "into"
    into = BodyField(label=_("Merge into"))
    on = DateField(label=_("From"), initial=today, required=False)

    def fit(self) -> None:
        """What goes on with the other, and what ends with this one."""
        super().fit()
        held = held_by(self.noun.pk) if isinstance(self.noun, Body) else []
        goes_on, ends = (
            [one for one in held if one.hand_on],
            [one for one in held if not one.hand_on and one.let_go],
        )
        said = [(_("Goes on there: %(what)s."), goes_on), (_("Ends, and everybody is told: %(what)s."), ends)]
        words = [str(word) % {"what": _told(some)} for word, some in said if some]
        near = self.fields["into"].help_text
        self.fields["into"].help_text = " ".join([*words, str(near)] if near else words)


class DissolveBody(_Onto):
    onto = "heir"
    ended_on = DateField(label=_("Ended on"), initial=today, required=False)
    heir = BodyField(
        label=_("What is open goes on with"),
        required=False,
    )
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea, max_length=1000, required=False)

    def fit(self) -> None:
        """What is open in its hands stands at the field, before anything is done."""
        held = held_by(self.noun.pk) if isinstance(self.noun, Body) else []
        if not any(one.hand_on for one in held):
            del self.fields["heir"]
        else:
            super().fit()
        first, ends = [one for one in held if not one.let_go], [one for one in held if one.let_go]
        said = [
            (_("Still open here: %(what)s."), first),
            (_("Ends with it unless an organisation is named below, and everybody is told: %(what)s."), ends),
        ]
        self.fields["ended_on"].help_text = " ".join(
            str(word) % {"what": _told(some)} for word, some in said if some
        )


class Relate(ActForm):
    source = BodyField(label=_("Organisation"))
    kind = forms.ChoiceField(label=_("What it does"), choices=RelationKind.choices)
    target = BodyField(label=_("Other organisation"))
    begins = DateField(label=_("From"), initial=today, required=False)


class Unrelate(ActForm):
    ends = DateField(label=_("To"), initial=today, required=False)


class PlanPost(ActForm):
    body = BodyField(label=_("Organisation"))
    role = forms.ChoiceField(label=_("Role"))
    title = forms.CharField(label=_("Title"), max_length=80, required=False)
    term = forms.IntegerField(label=_("Term of office in years"), min_value=1, max_value=10, required=False)
    is_public = forms.BooleanField(label=_("The holder's name is public"), required=False)

    def fit(self) -> None:
        self.fields["role"].choices = [(role.code, str(role)) for role in roles()]  # type: ignore[attr-defined]


class FillPost(ActForm):
    person = PersonField(label=_("Number of the person's account"), max_length=20)
    begins = DateField(label=_("From"), initial=today, required=False)
    ends = DateField(label=_("To"), required=False, help_text=_("Leave empty: for the term, or without end."))


class ChangePost(KeepForm):
    title = forms.CharField(label=_("Title"), max_length=80)
    term = forms.IntegerField(label=_("Term of office in years"), min_value=1, max_value=10, required=False)
    ends = DateField(label=_("To"), required=False)
    is_public = forms.BooleanField(label=_("The holder's name is public"), required=False)

    def fit(self) -> None:
        super().fit()
        if isinstance(self.noun, Post) and not self.noun.person_id:
            del self.fields["ends"]


class VacatePost(ActForm):
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea, max_length=1000, required=False)


class MovePost(ActForm):
    body = BodyField(label=_("Organisation"))


class Look(forms.Form):
    """What narrows the list of organisations; an area once there is one to choose."""

    q = forms.CharField(label=_("Name of the organisation"), max_length=60, required=False)
    kind = forms.ChoiceField(
        label=_("Kind of organisation"), choices=[("", _("All")), *Kind.choices], required=False
    )
    area = forms.ChoiceField(label=_("Area"), required=False)

    def __init__(self, *args: Any, areas: list[Area], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if areas:
            named = [(area.code, area.name) for area in areas]
            self.fields["area"].choices = [("", _("All areas")), *named]  # type: ignore[attr-defined]
        else:
            del self.fields["area"]


class BringPlaces(Bring):
    """A table of points or of neighbours."""

    system = forms.ChoiceField(
        label=_("Coordinate system of the points"), choices=[("", "—"), *System.choices], required=False,
        help_text=_("Where the table has no column 坐标系. Points are kept as they are given."),
    )  # fmt: skip


class NameNeighbour(ActForm):
    one = forms.RegexField(r"^\d{2,12}$", label=_("Area code"), max_length=12)
    other = forms.RegexField(r"^\d{2,12}$", label=_("Code of the neighbouring area"), max_length=12)


class PartNeighbour(ActForm):
    pass
