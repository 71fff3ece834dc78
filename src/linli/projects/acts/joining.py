"""Needs and wants are joined to a project, and left out of it again."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, act
from linli.kernel.clock import now
from linli.kernel.queries import visible
from linli.kernel.refusals import NotFound, Refused
from linli.kernel.storing import alone
from linli.needs.queries.gathered import visible_among
from linli.projects import forms, policy, queries, rules
from linli.projects.acts.telling import to_askers
from linli.projects.models import Ask, Project

# Two who join one need at the same moment, or make a project of the same needs: the second is told.
JOINING = "projects.joining"
JOINED = _("now part of the project “%(title)s”")


def asks_for(
    actor: Actor, needs: Iterable[int], wants: Iterable[int], project: Project | None = None
) -> list[Ask]:
    """What is to be joined, each once; what the doer may not see does not exist for them. Under ``JOINING``."""
    found = visible_needs(actor, needs, project)
    at = now()
    asks = [Ask(need=one, at=at) for one in found]
    ids = dict.fromkeys(wants)
    rows = visible("orders.want", actor).select_related("body").filter(pk__in=ids) if ids else []
    seen = {one.pk: one for one in rows}
    if len(seen) < len(ids):
        raise NotFound(_("One of the wants is not there any more, or it is not open to you."), field="wants")
    return asks + [Ask(want=seen[pk], at=at) for pk in ids]


def visible_needs(actor: Actor, ids: Iterable[int], project: Project | None) -> list[Any]:
    """The needs themselves, those joined with one another once; none that stands in a live project already."""
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        return []
    seen = visible_among(actor, wanted)
    if missing := [pk for pk in wanted if pk not in seen]:
        raise NotFound(
            _("There is no need %(number)s, or it is not open to you.") % {"number": missing[0]},
            field="needs",
        )
    live = {(seen[pk].merged_into or seen[pk]).pk: seen[pk] for pk in reversed(wanted)}
    own = set(project.live_needs) if project is not None else set()
    twice = {pk: one.number for pk, one in live.items() if pk in own}
    taken = queries.joined_elsewhere(live, project.pk if project is not None else 0)
    rules.refuse_joined({**twice, **taken}.values())
    return [seen[pk] for pk in wanted if seen[pk] in live.values()]


@act(
    "projects.project.needs_joined", _("Join needs to it"), on=Project, may=policy.leads, form=forms.JoinNeeds
)
def join_needs(actor: Actor, project: Project, *, needs: list[int]) -> Deed:
    """More people asked for it. Once it is adopted they are told; before that nobody is promised anything."""
    rules.refuse_over(project.is_live)
    rules.refuse_nothing(needs, "needs")
    alone(JOINING)
    return joined(project, asks_for(actor, needs, (), project))


@act(
    "projects.project.wants_joined", _("Join wants to it"), on=Project, may=policy.leads, form=forms.JoinWants
)
def join_wants(actor: Actor, project: Project, *, wants: list[int]) -> Deed:
    """What organisations look for is answered by it too."""
    rules.refuse_over(project.is_live)
    rules.refuse_nothing(wants, "wants")
    if {one.want_id for one in project.asked} & set(wants):
        raise Refused(_("One of them is part of it already. Leave it out here."), field="wants")
    return joined(project, asks_for(actor, (), wants, project))


def joined(project: Project, asks: list[Ask]) -> Deed:
    for one in asks:
        one.project = project
    words = to_askers(project, JOINED, project.about, asks) if project.is_running else []
    needs, wants = ([one for one in asks if getattr(one, f"{name}_id")] for name in ("need", "want"))
    facts = {"needs": [one.need_id for one in needs], "wants": [one.want_id for one in wants]}
    return Deed(also=asks, facts=facts, amounts=amounts(asks), words=words)


def amounts(asks: list[Ask]) -> dict[str, int]:
    told = {"needs": sum(bool(one.need_id) for one in asks), "wants": sum(bool(one.want_id) for one in asks)}
    return {name: n for name, n in told.items() if n}


@act(
    "projects.project.need_left_out", _("Leave a need out"), on=Project, may=policy.leads, form=forms.LeaveOut
)
def leave_out(actor: Actor, project: Project, *, need: int, reason: str) -> Deed:
    """It was joined by mistake, or is another matter after all. Those who raised it read why."""
    rules.refuse_over(project.is_live)
    asks = [one for one in project.asked if one.need_id == need]
    if not asks:
        raise Refused(_("That need is not part of it."), field="need")
    words = []
    if project.is_running:
        words = to_askers(project, _("no longer part of the project “%(title)s”"), reason.strip(), asks)
    Ask.objects.filter(pk__in=[one.pk for one in asks]).delete()
    return Deed(facts={"need": need}, amounts={"needs": -1}, remark=reason.strip(), words=words)
