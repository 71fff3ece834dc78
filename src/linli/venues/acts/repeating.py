"""Series: all dates or none, skipped ones kept with why, each stretch confirmed anew."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, act
from linli.kernel.clock import local, now, today
from linli.kernel.clock.days import DAY, midnight_after
from linli.kernel.copying import number as with_ids
from linli.kernel.delivery.outbox import phrase
from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.kernel.storing import change_many, store_many
from linli.venues import forms, policy, queries, rules
from linli.venues.acts.asking import agreed, refuse_round, span_of, whose
from linli.venues.acts.going import cancel_booking
from linli.venues.acts.line import hold
from linli.venues.acts.spaces import release, take
from linli.venues.acts.telling import tell
from linli.venues.models import Booking, Series, Skipped, Venue
from linli.venues.queries.limits import number
from linli.venues.queries.series import stretch_to_confirm
from linli.venues.rules import MINUTE, Limits, Span
from linli.venues.states import LIVE, By, Mode, Reason, State


class NotAll(Refused):
    """Some dates of a series are not possible. ``wrong`` are they, each with why."""

    wrong: list[tuple[datetime, Any]]


@act(
    "venues.series.asked",
    _("Book again and again"),
    on=Series,
    may=policy.asks,
    creates=True,
    form=forms.AskSeries,
)
def ask_for_series(
    actor: Actor, *, venue: Venue, day: date, start: time | None, minutes: int | None, every: str, until: date,
    body: Any = None, skip: bool = False, accepted: bool = False, **said: Any,
) -> Deed:  # fmt: skip
    """All dates or none, with the list of those that are not possible; or, when that was ticked, without them."""
    hold(venue.site_id)
    limits = queries.limits_of(venue)
    span = span_of(venue, limits, day, start, minutes)
    refuse_round(venue, (span[0], max(span[1], midnight_after(until))))
    if until > today() + timedelta(days=number("series.ahead")):
        raise Refused(
            phrase(_("A series reaches at most %(n)d days ahead."), n=number("series.ahead")), field="until"
        )
    rule = rules.rule_of(every, span[0], until)
    terms = agreed(venue, said["use"], accepted)
    who = whose(actor, By.SELF, body, "", "")
    series = Series(
        site=venue.site, venue=venue, person_id=who.get("person_id"), body_id=who.get("body_id"), begins=span[0],
        minutes=(span[1] - span[0]) // MINUTE, rule=rule, purpose=said.get("purpose", ""), asked_at=now(),
    )  # fmt: skip
    with_ids([series])
    rows = _dates(series, venue, limits, span)
    wrong = _take_all(rows, venue, limits)
    if wrong and not skip:
        raise _not_all(wrong)
    kept = [one for one in rows if one.begins not in dict(wrong)]
    if not kept:
        raise _not_all(wrong)
    for one in kept:
        one.terms, one.by = terms, who["by"]
        one.person_id, one.body_id = who.get("person_id"), who.get("body_id")
        one.use, one.purpose, one.people = said["use"], said.get("purpose", ""), said.get("people")
    _confirm_by(kept)
    store_many(
        actor,
        "venues.booking.asked",
        [Deed(one, amounts={"hours_asked": series.minutes / 60}) for one in kept],
    )
    skipped = [Skipped(series=series, on=local(at).date(), reason=_reason(why)) for at, why in wrong]
    return Deed(
        series,
        also=skipped,
        amounts={"dates": len(kept), "skipped": len(skipped)},
        words=_told(kept[0], len(kept)),
    )


def _dates(series: Series, venue: Venue, limits: Limits, span: Span) -> list[Booking]:
    """One unsaved booking for each date of the rule."""
    at, length = now(), span[1] - span[0]
    state = State.REQUESTED if venue.mode == Mode.APPROVAL else State.CONFIRMED
    rows = [
        Booking(
            site=venue.site, venue=venue, series=series, begins=begins, ends=begins + length, asked_at=at, order=at,
            state=state,
        )
        for begins in rules.occurrences(series.rule, span[0], number("series.most"))
    ]  # fmt: skip
    with_ids(rows)
    return rows


def _take_all(rows: list[Booking], venue: Venue, limits: Limits) -> list[tuple[datetime, Any]]:
    """Take every date that can be had; those that cannot, with why."""
    first, last = local(rows[0].begins).date(), local(rows[-1].ends).date()
    lent = queries.hours_of(venue, first, last + DAY)
    rules.refuse_past(rows[0].begins, now())
    rules.refuse_length((rows[0].begins, rows[0].ends), limits)
    rules.refuse_beside_grid((rows[0].begins, rows[0].ends), limits)
    if not policy.is_open(venue):
        raise Refused(_("This place is no longer lent."), field="venue")
    return [(one.begins, why) for one in rows if (why := _why_not(one, venue, limits, lent))]


def _why_not(one: Booking, venue: Venue, limits: Limits, lent: list[Span]) -> str:
    span = (one.begins, one.ends)
    if not rules.within(span, lent):
        return Reason.CLOSED
    if one.state == State.REQUESTED:
        return Reason.TAKEN if queries.space_clash(venue, span).exists() else ""
    return "" if take(one.pk, venue.leaves, span, rules.around(span, limits)) else Reason.TAKEN


def _not_all(wrong: list[tuple[datetime, Any]]) -> NotAll:
    said = "; ".join(f"{local(at):%Y-%m-%d}" for at, _why in wrong)
    refused = NotAll(
        phrase(
            _("These dates are not possible: %(dates)s. Choose another time, or tick that they may be left out."),
            dates=said,
        ),
        field="skip",
    )  # fmt: skip
    refused.wrong = [(at, Reason(why).label) for at, why in wrong]
    return refused


def _reason(why: Any) -> str:
    return str(why)


def _confirm_by(rows: list[Booking]) -> None:
    """The dates of the first stretch stand; those of each later one fall free unless it is confirmed before."""
    begins = rules.stretch_begins([one.begins for one in rows], number("series.stretch"))
    for one, stretch in zip(rows, begins, strict=True):
        if stretch != begins[0] and one.state == State.CONFIRMED:
            one.answer_by = fall_at(stretch)


def fall_at(stretch: datetime) -> datetime:
    """The beginning of the day, so many days before a stretch begins."""
    return midnight_after(local(stretch).date() - timedelta(days=number("series.fall") + 1))


def _told(first: Booking, dates: int) -> list[Any]:
    text = phrase(_("%(n)d dates. Before each stretch we ask whether you still need them."), n=dates)
    return tell(first, _("Your series is entered"), text)


@act("venues.series.confirmed", _("We still need it"), on=Series, may=policy.is_asker, primary=True,
     next=_("The next stretch is yours."))  # fmt: skip
def confirm_series(actor: Actor, series: Series) -> Deed:
    """The next stretch is confirmed. It may be done from the moment on at which we ask for it."""
    rows = stretch_to_confirm(series)
    if not rows:
        raise NotNow(_("Nothing is to be confirmed at present. We ask before each stretch."))
    for one in rows:
        one.answer_by = None
    change_many(actor, [("venues.series.confirmed", Deed(one)) for one in rows], ["answer_by"])
    return Deed(series, amounts={"dates": len(rows)}, facts={"first": rows[0].begins})


@act(
    "venues.series.reminded", _("Ask whether it is still needed"), on=Series, may=policy.is_clock, hidden=True
)
def remind_of_series(actor: Actor, series: Series) -> Deed:
    """The clock asks some days before a stretch begins, once."""
    rows = stretch_to_confirm(series)
    if not rows:
        raise NotNow(_("Nothing is to be confirmed at present. We ask before each stretch."))
    by = phrase(
        _("Please open the series and confirm by %(by)s; after that these dates are free for others."),
        by=f"{local(rows[0].answer_by or now()):%Y-%m-%d %H:%M}",
    )
    return Deed(
        series, facts={"first": rows[0].begins}, words=tell(rows[0], _("Do you still need these dates?"), by)
    )


@act("venues.series.ended", _("End the series"), on=Series, may=policy.is_asker_or_steward, move="end", danger=True,
     form=forms.EndSeries)  # fmt: skip
def end_series(actor: Actor, series: Series, *, begins: date | None = None) -> Deed:
    """From a day on; what lies before stays. Nothing of the past is touched."""
    rows = _from(series, begins or today())
    for one in rows:
        cancel_booking(actor, one, reason=Reason.PLANS)
    series.ended_at = now()
    return Deed(series, amounts={"dates": len(rows)})


def _from(series: Series, day: date) -> list[Booking]:
    """The dates of a series from a day on that have not begun; a day of the past is refused."""
    if day < today():
        raise Refused(
            _("That lies in the past, and the past stays as it was. Choose today or a later day."),
            field="begins",
        )
    rows = series.bookings.filter(state__in=LIVE, begins__gte=midnight_after(day - DAY), begins__gt=now())
    return list(rows.select_related("venue__site", "site__body", "body").order_by("begins"))


@act("venues.series.changed", _("Change the time of the coming dates"), on=Series, may=policy.is_asker_or_steward,
     form=forms.ChangeSeries)  # fmt: skip
def change_series(actor: Actor, series: Series, *, begins: date, start: time, minutes: int) -> Deed:
    """From a day on every date has another time of the day; all of them or none. It never reaches into the past."""
    if series.state != "runs":
        raise NotYours(_("This series has ended."))
    rows = _from(series, begins)
    if not rows:
        raise Refused(_("No date lies in that time. Choose another day."), field="begins")
    venue, limits = series.venue, queries.limits_of(series.venue)
    before = [(one.begins, one.ends) for one in rows]
    for one in rows:
        wall = local(one.begins)
        one.begins = wall.replace(hour=start.hour, minute=start.minute)
        one.ends = one.begins + minutes * MINUTE
    release(*rows)
    wrong = _take_all(rows, venue, limits)
    if wrong:
        raise _not_all(wrong)
    change_many(actor, [("venues.series.changed", Deed(one)) for one in rows], ["begins", "ends"])
    series.minutes = minutes
    return Deed(series, amounts={"dates": len(rows)}, facts={"from": begins, "before": before[0][0]})
