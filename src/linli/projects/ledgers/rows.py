"""The list of projects and their milestones, both public: what everybody may read on the pages."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel.ledgers import Choice, Column, Ledger, in_words, within
from linli.organisations import queries as organisations
from linli.projects.models import Milestone, Project
from linli.projects.states import PUBLIC, Kind, MilestoneState, State

ENDS, MEANS = pgettext_lazy("of a project", "Course"), _("Its money")
COURSE = pgettext_lazy("of a project", "Result")


def projects(path: str, first: date, until: date) -> QuerySet[Project]:
    """Adopted in the period by who leads them there, whatever became of them."""
    rows = Project.objects.filter(within(first, until, "adopted_at"), state__in=PUBLIC)
    return (rows.filter(body__path__startswith=path) if path else rows).select_related(*Project.WITH)


def milestones(path: str, first: date, until: date) -> QuerySet[Milestone]:
    """Due in the period."""
    rows = Milestone.objects.filter(due_on__gte=first, due_on__lt=until, project__state__in=PUBLIC)
    rows = rows.filter(project__body__path__startswith=path) if path else rows
    return rows.select_related("project__body")


def _named(project: Project) -> str:
    tree = organisations.tree()
    return "、".join(ref.name for pk in project.helpers if (ref := tree.get(pk)))


def _years(project: Project) -> str:
    return "、".join(map(str, project.years))


def _why(one: Any) -> str:
    """Of a moved milestone each reason, then why it was missed."""
    return "；".join(filter(None, [*(told["reason"] for told in one.moves), one.why]))


PROJECTS = Ledger(
    code="projects.projects",
    title=_("List of projects"),
    source=_("Every project that was adopted, with who leads it, its planned money, and what came of it."),
    level="P0",
    permission="",
    rows=projects,
    by="adopted_at",
    also=("项目清单", "项目台账", "党建项目清单", "难点问题清单", "每月一题台账"),
    choices=(
        Choice("state", _("State"), "state", lambda: [one for one in State.choices if one[0] in PUBLIC]),
        Choice("kind", _("What kind"), "kind", lambda: Kind.choices),
    ),
    columns=(
        Column(code="title", title=_("What is to be done"), value=lambda p: p.title, width=28,
               also=("项目名称", "事项名称")),
        Column(code="sort", title=_("What kind"), value=in_words("kind", Kind.choices), width=16, also=("项目类别",)),
        Column(code="lead", title=_("Who leads it"), value=lambda p: p.body.name, width=24,
               also=("牵头单位", "责任单位")),
        Column(code="helpers", title=_("Who helps"), value=_named, width=24, also=("配合单位", "参与单位")),
        Column(code="proposer", title=_("Who proposed it"), value=lambda p: p.proposer.name, width=22,
               also=("提出单位", "申报单位")),
        Column(code="money", title=_("Planned money, in yuan"), group=MEANS, value=lambda p: p.money, total=True,
               field="money", also=("计划资金", "预算金额")),
        Column(code="money_source", title=_("Where the money is to come from"), group=MEANS,
               value=lambda p: p.money_source, width=18, also=("资金来源",)),
        Column(code="adopted_at", title=_("Adopted on"), group=ENDS, value=lambda p: p.adopted_at, width=17,
               also=("立项时间",)),
        Column(code="ends_on", title=pgettext_lazy("a project", "To be done by"), group=ENDS,
               value=lambda p: p.ends_on, also=("完成时限",)),
        Column(code="state", title=_("State"), group=ENDS, value=in_words("state", State.choices),
               also=("进展情况", "完成情况")),
        Column(code="years", title=_("Hard matter of which years"), group=ENDS, value=_years, also=("难点年度",)),
        Column(code="result", title=_("What came of it, or why not"), group=COURSE,
               value=lambda p: p.result or p.reason, width=32, also=("完成效果", "未完成原因")),
    ),
)  # fmt: skip
MILESTONES = Ledger(
    code="projects.milestones",
    title=_("Ledger of milestones"),
    source=_("Every milestone of a project with its day, whether it was reached, and why it was moved or missed."),
    level="P0",
    permission="",
    rows=milestones,
    by="due_on",
    also=("项目进度台账", "节点台账", "项目节点"),
    choices=(Choice("state", _("State"), "state", lambda: MilestoneState.choices),),
    columns=(
        Column(code="project", title=_("Project"), value=lambda m: m.project.title, width=26, also=("项目名称",)),
        Column(code="lead", title=_("Who leads it"), value=lambda m: m.project.body.name, width=24,
               also=("牵头单位",)),
        Column(code="title", title=_("What is to be reached"), value=lambda m: m.title, width=26, also=("节点",)),
        Column(code="first", title=_("First said for"), value=lambda m: m.first_due, also=("原定时间",)),
        Column(code="due_on", title=_("By when"), value=lambda m: m.due_on, also=("计划时间",)),
        Column(code="reached_on", title=_("Reached on"), value=lambda m: m.reached_on, also=("完成时间",)),
        Column(code="state", title=_("State"), value=in_words("state", MilestoneState.choices), also=("完成情况",)),
        Column(code="missed", title=pgettext_lazy("a milestone", "Missed"), value=lambda m: m.is_missed),
        Column(code="why", title=_("Why it was moved or missed"), value=_why, width=32, also=("延期原因",)),
    ),
)  # fmt: skip
