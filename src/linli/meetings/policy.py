"""Who may do what with gatherings."""

from typing import Any

from django.db.models import Q

from linli.kernel.actors import Actor
from linli.meetings.models import Amendment, Meeting, Registration
from linli.meetings.states import Audience, NoteKind, NoteWay, RegistrationState, State

HOLD = "meetings.hold"  # plan, announce, hold, write down
SIGN = "meetings.sign"
WALK = "meetings.walk"  # take notes outside and make something of them
RAISE_FOR_OTHERS = "needs.raise_for_others"
LENDS = "venues.decide"  # of venues: whoever looks after a place books it without asking
SEATED = (RegistrationState.TAKEN, RegistrationState.CAME)


def is_clock(actor: Actor, noun: Any) -> bool:
    return actor.is_clock


def holds_somewhere(actor: Actor, noun: Any) -> bool:
    """Whoever plans; over which organisation, the act itself asks."""
    return actor.is_clock or actor.reach(HOLD) is not None


def holds(actor: Actor, meeting: Meeting) -> bool:
    """Holds gatherings over the organisation that leads."""
    return actor.can(HOLD, meeting.body.path)


def holds_or_clock(actor: Actor, meeting: Meeting) -> bool:
    return actor.is_clock or holds(actor, meeting)


def signs(actor: Actor, meeting: Meeting) -> bool:
    return actor.can(SIGN, meeting.body.path)


def holds_point(actor: Actor, point: Any) -> bool:
    return holds(actor, point.meeting)


def answers_point(actor: Actor, point: Any) -> bool:
    """Whoever holds the gathering, whoever works at the organisation that leads the point, and the software."""
    here = point.body is not None and actor.can(HOLD, point.body.path)
    return actor.is_clock or here or holds(actor, point.meeting)


def is_somebody(actor: Actor, noun: Any) -> bool:
    """Somebody signed in, or somebody for whom staff act at a counter."""
    return person_of(actor) is not None


def person_of(actor: Actor) -> int | None:
    """Whose part it is: of whoever is helped at the counter, else of the reader."""
    return actor.behalf_id or actor.person_id


def is_seat_of(actor: Actor, seat: Registration) -> bool:
    return seat.person_id is not None and seat.person_id in (actor.person_id, actor.behalf_id)


def is_seat_of_or_clock(actor: Actor, seat: Registration) -> bool:
    return actor.is_clock or is_seat_of(actor, seat)


def holds_seat(actor: Actor, seat: Registration) -> bool:
    return actor.is_clock or holds(actor, seat.meeting)


def is_member(actor: Actor, meeting: Meeting) -> bool:
    """Has a post in one of the organisations that hold it."""
    mine = {post.body_id for post in actor.posts}
    return bool(mine & {one.pk for one in meeting.together()})


def may_come(actor: Actor, meeting: Meeting) -> bool:
    """Whether somebody may ask for a seat of themselves; those invited have one held for them."""
    if meeting.state != State.NOTICED or person_of(actor) is None:
        return False
    if meeting.audience == Audience.PUBLIC:
        return True
    return meeting.audience == Audience.MEMBERS and (is_member(actor, meeting) or leads_above(actor, meeting))


def leads_above(actor: Actor, meeting: Meeting) -> bool:
    """A leading member joins the meeting of a branch below as an ordinary one, 双重组织生活."""
    return meeting.asks.leading and any(post.covers(meeting.body.path) for post in actor.posts)


def seats_of(actor: Actor, meeting_id: int) -> Q:
    """The registrations of the reader at one gathering."""
    people = [pk for pk in (actor.person_id, actor.behalf_id) if pk]
    return Q(meeting=meeting_id, person__in=people)


def was_there(actor: Actor, meeting: Meeting) -> bool:
    """Registered and has a seat, or stands on the list: may read the minutes and ask for changes."""
    if actor.is_anonymous or actor.is_clock:
        return False
    return Registration.objects.filter(seats_of(actor, meeting.pk), state__in=SEATED).exists()


def reads_minutes(actor: Actor, meeting: Meeting) -> bool:
    """Minutes are for those who hold the gathering, the organisations' own people, and those who were there."""
    return holds(actor, meeting) or is_member(actor, meeting) or was_there(actor, meeting)


def is_author(actor: Actor, amendment: Amendment) -> bool:
    return amendment.person_id is not None and amendment.person_id == person_of(actor)


def decides(actor: Actor, amendment: Amendment) -> bool:
    return holds(actor, amendment.meeting)


def is_branch(actor: Actor, noun: Any) -> bool:
    """A post in this very organisation: what is missing in its calendar is its own affair, and nobody else's."""
    body_id = getattr(noun, "body_id", None) or getattr(noun, "pk", None)
    return bool(actor.post and actor.post.body_id == body_id and HOLD in actor.post.permissions)


def plans_life(actor: Actor, noun: Any) -> bool:
    """Anybody who holds gatherings of their own organisation; the act asks of which."""
    return bool(actor.post and HOLD in actor.post.permissions)


def is_walker(actor: Actor, note: Any) -> bool:
    """Somebody whose post goes out and takes notes."""
    return bool(actor.post and WALK in actor.post.permissions)


def keeps_note(actor: Actor, note: Any) -> bool:
    """Whoever handles the notes of its community."""
    return actor.can(WALK, note.body.path)


def raises_from_note(actor: Actor, note: Any) -> bool:
    return keeps_note(actor, note) and bool(actor.post and RAISE_FOR_OTHERS in actor.post.permissions)


def lists_thing(actor: Actor, note: Any) -> bool:
    return keeps_note(actor, note) and note.kind == NoteKind.THING


def agrees_action(actor: Actor, note: Any) -> bool:
    return keeps_note(actor, note) and note.kind == NoteKind.HOUSEHOLD


def fixes_thing(actor: Actor, note: Any) -> bool:
    return keeps_note(actor, note) and note.way == NoteWay.THING


def finishes_action(actor: Actor, note: Any) -> bool:
    return keeps_note(actor, note) and note.way == NoteWay.ACTION


def is_household(actor: Actor, note: Any) -> bool:
    """Who holds the receipt given at the door, or keeps the note with their account."""
    own = actor.person_id is not None and note.person_id == actor.person_id
    return note.kind == NoteKind.HOUSEHOLD and (own or actor.shows("meetings.walknote", note.pk))


def strikes_note(actor: Actor, note: Any) -> bool:
    """The household; or staff, when the household tells them to."""
    return note.kind == NoteKind.HOUSEHOLD and (is_household(actor, note) or keeps_note(actor, note))


def adopts_note(actor: Actor, note: Any) -> bool:
    """A resident signed in who holds the receipt, while nobody has it with an account yet."""
    may = is_household(actor, note) and actor.person_id is not None and not actor.is_staff
    return may and note.person_id is None


def reads_note_contact(actor: Actor, note: Any) -> bool:
    return keeps_note(actor, note) and bool(note.contact)
