"""The ledger of a branch's life (三会一课台账), with the names by which lists that arrive ask for its columns."""

from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel.ledgers import READ, Choice, Column, Ledger, in_words
from linli.meetings.ledgers import about
from linli.meetings.models import Meeting
from linli.meetings.states import DONE, Kind, State
from linli.meetings.states import LIFE as KINDS

CHOICES = [(kind.value, kind.label) for kind in Kind if kind in KINDS]


def held(path: str, first: date, until: date) -> QuerySet[Meeting]:
    """What was held; what is only planned is no line of a ledger."""
    return about.rows(path, first, until).filter(kind__in=KINDS, state__in=DONE)


LIFE = Ledger(
    code="meetings.life",
    title=_("Ledger of the life of branches"),
    source=_("Each gathering of a branch when it was noted as held, with its points and its minutes."),
    level="P1",
    permission=READ,
    rows=held,
    by="begins_at",
    link=lambda meeting: reverse("meetings:at_desk", args=[meeting.pk]),
    complete=about.complete,
    also=(
        "三会一课台账", "三会一课登记表", "三会一课开展情况登记表", "主题党日记录表", "主题党日活动登记表",
        "组织生活台账",
    ),
    choices=(
        Choice("kind", _("Kind of gathering"), "kind", lambda: CHOICES),
        Choice("state", _("State"), "state", lambda: State.choices),
    ),
    columns=(
        Column(
            code="body", title=_("Held by"), value=lambda m: m.body.name, width=26,
            also=("党支部名称", "支部名称", "党组织名称", "召开单位", "组织名称"),
        ),
        Column(
            code="kind", title=_("Kind of gathering"), value=in_words("kind", Kind.choices), width=18,
            also=("会议类型", "会议类别", "活动类型", "组织生活类型", "类别", "形式"),
        ),
        Column(
            code="title", title=pgettext_lazy("of a meeting", "Title"), value=lambda m: m.title, width=26,
            also=("会议名称", "会议主题", "活动主题", "活动名称", "主题", "党课题目"),
        ),
        Column(
            code="at", title=_("Begins"), value=lambda m: m.begins_at, width=17,
            also=("时间", "会议时间", "召开时间", "实际时间", "活动时间", "开展时间", "日期"),
        ),
        Column(
            code="where", title=_("Place"), value=lambda m: m.where, width=18, also=("地点", "会议地点", "活动地点")
        ),
        Column(
            code="chair", title=_("In the chair"), value=lambda m: m.paper.chair if m.paper else "",
            also=("主持人", "召集人"),
        ),
        Column(
            code="recorder", title=_("Written by"), value=lambda m: m.paper.recorder if m.paper else "",
            also=("记录人",),
        ),
        Column(code="speaker", title=_("Speaker"), value=lambda m: m.speaker, also=("授课人", "主讲人", "讲课人")),
        Column(
            code="people", title=_("How many came"), value=lambda m: m.people_n, width=10, people=True,
            also=("实到人数", "参会人数", "参加人数", "出席人数", "参加党员数", "到会人数"),
        ),
        Column(
            code="leading", title=_("Leading members among them"), value=lambda m: m.leading_n, width=10, people=True,
            also=("参加双重组织生活领导人数", "领导干部参加人数"),
        ),
        Column(
            code="content", title=_("Agenda and points"), value=about.content, width=40,
            also=("主要内容", "会议内容", "活动内容", "会议议题", "议题", "内容"),
        ),
        Column(
            code="outcome", title=pgettext_lazy("of a meeting", "What came of it"), value=lambda m: m.outcome, width=30,
            also=("会议结果", "活动成效", "议定事项", "小结"),
        ),
        Column(code="state", title=_("State"), value=in_words("state", State.choices), width=12, also=("状态",)),
    ),
)  # fmt: skip
