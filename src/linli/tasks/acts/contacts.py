"""联系点: proposed by a leader, agreed by the place, visited; the problems met are solved or raised."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, Word, act
from linli.kernel.clock import now, today
from linli.kernel.delivery.outbox import phrase
from linli.kernel.nouns import ids_of
from linli.kernel.refusals import Refused
from linli.organisations import queries as organisations
from linli.tasks import forms, policy, queries
from linli.tasks.acts.sending import body_for, open_bodies
from linli.tasks.models import ContactPoint, Problem, Visit
from linli.tasks.rules import contacts as rules


@act(
    "tasks.contactpoint.proposed",
    _("Propose a contact point"),
    on=ContactPoint,
    may=policy.holds(policy.VISIT),
    creates=True,
    form=forms.Propose,
    next=_("The place decides whether it wants it."),
)
def propose(actor: Actor, *, body: int, what_for: str) -> Deed:
    """A leader names a place below, and what it is for; without the place's word it is none."""
    own = organisations.tree().get(ids_of(actor.reach(policy.VISIT) or "")[-1])
    found = open_bodies([body])
    rules.refuse_elsewhere(own, found)
    rules.refuse_twice(queries.has_contact(actor.post.id if actor.post else 0, body))
    contact = ContactPoint(
        post=queries.post_for(actor), leads=body_for(own), body=body_for(found[0]), what_for=what_for.strip(),
        proposed_at=now(),
    )  # fmt: skip
    word = phrase(_("%(body)s proposes a contact point in your place"), body=contact.leads.name)
    return Deed(contact, words=[Word(word, contact.what_for, "/desk/contacts/", to_body=body)])


def _to_leader(contact: ContactPoint, sentence: object) -> list[Word]:
    subject = phrase(sentence, body=contact.body.name)
    return [Word(subject, link=contact.get_absolute_url(), to_body=contact.leads_id)]


@act(
    "tasks.contactpoint.agreed",
    _("Agree to it"),
    on=ContactPoint,
    may=policy.hosts,
    move="agree",
    primary=True,
)
def agree(actor: Actor, contact: ContactPoint) -> Deed:
    contact.agreed_on = today()
    return Deed(amounts={"agreed": 1}, words=_to_leader(contact, _("%(body)s agrees to the contact point")))


@act("tasks.contactpoint.declined", _("Not wanted here"), on=ContactPoint, may=policy.hosts, move="decline")
def turn_down(actor: Actor, contact: ContactPoint) -> Deed:
    """The place may decline, and needs no reason."""
    contact.ended_on = today()
    return Deed(words=_to_leader(contact, _("%(body)s does not want the contact point")))


@act(
    "tasks.contactpoint.ended",
    _("End the contact point"),
    on=ContactPoint,
    may=policy.visits_or_clock,
    move="end",
    danger=True,
)
def end_contact(actor: Actor, contact: ContactPoint) -> Deed:
    """Either side may end it, and so does the end of one of the two; both are told."""
    contact.ended_on = today()
    subject = phrase(_("The contact point has ended: %(body)s"), body=contact.body.name)
    told = (contact.leads_id, contact.body_id)
    return Deed(words=[Word(subject, link=contact.get_absolute_url(), to_body=pk) for pk in told])


@act("tasks.visit.held", _("Note a visit there"), on=Visit, may=policy.holds(policy.VISIT), creates=True, hidden=True,
     form=forms.Held, next=_("Noted. What was met there is solved, or raised to those who can."))  # fmt: skip
def hold_visit(actor: Actor, *, contact: int, on: date, note: str = "", problems: str = "") -> Deed:
    """A day and what was talked about; each line of ``problems`` is a problem with a life of its own."""
    found = ContactPoint.objects.select_related(*ContactPoint.WITH).filter(pk=contact).first()
    if found is None or not policy.visits(actor, found):
        raise Refused(_("This contact point is not yours."))
    rules.refuse_unagreed(found.state == "agreed")
    rules.refuse_day(on, found.agreed_on, today())
    visit = Visit(contact=found, on=on, note=note.strip())
    visit.met = rules.lines(problems)  # type: ignore[attr-defined]
    return Deed(visit, amounts={"visits": 1, "problems": len(visit.met)})  # type: ignore[attr-defined]


def note_met(actor: Actor, visit: Visit, entry: object) -> None:
    """Reaction to a visit: the problems met, each noted in the same step."""
    for title in visit.met:  # type: ignore[attr-defined]
        note_problem(actor, contact=visit.contact_id, visit=visit, title=title)


@act(
    "tasks.problem.noted",
    _("Note a problem"),
    on=Problem,
    may=policy.holds(policy.VISIT),
    creates=True,
    hidden=True,
)
def note_problem(actor: Actor, *, contact: int, title: str, visit: Visit | None = None) -> Deed:
    found = ContactPoint.objects.select_related(*ContactPoint.WITH).filter(pk=contact).first()
    if found is None or not policy.visits(actor, found):
        raise Refused(_("This contact point is not yours."))
    return Deed(Problem(contact=found, visit=visit, title=title, noted_at=now()), amounts={"problems": 1})


@act("tasks.problem.solved", _("It is solved"), on=Problem, may=policy.visits, move="solve", form=forms.Words)
def solve(actor: Actor, problem: Problem, *, note: str) -> Deed:
    """How, in a sentence."""
    problem.solved_at = now()
    return Deed(amounts={"solved": 1}, remark=note.strip())


@act("tasks.problem.raised", _("It was raised"), on=Problem, may=policy.visits, move="raise", hidden=True)
def raised(actor: Actor, problem: Problem) -> Deed:
    """It has become a need or a call, which knows it as its origin."""
    return Deed(amounts={"raised": 1})


def raise_origin(actor: Actor, noun: object, entry: object) -> None:
    """Reaction: what a need or a call came out of is raised with it."""
    if getattr(noun, "origin", "") != Problem.label():
        return
    problem = Problem.objects.select_related(*Problem.WITH).filter(pk=noun.origin_id).first()  # type: ignore[attr-defined]
    if problem is not None and problem.state == "noted" and policy.visits(actor, problem):
        raised(actor, problem)
