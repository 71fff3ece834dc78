"""A project is begun, changed, handed on, brought to an end; what is said of it on the way."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel import rulebook
from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, act
from linli.kernel.clock import now, today
from linli.kernel.delivery.outbox import phrase
from linli.kernel.hands import in_hand
from linli.organisations import queries as organisations
from linli.projects import forms, policy, queries, rules
from linli.projects.acts.proposing import body_for
from linli.projects.acts.telling import to_askers, to_body
from linli.projects.models import Line, Project
from linli.projects.states import LineKind


@act("projects.project.begun", _("Begin"), on=Project, may=policy.leads, move="begin", primary=True)
def begin(actor: Actor, project: Project) -> None:
    """The work has begun."""
    project.begun_at = now()


@act("projects.project.changed", _("Change the plan"), on=Project, may=policy.leads, form=forms.Replan)
def replan(
    actor: Actor, project: Project, *, reason: str, title: str, about: str, ends_on: date, helpers: Any = (),
    money: Any = 0, money_source: str = "",
) -> Deed:  # fmt: skip
    """Another plan, with its reason, which stays to be read."""
    rules.refuse_over(project.is_live)
    if ends_on != project.ends_on:
        rules.refuse_end(ends_on, today(), rulebook.span("projects.furthest"))
    rules.refuse_unsourced(money, money_source)
    rules.refuse_own_helper(project.body_id, helpers)
    rules.refuse_beyond_end(ends_on, [(one.title, one.due_on) for one in queries.open_milestones(project.pk)])
    before = project.ends_on
    project.title, project.about, project.ends_on = title.strip(), about.strip(), ends_on
    project.helpers, project.money, project.money_source = [*helpers], money or 0, money_source.strip()
    line = Line(project=project, kind=LineKind.CHANGED, text=reason.strip(), at=now())
    words = []
    if project.is_running:
        words = to_askers(project, _("the plan of the project “%(title)s” was changed"), reason.strip())
    return Deed(also=[line], facts={"ended_on": before}, amounts={"changed": 1}, words=words)


@act("projects.project.said", _("Say how it goes"), on=Project, may=policy.leads, form=forms.Say)
def say(actor: Actor, project: Project, *, kind: str, text: str) -> Deed:
    """What was explained, what was changed because of what residents said, how it goes: for everybody."""
    rules.refuse_over(project.is_running)
    line = Line(project=project, kind=kind, text=text.strip(), at=now())
    return Deed(also=[line], facts={"kind": kind}, amounts={kind: 1})


@act(
    "projects.project.tied",
    _("Add a decision, a room or volunteers"),
    on=Project,
    may=policy.leads,
    form=forms.Tie,
)
def tie(
    actor: Actor, project: Project, *, text: str = "", point: int | None = None, booking: int | None = None,
    task: int | None = None,
) -> Deed:  # fmt: skip
    """By reference: decisions stay with meetings, rooms with venues, hours with volunteers."""
    rules.refuse_over(project.is_live)
    at, words = now(), text.strip()
    lines = [Line(project=project, kind=LineKind.PLACE, at=at, booking_id=booking)] if booking else []
    lines += [Line(project=project, kind=LineKind.VOLUNTEERS, at=at, task_id=task)] if task else []
    if words:
        lines.insert(0, Line(project=project, kind=LineKind.DECIDED, text=words, at=at, point_id=point))
    rules.refuse_nothing(lines, "text")
    return Deed(
        also=lines, facts={"point": point, "booking": booking, "task": task}, amounts={"tied": len(lines)}
    )


@act(
    "projects.project.finished",
    pgettext_lazy("a project", "It is done"),
    on=Project,
    may=policy.leads,
    move="finish",
    form=forms.Result,
    primary=True,
    next=_("Everybody who asked is told, and asked how it was."),
)
def finish(actor: Actor, project: Project, *, result: str) -> Deed:
    """With what came of it. Open milestones are reached or dropped first."""
    rules.refuse_open(one.title for one in queries.open_milestones(project.pk))
    project.result, project.ended_at = result.strip(), now()
    late = int(today() > project.ends_on)
    what = _("the project “%(title)s” is done; please say how it was")
    return Deed(amounts={"done": 1, "late": late}, words=_ended(project, what, project.result))


@act(
    "projects.project.given_up",
    pgettext_lazy("a project", "It is not done"),
    on=Project,
    may=policy.leads,
    move="give_up",
    form=forms.Reason,
    danger=True,
    next=_("Everybody who asked reads why."),
)
def give_up(actor: Actor, project: Project, *, reason: str) -> Deed:
    """Not done, with the reason, in public."""
    project.reason, project.ended_at = reason.strip(), now()
    what = _("the project “%(title)s” was not done; please read why, and say how it was")
    return Deed(amounts={"not_done": 1}, words=_ended(project, what, project.reason))


def _ended(project: Project, what: Any, text: Any) -> list[Any]:
    """Those who asked are led to the page where they say how it was."""
    words = to_askers(project, what, text)
    if project.proposer_id != project.body_id:
        words.append(to_body(project.proposer_id, project, _("Ended: %(title)s"), text))
    return words


@act("projects.project.handed_on", _("Hand it on"), on=Project, may=policy.anybody, hidden=True)
def hand_on(actor: Actor, project: Project, *, to: int) -> Deed:
    """Who led it is no more; its heir leads it, and those who asked are told."""
    before, heir = project.body, organisations.tree().get(to)
    project.body = body_for(heir)
    project.helpers = [pk for pk in project.helpers if pk != to]
    words = [to_body(to, project, _("Now yours to lead: %(title)s"))]
    if project.is_running:
        text = phrase(
            _("%(before)s is no more; %(now)s leads it now."), before=before.name, now=project.body.name
        )
        words += to_askers(project, _("another organisation leads the project “%(title)s”"), text)
    return Deed(facts={"from": before.pk}, words=words)


def _go_on(actor: Actor, body: int, heir: int) -> None:
    for pk in queries.led_by(body):
        hand_on(actor, pk, to=heir)


in_hand("projects.led", _("Projects that it leads"), order=45, hand_on=_go_on)(queries.in_hand)
