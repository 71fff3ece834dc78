"""Counts and rates of an organisation with all below it, as totals of what acts wrote down.

The names are those under which tables ask for them. 满意率 alone says nothing of whose satisfaction, so such names
count only in a table about what residents say (``about``).
"""

import csv
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from linli.kernel.clock.periods import Period, is_whole
from linli.kernel.journal.history import kept_since
from linli.kernel.journal.tally import totals
from linli.kernel.ledgers import Field, Known
from linli.needs.acts.seeding import SHIPPED
from linli.needs.ledgers.names import NAMES
from linli.needs.queries import rates
from linli.needs.states import Kind
from linli.organisations import queries as organisations

ABOUT = ("诉求", "12345", "接诉即办", "热线", "工单", "民意", "居民反映", "群众反映", "吹哨报到")
_SOURCE = _("Totals of the journal: what was raised, passed on, answered and rated in these days.")
_BEGUN = ("raised", "noted", "voiced", "taken_over")
_PASSED = ("dispatched", "redispatched")
Count = Callable[[rates.Figures], int | Decimal | None]


def _known(body: int, first: date, until: date, value: int | Decimal | None) -> Known | None:
    """A figure with the page behind it. A zero is known only where something was ever counted, and since when."""
    if value is None or not _is_counted(body, first, until):
        return None
    link = reverse("needs:board_of", args=[body])
    period = Period(first, until)
    if is_whole(first, until) and (until - first).days < 32:
        link += f"?month={period.code}"
    return Known(value, link, source=_SOURCE)


def _is_counted(body: int, first: date, until: date) -> bool:
    """Whether the journal was kept from the first day on, and anything of this body's stands in it."""
    since = kept_since()
    if since is None or first < since:
        return False
    return any(one.quantity for one in totals([body], rates.KINDS, since, until))


def _figures(body: int, first: date, until: date) -> rates.Figures:
    return rates.figures([body], Period(first, until))[body]


def _of(count: Count, body: int, first: date, until: date) -> Known | None:
    return _known(body, first, until, count(_figures(body, first, until)))


def _received(body: int, first: date, until: date) -> Known | None:
    """What came to it: raised there, and for a body without areas below also what was passed on to it."""
    counted = _figures(body, first, until).counted
    passed = 0 if _passes_on(body) else counted["passed_on"]
    return _known(body, first, until, counted["raised"] + passed)


def _passes_on(body: int) -> bool:
    """Whether bodies that answer for areas stand below it: then what comes in is counted once, where it was raised."""
    return any(one.level for one in organisations.tree().children(body))


def _received_as(measure: str, body: int, first: date, until: date) -> Known | None:
    """The same, of one kind or one category; put right where somebody changed it afterwards."""
    acts = [*_BEGUN, "classified", *(() if _passes_on(body) else _PASSED)]
    found = totals([body], [f"needs.need.{act}" for act in acts], first, until)
    return _known(
        body, first, until, sum(int(one.quantity) for one in found if one.measure in _below(measure))
    )


def _below(measure: str) -> set[str]:
    """A group of categories counts with all in it."""
    code = measure.removeprefix("about.")
    return {measure} | (
        {f"about.{one}" for one, group, _name in CATEGORIES if group == code} if code != measure else set()
    )


def _rate(name: str, body: int, first: date, until: date) -> Known | None:
    told = rates.told(_figures(body, first, until), Period(first, until).last, inside=True)
    return _known(body, first, until, rates.percent(getattr(told.rates, name)))


def _share(part: str, whole: str, body: int, first: date, until: date) -> Known | None:
    counted = _figures(body, first, until).counted
    share = Decimal(counted[part]) / counted[whole] if counted[whole] else None
    return _known(body, first, until, rates.percent(share))


def _counted(name: str) -> Callable[[int, date, date], Known | None]:
    return partial(_of, lambda figures: figures.counted[name])


def _field(code: str, title: Any, value: Any, names: str = "", unit: str = "件") -> Field:
    also = tuple(name for word in (names or NAMES[code]).split() for name in _wordings(word))
    return Field(
        code=f"needs.{code}", title=title, value=value, also=also, unit=unit, about=ABOUT, by_period=True
    )


def _wordings(word: str) -> tuple[str, ...]:
    """受理* → 受理, 受理数, 诉求受理数 …; other words as they are."""
    if not word.endswith("*"):
        return (word,)
    starts = ("", "诉求", "工单", "群众诉求")
    return tuple(f"{start}{word[:-1]}{end}" for start in starts for end in ("", "数"))


with SHIPPED.open(encoding="utf-8", newline="") as _lines:
    CATEGORIES = [(row["code"], row["parent"], row["name"]) for row in csv.DictReader(_lines)]

_VOLUMES = (
    _field("received", _("Needs received"), _received),
    _field("passed_on", _("Needs passed on"), _counted("passed_on")),
    _field("answered", _("Needs answered"), _counted("answered")),
    _field("in_time", _("Answered in time"), _counted("in_time")),
    _field("late", _("Answered late"), _counted("late")),
    _field("valid", _("Opinions counted"), _counted("valid")),
    _field("contacted", _("Contacted"), _counted("contacted")),
    _field("solved", _("Solved"), _counted("solved")),
    _field("satisfied", _("Satisfied"), _counted("satisfied")),
    _field("basically", _("Fairly satisfied"), _counted("basically")),
    _field("reopened", _("Taken up again"), _counted("reopened")),
    _field("hung", _("Waiting for a condition"), _counted("hung")),
    _field("extended", _("Extended"), _counted("extended")),
    _field("returned", _("Sent back"), _counted("returned")),
    _field("escalated", _("Asked of the level above"), _counted("escalated")),
    _field("urged", _("Urged"), _counted("urged"), unit="次"),
    _field("excluded", _("Left out of the rates"), _counted("excluded")),
)

_RATES = (
    _field("response_rate", _("Response rate"), partial(_rate, "response"), unit="%"),
    _field("solution_rate", _("Solution rate"), partial(_rate, "solution"), unit="%"),
    _field("satisfaction_rate", _("Satisfaction rate"), partial(_rate, "satisfaction"), unit="%"),
    _field("in_time_rate", _("Answered in time, share"), partial(_share, "in_time", "answered"), unit="%"),
)

_KIND_WORDS = {
    Kind.CONSULT: ("咨询",),
    Kind.HELP: ("求助",),
    Kind.COMPLAINT: ("投诉",),
    Kind.REPORT: ("举报",),
    Kind.SUGGESTION: ("建议", "意见建议"),
    Kind.PRAISE: ("表扬", "表扬感谢"),
}


def _kinded(*names: str) -> str:
    """咨询 → 咨询类, 咨询受理数, 咨询类诉求数 …"""
    middles = ("", "类", "诉求", "类诉求", "工单", "类工单")
    ends = ("", "数", "受理数", "受理", "诉求受理数")
    return " ".join(f"{name}{middle}{end}" for name in names for middle in middles for end in ends)


_KINDS = tuple(
    _field(
        f"received.{kind}",
        format_lazy(_("Received: {what}"), what=kind.label),
        partial(_received_as, f"kind.{kind}"),
        _kinded(*words),
    )
    for kind, words in _KIND_WORDS.items()
)
_SUBJECTS = tuple(
    _field(
        f"received.about.{code}",
        format_lazy(_("Received about: {what}"), what=name),
        partial(_received_as, f"about.{code}"),
        _kinded(name),
    )
    for code, _group, name in CATEGORIES
)

FIELDS = (*_VOLUMES, *_RATES, *_KINDS, *_SUBJECTS)
