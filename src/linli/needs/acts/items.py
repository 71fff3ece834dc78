"""A service item is written, checked by another person, published, looked over each year, taken out."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, Word, act
from linli.kernel.clock import today
from linli.kernel.delivery.outbox import phrase
from linli.kernel.nouns import ids_of
from linli.kernel.refusals import Refused
from linli.needs import policy, rules
from linli.needs import policy_items as may
from linli.needs.acts.agency import said_day
from linli.needs.forms import items as forms
from linli.needs.models import Item
from linli.needs.queries import items as asking
from linli.needs.rules import items as decide
from linli.needs.rules.papers import papers_of

Body: Any = Item._meta.get_field("body").related_model


def _write(actor: Actor, item: Item, said: dict[str, Any]) -> Item:
    """Put what was typed on the item; whoever wrote it is kept, so that another one checks it."""
    decide.refuse_fee(said.get("fee", Decimal(0)), said.get("fee_basis", ""))
    decide.refuse_ways(said["ways"], said.get("link", ""))
    if asking.is_taken(item.body_id, said["name"], item.pk):
        raise Refused(_("There is an item of this name already. Change that one."), field="name")
    papers = papers_of(said.pop("papers", ""))
    item.category_id, item.venue_id = said.pop("category", None), said.pop("venue", None)
    for name, value in said.items():
        setattr(item, name, value)
    item.papers, item.limit_unit = papers, said.get("limit_unit") or ""
    item.writer_id = actor.person_id
    item.search = f"{item.name} {item.about} {item.who} {' '.join(one['name'] for one in papers)}"
    return item


@act("needs.item.drafted", _("Write a service item"), on=Item, may=may.writes_somewhere, creates=True,
     form=forms.ItemForm,
     next=_("Written. Another person of your organisation checks it before it can be published."))  # fmt: skip
def draft_item(actor: Actor, **said: Any) -> Deed:
    """Somebody writes down what can be done at their organisation."""
    assert actor.post is not None
    body = Body(id=ids_of(actor.post.path)[-1], name=actor.post.body_name, path=actor.post.path)
    return Deed(_write(actor, Item(body=body), said))


@act("needs.item.changed", _("Change it"), on=Item, may=may.writes, move="change", form=forms.ItemForm,
     next=_("Changed. It is public again once another person has checked it."))  # fmt: skip
def change_item(actor: Actor, item: Item, **said: Any) -> None:
    """A change takes it out of the guide until somebody else has checked it: nothing unchecked is public."""
    _write(actor, item, said)


@act("needs.item.checked", pgettext_lazy("a guide", "It is right"), on=Item, may=may.checks, move="check",
     primary=True)  # fmt: skip
def check_item(actor: Actor, item: Item) -> None:
    """Another person has looked it over: basis, papers, time limit, fee, place."""
    decide.refuse_own(item.writer_id, actor.person_id)
    item.checked_on = today()


@act("needs.item.published", _("Put it into the guide"), on=Item, may=may.publishes, move="publish", primary=True,
     next=_("It is public. It is looked over again in a year."))  # fmt: skip
def publish_item(actor: Actor, item: Item) -> Deed:
    """From now on everybody finds it."""
    item.reminded_on = None
    return Deed(amounts={"published": 1})


@act("needs.item.rechecked", _("Looked over, still right"), on=Item, may=may.checks, move="recheck")
def recheck_item(actor: Actor, item: Item) -> Deed:
    """Once a year somebody other than the writer looks whether all of it still holds."""
    item.checked_on, item.reminded_on = today(), None
    return Deed(amounts={"rechecked": 1})


@act("needs.item.withdrawn", _("Take it out of the guide"), on=Item, may=may.writes, move="withdraw",
     form=forms.WithdrawItem, danger=True)  # fmt: skip
def withdraw_item(actor: Actor, item: Item, *, reason: str) -> Deed:
    """It is not done any more, or not here."""
    return Deed(remark=rules.clean_text(reason))


@act("needs.item.reminded", _("To be looked over again"), on=Item, may=policy.is_clock, hidden=True)
def remind_of_item(actor: Actor, item: Item) -> Deed:
    """A year has passed: the desk is told, once."""
    item.reminded_on = today()
    text = phrase(_("“%(name)s” was last looked over on %(day)s. Please see whether it still holds."),
                  name=item.name, day=said_day(item.checked_on))  # fmt: skip
    word = Word(
        _("A service item is to be looked over again"), text, f"/desk/guide/{item.pk}/", to_body=item.body_id
    )
    return Deed(words=[word])
