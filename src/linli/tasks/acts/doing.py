"""What came down is taken on or declined, begun, reported."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, Word, act
from linli.kernel.clock import now
from linli.kernel.delivery.outbox import phrase
from linli.kernel.grounds import told_of_decline
from linli.organisations import queries as organisations
from linli.tasks import forms, policy
from linli.tasks.models import Task
from linli.tasks.rules import sending as rules


def to_sender(task: Task, sentence: Any) -> list[Word]:
    subject = phrase(sentence, body=task.body.name, title=task.title)
    return [Word(subject, link=task.get_absolute_url(), to_body=task.sender_id)]


@act("tasks.task.accepted", _("Take it on"), on=Task, may=policy.takes, move="accept", primary=True)
def accept(actor: Actor, task: Task) -> Deed:
    """The body takes it on, also where something was missing: the list of what came without means keeps it."""
    rules.refuse_over(task.is_over)
    task.accepted_at = now()
    return Deed(amounts={"accepted": 1}, words=to_sender(task, _("Taken on by %(body)s: %(title)s")))


@act(
    "tasks.task.declined",
    _("Decline the task"),
    on=Task,
    may=policy.takes,
    move="decline",
    form=forms.Decline,
    next=_("Declined. The sender, the level above the sender and the district see it with its reason."),
)
def decline(actor: Actor, task: Task, *, reason: str = "") -> Deed:
    """准入: without item, basis or means it may be declined, in one click (DOMAIN.md 1, rule 3)."""
    rules.refuse_founded(task.may_be_declined)
    task.reason = reason.strip()
    tree = organisations.tree()
    district = [one.id for one in tree.chain(task.body_id) if one.level == "district"]
    subject = phrase(_("Declined by %(body)s: %(title)s"), body=task.body.name, title=task.title)
    lacks = phrase(_("Did not come with it: %(what)s"), what="、".join(map(str, task.lacks)))
    told = told_of_decline(task.sender_id, tree, *district)
    words = [Word(subject, task.reason or lacks, task.get_absolute_url(), to_body=pk) for pk in told]
    amounts = {"declined": 1} if task.has_means else {"declined": 1, "without_means": 1}
    return Deed(facts={"lacks": len(task.lacks)}, amounts=amounts, words=words)


@act("tasks.task.begun", _("Begin"), on=Task, may=policy.takes, move="begin", primary=True)
def begin(actor: Actor, task: Task) -> None:
    """Not before the money that was promised has come."""
    rules.refuse_over(task.is_over)
    rules.refuse_unpaid(task.awaits_money)


@act("tasks.task.noted", _("Note progress"), on=Task, may=policy.either, form=forms.Words)
def note(actor: Actor, task: Task, *, note: str) -> Deed:
    """A word between the two; it changes no day and no state."""
    rules.refuse_over(not task.is_open)
    return Deed(remark=note.strip())


@act(
    "tasks.task.reported",
    _("Report it as done"),
    on=Task,
    may=policy.takes,
    move="report",
    form=forms.Note,
    primary=True,
)
def report(actor: Actor, task: Task, *, note: str = "") -> Deed:
    """What was done; the sender looks at it."""
    rules.refuse_over(task.is_over)
    late = task.is_late
    task.done_at = now()
    amounts = {"done": 1, "late" if late else "in_time": 1}
    return Deed(amounts=amounts, remark=note.strip(), words=to_sender(task, _("Done by %(body)s: %(title)s")))


@act("tasks.task.lapsed", _("Its time is over"), on=Task, may=policy.is_clock, move="lapse", hidden=True)
def lapse(actor: Actor, task: Task) -> Deed:
    """Temporary work ends on its day by itself; both are told."""
    task.closed_at = now()
    word = phrase(_("Its time is over: %(title)s"), title=task.title)
    told = (task.body_id, task.sender_id)
    return Deed(words=[Word(word, link=task.get_absolute_url(), to_body=pk) for pk in told])
