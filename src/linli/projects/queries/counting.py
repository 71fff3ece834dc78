"""Who asked and what they said of it, as counts fit to be published; whether needs fell."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from linli.kernel import rulebook
from linli.kernel.clock import local, today
from linli.kernel.privacy.publishing import publish_cells
from linli.needs.queries import categories, counted
from linli.projects import rules
from linli.projects.models import Project
from linli.projects.states import Mark


@dataclass(frozen=True)
class Asked:
    """``people``, ``kinds`` and ``said``: None stands for a number that is withheld."""

    people: int | None
    kinds: list[tuple[str, int | None]]
    wants: list[Any]
    digests: list[Any]
    neighbours: int | None  # wants of neighbours, whose words are not told


def asked(project: Project) -> Asked:
    """What residents asked: as counts by kind, with the digests that their desks made public."""
    needs, wants = project.live_needs.values(), [one.want for one in project.asked if one.want_id]
    known = categories()
    kinds = Counter(known[one.category_id].name if one.category_id in known else "" for one in needs)
    people, neighbours = sum(one.reporters_n for one in needs), sum(one.body_id is None for one in wants)  # type: ignore[union-attr]
    told = publish_cells(kinds) if kinds else None
    order = sorted(kinds, key=lambda name: (-kinds[name], name))
    return Asked(
        people=publish_cells({"": people}).total if people else 0,
        kinds=[(name, told.cells[name]) for name in order] if told else [],
        wants=[one for one in wants if one.body_id],  # type: ignore[union-attr]
        digests=[one for one in needs if one.published_at],
        neighbours=publish_cells({"": neighbours}).total if neighbours else 0,
    )


def said(project: Project) -> dict[str, Any]:
    """What those who asked said of it: counts, small ones withheld."""
    counts = {Mark.YES: project.said_yes, Mark.BASICALLY: project.said_basically, Mark.NO: project.said_no}
    table = publish_cells({str(mark): n for mark, n in counts.items()})
    return {
        "any": sum(counts.values()) > 0, "total": table.total, "hides": table.hides,
        "lines": [(mark.label, table.cells[str(mark)]) for mark in counts],
    }  # fmt: skip


def days_compared() -> int:
    return int(rulebook.get("projects.fall.days").number)


def before(category: int, area: str, day: date) -> int:
    """How many needs of a kind came in at a place in the days before ``day``."""
    return counted(category, area, day - timedelta(days=days_compared()), day)


def fall(project: Project) -> rules.Fall | None:
    """Whether needs of its kind and place fell since it was done; None where there is nothing to compare."""
    if project.category_id is None or project.state != "done" or project.ended_at is None:
        return None
    of = days_compared()
    first, until = rules.span_after(local(project.ended_at).date(), today(), of)
    after = counted(project.category_id, project.area, first, until) if until > first else 0
    return rules.Fall(project.before_n, after, (until - first).days, of)
