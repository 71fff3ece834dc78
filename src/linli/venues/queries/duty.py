"""What the calendars and the first page of people hold of office hours and rounds."""

from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from linli.kernel.actors import Actor
from linli.kernel.clock import local, now
from linli.kernel.happenings import Happening, happens
from linli.kernel.templatetags.face import day, moment
from linli.kernel.together import Asking
from linli.people.queries import matters
from linli.venues.models import Application, Booking
from linli.venues.states import EntryState, RoundState, State, VenueKind


@happens("people.person")
def duty_of(actor: Actor, person: Any, first: datetime, until: datetime) -> Asking:
    """Visitors at one's own office hour. Who they are, a calendar does not say."""
    receives = Q(venue__person=person.pk) | Q(venue__post__person=person.pk)
    rows = Booking.objects.filter(receives, venue__kind=VenueKind.HOUR, begins__lt=until, ends__gt=first)
    rows = rows.filter(state__in=[State.CONFIRMED, State.USED, State.CANCELLED]).select_related("venue__site")
    found = yield rows.order_by("begins", "id")
    return [
        Happening(
            uid=f"venues.duty-{one.pk}", title=_("A visitor: %(hour)s") % {"hour": one.venue.name}, begins=one.begins,
            ends=one.ends, sequence=one.version, where=one.venue.site.name, url=one.get_absolute_url(),
            cancelled=one.state == State.CANCELLED,
        )
        for one in found
    ]  # fmt: skip


@matters
def wishes_of(actor: Actor) -> Asking:
    """One's wishes in rounds that are not over."""
    who = actor.behalf_id or actor.person_id
    if who is None:
        return []
    rows = Application.objects.filter(person=who, round__until__gte=local(now()).date())
    rows = rows.exclude(state=EntryState.WITHDRAWN).select_related("round__site").order_by("-asked_at")
    found = yield rows[:20]
    return [
        {
            "title": f"{one.round.site.name} · {one.round.title}", "url": one.get_absolute_url(),
            "sentence": _sentence(one), "at": one.asked_at,
            "status": {"word": one.get_state_display(), "shape": _SHAPES[EntryState(one.state)]},
        }
        for one in found
    ]  # fmt: skip


_SHAPES = {EntryState.STANDS: "waiting", EntryState.GRANTED: "done", EntryState.REFUSED: "closed"}


def _sentence(one: Application) -> str:
    if one.state == EntryState.GRANTED:
        return _("You have a time from %(day)s on.") % {"day": day(one.round.first)}
    if one.state == EntryState.REFUSED:
        return _("None of your wishes could be met.")
    if one.round.state == RoundState.OPEN and one.round.apply_by > now():
        return _("The times are allotted after %(at)s.") % {"at": moment(one.round.apply_by)}
    return _("The times are being allotted.")
