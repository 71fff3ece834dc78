"""Single values of an organisation in a period: how many gatherings, how many people, how many answers."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.kernel.journal.history import kept_since
from linli.kernel.journal.tally import totals
from linli.kernel.ledgers import READ, Field, Known
from linli.meetings.states import Kind

HELD, RECOUNTED = "meetings.meeting.held", "meetings.meeting.recounted"
SOURCE = _("Gatherings noted as held")


def _counted(kinds: tuple[str, ...], measure: str) -> Callable[[int, date, date], Known | None]:
    """What the journal counts of one body and all below it; a joint one counts once."""

    def value(body: int, first: date, until: date) -> Known | None:
        since = kept_since()
        if since is None or first < since.replace(day=1):
            return None
        rows = totals([body], kinds, first, until, measures=[measure])
        if not rows:
            return None
        link = f"{reverse('organisations:body', args=[body])}#gatherings"
        return Known(int(sum(one.quantity for one in rows)), link, source=SOURCE)

    return value


def _field(code: str, title: Any, kinds: tuple[str, ...], measure: str, also: str, **how: Any) -> Field:
    return Field(
        code=f"meetings.{code}", title=title, value=_counted(kinds, measure), also=tuple(also.split()),
        level="P1", permission=READ, by_period=True, **how,
    )  # fmt: skip


NAMES: dict[str, str] = {
    Kind.BRANCH_GENERAL: "支部党员大会次数 党员大会次数 召开党员大会次数",
    Kind.BRANCH_COMMITTEE: "支委会次数 支部委员会次数 召开支委会次数",
    Kind.PARTY_GROUP: "党小组会次数 召开党小组会次数",
    Kind.PARTY_LESSON: "党课次数 上党课次数 开展党课次数",
    Kind.THEMED_DAY: "主题党日次数 开展主题党日次数 主题党日活动次数",
    Kind.ORGANISATION_LIFE: "组织生活会次数 召开组织生活会次数",
    Kind.TALK: "民情恳谈次数 恳谈会次数 开展民情恳谈次数",
    Kind.LECTURE: "法治讲座次数 普法讲座次数 开展普法讲座次数",
    Kind.JOINT: "共建活动次数 联合活动次数 开展共建活动次数",
}
FIELDS = (
    _field("held", _("Gatherings held"), (HELD,), "", "开展活动次数 活动次数 组织活动次数"),
    _field(
        "people", _("People who came, counted each time"), (HELD, RECOUNTED), "people", "参加活动人次 活动参与人次",
        unit="人次",
    ),
    *(
        _field(f"held.{kind}", Kind(kind).label, (HELD,), f"kind.{kind}", names)
        for kind, names in NAMES.items()
    ),
    _field("answered", _("Points of talks answered"), ("meetings.point.answered",), "answered", "恳谈事项答复数"),
)  # fmt: skip
