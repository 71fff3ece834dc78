"""The ledgers of tasks, and of confirmed hours. Who served stands in neither, unless a post organises there."""

from datetime import date
from typing import Any

from django.db.models import Case, Count, F, IntegerField, Q, QuerySet, Sum, Value, When
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel.ledgers import READ, Choice, Column, Ledger, in_words, within
from linli.volunteers import policy, queries, rules
from linli.volunteers.models import Hours, Task
from linli.volunteers.states import Field, HoursState, TaskState


def tasks(path: str, first: date, until: date) -> QuerySet[Task]:
    """Tasks that were put up and begin in the period."""
    rows = Task.objects.filter(within(first, until, "begins_at")).exclude(state=TaskState.DRAFTED)
    rows = rows.filter(body__path__startswith=path) if path else rows
    confirmed = Q(hours__state=HoursState.CONFIRMED)
    return rows.select_related("body", "at").annotate(
        services=Count("hours", filter=confirmed), served=Coalesce(Sum("hours__minutes", filter=confirmed), 0)
    )


def hours(path: str, first: date, until: date) -> QuerySet[Hours]:
    """Confirmed services of the period; nothing else is ever counted."""
    rows = Hours.objects.filter(state=HoursState.CONFIRMED, served_on__gte=first, served_on__lt=until)
    rows = rows.filter(body__path__startswith=path) if path else rows
    return rows.select_related("body", "task")


def put_names(rows: list[Any]) -> None:
    """The names, for the column that only organisers see: one statement."""
    names = queries.called(one.person_id for one in rows)
    for one in rows:
        one.who = names.get(one.person_id, "")


TASKS = Ledger(
    code="volunteers.tasks",
    title=_("Ledger of voluntary tasks"),
    source=_("Every task that was put up, with the services that both sides confirmed."),
    level="P0",
    permission="",
    rows=tasks,
    by="begins_at",
    also=("志愿服务活动台账", "志愿服务项目台账"),
    choices=(
        Choice("field", _("Field of service"), "field", lambda: Field.choices),
        Choice("state", _("State"), "state", lambda: TaskState.choices),
    ),
    columns=(
        Column(code="title", title=_("What is to be done"), value=lambda t: t.title, width=26,
               also=("活动名称", "项目名称")),
        Column(code="body", title=_("Organiser"), value=lambda t: t.body.name, width=22, also=("组织单位", "主办单位")),
        Column(code="at", title=_("Community"), value=lambda t: t.at.name, width=22, also=("服务社区",)),
        Column(code="field", title=_("Field of service"), value=in_words("field", Field.choices),
               also=("服务领域", "服务类别")),
        Column(code="begins", title=_("From"), value=lambda t: t.begins_at, width=17, also=("开始时间",)),
        Column(code="ends", title=_("To"), value=lambda t: t.ends_at, width=17, also=("结束时间",)),
        Column(code="state", title=_("State"), value=in_words("state", TaskState.choices), also=("状态",)),
        Column(
            code="services", title=_("Confirmed services"), value=lambda t: t.services, people=True, width=10,
            also=("参加人次", "服务人次"),
        ),
        Column(
            code="hours", title=_("Confirmed hours"),
            value=lambda t: rules.as_hours(t.served) if t.services > 4 else None,
            width=10, also=("服务时长", "志愿服务时长"),
        ),
    ),
)  # fmt: skip
HOURS = Ledger(
    code="volunteers.hours",
    title=_("Ledger of hours of service"),
    source=_("Every service that the organiser wrote down and the volunteer confirmed; corrections are taken out."),
    level="P2",
    permission=READ,
    rows=hours,
    by="served_on",
    complete=put_names,
    link=lambda one: reverse("volunteers:task", args=[one.task_id]) if one.task_id else one.get_absolute_url(),
    also=("志愿服务时长台账", "志愿服务记录台账"),
    columns=(
        Column(code="on", title=_("Day of the service"), value=lambda h: h.served_on, also=("服务日期",)),
        Column(code="body", title=_("Organiser"), value=lambda h: h.body.name, width=22, also=("组织单位",)),
        Column(code="title", title=_("Service done"), value=lambda h: h.title, width=26, also=("服务内容",)),
        Column(code="place", title=_("Where"), value=lambda h: h.place_words, width=20, also=("服务地点",)),
        Column(code="for", title=_("Whom it serves"), value=lambda h: h.for_whom, width=20, also=("服务对象",)),
        Column(
            code="minutes", title=pgettext_lazy("a column", "Minutes"), value=lambda h: h.minutes, total=True,
            field=F("minutes"), width=10, also=("服务时长（分钟）",),
        ),
        Column(
            code="services", title=_("Services"), value=lambda h: 1, total=True, width=8,
            field=Case(When(pk__gt=0, then=Value(1)), default=Value(0), output_field=IntegerField()), also=("人次",),
        ),
        Column(
            code="who", title=_("Volunteer"), value=lambda h: getattr(h, "who", ""),
            permission=policy.ORGANISE, width=12,
            also=("志愿者姓名",),
        ),
    ),
)  # fmt: skip
