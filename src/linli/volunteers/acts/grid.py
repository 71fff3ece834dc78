"""Grids are formed from places, get teams by field, and ask people in; nobody is in a team without their yes."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, Word, act
from linli.kernel.clock import now, today
from linli.kernel.delivery.outbox import phrase
from linli.kernel.refusals import NotYours, Refused
from linli.volunteers import policy_near as policy
from linli.volunteers.forms import neighbours as forms
from linli.volunteers.models import Grid, Mate, Team
from linli.volunteers.rules.neighbours import refuse_persons
from linli.volunteers.states.neighbours import GridState, MateState, TeamState


def refuse_beyond(actor: Actor, permission: str, path: str, field: str = "body") -> None:
    """Nobody acts on what lies outside of their post's reach."""
    if not actor.can(permission, path):
        raise NotYours(
            _("This organisation lies outside of what your post covers. Ask the one above."), field=field
        )


@act(
    "volunteers.grid.formed",
    _("Form a grid"),
    on=Grid,
    may=policy.grids_somewhere,
    form=forms.FormGrid,
    creates=True,
    next=_("The grid is formed. Set up its teams, then let it begin."),
)
def form_grid(actor: Actor, *, body: Any, name: str, places: str, households: int | None = None) -> Grid:
    """A part of a community becomes a grid: estates and buildings, and how many households, nothing else."""
    refuse_beyond(actor, policy.GRID, body.path)
    grid = Grid(body_id=body.pk, name=name, places=places, households=households, formed_on=today())
    _refuse(grid)
    return grid


def _refuse(grid: Grid) -> None:
    refuse_persons(grid.place_names)
    others = Grid.objects.filter(body=grid.body_id, name=grid.name).exclude(pk=grid.pk)
    if others.exclude(state=GridState.DISSOLVED).exists():
        raise Refused(_("The community has a grid of this name already."), field="name")


@act(
    "volunteers.grid.started",
    _("Let the grid begin"),
    on=Grid,
    may=policy.keeps_grid,
    move="start",
    primary=True,
)
def start_grid(actor: Actor, grid: Grid) -> None:
    """From now on needs in its places find its teams."""
    if not grid.teams.filter(state=TeamState.ACTIVE).exists():
        raise Refused(_("No team has been set up yet. Add at least one."))


@act(
    "volunteers.grid.changed",
    _("Change the grid"),
    on=Grid,
    may=policy.keeps_grid,
    move=("amend", "change"),
    form=forms.ChangeGrid,
)
def change_grid(actor: Actor, grid: Grid, *, name: str, places: str, households: int | None = None) -> Deed:
    """Its name, its places, or how many households there are."""
    move = "amend" if grid.state == GridState.FORMED else "change"
    grid.name, grid.places, grid.households = name, places, households
    _refuse(grid)
    return Deed(move=move)


@act(
    "volunteers.grid.dissolved",
    _("Dissolve the grid"),
    on=Grid,
    may=policy.keeps_grid,
    move="dissolve",
    danger=True,
)
def dissolve_grid(actor: Actor, grid: Grid) -> None:
    """It is no more; the record stays."""
    grid.ended_on = today()


@act(
    "volunteers.team.set_up",
    _("Add a service team"),
    on=Team,
    may=policy.grids_somewhere,
    creates=True,
    hidden=True,
    form=forms.AddTeam,
)
def add_team(actor: Actor, *, grid: Grid, field: str, **said: Any) -> Team:
    """A grid gets a team for a field, with the desk at which it is reached."""
    refuse_beyond(actor, policy.GRID, grid.body.path)
    if grid.state == GridState.DISSOLVED:
        raise Refused(_("This grid is dissolved."))
    if grid.teams.filter(field=field, state=TeamState.ACTIVE).exists():
        raise Refused(_("There is a team for this field already. Change that one."), field="field")
    return Team(grid=grid, field=field, **said)


@act(
    "volunteers.team.changed",
    _("Change the team"),
    on=Team,
    may=policy.keeps_team,
    move="change",
    form=forms.ChangeTeam,
)
def change_team(actor: Actor, team: Team, **said: Any) -> None:
    """What it does, or the desk at which it is reached."""
    for name, value in said.items():
        setattr(team, name, value)


@act("volunteers.team.ended", _("End the team"), on=Team, may=policy.keeps_team, move="end", danger=True)
def end_team(actor: Actor, team: Team) -> None:
    """The grid has no team for this field any more."""


@act(
    "volunteers.mate.asked",
    _("Ask somebody to join"),
    on=Mate,
    may=policy.grids_somewhere,
    creates=True,
    hidden=True,
    form=forms.Numbered,
)
def ask_mate(actor: Actor, *, team: Team, number: Any) -> Deed:
    """Somebody is asked; they are in the team only when they say so themselves."""
    refuse_beyond(actor, policy.GRID, team.grid.body.path, "number")
    if team.state == TeamState.ENDED:
        raise Refused(_("This team has ended."))
    if team.mates.filter(person=number, state__in=[MateState.ASKED, MateState.CONSENTED]).exists():
        raise Refused(_("This person was asked already."), field="number")
    mate = Mate(team=team, person=number, asked_at=now())
    word = Word(
        phrase(_("You are asked to join a service team: %(team)s"), team=str(team)),
        _("Only if you like. Whatever you answer, nobody marks it."),
        to_person=number.pk,
        link="/together/",
    )
    return Deed(mate, words=[word])


@act(
    "volunteers.mate.consented",
    _("Yes, I join"),
    on=Mate,
    may=policy.is_own,
    move="consent",
    form=forms.Consent,
    primary=True,
)
def consent(actor: Actor, mate: Mate, *, shows_name: bool = False) -> None:
    """In the team from now on; the name is shown only if they wish."""
    mate.shows_name = shows_name


@act(
    "volunteers.mate.declined",
    pgettext_lazy("an invitation", "No, thank you"),
    on=Mate,
    may=policy.is_own,
    move="decline",
)
def decline_mate(actor: Actor, mate: Mate) -> None:
    """No is an answer like any other."""


@act("volunteers.mate.left", _("Leave the team"), on=Mate, may=policy.leaves_team, move="leave")
def leave_team(actor: Actor, mate: Mate) -> None:
    """At any time, without a reason."""
    mate.shows_name = False
