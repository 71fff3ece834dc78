"""Office hours: publishing slots, taking one without an account, what came of the visit, and its answer."""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel import rulebook
from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, Word, act
from linli.kernel.clock import calendar, now
from linli.kernel.delivery.outbox import phrase
from linli.kernel.journal.keys import Once, drawn
from linli.kernel.privacy.cipher import blind, blinds
from linli.kernel.refusals import Refused
from linli.venues import policy, queries, rules
from linli.venues.acts.asking import begin, judge
from linli.venues.acts.lending import add_venue, set_hours
from linli.venues.acts.line import hold
from linli.venues.acts.telling import when
from linli.venues.forms import visits as forms
from linli.venues.models import Booking, Desk, Site, Slip, Venue, Visit
from linli.venues.rules.slips import plain_code, slip_code
from linli.venues.states import By, State, Use, VenueKind, VisitState


@act("venues.venue.hour_published", _("Publish an office hour"), on=Venue, may=policy.is_manager_somewhere,
     creates=True, form=forms.PublishHour)  # fmt: skip
def publish_hour(
    actor: Actor, *, site: Site, reception: str, name: str, hours: str, minutes: int, begins: date,
    post: int | None = None, about: str = "",
) -> Deed:  # fmt: skip
    """A series of slots at the hours given; a day that falls away is closed like that of a room."""
    venue = add_venue(
        actor, site=site, name=name.strip(), kind=VenueKind.HOUR, about=about.strip(), post_id=post, grid=minutes,
        shortest=minutes, longest=minutes,
    ).noun  # fmt: skip
    venue = set_hours(actor, venue, hours=hours, begins=begins).noun
    venue.remember()
    return Deed(
        venue, also=[Desk(venue=venue, kind=reception)], facts={"reception": reception, "minutes": minutes}
    )


def recall(booking: Booking, once: Once) -> None:
    """The first answer was lost on its way: the same request with the same key is told the same code."""
    for slip in Slip.objects.filter(booking=booking):
        for code in map(slip_code, once.drawn(slip.at)):
            if slip.code in blinds(plain_code(code), "slip"):
                booking.slip_code = code  # type: ignore[attr-defined]


def anybody(actor: Actor, noun: Any = None) -> bool:
    return True


@act("venues.booking.slot_taken", _("Take this time"), on=Booking, may=anybody, creates=True, form=forms.TakeHour,
     rate="web.rate.raise", recall=recall)  # fmt: skip
def take_hour(actor: Actor, *, venue: Venue, slot: str, name: str = "", contact: str = "") -> Deed:
    """Anybody takes a slot of an office hour; who has no account gets a code instead."""
    if venue.kind != VenueKind.HOUR:
        raise Refused(_("This is no office hour. Book it on its own page."), field="venue")
    begins = _moment(slot)
    pk = hold(venue.site_id)
    limits = queries.limits_of(venue)
    span = (begins, begins + timedelta(minutes=limits.shortest))
    judge(venue, span)
    person = actor.behalf_id or (None if actor.is_staff else actor.person_id)
    by = By.BEHALF if actor.behalf_id or actor.is_staff else By.SELF
    said = {
        "id": pk,
        "by": by,
        "person_id": person,
        "name": name.strip(),
        "contact": contact.strip(),
        "use": Use.VISIT,
    }
    deed = begin(actor, venue, span, limits, said, staff=True)
    if deed.noun.state != State.CONFIRMED:
        raise Refused(_("Somebody else has it at that time."), field="slot")
    if person is None:
        at = now()
        code = slip_code(drawn(at))
        deed.also = [Slip(booking=deed.noun, code=blind(plain_code(code), "slip"), at=at)]
        deed.noun.slip_code = code
    return deed


def _moment(slot: str) -> datetime:
    try:
        found = datetime.fromisoformat(slot)
    except ValueError:
        raise Refused(_("Choose one of the times shown."), field="slot") from None
    if found.tzinfo is None:
        raise Refused(_("Choose one of the times shown."), field="slot")
    return found


def receiving(actor: Actor, booking: Booking) -> bool:
    """Once its time has come."""
    return booking.begins <= now() and policy.receives(actor, booking)


@act("venues.booking.received", _("The visit took place"), on=Booking, may=receiving, move="use", primary=True,
     form=forms.Receive)  # fmt: skip
def receive_visit(actor: Actor, booking: Booking, *, note: str = "", matter: bool = False) -> Deed:
    """Who was on duty says that somebody came; a matter that was taken up is followed to its answer."""
    booking.came, booking.people, booking.ended_at = 1, 1, now()
    note_visit(actor, booking=booking, note=note, matter=matter)
    return Deed(amounts={"visits": 1, "people": 1, **({"matters": 1} if matter else {})})


@act(
    "venues.visit.noted",
    _("Note a visit"),
    on=Visit,
    may=policy.receives_somewhere,
    creates=True,
    hidden=True,
)
def note_visit(actor: Actor, *, booking: Booking, note: str, matter: bool) -> Visit:
    """What came of it, beside the booking."""
    at = now()
    visit = Visit(site=booking.site, booking=booking, note=note.strip(), held_at=at, state=VisitState.HELD)
    if matter:
        visit.state, visit.due_at = VisitState.TAKEN, answer_by(at, booking.site.area_code)
    return visit


def answer_by(at: datetime, region: str) -> datetime:
    """The end of the last working day for the answer."""
    days = int(rulebook.get("venues.visit.answer", region=region).number)
    return rules.working_days_later(at, days, calendar().is_workday)


@act("venues.visit.taken", _("A matter is followed"), on=Visit, may=policy.is_clock, move="take", hidden=True)
def take_up(actor: Actor, visit: Visit) -> Deed:
    """It was written down as a need, or the need was opened again."""
    visit.due_at, visit.answered_at = visit.due_at or answer_by(now(), visit.site.area_code), None
    return Deed(visit)


@act(
    "venues.visit.answered",
    _("The matter is answered"),
    on=Visit,
    may=policy.is_clock,
    move="answer",
    hidden=True,
)
def answer_visit(actor: Actor, visit: Visit) -> Deed:
    """The answer to what somebody brought to an office hour goes back to them."""
    late = visit.due_at is not None and now() > visit.due_at
    visit.answered_at = now()
    subject = _("Your matter from an office hour has been answered")
    text = phrase(_("%(when)s Read the answer on the page of your visit."), when=when(visit.booking))
    return Deed(
        visit,
        words=_words(visit.booking, subject, text),
        amounts={"answered": 1, **({"late": 1} if late else {})},
    )


def _words(booking: Booking, subject: Any, text: Any) -> list[Word]:
    link = booking.get_absolute_url()
    if booking.person_id:
        return [Word(subject, text, link, to_person=booking.person_id)]
    address = booking.contact.open("deliver") if booking.contact else ""
    return [Word(subject, text, link, address=address)] if address else []
