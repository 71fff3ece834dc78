"""Pure decisions about bodies and posts."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from django.utils.translation import gettext_lazy as _
from stdnum.cn import uscc as uscc_rule
from stdnum.exceptions import ValidationError

from linli.kernel.refusals import NotYours, Refused
from linli.organisations.states import ACTS_FOR_ABOVE, Kind, Level

# The length of a statistical code tells its level.
LEVELS = {2: Level.PROVINCE, 4: Level.CITY, 6: Level.DISTRICT, 9: Level.STREET, 12: Level.COMMUNITY}
MUNICIPALITIES = ("11", "12", "31", "50")
# Permissions that may be handed out only by those who have them.
GUARDED = ("kernel.", "organisations.", "people.")
# Among them, work that governs nobody: telling and passing on what is public.
OPEN_WORK = ("organisations.notify", "organisations.pass_on")


def level_of(code: str) -> str:
    """The level of an area code; a municipality counts as a city."""
    if code in MUNICIPALITIES:
        return Level.CITY.value
    level = LEVELS.get(len(code))
    return level.value if level else ""


def shorten(code: str) -> str:
    """A code without the zeros that fill it up: 110101000000 → 110101."""
    code = code.strip()
    while len(code) > 6 and code.endswith("000"):
        code = code[:-3]
    while len(code) in (4, 6) and code.endswith("00"):
        code = code[:-2]
    return code


def wider_codes(code: str) -> Iterator[str]:
    """A code and the codes of the areas around it, outwards; nothing for what cannot be a code."""
    code = shorten(code)
    if level_of(code) and code.isascii() and code.isdigit():
        yield from (code[:length] for length in (12, 9, 6, 4, 2) if len(code) >= length)


def reach_of(kind: str, path: str) -> str:
    """Where the posts of a body have their powers: at and below it; a service body acts for the one above."""
    if kind not in ACTS_FOR_ABOVE:
        return path
    above = path.rstrip("/").rpartition("/")[0] + "/"
    return above if len(above) > 1 else path


def public_body(code: str, name: str) -> tuple[str, str]:
    """Kind and full name of the public body of an area, from the area's code and name."""
    level = level_of(code)
    if level == Level.PROVINCE:
        return Kind.PROVINCE_GOVERNMENT, f"{name}人民政府"
    if level == Level.CITY:
        return Kind.CITY_GOVERNMENT, f"{name}人民政府"
    if level == Level.DISTRICT:
        return Kind.DISTRICT_GOVERNMENT, f"{name}人民政府"
    return _street_body(name) if level == Level.STREET else _community_body(code, name)


def _street_body(name: str) -> tuple[str, str]:
    if name.endswith(("镇", "乡")):
        return Kind.TOWN_GOVERNMENT, f"{name}人民政府"
    if name.endswith(("街道", "地区")):
        return Kind.STREET_OFFICE, f"{name}办事处"
    return Kind.ZONE_ADMINISTRATION, f"{name}管理机构"


def _community_body(code: str, name: str) -> tuple[str, str]:
    stem = name
    for ending in ("村民委员会", "村委会", "居民委员会", "居委会"):
        if name.endswith(ending):
            stem = name.removesuffix(ending)
            break
    villagers = "200" <= code[9:] <= "399"
    kind, title = (
        (Kind.VILLAGERS_COMMITTEE, "村民委员会") if villagers else (Kind.RESIDENTS_COMMITTEE, "居民委员会")
    )
    return kind, f"{stem}{title}"


def check_uscc(text: str) -> str:
    """A unified social credit code as it is written; empty stays empty."""
    if not text.strip():
        return ""
    try:
        return str(uscc_rule.validate(text))
    except ValidationError:
        raise Refused(
            _("The last sign of this unified social credit code does not fit the others. Compare all 18."),
            field="uscc",
        ) from None


def refuse_cycle(path: str, parent_path: str) -> None:
    """A body never stands below itself."""
    if parent_path.startswith(path):
        raise Refused(
            _("An organisation cannot be placed under itself or below. Choose another place."), field="parent"
        )


def refuse_left_behind(children: int, holders: int) -> None:
    """Nobody and nothing is left without a home when a body is dissolved."""
    if children:
        raise Refused(_("Organisations stand below this one. Move or dissolve them first."), code="children")
    if holders:
        raise Refused(_("People hold posts here. Vacate or move these posts first."), code="holders")


def refuse_backwards(begins: date | None, ends: date | None, field: str = "ends") -> None:
    """An end lies after its beginning."""
    if begins and ends and ends < begins:
        raise Refused(_("The end lies before the beginning. Check both dates."), field=field)


def refuse_more_than_own(gives: Collection[str], own: Collection[str]) -> None:
    """Whoever hands out a power that governs the house has it."""
    if any(one.startswith(GUARDED) and one not in (*own, *OPEN_WORK) for one in gives):
        raise NotYours(
            _("This role may do more than your own post. Ask somebody who holds those permissions to do it."),
            field="role",
        )


def term_end(begins: date, years: int | None) -> date | None:
    """The last day of a term of so many years."""
    if not years:
        return None
    day = min(begins.day, 28) if begins.month == 2 else begins.day
    return date.fromordinal(begins.replace(year=begins.year + years, day=day).toordinal() - 1)


def step_before(ends: date, today: date, steps: Mapping[int, date]) -> int | None:
    """The nearest step before an end that has come: step → the last end that it speaks of; 0 when it is past."""
    if ends < today:
        return 0
    return min((step for step, until in steps.items() if ends <= until), default=None)


def step_after(since: date, steps: Mapping[int, date]) -> int | None:
    """The longest step that a vacancy has lasted: step → the last beginning that it speaks of."""
    return max((step for step, until in steps.items() if since <= until), default=None)
