"""Who may do what with an errand."""

from typing import Any

from linli.kernel.actors import Actor
from linli.needs.states_agency import CaseState

RUN = "needs.agency"
READ = "needs.read_contact"


def anyone(actor: Actor, case: Any) -> bool:
    return True


def runs(actor: Actor, case: Any) -> bool:
    """Somebody in a post that runs errands, at the organisation or above it; never one's own."""
    return actor.can(RUN, case.body.path) and (case.person_id is None or case.person_id != actor.person_id)


def reads(actor: Actor, case: Any) -> bool:
    return runs(actor, case) and actor.can(READ, case.body.path)


def is_own(actor: Actor, case: Any) -> bool:
    """The person: signed in, with the receipt, or at the counter while staff help them."""
    who = actor.behalf_id or actor.person_id
    return actor.shows("needs.agencycase", case.pk) or (who is not None and who == case.person_id)


def is_own_or_runs(actor: Actor, case: Any) -> bool:
    return is_own(actor, case) or runs(actor, case)


def gives_back_early(actor: Actor, case: Any) -> bool:
    early = (CaseState.EXPLAINED, CaseState.AUTHORISED, CaseState.SUBMITTED, CaseState.SUPPLEMENT)
    return case.state in early and case.papers_n > 0 and runs(actor, case)


def takes_papers(actor: Actor, case: Any) -> bool:
    return case.state in (CaseState.AUTHORISED, CaseState.SUBMITTED, CaseState.SUPPLEMENT) and runs(
        actor, case
    )


def brings_back(actor: Actor, case: Any) -> bool:
    there = (CaseState.SUBMITTED, CaseState.SUPPLEMENT, CaseState.DECIDED)
    return case.state in there and case.papers_n > 0 and runs(actor, case)
