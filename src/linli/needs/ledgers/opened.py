"""Ledgers open to everybody: digests that were published, and the catalogue by which needs are passed on."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel.ledgers import Choice, Column, Ledger, in_words, within
from linli.needs.ledgers.about import body_named, category_named
from linli.needs.models import Need, Route
from linli.needs.queries.digests import digests
from linli.needs.states import Kind, Outcome
from linli.organisations import queries as organisations


def published(path: str, first: date, until: date) -> QuerySet[Need]:
    return digests().filter(within(first, until, "published_at"), organisations.lies_below(Need, path))


DIGESTS = Ledger(
    code="needs.digests",
    title=_("Ledger of published digests"),
    source=_("What a desk decided to make known of a need, in words without anybody's data."),
    level="P0",
    permission="",
    rows=published,
    by="published_at",
    link=lambda need: reverse("needs:digest", args=[need.pk]),
    also=("公开台账", "诉求公开台账"),
    choices=(Choice("outcome", _("Outcome"), "outcome", lambda: Outcome.choices),),
    columns=(
        Column(
            code="at", title=_("Published at"), value=lambda n: n.published_at, width=17, also=("公开时间",)
        ),
        Column(
            code="title",
            title=pgettext_lazy("of a text", "Title"),
            value=lambda n: n.public_title,
            width=26,
            also=("标题",),
        ),
        Column(
            code="category",
            title=_("Category"),
            value=lambda n: category_named(n.category_id),
            also=("问题分类",),
        ),
        Column(code="body", title=_("Handled by"), value=lambda n: n.body.name, width=22, also=("承办单位",)),
        Column(
            code="outcome",
            title=_("Outcome"),
            value=in_words("outcome", Outcome.choices),
            width=16,
            also=("办理结果",),
        ),
        Column(
            code="people",
            title=_("How many people"),
            value=lambda n: n.reporters_n,
            people=True,
            width=10,
            also=("反映人数",),
        ),
        Column(
            code="reply",
            title=_("Answer"),
            value=lambda n: n.public_reply,
            width=36,
            also=("公开答复内容", "回复内容"),
        ),
    ),
)


def lines(path: str, first: date, until: date) -> QuerySet[Route]:
    """Lines that held on a day of the period and speak of the place of the organisation, or of everywhere."""
    held = Route.objects.filter(Q(valid_to=None) | Q(valid_to__gt=first), valid_from__lt=until)
    here = path.strip("/").rpartition("/")[2]
    ref = organisations.tree().get(int(here)) if here else None
    code = ref.area_code if ref else ""
    wider = [code[:n] for n in range(len(code) + 1)]
    return held.filter(Q(area__startswith=code) | Q(area__in=wider)) if code else held


def _to(route: Any) -> Any:
    """The body, or the level whose public body it is."""
    return body_named(route.body_id) or dict(LEVELS).get(route.level, route.level)


LEVELS = (
    ("community", _("Community or village")),
    ("street", _("Street or town")),
    ("district", _("District")),
    ("city", _("City")),
)
ROUTES = Ledger(
    code="needs.routes",
    title=_("The dispatch catalogue"),
    source=_("Lines of the catalogue: who receives what, where, since when, and on which ground."),
    level="P0",
    permission="",
    rows=lines,
    also=("派单目录", "职责清单"),
    choices=(Choice("kind", _("Kind of need"), "kind", lambda: Kind.choices),),
    columns=(
        Column(
            code="category",
            title=_("Category"),
            value=lambda r: category_named(r.category_id) or _("all"),
            width=18,
            also=("问题分类",),
        ),
        Column(
            code="kind",
            title=_("Kind of need"),
            value=lambda r: r.get_kind_display() or _("all"),
            also=("诉求类型",),
        ),
        Column(
            code="area", title=_("Area code"), value=lambda r: r.area or _("everywhere"), also=("区划代码",)
        ),
        Column(code="to", title=_("Passed on to"), value=_to, width=24, also=("承办单位", "责任单位")),
        Column(
            code="direct", title=_("Without the desk's step"), value=lambda r: r.direct, also=("是否直派",)
        ),
        Column(
            code="from",
            title=_("In force from"),
            value=lambda r: r.valid_from,
            group=_("In force"),
            also=("生效日期",),
        ),
        Column(
            code="to_day",
            title=_("until"),
            value=lambda r: r.valid_to,
            group=_("In force"),
            also=("失效日期",),
        ),
        Column(code="source", title=_("Source"), value=lambda r: r.source, width=36, also=("依据",)),
    ),
)
