"""Ledgers open to everybody: what organisations hold for all, and the points of talks with their answers."""

from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel.ledgers import Choice, Column, Ledger, in_words, within
from linli.meetings.ledgers import about
from linli.meetings.models import Meeting, Point
from linli.meetings.queries import held_by, public_record
from linli.meetings.states import Audience, Kind, PointState, State

OPEN = (Audience.PUBLIC, Audience.OPEN_DOORS)


def activities(path: str, first: date, until: date) -> QuerySet[Meeting]:
    """What was announced to all, held or called off."""
    return about.rows(path, first, until).filter(audience__in=OPEN).exclude(state=State.DRAFTED)


ACTIVITIES = Ledger(
    code="meetings.activities",
    title=_("Ledger of activities"),
    source=_("Each gathering open to all: announced, called off, held, with how many came."),
    level="P0",
    permission="",
    rows=activities,
    by="begins_at",
    complete=about.complete,
    also=("活动台账", "活动登记表", "共建活动台账", "群众活动开展情况表", "法治讲座台账"),
    choices=(
        Choice("kind", _("Kind of gathering"), "kind", lambda: Kind.choices),
        Choice("state", _("State"), "state", lambda: State.choices),
    ),
    columns=(
        Column(code="at", title=_("Begins"), value=lambda m: m.begins_at, width=17, also=("活动时间", "开展时间")),
        Column(
            code="title", title=pgettext_lazy("of a meeting", "Title"), value=lambda m: m.title, width=26,
            also=("活动名称", "活动主题"),
        ),
        Column(
            code="kind", title=_("Kind of gathering"), value=in_words("kind", Kind.choices), width=16,
            also=("活动类型", "活动类别"),
        ),
        Column(code="body", title=_("Held by"), value=lambda m: m.body.name, width=26, also=("主办单位", "组织单位")),
        Column(
            code="others", title=_("Together with"), value=lambda m: "、".join(m.others), width=26,
            also=("协办单位", "联合单位", "共建单位"),
        ),
        Column(code="where", title=_("Place"), value=lambda m: m.where, width=18, also=("活动地点",)),
        Column(
            code="people", title=_("How many came"), value=lambda m: m.people_n, people=True, width=10,
            also=("参加人数", "参与人数", "活动人数"),
        ),
        Column(
            code="hours", title=pgettext_lazy("how long", "Hours"), value=lambda m: m.hours, width=8,
            also=("活动时长",),
        ),
        Column(
            code="outcome", title=pgettext_lazy("of a meeting", "What came of it"), value=lambda m: m.outcome, width=36,
            also=("活动成效", "活动小结"),
        ),
        Column(code="state", title=_("State"), value=in_words("state", State.choices), width=12, also=("状态",)),
    ),
)  # fmt: skip


def points(path: str, first: date, until: date) -> QuerySet[Point]:
    """The points of public talks that are written down."""
    talks = public_record().filter(within(first, until, "begins_at"))
    talks = talks.filter(held_by(path)) if path else talks
    found = Point.objects.filter(meeting__in=talks.values("pk")).exclude(state=PointState.DROPPED)
    return found.select_related("meeting__body", "body")


POINTS = Ledger(
    code="meetings.points",
    title=_("Ledger of talks with residents"),
    source=_("What was said at talks, by when it is answered, and the answer in words that name nobody."),
    level="P0",
    permission="",
    rows=points,
    also=("民情恳谈台账", "民情恳谈记录表", "恳谈事项台账", "居民议事台账"),
    choices=(Choice("state", _("State"), "state", lambda: PointState.choices),),
    columns=(
        Column(code="at", title=_("Begins"), value=lambda p: p.meeting.begins_at, width=17, also=("恳谈时间",)),
        Column(code="talk", title=_("Gathering"), value=lambda p: p.meeting.title, width=22, also=("恳谈主题",)),
        Column(code="body", title=_("Held by"), value=lambda p: p.meeting.body.name, width=24, also=("恳谈单位",)),
        Column(
            code="text", title=_("The point"), value=lambda p: p.text, width=36, also=("居民意见", "恳谈事项")
        ),
        Column(
            code="leads", title=_("Who leads"), value=lambda p: p.body.name if p.body else "", width=24,
            also=("责任单位",),
        ),
        Column(code="due", title=_("By when"), value=lambda p: p.due, also=("答复期限", "完成时限")),
        Column(
            code="state", title=_("State"), value=in_words("state", PointState.choices), width=12, also=("办理状态",)
        ),
        Column(
            code="answer", title=_("Answer"), value=lambda p: p.answer_public, width=36, also=("答复情况", "答复内容")
        ),
    ),
)  # fmt: skip
