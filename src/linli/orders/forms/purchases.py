"""What people type about purchased services: the catalogue, a proposal, the choice, the contract, the acceptance."""

from typing import Any

from django import forms
from django.template.defaultfilters import linebreaksbr
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel import rulebook
from linli.kernel.clock import today
from linli.kernel.evidence.forms import PhotosField
from linli.kernel.forms import ActForm
from linli.kernel.typed import Typed
from linli.kernel.web.fields import Day
from linli.orders.forms.fields import Line, Text, many, place_field
from linli.orders.queries import purchases as asking
from linli.orders.states import Theme, Whom

YES_NO = [("yes", _("Yes, it was done")), ("no", _("No, something is not right"))]


def _money(label: Any, **how: Any) -> forms.DecimalField:
    return forms.DecimalField(label=label, min_value=0, max_digits=12, decimal_places=2, **how)


class Replan(ActForm):
    """An item of the catalogue with its standard and its budget: all that the public reads."""

    title = Line(label=_("What is bought"), max_length=60)
    theme = forms.ChoiceField(label=_("Theme"), choices=Theme)
    text = Text(label=_("What it is, in plain words"), max_length=4000)
    whom = many(pgettext_lazy("a service", "For whom"), Whom, help_text=_("None: for everybody."))
    at = place_field(_("Where it is to be had"))
    standard = Text(
        label=_("How well it must be done"), max_length=4000,
        help_text=_("What residents and you look at when it is accepted."),
    )  # fmt: skip
    how_often = Line(
        label=_("How often"), max_length=120, help_text=_("For example: every Tuesday and Friday")
    )
    measured = Line(
        label=_("How it is measured"),
        max_length=200,
        help_text=_("For example: signed lists of visits, photos"),
    )
    unit = Line(
        label=_("Unit it is counted in"), max_length=20, help_text=_("For example: visits, meals, hours")
    )
    quantity = forms.IntegerField(label=_("How many in all"), min_value=1, max_value=10_000_000)
    year = forms.IntegerField(label=_("Budget of the year"), min_value=2000, max_value=2100)
    budget = _money(_("Budget in yuan"))
    conditions = Text(label=_("What a supplier must bring"), max_length=4000, required=False)
    apply_words = Text(
        label=_("How to apply"), max_length=2000, required=False,
        help_text=_("Proposals are put in on the page of this item. Say what else is needed."),
    )  # fmt: skip
    contact = Line(
        label=_("Whom to ask"), max_length=80, help_text=_("Desk and telephone; everybody reads it.")
    )
    closes_on = forms.DateField(label=_("Last day for proposals"), widget=Day)
    first_day = forms.DateField(label=_("The service begins"), widget=Day)
    last_day = forms.DateField(label=_("The service ends"), widget=Day)

    def fit(self) -> None:
        for name in self.fields if self.noun is not None else ():
            value = getattr(self.noun, name, None)
            self.initial.setdefault(name, getattr(value, "pk", value))
        day = today()
        opened, begins, lasts = (
            rulebook.span(f"orders.purchase.suggest.{name}") for name in ("open", "begin", "lasts")
        )
        self.initial.setdefault("year", day.year)
        self.initial.setdefault("closes_on", day + opened)
        self.initial.setdefault("first_day", day + begins)
        self.initial.setdefault("last_day", day + begins + lasts)
        if self.actor.post:
            self.initial.setdefault("contact", self.actor.post.body_name)
            self.initial.setdefault("at", self.actor.post.body_id)


class Propose(ActForm):
    """Short: a price and how. Nobody reads it before the last day is over, the buyer neither."""

    price = _money(_("Price in yuan"))
    words = Text(label=_("How you would do it, and with whom"), max_length=2000)
    papers = PhotosField(
        label=_("Papers, if any"), required=False, help_text=_("Licence, references. Up to nine.")
    )


class Repropose(ActForm):
    price = _money(_("Price in yuan"))
    words = Text(label=_("How you would do it, and with whom"), max_length=2000)

    def fit(self) -> None:
        for name in self.fields if self.noun is not None else ():
            self.initial.setdefault(name, getattr(self.noun, name))


class ChooseSupplier(ActForm):
    """One of the proposals, with the reason that everybody reads."""

    proposal = forms.TypedChoiceField(label=_("Supplier"), coerce=int, widget=forms.RadioSelect)
    reason = Text(label=_("Why this supplier"), max_length=1000, help_text=_("Everybody can read it."))

    def fit(self) -> None:
        field: Any = self.fields["proposal"]
        if self.noun is not None:
            field.choices = asking.to_choose(self.actor, self.noun)


class AddMilestone(ActForm):
    title = Line(label=_("What is delivered"), max_length=60)
    due_on = forms.DateField(label=_("By the day"), widget=Day)
    quantity = forms.IntegerField(label=_("How many of them"), min_value=1, max_value=10_000_000)
    amount = _money(_("Amount in yuan"))


class SignContract(ActForm):
    contract_no = Line(label=_("Number of the contract"), max_length=40)
    contract = PhotosField(
        label=_("The signed contract"),
        help_text=_("As PDF or photos. Cover the bank account: it is not needed here."),
    )


class Start(ActForm):
    """The supplier begins: the service comes onto the menu, so that residents find and order it."""

    contact = Line(
        label=_("Whom residents ask"), max_length=80, help_text=_("Desk and telephone; everybody reads it.")
    )
    place_words = Line(label=_("Place"), max_length=120, help_text=_("House, room, or “we come to you”."))
    when_words = Line(label=pgettext_lazy("a service", "Times"), max_length=120)

    def fit(self) -> None:
        if self.noun is not None:
            self.initial.setdefault("when_words", self.noun.how_often)
        if self.actor.post:
            self.initial.setdefault("contact", self.actor.post.body_name)


class DeliverMilestone(ActForm):
    served = forms.IntegerField(label=_("So many people were served"), min_value=0, max_value=10_000_000)
    note = Text(label=_("What was done"), max_length=2000, help_text=_("No names of those who were served."))
    proof = PhotosField(label=_("Lists and photos"), required=False)


class Say(ActForm):
    """Two large choices; words only where something is not right."""

    done = forms.ChoiceField(
        label=_("Was it done as it should be?"), choices=YES_NO, widget=forms.RadioSelect
    )
    words = Text(
        label=_("What is not right?"), max_length=1000, required=False,
        help_text=_("The supplier reads it without your name. Only needed with “no”."),
    )  # fmt: skip

    def fit(self) -> None:
        """Beside the question stands what was agreed."""
        if self.noun is not None:
            self.fields["done"].help_text = linebreaksbr(self.noun.purchase.standard, autoescape=True)


class SendBack(ActForm):
    reason = Text(label=_("What is not right?"), max_length=1000, help_text=_("The other side reads it."))
    mend_by = forms.DateField(label=_("To be mended by"), widget=Day)

    def fit(self) -> None:
        self.initial.setdefault("mend_by", today() + asking.mend_within())


class Invite(ActForm):
    """Residents by the phone they have proved, one a line."""

    phones = Typed(
        label=_("Telephones of residents, one a line"), widget=forms.Textarea(attrs={"rows": 5}), max_length=400,
        help_text=_("At most ten at a time. They are asked; whoever does not want to need not answer."),
    )  # fmt: skip


class Evaluate(ActForm):
    result = Text(
        label=_("What it brought"), max_length=2000,
        help_text=_("A short sheet for everybody: what was done, for how many, what is to be done better next time."),
    )  # fmt: skip
