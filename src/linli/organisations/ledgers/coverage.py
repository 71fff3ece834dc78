"""The ledger of places and who covers them: numbers of people, never names."""

from datetime import date

from django.db.models import Case, QuerySet, Value, When
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel.ledgers import READ, Choice, Column, Ledger, in_words
from linli.organisations.models import Site
from linli.organisations.states import Ground, SiteState, Way

COVER, SIZE = _("Covered"), _("Size")


def sites(path: str, first: date, until: date) -> QuerySet[Site]:
    """The places that are still there."""
    found = Site.objects.filter(answers__path__startswith=path).exclude(state=SiteState.CLOSED)
    return found.select_related("answers", "by", "masses", "host")


SITES = Ledger(
    code="organisations.sites",
    title=_("Ledger of reach"),
    source=_("Every time a place was put on the list, covered, given up or taken off the list."),
    level="P2",
    permission=READ,
    rows=sites,
    also=("组织覆盖台账", "党组织覆盖台账", "两新组织台账", "两企三新台账"),
    choices=(
        Choice("kind", _("Kind of place"), "kind", lambda: Ground.choices),
        Choice("state", _("State"), "state", lambda: SiteState.choices),
        Choice("way", _("How it is covered"), "way", lambda: Way.choices),
    ),
    columns=(
        Column(
            code="name", title=_("Name of the place"), value=lambda s: s.name, width=26,
            also=("场所名称", "单位名称", "点位名称", "名称"),
        ),
        Column(
            code="kind", title=_("Kind of place"), value=in_words("kind", Ground.choices),
            also=("场所类型", "单位类型", "类型"),
        ),
        Column(
            code="answers", title=_("Lies with"), value=lambda s: s.answers.name, width=24,
            also=("所属社区", "所在社区"),
        ),
        Column(code="host", title=pgettext_lazy("of a place", "Host"),
            value=lambda s: s.host.name if s.host else "", width=22),
        Column(
            code="people", title=_("People there, about"), value=lambda s: s.people, group=SIZE, people=True,
            total=True, field="people", width=10, also=("从业人数", "职工人数", "人数"),
        ),
        Column(
            code="state", title=_("State"), value=in_words("state", SiteState.choices), group=COVER,
            also=("是否覆盖", "覆盖情况"),
        ),
        Column(
            code="way", title=_("How it is covered"), value=in_words("way", Way.choices), group=COVER,
            also=("覆盖方式", "组建方式"),
        ),
        Column(
            code="by", title=_("Covered by"), value=lambda s: s.by.name if s.by else "", group=COVER, width=26,
            also=("覆盖组织", "党组织名称"),
        ),
        Column(code="since", title=_("Covered since"), value=lambda s: s.since, group=COVER, also=("覆盖时间",)),
        Column(
            code="masses", title=_("Mass organisation"), value=lambda s: s.masses.name if s.masses else "", width=22,
            also=("群团组织", "工会组织"),
        ),
        Column(
            code="gap", title=_("Gap"), value=lambda s: int(s.state == SiteState.GAP), total=True, width=8,
            field=Case(When(state=SiteState.GAP, then=Value(1)), default=Value(0)), also=("空白点",),
        ),
    ),
)  # fmt: skip
