"""The ledger of the guide: every service item, on which basis, how long, what it costs, when it was looked over."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from linli.kernel.ledgers import Column, Ledger
from linli.needs.models import Item
from linli.needs.queries.items import due
from linli.needs.states_items import ItemState, Way


def _rows(path: str, first: date, until: date) -> QuerySet[Item]:
    """What stood in the guide in the period: looked over before its end, not taken out."""
    rows = Item.objects.filter(body__path__startswith=path, state=ItemState.PUBLISHED, checked_on__lt=until)
    return rows.select_related(*Item.WITH)


def _papers(row: Any) -> str:
    return "、".join(one["name"] for one in row.papers)


ITEMS = Ledger(
    code="needs.items",
    title=_("Ledger of the guide to services"),
    source=_("Every service item that is public, as it was last looked over."),
    level="P0",
    permission="",
    rows=_rows,
    also=("服务事项清单", "办事指南台账", "服务事项台账", "一站式服务清单"),
    columns=(
        Column(code="name", title=_("Name of the service"), value=lambda r: r.name, width=26, also=("事项名称",)),
        Column(code="body", title=_("Who answers for it"), value=lambda r: r.body.name, width=22, also=("实施单位",)),
        Column(code="basis", title=_("On what basis"), value=lambda r: r.basis, width=30,
               also=("设定依据", "办理依据")),
        Column(code="who", title=_("Who may"), value=lambda r: r.who, width=22, also=("办理对象", "服务对象")),
        Column(code="papers", title=_("Papers to bring"), value=_papers, width=30, also=("所需材料", "申请材料")),
        Column(code="limit", title=_("Time limit"), value=lambda r: str(r.term or _("Done on the spot")),
               also=("办理时限", "承诺时限")),
        Column(code="fee", title=_("Fee in yuan"), value=lambda r: r.fee, also=("收费标准",)),
        Column(code="ways", title=_("How it is done"), value=lambda r: "、".join(str(Way(w).label) for w in r.ways),
               width=20, also=("办理方式",)),
        Column(code="where", title=_("Where"), value=lambda r: r.where(), width=22, also=("办理地点",)),
        Column(code="checked", title=_("Last looked over"), value=lambda r: r.checked_on, also=("核对日期",)),
        Column(code="due", title=_("To be looked over again from"), value=due),
    ),
)  # fmt: skip
