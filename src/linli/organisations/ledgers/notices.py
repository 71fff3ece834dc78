"""The ledger of notices of policy: from whom, for whom, and how many organisations passed each on."""

from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel.ledgers import Choice, Column, Ledger, in_words, within
from linli.organisations.models import Notice
from linli.organisations.queries import addressed
from linli.organisations.states_masses import CARRYING, NoticeState, PassingState


def notices(path: str, first: date, until: date) -> QuerySet[Notice]:
    found = Notice.objects.filter(within(first, until, "published_at"), body__path__startswith=path)
    stands = Q(passings__state=PassingState.STANDS)
    return found.select_related("body", "under").annotate(passed_n=Count("passings", filter=stands))


def _kinds(notice: Any) -> str:
    return "；".join(str(label) for kind, label in CARRYING if kind in notice.kinds)


NOTICES = Ledger(
    code="organisations.notices",
    title=_("Ledger of notices of policy"),
    source=_("Publishing a notice, each organisation that passes it on, withdrawing it. Nobody's reading is counted."),
    level="P1",
    permission="organisations.notify",
    rows=notices,
    by="published_at",
    also=("政策宣传台账", "政策通知台账", "群团政策宣讲台账"),
    choices=(Choice("state", _("State"), "state", lambda: NoticeState.choices),),
    columns=(
        Column(code="at", title=_("Published on"), value=lambda one: one.published_at, width=17, also=("发布时间",)),
        Column(code="title", title=pgettext_lazy("of a notice", "Title"), value=lambda one: one.title, width=30,
               also=("政策名称", "标题")),
        Column(code="body", title=pgettext_lazy("of a notice", "From"), value=lambda one: one.body.name,
               width=24, also=("发布单位",)),
        Column(code="kinds", title=_("For organisations of these kinds"), value=_kinds, width=26,
               also=("发送对象",)),
        Column(code="under", title=_("For those at and below"), value=lambda one: one.under.name, width=24),
        Column(code="until", title=_("Valid until"), value=lambda one: one.valid_until, also=("有效期至",)),
        Column(code="passed", title=_("Organisations that passed it on"), value=lambda one: one.passed_n, total=True,
               field="passed_n", width=14, also=("已传达组织数",)),
        Column(code="addressed", title=_("Organisations that it is for"), value=lambda one: len(addressed(one)),
               width=14, also=("应传达组织数",)),
        Column(code="state", title=_("State"), value=in_words("state", NoticeState.choices)),
    ),
)  # fmt: skip
