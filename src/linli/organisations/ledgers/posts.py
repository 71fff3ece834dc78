"""The ledger of posts: who holds which until when, and which are vacant."""

from datetime import date
from typing import Any

from django.db.models import Case, Q, QuerySet, Value, When
from django.utils.translation import gettext_lazy as _

from linli.kernel.ledgers import READ, Choice, Column, Ledger, in_words
from linli.organisations.models import Post
from linli.organisations.policy import APPOINT
from linli.organisations.states import PostState

EMPTY = (PostState.PLANNED, PostState.VACANT)
HELD = _("Held")


def posts(path: str, first: date, until: date) -> QuerySet[Post]:
    """All that have not been abolished; those that are held, where their time touches the period."""
    touches = (Q(begins=None) | Q(begins__lt=until)) & (Q(ends=None) | Q(ends__gte=first))
    found = Post.objects.filter(touches | ~Q(state=PostState.FILLED), body__path__startswith=path)
    return found.exclude(state=PostState.ENDED).select_related("body", "role", "person")


def _holder(post: Any) -> str:
    return post.person.name if post.person_id else ""


POSTS = Ledger(
    code="organisations.posts",
    title=_("Ledger of posts"),
    source=_("Planning, filling, vacating and moving of each post."),
    level="P2",
    permission=READ,
    rows=posts,
    also=("岗位台账", "干部台账", "支部委员会成员录入样表"),
    choices=(Choice("state", _("State"), "state", lambda: PostState.choices),),
    columns=(
        Column(
            code="body",
            title=_("Name of the organisation"),
            value=lambda p: p.body.name,
            width=26,
            also=("组织名称", "所在单位"),
        ),
        Column(
            code="title",
            title=_("Title"),
            value=lambda p: p.title,
            width=20,
            also=("职务", "岗位名称", "党内职务"),
        ),
        Column(code="role", title=_("Role"), value=lambda p: str(p.role), width=18, also=("角色",)),
        Column(
            code="state",
            title=_("State"),
            value=in_words("state", PostState.choices),
            width=10,
            also=("在岗情况", "岗位状态"),
        ),
        Column(
            code="public_holder",
            title=_("Holder, where the name is public"),
            group=HELD,
            width=14,
            value=lambda p: _holder(p) if p.is_public else "",
        ),
        Column(
            code="holder",
            title=_("Holder"),
            group=HELD,
            value=_holder,
            permission=APPOINT,
            also=("姓名", "任职人"),
        ),
        Column(
            code="begins",
            title=_("From"),
            group=HELD,
            value=lambda p: p.begins,
            also=("任职时间", "任命时间"),
        ),
        Column(code="ends", title=_("To"), group=HELD, value=lambda p: p.ends, also=("届满时间", "任期届满")),
        Column(
            code="term", title=_("Term of office in years"), value=lambda p: p.term, width=10, also=("任期",)
        ),
        Column(
            code="vacant",
            title=_("vacant"),
            value=lambda p: int(p.state in EMPTY),
            total=True,
            width=8,
            also=("空岗",),
            field=Case(When(state__in=EMPTY, then=Value(1)), default=Value(0)),
        ),
    ),
)
