"""The columns of the ledger of needs, in the groups in which the hotline's lists have them."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel.ledgers import Column, in_words
from linli.needs import policy
from linli.needs.ledgers.about import body_named, category_named
from linli.needs.states import Channel, Kind, Origin, Outcome, Satisfied, State, Urgency

TEXTS = policy.READ_CONTACT  # words that people wrote are for those who handle the matter
MATTER, PLACE, WORDS = _("The matter"), _("Where"), _("In words")
COURSE, AFTER, COUNTS = _("How it was handled"), _("Call-back"), _("Times")


def _opinion(need: Any, name: str) -> Any:
    return getattr(need.last_rating, name) if need.last_rating else None


SATISFIED = dict(Satisfied.choices)
COLUMNS = (
    Column(
        code="number",
        title=_("Number"),
        group=MATTER,
        value=lambda n: n.number,
        also=("工单编号", "诉求编号", "受理编号"),
    ),
    Column(
        code="raised_at",
        title=_("Raised at"),
        group=MATTER,
        value=lambda n: n.raised_at,
        width=17,
        also=("受理时间", "来电时间", "诉求时间", "登记时间"),
    ),
    Column(
        code="channel",
        title=_("How it came in"),
        group=MATTER,
        value=in_words("channel", Channel.choices),
        also=("处理受理方式", "来源", "诉求来源", "受理渠道"),
    ),
    Column(
        code="origin",
        title=_("Came out of"),
        group=MATTER,
        value=in_words("origin", Origin.choices),
        width=18,
        also=("诉求由来",),
    ),
    Column(
        code="speaker",
        title=_("Raised for the members of"),
        group=MATTER,
        width=22,
        value=lambda n: n.speaker.body.name if n.speaker else "",
        also=("反映组织", "群团组织"),
    ),
    Column(
        code="members",
        title=_("How many it speaks for"),
        group=MATTER,
        width=10,
        value=lambda n: n.speaker.members if n.speaker else None,
        also=("代表人数",),
    ),
    Column(
        code="kind",
        title=_("Kind of need"),
        group=MATTER,
        value=in_words("kind", Kind.choices),
        also=("工单类型", "诉求类型", "工单性质"),
    ),
    Column(
        code="category",
        title=_("Category"),
        group=MATTER,
        value=lambda n: category_named(n.category_id),
        also=("问题分类", "诉求分类", "标签"),
    ),
    Column(
        code="urgency",
        title=_("Urgency"),
        group=MATTER,
        value=in_words("urgency", Urgency.choices),
        also=("紧急程度",),
    ),
    Column(
        code="district",
        title=_("District"),
        group=PLACE,
        value=lambda n: n.places.get("district"),
        also=("被反映区", "所属区"),
    ),
    Column(
        code="street",
        title=_("Street or town"),
        group=PLACE,
        value=lambda n: n.places.get("street"),
        width=18,
        also=("被反映街乡镇", "街乡镇", "街道(乡镇)"),
    ),
    Column(
        code="community",
        title=_("Community or village"),
        group=PLACE,
        value=lambda n: n.places.get("community"),
        width=22,
        also=("村/社区", "社区(村)", "所属社区"),
    ),
    Column(
        code="address",
        title=_("Address"),
        group=PLACE,
        value=lambda n: n.address,
        permission=TEXTS,
        width=20,
        also=("小区点位", "详细地址", "地点"),
    ),
    Column(
        code="title",
        title=pgettext_lazy("of a text", "Title"),
        group=WORDS,
        value=lambda n: n.title,
        permission=TEXTS,
        width=24,
        also=("标题", "诉求标题"),
    ),
    Column(
        code="text",
        title=_("Text"),
        group=WORDS,
        value=lambda n: n.text,
        permission=TEXTS,
        width=40,
        also=("主要内容", "诉求内容"),
    ),
    Column(
        code="state",
        title=_("State"),
        group=COURSE,
        value=in_words("state", State.choices),
        also=("工单状态", "办理状态"),
    ),
    Column(
        code="body",
        title=_("Handled by"),
        group=COURSE,
        value=lambda n: body_named(n.body_id),
        width=22,
        also=("承办单位", "办理单位", "责任单位"),
    ),
    Column(
        code="respond_by",
        title=_("First contact by"),
        group=COURSE,
        value=lambda n: n.respond_by,
        width=17,
        also=("响应时限",),
    ),
    Column(
        code="contacted_at",
        title=_("Contacted at"),
        group=COURSE,
        value=lambda n: n.contacted_at,
        width=17,
        also=("联系时间", "首次联系时间"),
    ),
    Column(
        code="due_at",
        title=_("Answer by"),
        group=COURSE,
        value=lambda n: n.due_at,
        width=17,
        also=("办理时限", "截止时间"),
    ),
    Column(
        code="replied_at",
        title=_("Answered at"),
        group=COURSE,
        value=lambda n: n.replied_at,
        width=17,
        also=("答复时间", "回复时间"),
    ),
    Column(
        code="closed_at",
        title=_("Ended at"),
        group=COURSE,
        value=lambda n: n.closed_at,
        width=17,
        also=("办结时间", "结案时间"),
    ),
    Column(
        code="outcome",
        title=_("Outcome"),
        group=COURSE,
        value=in_words("outcome", Outcome.choices),
        width=16,
        also=("办理结果",),
    ),
    Column(
        code="reply",
        title=_("Answer"),
        group=COURSE,
        value=lambda n: n.reply,
        permission=TEXTS,
        width=40,
        also=("回复内容", "答复内容", "公开答复内容", "办理情况"),
    ),
    Column(
        code="solved",
        title=_("Solved"),
        group=AFTER,
        value=lambda n: _opinion(n, "solved"),
        width=8,
        also=("是否解决",),
    ),
    Column(
        code="satisfied",
        title=_("Satisfied"),
        group=AFTER,
        width=10,
        also=("是否满意",),
        value=lambda n: SATISFIED.get(_opinion(n, "satisfied"), ""),
    ),
    Column(
        code="people",
        title=_("How many people"),
        group=COUNTS,
        value=lambda n: n.reporters_n,
        total=True,
        field="reporters_n",
        people=True,
        width=8,
        also=("反映人数", "涉及人数"),
    ),
    Column(
        code="urged",
        title=_("Asked to hurry"),
        group=COUNTS,
        value=lambda n: n.urged_n,
        total=True,
        field="urged_n",
        width=8,
        also=("催办次数",),
    ),
    Column(
        code="returned",
        title=_("Sent back"),
        group=COUNTS,
        value=lambda n: n.returns,
        total=True,
        field="returns",
        width=8,
        also=("退回次数", "退单次数"),
    ),
    Column(
        code="extended",
        title=_("More time"),
        group=COUNTS,
        value=lambda n: n.extended_n,
        total=True,
        field="extended_n",
        width=8,
        also=("延期次数",),
    ),
    Column(
        code="excluded",
        title=_("Not counted"),
        group=COUNTS,
        value=lambda n: bool(n.excluded),
        width=10,
        also=("是否剔除",),
    ),
)
