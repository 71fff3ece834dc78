"""Who may see which gathering, and what of it."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from linli.kernel.actors import Actor
from linli.kernel.queries import files_visible_to, visible_to
from linli.meetings import policy
from linli.meetings.models import Amendment, Gap, Meeting, MeetingBody, Point, Registration, Rhythm, Series
from linli.meetings.states import LIFE, Audience, RegistrationState, State

OPEN = (Audience.PUBLIC, Audience.OPEN_DOORS)
SHOWN = Q(state__in=[str(one) for one in State if one != State.DRAFTED])
GONE = (RegistrationState.LEFT, RegistrationState.ENDED)


def held_by(path: str) -> Exists:
    """That one of the organisations that hold a gathering stands at ``path`` or below it."""
    return Exists(MeetingBody.objects.filter(meeting=OuterRef("pk"), body__path__startswith=path))


def own_seats(actor: Actor) -> QuerySet[Registration]:
    people = [pk for pk in (actor.person_id, actor.behalf_id) if pk]
    return Registration.objects.filter(person__in=people)


def mine(actor: Actor) -> Q:
    """That the reader has, or had, a seat there."""
    return Q(Exists(own_seats(actor).exclude(state__in=GONE).filter(meeting=OuterRef("pk"))))


def handled(actor: Actor) -> Q:
    """That the post in use holds gatherings over one of its organisations."""
    path = actor.reach(policy.HOLD)
    return Q(held_by(path)) if path else Q(pk__in=[])


def meetings() -> QuerySet[Meeting]:
    return Meeting.objects.select_related("body")


@visible_to(Meeting)
def meetings_seen(actor: Actor) -> QuerySet[Meeting]:
    """Announced ones that are open to all, those of one's own organisations, one's own seats, and all one holds."""
    if actor.is_clock:
        return meetings()
    seen = SHOWN & Q(audience__in=OPEN)
    if actor.person_id:
        seen |= SHOWN & mine(actor)
    if actor.posts:
        bodies = [post.body_id for post in actor.posts]
        own = Exists(MeetingBody.objects.filter(meeting=OuterRef("pk"), body__in=bodies))
        seen |= SHOWN & Q(own, audience=Audience.MEMBERS) | handled(actor)
        seen |= SHOWN & Q(_above(actor), audience=Audience.MEMBERS, kind__in=LIFE)
    return meetings().filter(seen)


def _above(actor: Actor) -> Q:
    """Held somewhere below one of the reader's posts: a leading member takes part in the life of a branch."""
    below = Q()
    for post in actor.posts:
        below |= Q(body__path__startswith=post.path)
    return below


@files_visible_to(Meeting)
def with_materials(actor: Actor) -> QuerySet[Meeting]:
    """Materials go to whoever sees the gathering."""
    return meetings_seen(actor)


@visible_to(Registration)
def seats_seen(actor: Actor) -> QuerySet[Registration]:
    """One's own, and those at gatherings that one holds."""
    found = Registration.objects.select_related("meeting__body")
    if actor.is_clock:
        return found
    people = [pk for pk in (actor.person_id, actor.behalf_id) if pk]
    seen = Q(person__in=people)
    if path := actor.reach(policy.HOLD):
        seen |= Q(meeting__body__path__startswith=path)
    return found.filter(seen)


@visible_to(Point)
def points_seen(actor: Actor) -> QuerySet[Point]:
    """Points of gatherings that one holds, of those one was at, and those whose organisation is to answer."""
    found = Point.objects.select_related("meeting__body", "body")
    if actor.is_clock:
        return found
    seen = Q(pk__in=[])
    if path := actor.reach(policy.HOLD):
        seen |= Q(meeting__body__path__startswith=path) | Q(body__path__startswith=path)
    if actor.person_id:
        seen |= Q(Exists(own_seats(actor).filter(meeting=OuterRef("meeting"), state__in=policy.SEATED)))
    return found.filter(seen)


@visible_to(Amendment)
def amendments_seen(actor: Actor) -> QuerySet[Amendment]:
    """Those at gatherings that one holds or was at: everybody who was there sees what others want changed."""
    found = Amendment.objects.select_related("meeting__body")
    seen = Q(pk__in=[])
    if path := actor.reach(policy.HOLD):
        seen |= Q(meeting__body__path__startswith=path)
    if actor.person_id:
        seen |= Q(person=actor.person_id)
        seen |= Q(Exists(own_seats(actor).filter(meeting=OuterRef("meeting"), state__in=policy.SEATED)))
    return found.filter(seen)


@visible_to(Rhythm)
def rhythms_seen(actor: Actor) -> QuerySet[Rhythm]:
    return Rhythm.objects.select_related("body").filter(body=actor.post.body_id if actor.post else None)


@visible_to(Gap)
def gaps_seen(actor: Actor) -> QuerySet[Gap]:
    """Only the branch itself reads why something was not held."""
    return Gap.objects.select_related("body").filter(body=actor.post.body_id if actor.post else None)


@visible_to(Series)
def series_seen(actor: Actor) -> QuerySet[Series]:
    path = actor.reach(policy.HOLD)
    found = Series.objects.select_related("body")
    return found.filter(body__path__startswith=path) if path else found.none()
