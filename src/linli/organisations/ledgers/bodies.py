"""Ledgers of the organisations themselves and of their course; both are public."""

from datetime import date

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from linli.kernel.ledgers import Choice, Column, Ledger, in_words
from linli.organisations.models import Body, Lineage, Post
from linli.organisations.queries.tree import tree
from linli.organisations.states import BodyState, Kind, PostState, Turn

TIME, TERM, DESK, POSTS = _("Course"), _("Term of office"), _("Address and hours"), _("Posts")


def _posts(*states: PostState) -> Coalesce:
    """How many posts of a body are in one of these states, counted row by row through their index."""
    held = Post.objects.filter(body=OuterRef("pk"), state__in=states).order_by().values("body")
    return Coalesce(Subquery(held.annotate(n=Count("pk")).values("n"), output_field=IntegerField()), 0)


def bodies(path: str, first: date, until: date) -> QuerySet[Body]:
    """Those that were there on a day of the period."""
    there = Q(founded_on=None) | Q(founded_on__lt=until), Q(ended_on=None) | Q(ended_on__gte=first)
    found = Body.objects.filter(*there, path__startswith=path)
    return found.annotate(
        posts_n=_posts(PostState.PLANNED, PostState.FILLED, PostState.VACANT),
        vacant_n=_posts(PostState.PLANNED, PostState.VACANT),
    )


def _named(pk: int | None) -> str:
    ref = tree().get(pk)
    return ref.name if ref else ""


BODIES = Ledger(
    code="organisations.bodies",
    title=_("Ledger of organisations"),
    source=_("Founding, change, election, merging and ending of each organisation."),
    level="P0",
    permission="",
    rows=bodies,
    also=("组织台账", "基层组织台账", "基层党组织录入样表", "党支部录入样表"),
    choices=(
        Choice("kind", _("Kind of organisation"), "kind", lambda: Kind.choices),
        Choice("state", _("State"), "state", lambda: BodyState.choices),
    ),
    columns=(
        Column(
            code="name",
            title=_("Name of the organisation"),
            value=lambda b: b.name,
            width=26,
            also=("组织名称", "名称", "单位名称", "党支部名称"),
        ),
        Column(
            code="kind",
            title=_("Kind of organisation"),
            value=in_words("kind", Kind.choices),
            width=18,
            also=("组织类别", "单位类别", "支部类别"),
        ),
        Column(
            code="above",
            title=_("Under"),
            value=lambda b: _named(b.parent_id),
            width=24,
            also=("上级组织", "所属单位", "所属分党委"),
        ),
        Column(code="area_code", title=_("Area code"), value=lambda b: b.area_code, also=("区划代码",)),
        Column(
            code="uscc",
            title=_("Unified social credit code"),
            value=lambda b: b.uscc,
            width=20,
            also=("统一社会信用代码",),
        ),
        Column(
            code="state",
            title=_("State"),
            value=in_words("state", BodyState.choices),
            width=10,
            also=("状态",),
        ),
        Column(
            code="founded_on",
            title=_("Founded on"),
            group=TIME,
            value=lambda b: b.founded_on,
            also=("成立时间", "成立日期"),
        ),
        Column(
            code="ended_on", title=_("Ended on"), group=TIME, value=lambda b: b.ended_on, also=("撤销时间",)
        ),
        Column(
            code="term_begins",
            title=_("Term begins"),
            group=TERM,
            value=lambda b: b.term_begins,
            also=("任命时间", "届始日期"),
        ),
        Column(
            code="term_ends",
            title=_("Term ends"),
            group=TERM,
            value=lambda b: b.term_ends,
            also=("应换届时间", "届满日期"),
        ),
        Column(
            code="posts",
            title=_("Number of posts"),
            group=POSTS,
            value=lambda b: b.posts_n,
            total=True,
            field="posts_n",
            width=8,
            also=("岗位数", "职数"),
        ),
        Column(
            code="vacant",
            title=_("Vacant posts"),
            group=POSTS,
            value=lambda b: b.vacant_n,
            total=True,
            field="vacant_n",
            width=8,
            also=("空岗数", "缺额"),
        ),
        Column(
            code="address",
            title=_("Address"),
            group=DESK,
            value=lambda b: b.desk_address,
            width=24,
            also=("办公地址", "地址"),
        ),
        Column(
            code="phone",
            title=_("Telephone"),
            group=DESK,
            value=lambda b: b.desk_phone,
            also=("联系电话", "办公电话"),
        ),
        Column(
            code="mail", title=_("E-mail"), group=DESK, value=lambda b: b.desk_mail, width=20, also=("邮箱",)
        ),
        Column(
            code="hours",
            title=_("Hours"),
            group=DESK,
            value=lambda b: b.desk_hours,
            width=20,
            also=("办公时间",),
        ),
    ),
)


def turns(path: str, first: date, until: date) -> QuerySet[Lineage]:
    found = Lineage.objects.filter(on__gte=first, on__lt=until, body__path__startswith=path)
    return found.select_related("body")


LINEAGE = Ledger(
    code="organisations.lineage",
    title=_("Course of the organisations"),
    source=_("Every time an organisation was placed under another, or merged into one."),
    level="P0",
    permission="",
    rows=turns,
    link=lambda turn: str(turn.body.get_absolute_url()),
    also=("隶属变更台账", "组织沿革"),
    choices=(Choice("turn", _("What happened"), "turn", lambda: Turn.choices),),
    columns=(
        Column(code="on", title=_("Day"), value=lambda t: t.on, also=("变更时间", "变更日期")),
        Column(
            code="body",
            title=_("Name of the organisation"),
            value=lambda t: t.body.name,
            width=26,
            also=("组织名称",),
        ),
        Column(
            code="turn",
            title=_("What happened"),
            value=in_words("turn", Turn.choices),
            width=22,
            also=("变更类型",),
        ),
        Column(
            code="from",
            title=_("Under, before"),
            value=lambda t: _named(t.parent_from_id),
            width=26,
            also=("原上级组织",),
        ),
        Column(
            code="to",
            title=_("Under or in, afterwards"),
            value=lambda t: _named(t.parent_to_id),
            width=26,
            also=("现上级组织",),
        ),
    ),
)
