"""Milestones: set, reached, moved with a reason, missed and explained, no longer needed."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, act
from linli.kernel.clock import today
from linli.kernel.queries import find
from linli.kernel.refusals import NotYours
from linli.kernel.storing import lock
from linli.projects import forms, policy, rules
from linli.projects.acts.telling import to_askers, to_body
from linli.projects.models import Milestone, Project
from linli.projects.states import MilestoneState


@act(
    "projects.milestone.set",
    _("Set a milestone"),
    on=Milestone,
    may=policy.holds(policy.LEAD),
    creates=True,
    form=forms.Add,
    next=_("Everybody sees it with its day."),
)
def set_milestone(actor: Actor, *, project: int, title: str, due_on: date) -> Milestone:
    """What is to be reached by when; from the first day everybody reads it."""
    whole = lock(Project, find(Project.label(), actor, project))
    if not policy.leads(actor, whole):
        raise NotYours(_("Who leads the project sets its milestones."))
    rules.refuse_over(whole.is_live)
    rules.refuse_milestone_day(due_on, today(), whole.ends_on)
    return Milestone(project=whole, title=title.strip(), due_on=due_on)


@act("projects.milestone.reached", _("Reached"), on=Milestone, may=policy.leads, move="reach", form=forms.Reached,
     primary=True)  # fmt: skip
def reach(actor: Actor, milestone: Milestone, *, note: str = "") -> Deed:
    """Everybody who asked hears of it."""
    rules.refuse_over(milestone.project.is_running)
    milestone.reached_on = today()
    late = milestone.reached_on > milestone.due_on
    words = to_askers(
        milestone.project, _("the project “%(title)s” has reached a milestone"), _said(milestone, note)
    )
    return Deed(amounts={"reached": 1, "late": int(late)}, remark=note.strip(), words=words)


def _said(milestone: Milestone, note: str = "") -> str:
    return "\n".join(filter(None, [milestone.title, note.strip()]))


@act("projects.milestone.moved", _("Move it"), on=Milestone, may=policy.leads, move="move", form=forms.Day)
def move(actor: Actor, milestone: Milestone, *, due_on: date, reason: str) -> Deed:
    """To another day, with the reason; the day before and the reason stay to be read."""
    rules.refuse_over(milestone.project.is_live)
    rules.refuse_same_day(milestone.due_on, due_on)
    rules.refuse_milestone_day(due_on, today(), milestone.project.ends_on)
    was, milestone.due_on, milestone.why = milestone.due_on, due_on, ""
    told = {
        "was": was.isoformat(),
        "now": due_on.isoformat(),
        "on": today().isoformat(),
        "reason": reason.strip(),
    }
    milestone.moves = [*milestone.moves, told]
    return Deed(facts={"was": was}, amounts={"moved": 1}, remark=reason.strip())


@act("projects.milestone.explained", _("Say why it was missed"), on=Milestone, may=policy.leads, move="explain",
     form=forms.Missed)  # fmt: skip
def explain(actor: Actor, milestone: Milestone, *, reason: str) -> Deed:
    """The reason stands beside the missed day, and those who asked read it."""
    rules.refuse_over(milestone.project.is_running)
    rules.refuse_not_missed(milestone.is_missed)
    milestone.why = reason.strip()
    what = _("why the project “%(title)s” has missed a milestone")
    return Deed(remark=milestone.why, words=to_askers(milestone.project, what, _said(milestone, reason)))


@act("projects.milestone.dropped", _("No longer needed"), on=Milestone, may=policy.leads, move="drop",
     form=forms.Missed, danger=True)  # fmt: skip
def drop(actor: Actor, milestone: Milestone, *, reason: str) -> Deed:
    """With the reason, which everybody reads."""
    rules.refuse_over(milestone.project.is_live)
    milestone.why = reason.strip()
    return Deed(amounts={"dropped": 1}, remark=milestone.why)


@act(
    "projects.milestone.missed",
    _("Its day has passed"),
    on=Milestone,
    may=policy.is_clock,
    move="tell",
    hidden=True,
)
def tell_missed(actor: Actor, milestone: Milestone) -> Deed:
    """Said once for each day that was promised. That it is missed shows without this too."""
    rules.refuse_over(milestone.project.is_running and milestone.state == MilestoneState.OPEN)
    rules.refuse_told(milestone.told_for, milestone.due_on)
    milestone.told_for = milestone.due_on
    what = _("the project “%(title)s” has missed a milestone")
    words = to_askers(milestone.project, what, milestone.title)
    lead = _("Missed, and not explained yet: %(title)s")
    words.append(to_body(milestone.project.body_id, milestone.project, lead, milestone.title))
    return Deed(amounts={"missed": 1}, words=words)
