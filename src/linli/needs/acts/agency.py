"""An errand begins: asked for, explained, authorised, and ended early where it cannot or need not be done."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, Word, act
from linli.kernel.clock import now, today
from linli.kernel.delivery.outbox import phrase
from linli.kernel.evidence.shelf import prepare
from linli.kernel.journal.keys import Once, drawn
from linli.kernel.nouns import ids_of
from linli.kernel.privacy.cipher import blind, blinds
from linli.kernel.privacy.reading import facts_of_reading
from linli.kernel.receipts import plain_code, receipt_code
from linli.kernel.refusals import Refused
from linli.kernel.templatetags.face import day
from linli.needs import policy_agency as may
from linli.needs import rules
from linli.needs.forms import agency as forms
from linli.needs.models import AgencyCase
from linli.needs.queries import agency as asking
from linli.needs.rules.papers import papers_of
from linli.needs.states_agency import CaseOutcome, CaseState
from linli.needs.states_items import Way

Body: Any = AgencyCase._meta.get_field("body").related_model
S = CaseState
said_day = lazy(day, str)  # a day in the language of whoever reads it


def tell(case: AgencyCase, subject: Any, text: Any = "") -> list[Word]:
    """A word for the person: to their account, to the address they left, or none: then the receipt code tells it."""
    address = case.contact.open("deliver") if case.contact and case.person_id is None else ""
    if case.person_id is None and not address:
        return []
    told = phrase(_("Errand %(number)s · %(what)s"), number=case.number, what=subject)
    return [Word(told, text, case.get_absolute_url(), to_person=case.person_id, address=address)]


def recall(case: AgencyCase, once: Once) -> None:
    """The same request with the same key is told the same code."""
    for code in map(receipt_code, once.drawn(case.asked_at)):
        if case.code in blinds(plain_code(code), "receipt"):
            case.receipt_code = code  # type: ignore[attr-defined]


def _begin(actor: Actor, item: Any, matter: str, body: Any, said: str, name: str, contact: str) -> Deed:
    at = now()
    code = receipt_code(drawn(at))
    person = actor.behalf_id or (None if actor.is_staff else actor.person_id)
    case = AgencyCase(
        item=item, matter=item.name if item else matter.strip(), body=body, person_id=person, name=name.strip(),
        contact=contact.strip(), said=said.strip(), code=blind(plain_code(code), "receipt"), asked_at=at,
    )  # fmt: skip
    case.due_at = asking.due_at(case, S.ASKED)
    case.receipt_code = code  # type: ignore[attr-defined]
    return Deed(case, amounts={"errands": 1})


@act("needs.agencycase.asked", _("Ask us to run the errand"), on=AgencyCase, may=may.anyone, creates=True,
     form=forms.AskAgency, rate="web.rate.raise", recall=recall)  # fmt: skip
def ask_agency(actor: Actor, *, item: Any, said: str = "", name: str = "", contact: str = "") -> Deed:
    """Anybody asks, from an item of the guide, with an account or without."""
    if Way.AGENT not in item.ways:
        raise Refused(_("For this we do not run errands. Look in the guide how it is done."), field="item")
    return _begin(actor, item, "", item.body, said, name, contact)


def _runs_somewhere(actor: Actor, case: Any) -> bool:
    return bool(actor.post and may.RUN in actor.post.permissions)


@act("needs.agencycase.noted", _("Note an errand for somebody"), on=AgencyCase, may=_runs_somewhere, creates=True,
     form=forms.AskAgencyFor, recall=recall)  # fmt: skip
def note_agency(
    actor: Actor, *, item: Any = None, matter: str = "", said: str = "", name: str = "", contact: str = ""
) -> Deed:
    """Staff note it for somebody at the counter or on the telephone."""
    assert actor.post is not None
    if item is None and not matter.strip():
        raise Refused(_("Choose from the guide, or write what is to be done."), field="matter")
    body = item.body if item else Body.objects.get(pk=ids_of(actor.post.path)[-1])
    return _begin(actor, item, matter, body, said, name, contact)


@act("needs.agencycase.explained", _("Explain how it goes"), on=AgencyCase, may=may.runs, move="explain",
     form=forms.Explain, primary=True)  # fmt: skip
def explain_agency(
    actor: Actor, case: AgencyCase, *, needed: str = "", fee: Decimal = Decimal(0), limit_number: int | None = None,
    limit_unit: str = "", note: str = "",
) -> Deed:  # fmt: skip
    """Which papers, what for, how long the office takes, no fee: told before anything is handed over."""
    case.needed, case.fee = papers_of(needed, "needed"), fee
    case.limit_number, case.limit_unit, case.due_at = limit_number, limit_unit, None
    late = asking.left_of(case)
    text = phrase(_("Needed: %(papers)s. Next, sign the authorisation and bring the papers."),
                  papers="、".join(one["name"] for one in case.needed) or "—")  # fmt: skip
    counted = {"explained_late": 1} if late and late.state == "overdue" else {}
    return Deed(
        amounts={"explained": 1, **counted}, remark=note.strip(), words=tell(case, _("explained"), text)
    )


@act("needs.agencycase.declined", _("It cannot be done here"), on=AgencyCase, may=may.runs, move="decline",
     form=forms.Why, danger=True)  # fmt: skip
def decline_agency(actor: Actor, case: AgencyCase, *, reason: str) -> Deed:
    """With the reason, and where else it is done."""
    text = rules.clean_text(reason)
    case.due_at, case.closed_at = None, now()
    return Deed(remark=text, words=tell(case, _("cannot be done by us"), text))


@act("needs.agencycase.authorised", _("The authorisation is signed"), on=AgencyCase, may=may.runs, move="authorise",
     form=forms.Authorise, primary=True)  # fmt: skip
def authorise_agency(actor: Actor, case: AgencyCase, *, scan: Any, until: date) -> Deed:
    """In writing, for this errand and until a day; the scan is kept as evidence."""
    if until < today():
        raise Refused(_("The authorisation would have ended already. Look at the day."), field="until")
    case.authorised_until, case.due_at = until, None
    kept = [prepare(actor.person_id, "", 0, one, cls="P3") for one in scan]
    return Deed(also=kept, words=tell(case, _("you have authorised us")))


@act("needs.agencycase.withdrawn", pgettext_lazy("an errand", "Call it off"), on=AgencyCase, may=may.is_own_or_runs,
     move=("withdraw", "call_off"), form=forms.CallOff, danger=True)  # fmt: skip
def call_off_agency(actor: Actor, case: AgencyCase, *, note: str = "") -> Deed:
    """The person does not want it any more. Whatever papers are with us go back like after any decision."""
    if not may.is_own(actor, case):
        rules.refuse_unsaid(note)
    if case.state == S.ASKED:
        case.due_at, case.closed_at = None, now()
        return Deed(move="withdraw", remark=note.strip(), words=tell(case, _("called off")))
    case.outcome, case.decided_at = CaseOutcome.CALLED_OFF, now()
    case.due_at = asking.due_at(case, S.DECIDED)
    return Deed(
        move="call_off", remark=note.strip(), words=tell(case, _("called off; your papers come back"))
    )


@act("needs.agencycase.told", _("Tell how it goes"), on=AgencyCase, may=may.runs, form=forms.Told)
def tell_agency(actor: Actor, case: AgencyCase, *, note: str) -> Deed:
    """A word in between, so that nobody waits without knowing."""
    if case.closed_at:
        raise Refused(_("This errand has ended."))
    text = rules.clean_text(note)
    return Deed(remark=text, words=tell(case, _("news"), text))


@act("needs.agencycase.read", _("Show names and papers"), on=AgencyCase, may=may.reads, form=forms.ReadCase, reads=True,
     hidden=True)  # fmt: skip
def read_agency(actor: Actor, case: AgencyCase, *, purpose: str) -> Deed:
    """Who it is and which papers: for a purpose, in an entry that the person sees."""
    fields = ["name", "contact", "said", "papers"]
    return Deed(facts={**facts_of_reading("papers", purpose, case.person_id), "fields": fields})
