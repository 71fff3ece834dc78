"""The ledger of opinions: what was answered to the question how it was. Whose they are is not known."""

from datetime import date
from typing import Any

from django.db.models import Case, QuerySet, Value, When
from django.utils.translation import gettext_lazy as _

from linli.kernel.ledgers import Choice, Column, Ledger, in_words, within
from linli.needs import policy
from linli.needs.ledgers.about import at_desk, body_named, number_of, put_needs
from linli.needs.models import Rating
from linli.needs.states import Satisfied
from linli.organisations import queries as organisations

ANSWERS, MATTER = _("Three questions"), _("The matter")


def rows(path: str, first: date, until: date) -> QuerySet[Rating]:
    return Rating.objects.filter(within(first, until), organisations.lies_below(Rating, path))


def complete(ratings: list[Any]) -> None:
    put_needs(ratings, "need_id")


def _if(name: str) -> Case:
    return Case(When(**{name: True}, then=Value(1)), default=Value(0))


RATED = Ledger(
    code="needs.rated",
    title=_("Ledger of call-backs and opinions"),
    source=_("Every opinion on an answer: given by the person, or told at a call-back."),
    level="P2",
    permission=policy.BOARD,
    rows=rows,
    link=lambda rating: at_desk(rating.need_id),
    complete=complete,
    also=("回访台账", "满意度回访台账", "评价台账"),
    choices=(Choice("satisfied", _("Satisfied"), "satisfied", lambda: Satisfied.choices),),
    columns=(
        Column(code="number", title=_("Number"), group=MATTER, value=number_of, also=("工单编号",)),
        Column(
            code="body",
            title=_("Handled by"),
            group=MATTER,
            value=lambda r: body_named(r.body_id),
            width=22,
            also=("承办单位",),
        ),
        Column(code="at", title=_("Told at"), value=lambda r: r.at, width=17, also=("回访时间", "评价时间")),
        Column(
            code="contacted",
            title=_("Was contacted"),
            group=ANSWERS,
            value=lambda r: int(r.contacted),
            total=True,
            field=_if("contacted"),
            width=9,
            also=("是否联系", "是否响应"),
        ),
        Column(
            code="solved",
            title=_("Solved"),
            group=ANSWERS,
            value=lambda r: int(r.solved),
            total=True,
            field=_if("solved"),
            width=9,
            also=("是否解决",),
        ),
        Column(
            code="satisfied",
            title=_("Satisfied"),
            group=ANSWERS,
            value=in_words("satisfied", Satisfied.choices),
            also=("是否满意",),
        ),
        Column(
            code="words",
            title=_("What they wrote with it"),
            value=lambda r: r.words,
            permission=policy.READ,
            width=36,
            also=("评价内容", "意见建议"),
        ),
    ),
)
