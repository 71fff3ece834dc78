"""Ledgers of grids, teams, and posts for members."""

from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from linli.kernel.ledgers import Choice, Column, Ledger, in_words
from linli.volunteers import policy_near as policy
from linli.volunteers.ledgers.near_people import EXCHANGES, HELPED, UNDERTAKINGS
from linli.volunteers.models import Grid, Opening, Team
from linli.volunteers.states import Skill
from linli.volunteers.states.neighbours import (
    GridState,
    OpeningState,
    ReportState,
    TeamField,
    TeamState,
)


def _state(choices: Any) -> tuple[Choice, ...]:
    return (Choice("state", _("State"), "state", lambda: choices),)


def grids(path: str, first: date, until: date) -> QuerySet[Grid]:
    there = Q(ended_on=None) | Q(ended_on__gte=first)
    rows = Grid.objects.filter(there, body__path__startswith=path, formed_on__lt=until).select_related("body")
    return rows.annotate(teams_n=Count("teams", filter=Q(teams__state=TeamState.ACTIVE)))


GRIDS = Ledger(
    code="volunteers.grids",
    title=_("Ledger of grids"),
    source=_("Forming, changing and dissolving of each grid; places and numbers, no persons."),
    level="P0",
    permission="",
    rows=grids,
    by="formed_on",
    also=("网格台账", "网格划分表", "网格清单"),
    choices=_state(GridState.choices),
    columns=(
        Column(code="body", title=_("Community"), value=lambda g: g.body.name, width=24, also=("所属社区",)),
        Column(code="name", title=_("Name of the grid"), value=lambda g: g.name, also=("网格名称",)),
        Column(
            code="places",
            title=_("Estates and buildings"),
            value=lambda g: "、".join(g.place_names),
            width=36,
            also=("网格范围", "四至范围"),
        ),
        Column(
            code="households",
            title=_("Households"),
            value=lambda g: g.households,
            people=True,
            also=("户数",),
        ),
        Column(
            code="teams", title=_("Service teams"), value=lambda g: g.teams_n, width=10, also=("服务团队数",)
        ),
        Column(code="state", title=_("State"), value=in_words("state", GridState.choices), also=("状态",)),
        Column(code="formed_on", title=_("Formed on"), value=lambda g: g.formed_on, also=("成立时间",)),
    ),
)


def teams(path: str, first: date, until: date) -> QuerySet[Team]:
    rows = Team.objects.filter(
        grid__body__path__startswith=path, grid__formed_on__lt=until, state=TeamState.ACTIVE
    )
    return rows.exclude(grid__state=GridState.DISSOLVED).select_related("grid__body")


TEAMS = Ledger(
    code="volunteers.teams",
    title=_("Ledger of service teams"),
    source=_("Setting up and ending of the teams of grids, with the desk at which each is reached."),
    level="P0",
    permission="",
    rows=teams,
    also=("网格服务团队台账", "服务团队清单"),
    choices=(Choice("field", _("Field of the team"), "field", lambda: TeamField.choices),),
    columns=(
        Column(
            code="body", title=_("Community"), value=lambda t: t.grid.body.name, width=24, also=("所属社区",)
        ),
        Column(code="grid", title=_("Grid"), value=lambda t: t.grid.name, also=("所属网格",)),
        Column(
            code="field",
            title=_("Field of the team"),
            value=in_words("field", TeamField.choices),
            also=("服务领域",),
        ),
        Column(code="does", title=_("What it does"), value=lambda t: t.does, width=28, also=("服务内容",)),
        Column(
            code="desk",
            title=_("Desk where it is reached"),
            value=lambda t: t.desk_name,
            width=20,
            also=("服务窗口",),
        ),
        Column(
            code="phone", title=_("Telephone of the desk"), value=lambda t: t.desk_phone, also=("联系电话",)
        ),
    ),
)


def openings(path: str, first: date, until: date) -> QuerySet[Opening]:
    rows = Opening.objects.filter(body__path__startswith=path, offered_on__lt=until).select_related("body")
    serving = Count("reports", filter=Q(reports__state=ReportState.ACTIVE))
    return rows.exclude(state=OpeningState.CLOSED, offered_on__lt=first).annotate(serving=serving)


OPENINGS = Ledger(
    code="volunteers.openings",
    title=_("Ledger of posts for members"),
    source=_("Posts that communities offer to members who live there, and how many serve in each; no names."),
    level="P1",
    permission=policy.MEMBERS,
    rows=openings,
    by="offered_on",
    also=("在职党员岗位台账", "双报到岗位清单", "在职党员到社区报到台账"),
    choices=_state(OpeningState.choices),
    columns=(
        Column(code="body", title=_("Community"), value=lambda o: o.body.name, width=24, also=("社区",)),
        Column(
            code="title", title=_("Name of the post"), value=lambda o: o.title, width=20, also=("岗位名称",)
        ),
        Column(
            code="skill",
            title=_("Skill that is needed"),
            value=in_words("skill", Skill.choices),
            width=18,
            also=("所需技能",),
        ),
        Column(code="seats", title=_("Places to fill"), value=lambda o: o.seats, width=8, also=("岗位数",)),
        Column(
            code="serving",
            title=_("Serving"),
            value=lambda o: o.serving,
            people=True,
            width=10,
            also=("在岗人数",),
        ),
        Column(code="offered_on", title=_("Offered on"), value=lambda o: o.offered_on, also=("发布时间",)),
        Column(code="state", title=_("State"), value=in_words("state", OpeningState.choices), also=("状态",)),
    ),
)


NEAR = (GRIDS, TEAMS, OPENINGS, UNDERTAKINGS, HELPED, EXCHANGES)
