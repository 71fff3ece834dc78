"""What a gathering can be, what each kind asks for, and how it comes and goes."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel.flows import Flow
from linli.kernel.seats import LIVE, SEAT_MOVES, SeatState


class Kind(models.TextChoices):
    """Kinds of gatherings; what each asks for stands in ASKS."""

    BRANCH_GENERAL = "branch_general", _("General meeting of the branch")
    BRANCH_COMMITTEE = "branch_committee", _("Meeting of the branch committee")
    PARTY_GROUP = "party_group", _("Meeting of a party group")
    PARTY_LESSON = "party_lesson", _("Party lesson")
    THEMED_DAY = "themed_day", _("Themed party day")
    ORGANISATION_LIFE = "organisation_life", _("Organisation life meeting")
    REVIEW = "review", _("Yearly review by members")
    HEART_TALK = "heart_talk", _("Heart-to-heart talk")
    TALK = "talk", _("Talk with residents")
    JOINT = "joint", _("Joint activity")
    LECTURE = "lecture", _("Law lecture")
    FORUM = "forum", _("Forum")
    VISIT = "visit", _("Visit or walk through the area")
    COURSE = "course", pgettext_lazy("of a meeting", "Course")
    COUNCIL = "council", _("Meeting of a committee")
    ACTIVITY = "activity", _("Activity")


class Audience(models.TextChoices):
    """Who may see a gathering and who may come."""

    PUBLIC = "public", _("Everybody may come")
    OPEN_DOORS = "open_doors", _("Everybody may read, those invited come")
    MEMBERS = "members", _("The organisations' own people")
    INVITED = "invited", _("Only those invited")


class State(models.TextChoices):
    DRAFTED = "drafted", pgettext_lazy("of a meeting", "Draft")
    NOTICED = "noticed", pgettext_lazy("of a meeting", "Announced")
    HELD = "held", pgettext_lazy("of a meeting", "Held")
    MINUTED = "minuted", pgettext_lazy("of a meeting", "Minutes drafted")
    AMENDING = "amending", pgettext_lazy("of a meeting", "Minutes open to amendments")
    SIGNED = "signed", pgettext_lazy("of a meeting", "Minutes signed")
    ARCHIVED = "archived", pgettext_lazy("of a meeting", "Archived")
    CANCELLED = "cancelled", pgettext_lazy("of a meeting", "Cancelled")


@dataclass(frozen=True)
class Asks:
    """What a kind asks for, as data.

    ``every``: the rule of the rulebook that says how often a branch holds it. ``content``: False keeps nothing of what
    was said. ``public``: its points and answers are made public. ``answer``: the rule of the time for an answer.
    """

    audience: str = Audience.PUBLIC
    every: str = ""
    content: bool = True
    agenda: bool = True
    minutes: bool = True
    leading: bool = False  # a leading member takes part as an ordinary one, 双重组织生活
    speaker: bool = False
    public: bool = False
    answer: str = ""
    hours: int = 2  # how long one usually lasts


_LIFE = Audience.MEMBERS
ASKS: dict[str, Asks] = {
    Kind.BRANCH_GENERAL: Asks(_LIFE, "meetings.every.branch_general", leading=True),
    Kind.BRANCH_COMMITTEE: Asks(_LIFE, "meetings.every.branch_committee"),
    Kind.PARTY_GROUP: Asks(_LIFE, "meetings.every.party_group", leading=True, hours=1),
    Kind.PARTY_LESSON: Asks(_LIFE, "meetings.every.party_lesson", leading=True, speaker=True),
    Kind.THEMED_DAY: Asks(_LIFE, "meetings.every.themed_day", leading=True),
    Kind.ORGANISATION_LIFE: Asks(_LIFE, "meetings.every.organisation_life", leading=True, hours=3),
    Kind.REVIEW: Asks(_LIFE, "meetings.every.review", leading=True),
    Kind.HEART_TALK: Asks(
        Audience.INVITED, "meetings.every.heart_talk", content=False, agenda=False, minutes=False, hours=1
    ),
    Kind.TALK: Asks(public=True, answer="meetings.answer.talk"),
    Kind.JOINT: Asks(minutes=False),
    Kind.LECTURE: Asks(minutes=False, speaker=True),
    Kind.FORUM: Asks(public=True, answer="meetings.answer.forum"),
    Kind.VISIT: Asks(Audience.OPEN_DOORS, minutes=False, answer="meetings.answer.visit"),
    Kind.COURSE: Asks(Audience.INVITED, speaker=True, minutes=False, hours=8),
    Kind.COUNCIL: Asks(_LIFE),
    Kind.ACTIVITY: Asks(minutes=False),
}
# The life of a branch, in the order in which its calendar shows it.
LIFE = tuple(kind for kind in Kind if ASKS[kind].every)
# Which kinds of organisations (organisations.states.Kind) have such a life, and what of it; the others have none.
_BRANCH = ("branch", "joint_branch", "temporary_branch", "functional_party_body")
_ABOVE = (Kind.BRANCH_COMMITTEE, Kind.PARTY_LESSON, Kind.THEMED_DAY)
LIFE_OF: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(_BRANCH, LIFE),
    **dict.fromkeys(("general_branch", "party_committee"), _ABOVE),
    "party_group": (Kind.PARTY_GROUP,),
}
# What a resident finds under "Take part"; the rest is the organisations' own.
UPCOMING = (State.DRAFTED, State.NOTICED)
DONE = (State.HELD, State.MINUTED, State.AMENDING, State.SIGNED, State.ARCHIVED)
WRITTEN = (State.SIGNED, State.ARCHIVED)
BEFORE_SIGNED = (State.HELD, State.MINUTED, State.AMENDING)

MEETING = Flow(
    {
        "notice": ({State.DRAFTED}, State.NOTICED),
        "hold": (UPCOMING, State.HELD),
        "minute": ({State.HELD}, State.MINUTED),
        "open": ({State.MINUTED}, State.AMENDING),
        "sign": ({State.MINUTED, State.AMENDING}, State.SIGNED),
        "archive": ({State.HELD, State.SIGNED}, State.ARCHIVED),
        "cancel": (UPCOMING, State.CANCELLED),
    }
)


class Role(models.TextChoices):
    """As what somebody comes."""

    GUEST = "guest", pgettext_lazy("at a meeting", "Guest")
    MEMBER = "member", pgettext_lazy("at a meeting", "Member")
    LEADING = "leading", pgettext_lazy("at a meeting", "Leading member, as an ordinary one")
    SPEAKER = "speaker", pgettext_lazy("at a meeting", "Speaker")


class RegistrationState(models.TextChoices):
    """A seat at a gathering, and whether its holder lets themselves be written on the list of those who came."""

    WAITING = SeatState.WAITING.value, SeatState.WAITING.label
    HELD = SeatState.HELD.value, SeatState.HELD.label
    TAKEN = SeatState.TAKEN.value, SeatState.TAKEN.label
    LEFT = SeatState.LEFT.value, SeatState.LEFT.label
    ENDED = SeatState.ENDED.value, SeatState.ENDED.label
    CAME = "came", pgettext_lazy("of a seat", "On the list of those who came")
    STRUCK = "struck", pgettext_lazy("of a seat", "Struck off the list")


REGISTRATION = Flow(
    {
        **SEAT_MOVES,
        "come": (LIVE, RegistrationState.CAME),
        "strike": ({RegistrationState.CAME}, RegistrationState.STRUCK),
    }
)


class PointState(models.TextChoices):
    """A point of the agenda or of a talk."""

    OPEN = "open", pgettext_lazy("of a point", "Open")
    RAISED = "raised", pgettext_lazy("of a point", "Being looked after")
    ANSWERED = "answered", pgettext_lazy("of a point", "Answered")
    DROPPED = "dropped", pgettext_lazy("of a point", "Struck off")


class From(models.TextChoices):
    """Where a point comes from."""

    AGENDA = "agenda", pgettext_lazy("of a point", "Agenda")
    FLOOR = "floor", pgettext_lazy("of a point", "Said at the meeting")


POINT = Flow(
    {
        "raise": ({PointState.OPEN}, PointState.RAISED),
        "answer": ({PointState.OPEN, PointState.RAISED}, PointState.ANSWERED),
        "reopen": ({PointState.ANSWERED}, PointState.RAISED),
        "drop": ({PointState.OPEN}, PointState.DROPPED),
    }
)


class AmendmentState(models.TextChoices):
    """What somebody who was there wants changed in the minutes."""

    PROPOSED = "proposed", pgettext_lazy("of an amendment", "Proposed")
    TAKEN_IN = "taken_in", pgettext_lazy("of an amendment", "Taken in")
    DECLINED = "declined", pgettext_lazy("of an amendment", "Not taken in")
    WITHDRAWN = "withdrawn", pgettext_lazy("of an amendment", "Withdrawn")


AMENDMENT = Flow(
    {
        "take_in": ({AmendmentState.PROPOSED}, AmendmentState.TAKEN_IN),
        "decline": ({AmendmentState.PROPOSED}, AmendmentState.DECLINED),
        "withdraw": ({AmendmentState.PROPOSED}, AmendmentState.WITHDRAWN),
    }
)


class NoteKind(models.TextChoices):
    """What a note taken outside is about: somebody's need, or a thing in public space."""

    HOUSEHOLD = "household", _("What a household needs")
    THING = "thing", _("A thing in public space")


class Thing(models.TextChoices):
    """Things and happenings in public space by the classes of the grid (DOMAIN.md 4.8); people are never among them."""

    UTILITY = "utility", _("Public utility")
    ROAD = "road", _("Road and traffic facility")
    CLEAN = "clean", _("Facility of the street's cleanliness")
    GREEN = "green", _("Greenery")
    OTHER_PART = "other_part", _("Another facility")
    LOOKS = "looks", _("Look and cleanliness of the street")
    NOTICES = "notices", _("Posters and advertisements")
    BUILDING = "building", _("Building site")
    SUDDEN = "sudden", _("Sudden happening")
    ORDER = "order", _("Order in the street")
    OTHER_EVENT = "other_event", _("Another happening")


class Timing(models.TextChoices):
    """Whether the time that the device told could be taken."""

    TOLD = "told", _("As the device told it")
    AHEAD = "ahead", _("The device's clock was ahead; the time of arrival holds")
    BEHIND = "behind", _("The device's clock was behind; the time of arrival holds")
    OLD = "old", _("Older by the device's clock than notes may be; the time of arrival holds")
    UNTOLD = "untold", _("The device told no time; the time of arrival holds")


class NoteWay(models.TextChoices):
    """What was made of a note."""

    NEED = "need", _("A need")
    THING = "thing", _("A thing that we see to")
    ACTION = "action", _("An agreed action")


class NoteState(models.TextChoices):
    NOTED = "noted", pgettext_lazy("of a note", "Noted")
    ROUTED = "routed", pgettext_lazy("of a note", "Being looked after")
    CLOSED = "closed", pgettext_lazy("of a note", "Done")
    STRUCK = "struck", pgettext_lazy("of a note", "Struck out")


NOTE_OPEN = (NoteState.NOTED, NoteState.ROUTED)
NOTE = Flow(
    {
        "raise": ({NoteState.NOTED}, NoteState.ROUTED),
        "list": ({NoteState.NOTED}, NoteState.ROUTED),
        "agree": ({NoteState.NOTED}, NoteState.ROUTED),
        "settle": ({NoteState.NOTED}, NoteState.CLOSED),
        "fix": ({NoteState.ROUTED}, NoteState.CLOSED),
        "finish": ({NoteState.ROUTED}, NoteState.CLOSED),
        "answer": ({NoteState.ROUTED}, NoteState.CLOSED),
        "strike": ({NoteState.NOTED, NoteState.ROUTED, NoteState.CLOSED}, NoteState.STRUCK),
    }
)
