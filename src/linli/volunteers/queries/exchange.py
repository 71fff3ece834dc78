"""What goes out to the national system, and what came from it."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.files import Head, Sheet
from linli.kernel.files.table import rows_of, table_of
from linli.kernel.refusals import Refused
from linli.kernel.web.paging import chunks
from linli.volunteers import policy_near as policy
from linli.volunteers.models import Hours, Outsider, OutsideService, Profile
from linli.volunteers.rules.exchange import (
    SERVICE,
    SEX_WORDS,
    VOLUNTEER,
    code_of,
    hours_of,
    names_of,
)
from linli.volunteers.states import Field, HoursState, ProfileState, Skill
from linli.volunteers.states.neighbours import Sort

MOST_ROWS = 200_000
NEEDED = {Sort.VOLUNTEERS: {"number", "name"}, Sort.SERVICES: {"number", "volunteer", "hours"}}


def read_exchange(content: bytes) -> tuple[Sort, list[tuple[int, dict[str, str]]]]:
    """Which of the two files it is, and its rows."""
    table = table_of(content)
    for sort, columns in ((Sort.SERVICES, SERVICE), (Sort.VOLUNTEERS, VOLUNTEER)):
        found, rows = rows_of(table, names_of(columns), MOST_ROWS)
        if NEEDED[sort] <= found:
            return sort, rows
    raise Refused(
        _(
            "The first line must name 志愿者编号, 姓名 (volunteers) or 记录编号, 志愿者编号, 服务时长 (services)."
        ),
        field="file",
    )


def _heads(columns: dict[str, tuple[str, ...]]) -> tuple[Head, ...]:
    return tuple(Head(title=words[0], code=name, width=18) for name, words in columns.items())


def code_of_hours(hours: Hours, number: str) -> str:
    """The number under which a record of ours travels."""
    return code_of(number, hours.posted_at.isoformat(), hours.pk)


def sheet_of(sort: Sort, path: str, *, elsewhere: bool, purpose: str = "") -> Sheet:
    """A file of the exchange for all at ``path`` and below. ``elsewhere``: what came, just as it came; needs a purpose,
    because it holds numbers of documents."""
    if sort == Sort.VOLUNTEERS:
        rows = _outsiders(path, purpose) if elsewhere else _profiles(path)
        return Sheet(heads=_heads(VOLUNTEER), rows=rows)
    return Sheet(heads=_heads(SERVICE), rows=_outside_services(path) if elsewhere else _hours(path))


def _profiles(path: str) -> Iterator[list[Any]]:
    """Our own volunteers whose name was checked. No document, no birth date: we do not have them."""
    rows = Profile.objects.filter(state=ProfileState.VERIFIED, home__path__startswith=path).select_related(
        "home"
    )
    for some in chunks(rows, "id"):
        for one in some:
            skills = "、".join(str(Skill(code).label) for code in one.skills)
            yield [
                one.number, one.real_name, "", "", "", "", one.home.area_code if one.home else "", "", skills, "",
                one.registered_at.date().isoformat(),
            ]  # fmt: skip


def _hours(path: str) -> Iterator[list[Any]]:
    """Our own confirmed records."""
    rows = Hours.objects.filter(state=HoursState.CONFIRMED, body__path__startswith=path).select_related(
        "body", "task"
    )
    for some in chunks(rows, "id"):
        numbers = numbers_of(one.person_id for one in some)
        for one in some:
            if number := numbers.get(one.person_id):
                yield _told(one, number)


def _told(one: Hours, number: str) -> list[Any]:
    kind = Field(one.task.field).label if one.task else ""
    return [
        code_of_hours(one, number), number, one.title, one.served_on.isoformat(), one.place_words, one.for_whom,
        str(kind), hours_of(one.minutes), "", "", "", one.body.name,
    ]  # fmt: skip


def _outsiders(path: str, purpose: str) -> Iterator[list[Any]]:
    for some in chunks(Outsider.objects.filter(body__path__startswith=path), "id"):
        for one in some:
            yield [
                one.number, one.name, SEX_WORDS[one.sex], one.born.open(purpose), one.document_kind,
                one.document.open(purpose), one.area_code, one.contact.open(purpose), one.skills, one.fields_said,
                one.registered_on.isoformat() if one.registered_on else "",
            ]  # fmt: skip


def _outside_services(path: str) -> Iterator[list[Any]]:
    rows = OutsideService.objects.filter(volunteer__body__path__startswith=path).select_related("volunteer")
    for some in chunks(rows, "id"):
        for one in some:
            yield [
                one.number, one.volunteer.number, one.title, one.served_on.isoformat(), one.place_words, one.for_whom,
                one.content, hours_of(one.minutes), one.quality, one.in_charge, one.recorder, one.organiser,
            ]  # fmt: skip


def numbers_of(people: Iterable[int]) -> dict[int, str]:
    """Person → volunteer number."""
    return dict(Profile.objects.filter(person__in=set(people)).values_list("person", "number"))


def our_codes(numbers: Iterable[str]) -> dict[str, Hours]:
    """The records of ours that these volunteers of ours have, by the number under which they travel."""
    people = dict(Profile.objects.filter(number__in=set(numbers)).values_list("person", "number"))
    rows = Hours.objects.filter(person__in=list(people)).select_related("body", "task") if people else []
    return {code_of_hours(one, people[one.person_id]): one for one in rows}


def ours_like(people: Iterable[int]) -> dict[tuple[int, Any, int], Hours]:
    """Confirmed records of ours by person, day and minutes: the same service may stand in both systems."""
    rows = Hours.objects.filter(person__in=set(people), state=HoursState.CONFIRMED).order_by("-id")
    return {(one.person_id, one.served_on, one.minutes): one for one in rows}


def elsewhere_of(actor: Actor, most: int = 200) -> list[OutsideService]:
    """What the reader did elsewhere and has taken as theirs; marked where it stands among our hours already."""
    me = policy.own(actor)
    rows = (
        OutsideService.objects.filter(volunteer__person=me)
        .select_related("volunteer")
        .order_by("-served_on", "-id")
    )
    return list(rows[:most]) if me else []


def minutes_elsewhere(person: int) -> int:
    """Minutes served elsewhere; what stands among our own hours too is not counted again."""
    rows = OutsideService.objects.filter(volunteer__person=person, ours=None)
    return rows.aggregate(sum=Sum("minutes"))["sum"] or 0
