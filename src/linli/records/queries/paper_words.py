"""What the house knows of a body, in the words of a paper: fields arrive filled, and say from where."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from linli.kernel.actors import Actor
from linli.kernel.clock import today
from linli.kernel.ledgers import FIELDS
from linli.organisations.queries import BodyRef, tree
from linli.records.queries.figures import Counts, spans_of
from linli.records.rules.papers import clean, clean_line
from linli.records.rules.papers.period import Period

ORGANISATION, ABOVE, PERIOD, DAY = "组织", "上级", "期间", "日期"
UNFINISHED, NO_OPINIONS, TOP, NUMBER = "截止说明", "有效评价说明", "主要诉求", "件数"
HOUSE = (ORGANISATION, ABOVE, PERIOD, DAY, UNFINISHED, NO_OPINIONS)


def own_body(actor: Actor) -> BodyRef | None:
    """The body for which the post in use writes: its own, or that for which it acts."""
    if actor.post is None:
        return None
    return tree().get(int(actor.post.path.rstrip("/").rpartition("/")[2]))


def words(body: BodyRef, counts: Counts) -> dict[str, str]:
    """Names, period and day, and in kind words what is missing."""
    above = tree().above(body.id)
    return {
        ORGANISATION: clean_line(body.name),
        ABOVE: clean_line(above.name) if above else "",
        PERIOD: counts.period.words,
        DAY: day_in_words(today()),
        UNFINISHED: _unfinished(counts),
        NO_OPINIONS: _no_opinions(counts),
    }


def day_in_words(day: date | None) -> str:
    """2026年11月30日, whatever the reader's language: a paper is Chinese."""
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def _unfinished(counts: Counts) -> str:
    until = counts.spans["now"].until
    return f"本期尚未结束，数据截至{day_in_words(today())}。" if until > today() else ""


def _no_opinions(counts: Counts) -> str:
    n = counts.by_span["now"].counted.get("valid", 0)
    if n:
        return "共收到有效评价{有效评价数}份，数量较少，不计算比率。"
    return "本期还没有居民评价，满意率等比率暂缺；回访或收到评价后即可补充。"


def lists(counts: Counts) -> dict[str, list[list[str]]]:
    """Lists that the house knows: what residents wrote most, each with its figure."""
    return {TOP: [[name, f"{{{figure}}}"] for name, figure in counts.top]}


def from_ledgers(
    names: Iterable[str], actor: Actor, body: BodyRef, period: Period
) -> dict[str, tuple[str, Any]]:
    """Fields of other capabilities that a template names by their titles: name → (words, where they come from)."""
    wanted, found = set(names), {}
    span = spans_of(period)["now"]
    with override("zh-hans"):
        for one in FIELDS.values():
            name = next((told for told in (str(one.title), *one.also) if told in wanted), "")
            if name and (not one.permission or actor.can(one.permission, body.path)):
                known = one.value(body.id, span.first, span.until)
                if known is not None and known.value is not None:
                    found[name] = (_in_words(known.value), known.source or _("what the house knows"))
    return found


def _in_words(value: Any) -> str:
    if isinstance(value, date):
        return day_in_words(value)
    if isinstance(value, bool):
        return "是" if value else "否"
    return f"{value.normalize():f}" if isinstance(value, Decimal) else clean(str(value))
