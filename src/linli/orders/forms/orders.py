"""Ordering, answering, arranging, saying how it was."""

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.kernel.clock import local, today
from linli.kernel.forms import ActForm
from linli.kernel.web.fields import Day
from linli.orders import policy, queries
from linli.orders.forms.fields import TIME, Line, Text
from linli.orders.states import Mark, Side


class Place(ActForm):
    """An order in a few fields; only the last one asks for typing."""

    how_many = forms.IntegerField(label=_("For how many people"), min_value=1, max_value=5000, initial=1)
    words = Text(label=_("When and how would it suit you?"), max_length=500, required=False)
    contact = Line(
        label=_("How to reach you"), max_length=80, help_text=_("Only who provides it reads this."),
        widget=forms.TextInput(attrs={"autocomplete": "tel"}),
    )  # fmt: skip
    wait = forms.BooleanField(label=_("If there is no room, put me on the waiting list"), required=False)

    def fit(self) -> None:
        if self.actor.post and policy.own_body(self.actor):
            self.initial.setdefault("contact", self.actor.post.body_name)


class Answer(ActForm):
    """Offering it to who looks for it."""

    offer = forms.TypedChoiceField(label=_("From your menu"), coerce=int, empty_value=None, required=False)
    words = Text(label=_("What you can do for them"), max_length=500)

    def fit(self) -> None:
        rows = (
            queries.own_menu(self.actor)
            if policy.own_body(self.actor)
            else queries.own_offers(policy.self_of(self.actor) or 0)
        )
        own = [(one.pk, one.title) for one in rows.filter(state="published").order_by("-id")[:50]]
        self.fields["offer"].choices = [("", _("nothing from the menu")), *own]  # type: ignore[attr-defined]


class Reason(ActForm):
    reason = Text(label=_("Reason"), max_length=500, help_text=_("The other side reads it."))


class Call(ActForm):
    reason = Text(label=_("Reason"), max_length=500, required=False, help_text=_("The other side reads it."))


class Counter(ActForm):
    proposal = Text(
        label=_("How it could be done instead"),
        max_length=500,
        help_text=_("Another day, another place, fewer people…"),
    )


class Schedule(ActForm):
    """Time, place, and what of the house it needs: booked in the same step."""

    day = forms.DateField(label=_("Day"), widget=Day)
    begins = forms.TimeField(label=_("From"), widget=TIME)
    ends = forms.TimeField(label=_("To"), widget=TIME)
    place_words = Line(label=_("Place"), max_length=120, required=False)
    venue = forms.TypedChoiceField(
        label=_("Book a room in the same step"), coerce=int, empty_value=None, required=False,
        help_text=_("If it is taken, nothing is arranged, and you choose again."),
    )  # fmt: skip
    volunteers = forms.IntegerField(
        label=_("Look for so many volunteers"), min_value=1, max_value=100, required=False,
        help_text=_("A task is put up for those who live near."),
    )  # fmt: skip

    def fit(self) -> None:
        order = self.noun
        self.initial.setdefault(
            "day", local(order.begins_at).date() if order and order.begins_at else today()
        )
        if order is not None:
            self.initial.setdefault("place_words", order.place_words)
        rooms = queries.venues_for(self.actor, order.at) if order and self.actor.person_id else []
        if rooms:
            self.fields["venue"].choices = [("", _("none")), *rooms]  # type: ignore[attr-defined]
        else:
            del self.fields["venue"]
        if self.actor.reach("volunteers.organise") is None:
            del self.fields["volunteers"]


class Deliver(ActForm):
    note = Text(label=_("A note on how it went"), max_length=500, required=False)


class Rate(ActForm):
    """Of an organisation a mark; a neighbour is thanked."""

    mark = forms.ChoiceField(label=_("How was it?"), choices=Mark, widget=forms.RadioSelect)
    words = Text(label=_("In your words"), max_length=1000, required=False)

    def fit(self) -> None:
        order = self.noun
        if order is None:
            return
        takes = policy.takes(self.actor, order)
        if takes and policy.gives(self.actor, order):
            self.fields["side"] = forms.ChoiceField(
                label=_("You speak for"), choices=Side, initial=Side.TAKER
            )
        elif (order.giver_body_id if takes else order.taker_body_id) is None:
            del self.fields["mark"]
            self.fields["words"].label, self.fields["words"].required = _("Say thank you"), True
