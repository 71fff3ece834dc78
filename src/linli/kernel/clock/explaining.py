"""A deadline explained line by line, so that a reader can recount it with a calendar in hand."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.kernel.clock.days import last_day
from linli.kernel.clock.present import local
from linli.kernel.clock.reckoning import Due
from linli.kernel.clock.remaining import say_time
from linli.kernel.clock.terms import Part, Unit
from linli.kernel.clock.walk import COUNTED, HOLIDAY, LAST, MAKEUP, PAUSED, ROLLED, START, WEEKEND, Step, walk

_DAY: dict[str, Any] = {
    START: gettext_lazy("%(day)s: the day it starts is not counted"),
    COUNTED: gettext_lazy("%(day)s: day %(number)s"),
    MAKEUP: gettext_lazy("%(day)s: day %(number)s (a weekend worked in exchange, %(name)s)"),
    WEEKEND: gettext_lazy("%(day)s: weekend, not counted"),
    HOLIDAY: gettext_lazy("%(day)s: %(name)s, not counted"),
    PAUSED: gettext_lazy("%(day)s: the clock stood still, not counted"),
    ROLLED: gettext_lazy("%(day)s: not a working day, so the end moves on"),
    LAST: gettext_lazy("%(day)s: the next working day is the last day"),
}


def explain(due: Due) -> list[str]:
    """Every step from the start to the due instant, one sentence each, in the reader's language."""
    lines = [
        _("It began on %(at)s with a time limit of %(term)s.")
        % {"at": _moment(due.parts[0].began), "term": due.term}
    ]
    for part in due.parts:
        lines += _lines(part, due)
    if due.at is None:
        assert due.paused_since is not None
        lines.append(_("The clock stands still since %(at)s; the due day is fixed once it runs again.") % {
            "at": _moment(due.paused_since)
        })  # fmt: skip
        lines.append(
            _("Were it to run again now, it would be due on %(at)s.") % {"at": _ends(due.if_resumed)}
        )
    else:
        lines.append(_("It is due on %(at)s.") % {"at": _ends(due.at)})
    if due.if_resumed != due.first_at:
        lines.append(
            _("Without pauses and extensions it would have been due on %(at)s.") % {"at": _ends(due.first_at)}
        )
    if due.provisional:
        lines.append(_("The official calendar of that year is not out yet; the day is provisional."))
    return lines


def _lines(part: Part, due: Due) -> Iterator[str]:
    if part.extension:
        yield _with(
            _("Extended by %(term)s; the requester was told on %(at)s")
            % {"term": part.term, "at": _moment(part.extension.told_at)},
            part.extension.reason,
        )
    if part.term.unit == Unit.HOUR:
        yield _("Hours run through nights and holidays.")
        yield from _stops(part, due)
    for step in walk(part, due.stopped, due.pauses, due.calendar):
        yield _with(_day(step), step.name if step.why == PAUSED else "")


def _day(step: Step) -> str:
    words = {"day": date_format(step.date, "DATE_FORMAT"), "number": step.number, "name": step.name}
    return str(_DAY[step.why] % words)


def _stops(part: Part, due: Due) -> Iterator[str]:
    """The pauses that moved a term in hours."""
    for pause in due.pauses:
        end = pause.end
        took_time = end > max(pause.start, part.began) if end else due.paused
        if took_time and pause.start < part.at:
            until = _moment(end) if end else _("now")
            span = _("The clock stood still from %(from)s to %(to)s") % {
                "from": _moment(pause.start),
                "to": until,
            }
            yield _with(span, pause.reason)


def _with(words: str, reason: Any) -> str:
    return _("%(words)s: %(reason)s") % {"words": words, "reason": reason} if reason else words


def _ends(at: datetime) -> str:
    """An instant at which time runs out; midnight is the 24:00 of the day before."""
    return f"{date_format(last_day(at), 'DATE_FORMAT')} {say_time(at)}"


def _moment(at: datetime) -> str:
    """An instant at which something happened."""
    return f"{date_format(local(at), 'DATE_FORMAT')} {local(at):%H:%M}"
