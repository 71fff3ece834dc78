"""The papers of an errand: taken against a receipt, handed in, brought back, given back; what the office decides."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, act
from linli.kernel.clock import now, today
from linli.kernel.delivery.outbox import phrase
from linli.kernel.evidence.shelf import prepare
from linli.kernel.refusals import Refused
from linli.needs import policy_agency as may
from linli.needs import rules
from linli.needs.acts.agency import tell
from linli.needs.forms import agency as forms
from linli.needs.models import AgencyCase, AgencyPaper
from linli.needs.queries import agency as asking
from linli.needs.states_agency import CaseState, PaperKind, PaperState

S, P = CaseState, PaperState
MOST = 30


def _move(case: AgencyCase, ns: Any, to: str) -> None:
    """Some papers go somewhere: one statement."""
    if ns:
        AgencyPaper.objects.filter(case=case.pk, n__in=ns).update(state=to, moved_at=now())


@act("needs.agencycase.papers_taken", _("Take papers against a receipt"), on=AgencyCase, may=may.takes_papers,
     form=forms.TakePapers)  # fmt: skip
def take_papers(
    actor: Actor, case: AgencyCase, *, originals: str = "", copies: str = "", back_by: date
) -> Deed:
    """Each with a number on the receipt and the day by which it is back."""
    given = [(PaperKind.ORIGINAL, originals), (PaperKind.COPY, copies)]
    named = [(kind, line.strip()[:120]) for kind, text in given for line in text.splitlines() if line.strip()]
    if not named:
        raise Refused(_("Write at least one paper."), field="originals")
    if case.papers_n + len(named) > MOST:
        raise Refused(_("At most %(most)s papers in one errand.") % {"most": MOST}, field="originals")
    if back_by < today():
        raise Refused(_("The day on which they are back lies behind us. Look at the day."), field="back_by")
    at = now()
    rows = [
        AgencyPaper(
            case=case, n=case.papers_n + n, name=name, kind=kind, taken_at=at, back_by=back_by, moved_at=at
        )
        for n, (kind, name) in enumerate(named, start=1)
    ]
    case.papers_n += len(rows)
    text = phrase(
        _("%(n)s papers, back by %(day)s. The receipt stands on the page."), n=len(rows), day=back_by
    )
    return Deed(also=rows, amounts={"papers": len(rows)}, words=tell(case, _("papers taken"), text))


@act("needs.agencycase.submitted", _("It is handed in"), on=AgencyCase, may=may.runs, move="submit", form=forms.Submit,
     primary=True)  # fmt: skip
def submit_agency(actor: Actor, case: AgencyCase, *, office: str, out: Any = ()) -> Deed:
    """Who handed it in where, with which papers; from here on the time limit of the office runs."""
    if case.authorised_until and case.authorised_until < today():
        raise Refused(_("The authorisation has ended. Call it off, or ask for a new one and begin again."))
    _move(case, out, P.OUT)
    case.office, case.submitted_at = office, now()
    case.due_at = asking.due_at(case, S.SUBMITTED)
    text = phrase(_("At: %(office)s."), office=office)
    return Deed(amounts={"submitted": 1}, words=tell(case, _("handed in"), text))


@act("needs.agencycase.supplement_asked", _("Something is missing"), on=AgencyCase, may=may.runs, move="ask_supplement",
     form=forms.Missing)  # fmt: skip
def ask_supplement(actor: Actor, case: AgencyCase, *, note: str) -> Deed:
    """The office wants more: the person is told what, and the clock stands still."""
    text = rules.clean_text(note)
    case.supplements_n, case.due_at = case.supplements_n + 1, None
    return Deed(remark=text, amounts={"supplements": 1}, words=tell(case, _("something is missing"), text))


@act("needs.agencycase.supplemented", _("What was missing is handed in"), on=AgencyCase, may=may.runs,
     move="supplement", form=forms.Submit, primary=True)  # fmt: skip
def supplement_agency(actor: Actor, case: AgencyCase, *, office: str = "", out: Any = ()) -> Deed:
    """The clock runs on."""
    _move(case, out, P.OUT)
    case.office = office or case.office
    case.due_at = asking.due_at(case, S.SUBMITTED)
    return Deed(words=tell(case, _("what was missing is handed in")))


@act("needs.agencycase.decided", _("The office has decided"), on=AgencyCase, may=may.runs, move="decide",
     form=forms.Decide, primary=True)  # fmt: skip
def decide_agency(
    actor: Actor, case: AgencyCase, *, outcome: str, result: str, came: Any = (), kept: Any = ()
) -> Deed:
    """What came of it; the papers are due back within the days of the rulebook."""
    text = rules.clean_text(result)
    _where(case, came, kept)
    late = asking.left_of(case)
    case.outcome, case.result, case.decided_at = outcome, text, now()
    case.due_at = asking.due_at(case, S.DECIDED)
    counted = {"late": 1} if late and late.state == "overdue" else {}
    return Deed(amounts={"decided": 1, outcome: 1, **counted}, words=tell(case, _("decided"), text))


def _where(case: AgencyCase, came: Any, kept: Any) -> None:
    if set(came) & set(kept):
        raise Refused(_("A paper came back or is kept, not both. Look at the ticks."), field="kept")
    _move(case, came, P.HELD)
    _move(case, kept, P.KEPT)


@act("needs.agencycase.brought_back", _("Papers came back from the office"), on=AgencyCase, may=may.brings_back,
     form=forms.Where)  # fmt: skip
def bring_back(actor: Actor, case: AgencyCase, *, came: Any = (), kept: Any = ()) -> Deed:
    """They are with us again, or the office keeps them, of which the person is told."""
    if not came and not kept:
        raise Refused(_("Tick at least one paper."), field="came")
    _where(case, came, kept)
    return Deed(words=tell(case, _("papers came back from the office")))


@act("needs.agencycase.given_early", _("Give some papers back now"), on=AgencyCase, may=may.gives_back_early,
     form=forms.GiveEarly)  # fmt: skip
def give_early(actor: Actor, case: AgencyCase, *, given: Any) -> Deed:
    """Somebody needs a paper before all is done."""
    _move(case, given, P.BACK)
    return Deed(amounts={"papers_back": len(given)}, words=tell(case, _("papers given back")))


@act("needs.agencycase.returned", _("All papers are given back"), on=AgencyCase, may=may.runs, move="give_back",
     form=forms.GiveBack, primary=True)  # fmt: skip
def give_back(actor: Actor, case: AgencyCase, *, scan: Any = ()) -> Deed:
    """Every paper that is with us goes back; none may still lie at the office."""
    there = asking.papers(case, P.HELD, P.OUT)
    out = [one.n for one in there if one.state == P.OUT]
    if out:
        told = "、".join(map(str, out))
        raise Refused(_("Still at the office: paper %(papers)s. Fetch it, or note that the office keeps it.")
                      % {"papers": told})  # fmt: skip
    late = asking.left_of(case)
    _move(case, [one.n for one in there], P.BACK)
    case.due_at, case.closed_at = None, now()
    rows = [prepare(actor.person_id, "", 0, one, cls="P3") for one in scan]
    counted = {"papers_late": 1} if late and late.state == "overdue" else {}
    text = _("Please look whether you have all of them, and say so.")
    return Deed(also=rows, amounts={"papers_back": len(there), "returned": 1, **counted},
                words=tell(case, _("papers given back"), text))  # fmt: skip


@act("needs.agencycase.confirmed", _("I have all my papers"), on=AgencyCase, may=may.is_own, move="confirm",
     primary=True, next=_("Thank you. Please say how our service was."))  # fmt: skip
def confirm_agency(actor: Actor, case: AgencyCase) -> None:
    """The person says that every paper is back."""


@act("needs.agencycase.confirmed_on_paper", _("The person has signed for the papers"), on=AgencyCase, may=may.runs,
     move="confirm", form=forms.Signed)  # fmt: skip
def confirm_on_paper(actor: Actor, case: AgencyCase, *, scan: Any) -> Deed:
    """Whoever does not use this page signs the receipt; the scan is kept."""
    return Deed(also=[prepare(actor.person_id, "", 0, one, cls="P3") for one in scan])


@act("needs.agencycase.rated", _("Say how it was"), on=AgencyCase, may=may.is_own, move="rate", form=forms.RateCase,
     primary=True, next=_("Thank you."))  # fmt: skip
def rate_agency(actor: Actor, case: AgencyCase, *, satisfied: str, opinion: str = "") -> Deed:
    """An opinion on the service, of nobody in person."""
    case.satisfied, case.opinion = satisfied, opinion.strip()
    return Deed(amounts={f"rated.{satisfied}": 1})
