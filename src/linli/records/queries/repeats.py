"""How often the same was asked before, and what can be had without asking."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from linli.kernel import rulebook
from linli.kernel.clock import now
from linli.records.models import DataRequest, Filling
from linli.records.queries.reading import Reading
from linli.records.states.tables import FillingState, QuestionState, RequestState

ALIKE = 0.5  # so large a share of its recognised questions in common makes a table a repeat


@dataclass(frozen=True)
class Repeats:
    """Times that a table with the same questions was asked: by the same body, by others; the newest of them."""

    same: int
    other: int
    newest: tuple[DataRequest, ...] = ()


def codes_of(reading: Reading) -> list[str]:
    """What a table asks for, as far as it was recognised."""
    return sorted({one.code for one in reading.questions if one.code})


def since() -> datetime:
    return now() - timedelta(days=int(rulebook.get("records.request.repeat").number))


def repeats(fingerprint: str, codes: list[str], body_id: int, but: int | None = None) -> Repeats:
    """By the same layout, or by asking mostly for the same things."""
    found = DataRequest.objects.filter(sent_at__gte=since()).exclude(state=RequestState.WITHDRAWN)
    found = found.exclude(pk=but) if but else found
    alike = [
        one for one in found.select_related("body").order_by("-id")[:2000]
        if one.fingerprint == fingerprint or _share(codes, one.codes) >= ALIKE
    ]  # fmt: skip
    same = sum(one.body_id == body_id for one in alike)
    return Repeats(same, len(alike) - same, tuple(alike[:5]))


def arrived_before(filling: Filling) -> list[Filling]:
    """Earlier tables of the same layout at the same body: who asked for it, and when it was sent."""
    found = Filling.objects.filter(
        body=filling.body_id, fingerprint=filling.fingerprint, arrived_at__gte=since()
    )
    found = found.exclude(pk=filling.pk).exclude(state=FillingState.DROPPED)
    return list(found.select_related("asked__request__body").order_by("-id")[:5])


def _share(codes: list[str], others: list[str]) -> float:
    return len(set(codes) & set(others)) / len(codes) if len(codes) > 2 else 0.0


def at_hand(reading: Reading) -> int:
    """Cells that stand in the record, so that nobody need be asked; what somebody once typed is not counted."""
    there = (QuestionState.KNOWN, QuestionState.PROPOSED)
    return sum(
        one.count for one in reading.questions if one.state in there and not one.code.startswith("fact:")
    )


def unknown(reading: Reading) -> int:
    """Cells that nothing kept here answers."""
    return sum(one.count for one in reading.questions if not one.code and one.state != QuestionState.OTHER)
