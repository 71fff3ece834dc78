"""A project is proposed, made out of needs that gather, adopted or declined."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel import rulebook
from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, act
from linli.kernel.clock import now, today
from linli.kernel.copying import number
from linli.kernel.refusals import NotYours, Refused
from linli.kernel.storing import alone
from linli.organisations import queries as organisations
from linli.projects import forms, policy, queries, rules
from linli.projects.acts.joining import JOINED, JOINING, amounts, asks_for
from linli.projects.acts.telling import to_askers, to_body
from linli.projects.models import Ask, Project
from linli.projects.states import Kind, State

Body: Any = Project._meta.get_field("body").related_model
ADOPTED = _("part of the project “%(title)s”, which has been adopted")


def body_for(ref: Any) -> Any:
    """A body as a foreign key wants it, from the tree that every process keeps."""
    return Body(id=ref.id, name=ref.name, path=ref.path, kind=ref.kind, parent_id=ref.parent_id)


def open_body(pk: int, field: str) -> Any:
    ref = organisations.tree().get(pk)
    if ref is None or not ref.is_open:
        raise Refused(_("That organisation is no more. Choose another one."), field=field)
    return ref


@act(
    "projects.project.proposed",
    _("Propose a project"),
    on=Project,
    may=policy.holds(policy.PROPOSE),
    creates=True,
    form=forms.Propose,
    next=_("Proposed. Who is to lead it, or the level above, adopts it or declines it with a reason."),
)
def propose(actor: Actor, *, lead: int, **told: Any) -> Deed:
    """By any body whose post may; it is led by its own, the one above, one beside or one right below."""
    ref = open_body(lead, "lead")
    if ref.id not in {one.id for one in queries.near(actor)}:
        raise Refused(_("Choose your own organisation, or one near it."), field="lead")
    if told.get("needs") or told.get("numbers"):
        alone(JOINING)
    project, asks = _planned(actor, ref, **told)
    number([project])  # so that words lead to it
    above = organisations.tree().above(ref.id)
    hear = [ref.id, *([above.id] if above and above.is_open else [])]
    own = actor.post.body_id if actor.post else 0
    words = [to_body(pk, project, _("Proposed to be adopted: %(title)s")) for pk in hear if pk != own]
    return Deed(
        project, also=asks, facts=_joined(asks), amounts={"proposed": 1, **amounts(asks)}, words=words
    )


def _planned(
    actor: Actor, lead: Any, *, title: str, about: str, ends_on: date, kind: str = Kind.PROJECT,
    helpers: Any = (), money: Any = 0, money_source: str = "", needs: Any = (), numbers: Any = (), wants: Any = (),
) -> tuple[Project, list[Ask]]:  # fmt: skip
    """A project as it was typed, looked at by the rules, with what it answers; nothing is stored yet."""
    rules.refuse_end(ends_on, today(), rulebook.span("projects.furthest"))
    rules.refuse_unsourced(money, money_source)
    rules.refuse_own_helper(lead.id, helpers)
    asks = asks_for(actor, [*needs, *numbers], wants)
    own = organisations.tree().get(actor.post.body_id if actor.post else None) or lead
    project = Project(
        body=body_for(lead), proposer=body_for(own), kind=kind, title=title.strip(), about=about.strip(),
        helpers=[*helpers], ends_on=ends_on, money=money or 0, money_source=money_source.strip(), proposed_at=now(),
    )  # fmt: skip
    return project, asks


def _joined(asks: list[Ask]) -> dict[str, Any]:
    return {
        "needs": [one.need_id for one in asks if one.need_id],
        "wants": [one.want_id for one in asks if one.want_id],
    }


@act(
    "projects.project.gathered",
    _("Make a project of it"),
    on=Project,
    may=policy.holds(policy.ADOPT),
    creates=True,
    form=forms.Gather,
    next=_("It is a project now. Everybody who asked is told."),
)
def gather(
    actor: Actor, *, lead: int, category: int | None = None, area: str = "", first: date | None = None,
    last: date | None = None, **told: Any,
) -> Deed:  # fmt: skip
    """未诉先办: a person adopts what gathers. One live project at most for one kind of matter in one place."""
    rules.refuse_half_known(category, area, first, last)
    ref = open_body(lead, "lead")
    if not policy.adopts_for(actor, ref.id):
        raise NotYours(
            _("Who leads a project adopts it, or the level right above. Choose another one to lead.")
        )
    alone(JOINING)
    if category:
        covered = queries.covering([(category, area)])
        rules.refuse_covered(next((one.title for one in covered.values()), ""))
    project, asks = _planned(actor, ref, **told)
    rules.refuse_nothing([one for one in asks if one.need_id], "needs")
    project.category_id, project.area, project.first, project.last = category, area, first, last
    if len(asks) > sum(bool(one.need_id) for one in asks):
        number([project])  # so that words lead to it
    _adopted(project)
    words = to_askers(project, JOINED, project.about, asks)
    return Deed(
        project,
        also=asks,
        facts=_joined(asks),
        amounts={"proposed": 1, "adopted": 1, **amounts(asks)},
        words=words,
    )


def _adopted(project: Project) -> None:
    project.state, project.adopted_at = State.ADOPTED, now()
    if project.category_id:
        project.before_n = queries.before(project.category_id, project.area, today())


@act(
    "projects.project.adopted",
    _("Adopt it"),
    on=Project,
    may=policy.adopts,
    move="adopt",
    primary=True,
    next=_("Adopted. Everybody who asked is told, and it is public from now on."),
)
def adopt(actor: Actor, project: Project) -> Deed:
    """The body that leads it says yes, or the level above."""
    _adopted(project)
    words = to_askers(project, ADOPTED, project.about)
    words += _between(project, _("Adopted: %(title)s"))
    return Deed(amounts={"adopted": 1}, words=words)


@act(
    "projects.project.declined",
    _("Do not adopt it"),
    on=Project,
    may=policy.adopts,
    move="decline",
    form=forms.Reason,
    next=_("Not adopted. Who proposed it reads why."),
)
def decline(actor: Actor, project: Project, *, reason: str) -> Deed:
    """With the reason; the needs go their own way, as they do anyway."""
    project.reason, project.ended_at = reason.strip(), now()
    return Deed(amounts={"declined": 1}, words=_between(project, _("Not adopted: %(title)s"), project.reason))


@act(
    "projects.project.withdrawn",
    _("Take the proposal back"),
    on=Project,
    may=policy.withdraws,
    move="withdraw",
    danger=True,
)
def withdraw(actor: Actor, project: Project) -> Deed:
    """Before anybody adopted it."""
    project.ended_at = now()
    return Deed(words=_between(project, _("Proposal taken back: %(title)s")))


def _between(project: Project, what: Any, text: Any = "") -> list[Any]:
    """Who proposed it and who is to lead it."""
    return [to_body(pk, project, what, text) for pk in dict.fromkeys([project.proposer_id, project.body_id])]
