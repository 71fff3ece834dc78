"""Season rounds: opening one, applying, working out who gets what, publishing it."""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel import reference
from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, Word, act
from linli.kernel.clock import ZONE, local, now
from linli.kernel.clock.days import DAY, midnight_after
from linli.kernel.copying import number as with_ids
from linli.kernel.delivery.outbox import phrase
from linli.kernel.refusals import NotNow, Refused
from linli.kernel.storing import store_many
from linli.venues import policy, queries, rules
from linli.venues.acts.asking import whose
from linli.venues.acts.line import settle
from linli.venues.acts.places import refuse_stranger
from linli.venues.acts.spaces import hold_site, release, take
from linli.venues.forms import rounds as forms
from linli.venues.models import Application, Booking, Round, Series, Site, Skipped, Venue, Wish
from linli.venues.queries.limits import number
from linli.venues.queries.rounds import RUNNING_ROUNDS, allotment, applications_of
from linli.venues.rules import MINUTE
from linli.venues.states import By, EntryState, Reason, RoundState, State

Wished = tuple[int, int, int, int]  # venue, weekday, minutes after midnight, length


@act("venues.round.opened", _("Open a season round"), on=Round, may=policy.is_manager_somewhere, creates=True,
     form=forms.OpenRound)  # fmt: skip
def open_round(
    actor: Actor, *, site: Site, title: str, venues: list[int], first: date, until: date, apply_by: datetime
) -> Round:
    """From now until the allotment nobody books these places singly on these days. The lot is drawn now and sealed."""
    refuse_stranger(actor, site)
    _refuse_weeks(first, until, apply_by)
    known = set(Venue.objects.filter(site=site, pk__in=venues).values_list("pk", flat=True))
    if set(venues) - known:
        raise Refused(_("Choose places of this site."), field="venues")
    running = Round.objects.filter(site=site, state__in=[RoundState.OPEN, RoundState.PROPOSED])
    if any(set(one.venues) & known for one in running.filter(first__lte=until, until__gte=first)):
        raise Refused(_("Another round for one of these places runs on some of these days."), field="venues")
    seed = secrets.token_hex(16)
    reference.touch(RUNNING_ROUNDS)
    return Round(
        site=site, title=title.strip(), venues=sorted(known), first=first, until=until, apply_by=apply_by, seed=seed,
        digest=hashlib.sha256(seed.encode()).hexdigest(),
    )  # fmt: skip


def _refuse_weeks(first: date, until: date, apply_by: datetime) -> None:
    if until <= first:
        raise Refused(_("The last day must come after the first."), field="until")
    if (until - first).days > number("round.longest"):
        raise Refused(phrase(_("A season has at most %(n)d days."), n=number("round.longest")), field="until")
    if apply_by <= now():
        raise Refused(_("Leave people time to apply."), field="apply_by")
    if apply_by > midnight_after(first - DAY):
        raise Refused(_("Applications end before the season begins."), field="apply_by")


@act("venues.application.made", _("Apply"), on=Application, may=policy.asks, creates=True, hidden=True,
     form=forms.Apply, rate="web.rate.raise")  # fmt: skip
def apply_in_round(
    actor: Actor, *, round: int | Round, use: str, purpose: str, wishes: Sequence[Wished], people: int | None = None,
    body: Any = None,
) -> Deed:  # fmt: skip
    """Somebody's wishes, the dearest first."""
    found = Round.objects.select_related("site__body").filter(pk=getattr(round, "pk", round)).first()
    if found is None or found.state != RoundState.OPEN or found.apply_by <= now():
        raise NotNow(_("One can no longer apply in this round."))
    if not wishes:
        raise Refused(_("Say at least one wish."), field="venue_1")
    for n, (venue, weekday, _begins, minutes) in enumerate(wishes, 1):
        if venue not in found.venues or not (0 <= weekday < 7 and minutes > 0):
            raise Refused(_("Choose one of the places of this round."), field=f"venue_{n}")
    who = whose(actor, By.SELF, body, "", "")
    _refuse_many(found, who, actor)
    person = who.get("person_id") or actor.behalf_id or actor.person_id or 0
    application = Application(
        round=found, person_id=person, body_id=who.get("body_id"), use=use, purpose=purpose.strip(), people=people,
        asked_at=now(),
    )  # fmt: skip
    rows = [
        Wish(application=None, rank=n, venue_id=venue, weekday=weekday, begins=begins, minutes=minutes)
        for n, (venue, weekday, begins, minutes) in enumerate(wishes, 1)
    ]
    return Deed(application, also=rows, amounts={"wishes": len(rows)})


def _refuse_many(found: Round, who: dict[str, Any], actor: Actor) -> None:
    own = {"body": who["body_id"]} if who.get("body_id") else {"body": None, "person": who.get("person_id")}
    most = number("round.applications")
    if Application.objects.filter(round=found, state=EntryState.STANDS, **own).count() >= most:
        raise Refused(
            phrase(_("At most %(n)d applications of one person or organisation in a round."), n=most)
        )


@act(
    "venues.application.withdrawn",
    _("Withdraw it"),
    on=Application,
    may=policy.is_asker,
    move="withdraw",
    danger=True,
)
def withdraw_application(actor: Actor, application: Application) -> None:
    """Until the allotment is published."""
    application.ended_at = now()


@act(
    "venues.round.proposed",
    _("Work out the allotment"),
    on=Round,
    may=policy.is_manager,
    move="propose",
    primary=True,
)
def propose_allotment(actor: Actor, round_: Round) -> Deed:
    """By the rule that everybody can read; nobody chooses. From now on the seed of the lot is public."""
    if round_.apply_by > now():
        raise NotNow(_("People can still apply. Wait until the day for that is over."))
    reference.touch(RUNNING_ROUNDS)
    round_.proposal = {str(pk): n for pk, n in allotment(round_).items()}
    return Deed(round_, facts={"seed": round_.seed}, amounts={"granted": len(round_.proposal)})


@act(
    "venues.round.called_off", _("Call it off"), on=Round, may=policy.is_manager, move="call_off", danger=True
)
def call_off_round(actor: Actor, round_: Round) -> Deed:
    """The places can be booked singly again."""
    rows = [one for one in applications_of(round_) if one.state == EntryState.STANDS]
    for one in rows:
        refuse_application(actor, one)
    reference.touch(RUNNING_ROUNDS)
    return Deed(round_, amounts={"applications": len(rows)})


@act(
    "venues.round.published",
    _("Publish the allotment"),
    on=Round,
    may=policy.is_manager,
    move="publish",
    primary=True,
)
def publish_round(actor: Actor, round_: Round) -> Deed:
    """Everybody is told; who got a time has it as a series from now on."""
    hold_site(round_.site_id)
    settle(round_.site_id)
    reference.touch(RUNNING_ROUNDS)
    granted = 0
    for one in applications_of(round_):
        choice = round_.proposal.get(str(one.pk))
        if one.state == EntryState.STANDS:
            granted += bool(choice)
            _answer(actor, round_, one, choice)
    return Deed(round_, facts={"seed": round_.seed}, amounts={"granted": granted})


def _answer(actor: Actor, round_: Round, one: Application, choice: int | None) -> None:
    if choice:
        grant_application(actor, one, choice=choice)
    else:
        refuse_application(actor, one)


@act(
    "venues.application.granted",
    _("Give the time"),
    on=Application,
    may=policy.may_allot,
    move="grant",
    hidden=True,
)
def grant_application(actor: Actor, application: Application, *, choice: int) -> Deed:
    """The wish becomes a series of bookings; days on which the place is closed or taken are left out, with why."""
    wish = application.wishes.select_related("venue__site__body").get(rank=choice)
    series, rows, skipped = _series(application, wish)
    application.choice, application.series, application.ended_at = choice, series, now()
    store_many(actor, "venues.series.asked", [Deed(series, also=skipped)])
    if rows:
        deeds = [Deed(one, amounts={"hours_asked": wish.minutes / 60}) for one in rows]
        store_many(actor, "venues.booking.asked", deeds)
    text = phrase(
        _("%(title)s: you have %(place)s, %(n)d dates from %(day)s on."), title=application.round.title,
        place=wish.venue.name, n=len(rows), day=local(series.begins).date().isoformat(),
    )  # fmt: skip
    return Deed(
        words=_tell(application, _("You have a time for the season"), text), amounts={"dates": len(rows)}
    )


def _series(application: Application, wish: Wish) -> tuple[Series, list[Booking], list[Skipped]]:
    """The dates of a wish within the season, those that can be had taken already."""
    round_, venue, at = application.round, wish.venue, now()
    first = round_.first + timedelta(days=(wish.weekday - round_.first.weekday()) % 7)
    begins = datetime(first.year, first.month, first.day, tzinfo=ZONE) + wish.begins * MINUTE
    series = Series(
        site=round_.site, venue=venue, person_id=None if application.body_id else application.person_id,
        body_id=application.body_id, begins=begins, minutes=wish.minutes,
        rule=rules.rule_of("WEEKLY", begins, round_.until), purpose=application.purpose, asked_at=at,
    )  # fmt: skip
    with_ids([series])
    lent = queries.hours_of(venue, first, round_.until + 2 * DAY)
    limits, rows, skipped = queries.limits_of(venue), [], []
    for date_ in rules.occurrences(series.rule, begins, number("series.most")):
        one = Booking(
            site=round_.site, venue=venue, series=series, by=By.ROUND, person_id=series.person_id,
            body_id=series.body_id, begins=date_, ends=date_ + wish.minutes * MINUTE, use=application.use,
            purpose=application.purpose, people=application.people, state=State.CONFIRMED, asked_at=at, order=at,
        )  # fmt: skip
        with_ids([one])
        span = (one.begins, one.ends)
        why = Reason.CLOSED if not rules.within(span, lent) or date_ < at else ""
        if not why and not take(one.pk, venue.leaves, span, rules.around(span, limits)):
            why = Reason.TAKEN
            release(one)
        if why:
            skipped.append(Skipped(series=series, on=local(date_).date(), reason=why))
        else:
            rows.append(one)
    return series, rows, skipped


@act("venues.application.refused", _("No time could be given"), on=Application, may=policy.may_allot, move="refuse",
     hidden=True)  # fmt: skip
def refuse_application(actor: Actor, application: Application) -> Deed:
    """All wishes had gone to others before, or the round was called off."""
    application.ended_at = now()
    text = phrase(
        _("%(title)s: none of your wishes could be met. What is left can be booked singly; the page of the round "
          "shows how it was worked out."),
        title=application.round.title,
    )  # fmt: skip
    return Deed(words=_tell(application, _("No time for the season"), text))


def _tell(application: Application, subject: Any, text: Any) -> list[Word]:
    return [Word(subject, text, application.get_absolute_url(), to_person=application.person_id)]
