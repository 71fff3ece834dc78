"""Words to whom a booking concerns, and a refusal that names what is free nearby."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel.clock import local, now
from linli.kernel.clock.days import DAY
from linli.kernel.delivery.outbox import Word, phrase
from linli.kernel.refusals import Refused
from linli.venues import queries, rules
from linli.venues.rules import Span

WHEN = _("%(place)s, %(day)s %(from)s–%(to)s.")
NEAR, DAYS = 3, 8


class Clash(Refused):
    """Somebody else has it then. ``free`` are other times here, ``others`` other places at that time."""

    free: list[Any]
    others: list[Any]


def when(booking: Any) -> Any:
    """Place, day and hours in one sentence, in the reader's language."""
    begins, ends = local(booking.begins), local(booking.ends)
    return phrase(
        WHEN,
        **{
            "place": f"{booking.venue.site.name} {booking.venue.name}" if booking.venue.site_id else booking.venue.name,
            "day": begins.date().isoformat(), "from": f"{begins:%H:%M}", "to": f"{ends:%H:%M}",
        },
    )  # fmt: skip


def tell(booking: Any, subject: Any, *sentences: Any) -> list[Word]:
    """A word to the person or the organisation that has it; nobody where neither is known."""
    text = phrase("%(when)s%(more)s", when=when(booking), more=_joined(sentences))
    link = booking.get_absolute_url()
    if booking.person_id:
        return [Word(subject, text, link, to_person=booking.person_id)]
    return [Word(subject, text, link, to_body=booking.body_id)] if booking.body_id else []


def _joined(sentences: tuple[Any, ...]) -> Any:
    marks = " ".join(f"%(s{n})s" for n in range(len(sentences)))
    return phrase(f" {marks}" if marks else "", **{f"s{n}": one for n, one in enumerate(sentences)})


def clash(venue: Any, span: Span) -> Clash:
    """What to say where it is taken: when it is free here, what else is free then."""
    limits = queries.limits_of(venue)
    day = local(span[0]).date()
    first = max(day, local(now()).date())
    hours = queries.hours_of(venue, first, first + DAYS * DAY)
    taken = queries.busy(venue.leaves, hours[0][0], hours[-1][1]) if hours else []
    long = int((span[1] - span[0]).total_seconds() // 60)
    slots = [one for one in rules.free_slots(hours, taken, limits, now()) if one.minutes >= long]
    slots.sort(key=lambda one: abs(one.begins - span[0]))
    wish = queries.Wish(
        near=venue.site.area_code, span=span, seats=venue.seats or 0, kind=venue.kind, but=venue.pk
    )
    refused = Clash(_("Somebody else has it at that time."), field="start")
    refused.free = sorted(slots[:NEAR], key=lambda one: one.begins)
    refused.others = queries.free_venues(wish, NEAR)
    if near := _near(refused):
        refused.message = phrase("%(taken)s %(near)s", taken=refused.message, near=near)
    return refused


def _near(refused: Clash) -> Any:
    said = []
    if refused.free:
        times = "; ".join(f"{local(one.begins):%m-%d %H:%M}" for one in refused.free)
        said.append(phrase(_("Free here: %(times)s."), times=times))
    if refused.others:
        names = "; ".join(f"{one.name} ({one.site})" for one in refused.others)
        said.append(phrase(_("Free then: %(names)s."), names=names))
    return _joined(tuple(said)) if said else ""
