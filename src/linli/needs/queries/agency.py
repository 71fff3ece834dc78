"""Errands: whose they are, what is due when and why, what waits at a desk."""

from typing import Any

from django.db.models import Q, QuerySet

from linli.kernel import rulebook
from linli.kernel.actors import Actor
from linli.kernel.clock import Due, Left, Pause, Term, calendar, left, local, now, reckon
from linli.kernel.journal.models import Entry
from linli.kernel.privacy.cipher import blinds
from linli.kernel.queries import visible_to
from linli.kernel.receipts import Opened, opens, plain_code
from linli.needs.models import AgencyCase, AgencyPaper
from linli.needs.policy_agency import RUN
from linli.needs.states_agency import OPEN, CaseState, PaperState

S = CaseState
LABEL = "needs.agencycase"
ASKED_MORE, GIVEN_MORE = f"{LABEL}.supplement_asked", f"{LABEL}.supplemented"


@visible_to(AgencyCase)
def visible_cases(actor: Actor) -> QuerySet[AgencyCase]:
    """Their own, those whose receipt they hold, and those of the organisations for which they run errands."""
    seen = own(actor)
    if (reach := actor.reach(RUN)) is not None:
        seen |= Q(body__path__startswith=reach)
    return AgencyCase.objects.filter(seen).select_related(*AgencyCase.WITH)


def own(actor: Actor) -> Q:
    held = [pk for label, pk in actor.holds if label == LABEL]
    who = actor.behalf_id or actor.person_id
    return Q(pk__in=held) | Q(person=who, person__isnull=False) if who else Q(pk__in=held)


def by_code(code: str) -> AgencyCase | None:
    return AgencyCase.objects.filter(code__in=blinds(plain_code(code), "receipt")).first()


@opens
def case_with(code: str) -> Opened | None:
    """The errand that a receipt code opens."""
    case = by_code(code)
    return Opened(case.get_absolute_url(), ((LABEL, case.pk),)) if case else None


def reckoned(case: AgencyCase, state: str = "") -> Due | None:
    """When what is to be done next is due, by the clock that runs in a state (the present one); None: none runs."""
    state = state or case.state
    region = case.body.area_code
    if state == S.ASKED:
        return _due(case.asked_at, rulebook.term("needs.agency.explain", local(case.asked_at).date(), region))
    if state in (S.SUBMITTED, S.SUPPLEMENT) and case.submitted_at and case.limit_number:
        return _due(case.submitted_at, Term(case.limit_number, case.limit_unit), _stops(case, state))
    if state == S.DECIDED:
        at = case.decided_at or now()
        return _due(at, rulebook.term("needs.agency.papers_back", local(at).date(), region))
    return None


def _due(start: Any, term: Term, pauses: list[Pause] | None = None) -> Due:
    return reckon(start, term, calendar(), pauses or [], now=now())


def _stops(case: AgencyCase, state: str) -> list[Pause]:
    """The clock stands still while something is missing: from the entries, in one statement."""
    if not case.supplements_n and state != S.SUPPLEMENT:
        return []
    rows = Entry.objects.filter(noun=LABEL, noun_id=case.pk, kind__in=[ASKED_MORE, GIVEN_MORE]).order_by("id")
    begun, found = None, []
    for kind, at in rows.values_list("kind", "at"):
        if kind == ASKED_MORE:
            begun = begun or at
        elif begun:
            found.append(Pause(begun, at))
            begun = None
    if begun or (state == S.SUPPLEMENT and case.state != S.SUPPLEMENT):
        # An act that is just being done has no entry yet.
        found.append(Pause(begun or now(), now() if state == S.SUBMITTED else None))
    return found


def due_at(case: AgencyCase, state: str) -> Any:
    """What the column holds: by when, or None while no clock runs."""
    due = reckoned(case, state)
    return due.at if due else None


def left_of(case: AgencyCase) -> Left | None:
    """What is left, as the pages say it."""
    due = reckoned(case)
    return left(due, now(), calendar(), rulebook.soon()) if due else None


def papers(case: AgencyCase, *states: str) -> list[AgencyPaper]:
    if not case.papers_n:
        return []
    rows = AgencyPaper.objects.filter(case=case.pk)
    return list(rows.filter(state__in=states) if states else rows)


def at_desk(actor: Actor) -> QuerySet[AgencyCase]:
    """The open errands of the reader's organisations, what is due first at the head."""
    reach = actor.reach(RUN)
    rows = AgencyCase.objects.select_related(*AgencyCase.WITH)
    return rows.filter(body__path__startswith=reach, state__in=OPEN) if reach is not None else rows.none()


def under_way(path: str) -> QuerySet[AgencyCase]:
    """The errands that are open at ``path`` and below."""
    return AgencyCase.objects.filter(body__path__startswith=path, state__in=OPEN)


def papers_late(cases: list[AgencyCase], today: Any) -> set[int]:
    """Those of some errands of which a paper should have been back."""
    late = AgencyPaper.objects.filter(
        case__in=cases, back_by__lt=today, state__in=[PaperState.HELD, PaperState.OUT]
    )
    return set(late.values_list("case", flat=True))
