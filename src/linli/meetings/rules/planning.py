"""When a gathering can be, how a series runs, and what may be written of it."""

import unicodedata
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from dateutil.rrule import rrulestr
from django.utils.translation import gettext as _

from linli.kernel.clock import ZONE, local
from linli.kernel.privacy import masking
from linli.kernel.refusals import Refused

LONGEST = 20_000
ITEMS = 40


def refuse_past(begins: datetime, now: datetime) -> None:
    """What is planned lies ahead; what was held without a plan is noted as held."""
    if begins <= now:
        raise Refused(_("This time is over. Choose one that lies ahead."), field="day")


def refuse_span(begins: datetime, ends: datetime, longest: timedelta) -> None:
    """It ends after it begins, and not days later."""
    if ends <= begins:
        raise Refused(_("It ends before it begins. Correct the times."), field="until")
    if ends - begins > longest:
        raise Refused(
            _("It would last longer than %(hours)s hours. Plan several gatherings.")
            % {"hours": longest // timedelta(hours=1)},
            field="until",
        )


def refuse_long(text: str, field: str, most: int = LONGEST) -> None:
    if len(text) > most:
        raise Refused(_("This is longer than %(most)s characters. Shorten it.") % {"most": most}, field=field)


def refuse_personal(text: str, field: str) -> None:
    """What everybody will read holds no telephone number, identity number or number plate."""
    if found := masking.scan(text):
        part = text[found[0].start : found[0].end]
        raise Refused(_("“%(part)s” looks like a person's data. Take it out.") % {"part": part}, field=field)


def clean(text: Any) -> str:
    """Without the signs that cannot be seen and without room around it; lines stay."""
    told = unicodedata.normalize("NFC", str(text or "")).replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        one for one in told if one in "\n\t" or unicodedata.category(one) not in ("Cc", "Cf", "Cs", "Co")
    ).strip()


def names_in(text: str) -> list[str]:
    """Names typed one to a line, or with a semicolon or an enumeration comma between them; each once."""
    told = text.replace("；", "\n").replace(";", "\n").replace("、", "\n")
    return list(dict.fromkeys(one for line in told.split("\n") if (one := clean(line))))


def agenda_of(text: str) -> list[tuple[str, int | None]]:
    """The items of an agenda, one to a line; a number of minutes at the end, as in "修车棚 20", is its length."""
    found: list[tuple[str, int | None]] = []
    for line in filter(None, (clean(one) for one in text.split("\n"))):
        words, _space, last = line.rpartition(" ")
        bare = last.removesuffix("分钟").removesuffix("分").removesuffix("min")
        if words and bare.isascii() and bare.isdigit() and 0 < int(bare[:4]) <= 600:
            found.append((words.strip()[:500], int(bare)))
        else:
            found.append((line[:500], None))
    if len(found) > ITEMS:
        raise Refused(_("An agenda has at most %(most)s items.") % {"most": ITEMS}, field="agenda")
    return found


def occurrences(rule: str, begins: datetime, most: int, but: Iterable[Any] = ()) -> list[datetime]:
    """The beginnings of a series by a rule of RFC 5545, by the clock on the wall in Beijing; never more than ``most``.

    ``but``: days on which it does not take place.
    """
    wall = local(begins).replace(tzinfo=None)
    try:
        series = rrulestr(f"RRULE:{rule}", dtstart=wall)
        found = []
        for at in series:
            found.append(at)
            if len(found) > most:
                break
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise Refused(_("How often it comes again cannot be read. Choose it anew."), field="rule") from error
    if len(found) > most:
        raise Refused(
            _("A series has at most %(most)s gatherings. Let it end sooner.") % {"most": most}, field="times"
        )
    days = set(but)
    kept = [at.replace(tzinfo=ZONE) for at in found if at.date() not in days]
    if not kept:
        raise Refused(_("No day is left. Leave out fewer days."), field="times")
    return kept
