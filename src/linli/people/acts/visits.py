"""Acting for somebody at the counter: who cannot or will not use a screen is served all the same."""

from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import CLOCK, Actor
from linli.kernel.acts import Deed, act
from linli.kernel.clock import now
from linli.kernel.refusals import Refused
from linli.people import forms, policy
from linli.people.acts.persons import register_person
from linli.people.models import Person, Visit
from linli.people.queries.persons import find_person, person_by_number
from linli.people.queries.visits import open_visit_of


@act(
    "people.counter.opened",
    _("Help somebody at the counter"),
    on=Visit,
    may=policy.is_counter,
    creates=True,
    hidden=True,
    form=forms.OpenVisit,
)
def open_visit(actor: Actor, *, name: str, phone: str = "", number: str = "") -> Deed:
    """From now on what this member of staff does is done for the person named. One visit at a time:
    one that was forgotten ends here."""
    if (forgotten := open_visit_of(actor.person_id or 0)) is not None:
        end_visit(CLOCK, forgotten)
    person = _known(name, number) if number else find_person(name, phone)
    person = person or register_person(actor, name=name, phone=phone).noun
    post = actor.post
    if post is None or person.pk == actor.person_id:
        raise Refused(_("Nobody helps themselves at the counter. Use your own pages."), field="name")
    visit = Visit(
        person=person,
        staff_id=actor.person_id or 0,
        post=post.id,
        body=post.body_id,
        path=post.path,
        opened_at=now(),
    )
    return Deed(visit)


def _known(name: str, number: str) -> Person:
    """The holder of a card; the name must be theirs, so that a slip does not open another account."""
    person = person_by_number(number)
    if person is None or person.name != name:
        raise Refused(_("Name and number do not belong together. Look at the card again."), field="number")
    return person


@act("people.counter.closed", _("End helping"), on=Visit, may=policy.keeps_visit, move="end", hidden=True)
def end_visit(actor: Actor, visit: Visit) -> None:
    """The person has gone; the next one begins with a clean page."""
    visit.ended_at = now()
