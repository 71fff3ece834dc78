"""Ledgers of what members made public, of mutual help, and of files of the exchange."""

from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from linli.kernel.ledgers import Choice, Column, Ledger, in_words, within
from linli.volunteers import policy_near as policy
from linli.volunteers.models import Exchange, Match, Undertaking
from linli.volunteers.states.neighbours import (
    Help,
    Kind,
    MatchState,
    Sort,
    UndertakingState,
    Way,
)


def undertakings(path: str, first: date, until: date) -> QuerySet[Undertaking]:
    rows = Undertaking.objects.filter(body__path__startswith=path, is_public=True).select_related("body")
    return rows.filter(year__gte=first.year, taken_on__lt=until)


UNDERTAKINGS = Ledger(
    code="volunteers.undertakings",
    title=_("Duty areas, model posts and promises"),
    source=_("What members made public themselves, with the name that they chose; hidden ones are not here."),
    level="P0",
    permission="",
    rows=undertakings,
    by="taken_on",
    also=("党员责任区台账", "党员示范岗台账", "党员承诺台账", "公开承诺台账"),
    choices=(Choice("kind", _("What it is"), "kind", lambda: Kind.choices),),
    columns=(
        Column(
            code="body",
            title=_("Community or branch"),
            value=lambda u: u.body.name,
            width=24,
            also=("所在支部", "社区"),
        ),
        Column(code="kind", title=_("What it is"), value=in_words("kind", Kind.choices), also=("类别",)),
        Column(
            code="title", title=_("In a few words"), value=lambda u: u.title, width=28, also=("承诺内容",)
        ),
        Column(code="name", title=_("Name as it is shown"), value=lambda u: u.shown_name, also=("姓名",)),
        Column(code="year", title=_("Year"), value=lambda u: u.year, width=8, also=("年度",)),
        Column(
            code="result",
            title=_("What came of it"),
            value=lambda u: u.result,
            width=28,
            also=("完成情况", "践诺情况"),
        ),
        Column(
            code="state", title=_("State"), value=in_words("state", UndertakingState.choices), also=("状态",)
        ),
    ),
)


def helped(path: str, first: date, until: date) -> QuerySet[Match]:
    rows = Match.objects.filter(within(first, until, "proposed_at"), want__body__path__startswith=path)
    return rows.filter(state__in=[MatchState.DONE, MatchState.THANKED]).select_related(
        "want__body", "offer__body"
    )


HELPED = Ledger(
    code="volunteers.helped",
    title=_("Ledger of mutual help"),
    source=_("Offers and wishes of neighbours that met and were done; who they are is not in it."),
    level="P2",
    permission=policy.MEMBERS,
    rows=helped,
    by="proposed_at",
    link=lambda m: str(m.want.body.get_absolute_url()),
    also=("互助服务台账", "邻里互助台账"),
    choices=(Choice("help", _("Kind of help"), "want__help", lambda: Help.choices),),
    columns=(
        Column(code="body", title=_("Community"), value=lambda m: m.want.body.name, width=24, also=("社区",)),
        Column(
            code="help",
            title=_("Kind of help"),
            value=lambda m: m.want.get_help_display(),
            width=18,
            also=("互助类别",),
        ),
        Column(code="near", title=_("How near"), value=lambda m: m.get_step_display(), also=("距离",)),
        Column(
            code="at",
            title=_("Brought together"),
            value=lambda m: m.proposed_at,
            width=17,
            also=("对接时间",),
        ),
        Column(code="state", title=_("State"), value=in_words("state", MatchState.choices), also=("状态",)),
    ),
)


def files(path: str, first: date, until: date) -> QuerySet[Exchange]:
    return Exchange.objects.filter(within(first, until), body__path__startswith=path).select_related("body")


EXCHANGES = Ledger(
    code="volunteers.exchanges",
    title=_("Files to and from the national system"),
    source=_("Each file that went out or came in: how many lines, and how many were left out."),
    level="P2",
    permission=policy.EXCHANGE,
    rows=files,
    by="at",
    also=("志愿服务数据交换台账",),
    choices=(Choice("way", _("Way"), "way", lambda: Way.choices),),
    columns=(
        Column(code="at", title=_("When"), value=lambda e: e.at, width=17),
        Column(code="body", title=_("Organisation"), value=lambda e: e.body.name, width=24),
        Column(code="way", title=_("Way"), value=in_words("way", Way.choices)),
        Column(code="sort", title=_("What"), value=in_words("sort", Sort.choices)),
        Column(code="new", title=_("New"), value=lambda e: e.new_n, total=True, field="new_n"),
        Column(
            code="changed", title=_("Changed"), value=lambda e: e.changed_n, total=True, field="changed_n"
        ),
        Column(
            code="there", title=_("There already"), value=lambda e: e.there_n, total=True, field="there_n"
        ),
        Column(
            code="refused", title=_("Left out"), value=lambda e: e.refused_n, total=True, field="refused_n"
        ),
    ),
)
