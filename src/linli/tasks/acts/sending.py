"""Work is sent down, grounded, paid for, checked, taken back."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel import rulebook
from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, Word, act
from linli.kernel.clock import now, today
from linli.kernel.delivery.outbox import phrase
from linli.kernel.nouns import ids_of
from linli.kernel.storing import store_many
from linli.organisations import queries as organisations
from linli.tasks import forms, policy
from linli.tasks.models import Task
from linli.tasks.rules import sending as rules

Body: Any = Task._meta.get_field("body").related_model
KIND = "tasks.task.sent"


def body_for(ref: Any) -> Any:
    """A body as a foreign key wants it, from the tree that every process keeps."""
    return Body(id=ref.id, name=ref.name, path=ref.path, kind=ref.kind, parent_id=ref.parent_id)


def open_bodies(ids: list[int]) -> list[Any]:
    """Those of some bodies that still exist, each once."""
    tree = organisations.tree()
    return [one for pk in dict.fromkeys(ids) if (one := tree.get(pk)) and one.is_open]


@act(
    KIND,
    _("Send work down"),
    on=Task,
    may=policy.holds(policy.SEND),
    creates=True,
    form=forms.Send,
    next=_("It is on their desks. You see here who takes it on and who declines."),
)
def send(actor: Actor, *, to: list[int], **told: Any) -> Deed:
    """To one or several bodies below: the same task for each, with its own answer."""
    sender = organisations.tree().get(ids_of(actor.reach(policy.SEND) or "")[-1])
    return _sent(actor, sender, open_bodies(to), told, None)


@act(
    "tasks.task.passed_on",
    _("Pass on in parts"),
    on=Task,
    may=policy.takes,
    form=forms.PassOn,
    hidden=True,
    next=_("Each part has its owner. You see here what comes of them together."),
)
def pass_on(actor: Actor, task: Task, *, to: list[int], **told: Any) -> Deed:
    """责任分解: a part of it to bodies one level below; the whole stays with its owner."""
    rules.refuse_over(not task.is_at_work or task.is_over)
    sender = organisations.tree().get(task.body_id)
    receivers = open_bodies(to)
    up = Task.objects.filter(pk__in=ids_of(task.trail)).values_list("sender_id", "body_id")
    owners = {task.sender_id, *(pk for pair in up for pk in pair)}
    for one in receivers:
        rules.refuse_cycle(owners, one.id)
        rules.refuse_skipped(sender, one)
    kept = {"source": task.source, "clause": task.clause, "gauge": task.gauge if told.get("target") else ""}
    deed = _sent(actor, sender, receivers, kept | told, task)
    made = [deed.noun, *deed.also]
    store_many(actor, KIND, [Deed(one, amounts=_amounts(one), words=_words(one)) for one in made])
    return Deed(facts={"parts": len(made)}, amounts={"passed_on": len(made)})


def _sent(actor: Actor, sender: Any, receivers: list[Any], told: dict[str, Any], above: Task | None) -> Deed:
    """Look at everything, then make one task for each receiver."""
    tree = organisations.tree()
    rules.refuse_nobody(receivers)
    rules.refuse_self(sender.id, [one.id for one in receivers])
    for one in receivers:
        rules.refuse_upward(sender, one, tree.above(sender.id))
    rules.refuse_day(told["due_on"], told.get("expires_on"), today(), rulebook.span("tasks.furthest"))
    rules.refuse_endless(told.get("temporary", False), told.get("expires_on"))
    rules.refuse_unsourced(
        told.get("money") or Decimal(0), told.get("money_source", ""), told.get("transferred_on"), today()
    )
    rules.refuse_gauge(told.get("gauge", ""), told.get("target"))
    post = actor.post.id if actor.post else None
    kept = told | {"money": told.get("money") or Decimal(0), "people": told.get("people") or 0}
    made = [
        Task(sender=body_for(sender), body=body_for(one), post_id=post, sent_at=now(), above=above,
             trail=above.line if above else "", **kept)
        for one in receivers
    ]  # fmt: skip
    if above is not None:
        return Deed(made[0], also=made[1:])
    rest = [Deed(one, amounts=_amounts(one), words=_words(one)) for one in made[1:]]
    if rest:
        store_many(actor, KIND, rest)
    return Deed(made[0], amounts=_amounts(made[0]), words=_words(made[0]))


def _amounts(task: Task) -> dict[str, Any]:
    """What was sent; what came without its means is counted apart."""
    told = {"sent": 1, "yuan": task.money, "people": task.people, "without": int(task.may_be_declined)}
    return {name: n for name, n in told.items() if n}


def _words(task: Task) -> list[Word]:
    text = _("Something is missing, so it may be declined.") if task.may_be_declined else ""
    return [
        Word(
            phrase(_("Work sent down: %(title)s"), title=task.title),
            text,
            "/desk/tasks/",
            to_body=task.body_id,
        )
    ]


def to_owner(task: Task, sentence: Any) -> list[Word]:
    return [Word(phrase(sentence, title=task.title), link=task.get_absolute_url(), to_body=task.body_id)]


@act("tasks.task.grounded", _("Name item and basis"), on=Task, may=policy.sends, form=forms.Ground)
def ground(
    actor: Actor, task: Task, *, list_item: str, basis: str, people: int = 0, displaces: str = ""
) -> None:
    """What was missing is named."""
    task.set_ground(list_item, basis)
    task.people = people or task.people
    task.displaces = displaces.strip() or task.displaces


@act("tasks.task.asked_again", _("Ask again, with its ground"), on=Task, may=policy.sends, move="ask_again",
     form=forms.Ground)  # fmt: skip
def ask_again(
    actor: Actor, task: Task, *, list_item: str, basis: str, people: int = 0, displaces: str = ""
) -> Deed:
    """A declined task comes back with what it lacked."""
    rules.refuse_gone(bool(open_bodies([task.body_id])))
    task.set_ground(list_item, basis)
    task.people, task.displaces = people or task.people, displaces.strip() or task.displaces
    task.reason = ""
    return Deed(words=to_owner(task, _("Asked again, with its legal basis: %(title)s")))


@act("tasks.task.paid", _("Note the transfer"), on=Task, may=policy.sends, form=forms.Pay)
def pay(
    actor: Actor, task: Task, *, money: Decimal, money_source: str, transferred_on: date, slip: str = ""
) -> Deed:
    """费随事转: the money has been transferred; from now on the work can begin."""
    rules.refuse_over(not task.is_open)
    rules.refuse_unsourced(money, money_source, transferred_on, today())
    task.money, task.money_source = money, money_source.strip()
    task.transferred_on, task.slip = transferred_on, slip.strip()
    return Deed(
        amounts={"transferred_yuan": money},
        words=to_owner(task, _("The money was transferred: %(title)s")),
    )


@act("tasks.task.checked", _("It is done as asked"), on=Task, may=policy.sends, move="check", form=forms.Note,
     primary=True)  # fmt: skip
def check(actor: Actor, task: Task, *, note: str = "") -> Deed:
    """The sender has looked at what was done."""
    task.closed_at = now()
    return Deed(amounts={"checked": 1}, remark=note.strip(), words=to_owner(task, _("Checked: %(title)s")))


@act(
    "tasks.task.sent_back",
    _("It is not done yet"),
    on=Task,
    may=policy.sends,
    move="send_back",
    form=forms.Reason,
)
def send_back(actor: Actor, task: Task, *, reason: str) -> Deed:
    """With the reason; it is work again."""
    task.done_at = None
    return Deed(remark=reason.strip(), words=to_owner(task, _("Not done yet: %(title)s")))


@act("tasks.task.withdrawn", _("Take it back"), on=Task, may=policy.sends_or_clock, move="withdraw", form=forms.Note,
     danger=True)  # fmt: skip
def withdraw(actor: Actor, task: Task, *, note: str = "") -> Deed:
    """Nobody needs to do it any more."""
    task.closed_at = now()
    return Deed(remark=note.strip(), words=to_owner(task, _("No longer to be done: %(title)s")))
