"""What a site, a space, a venue and a booking can be, and how a booking goes on."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel.flows import Flow


class SiteKind(models.TextChoices):
    """DOMAIN.md §16–§17: the places of an area."""

    SERVICE_CENTRE = "service_centre", _("Party-masses service centre")
    SERVICE_STATION = "service_station", _("Service station")
    BASE = "base", _("Education or practice base")
    BUILDING_STATION = "building_station", _("Work station in a building")
    ACTIVITY_ROOM = "activity_room", _("Activity room")
    LENT = "lent", _("Lent by a unit nearby")
    OPEN_AIR = "open_air", _("Open air")


class SpaceKind(models.TextChoices):
    ROOM = "room", _("Room or part of one")
    THING = "thing", _("Thing that can be moved")
    PERSON = "person", _("Time of a person")


class VenueKind(models.TextChoices):
    ROOM = "room", _("Room")
    THING = "thing", _("Thing to borrow")
    HOUR = "hour", _("Office hour")


class Function(models.TextChoices):
    """What a space is for (DOMAIN.md, code list venue.function)."""

    OFFICE = "office", _("Offices")
    WINDOW = "window", _("Service window")
    MEETING = "meeting", _("Meeting and deliberation")
    PARTY_EDUCATION = "party_education", _("Education of party members")
    CULTURE_SPORT = "culture_sport", _("Culture and sport")
    CHILDREN = "children", _("Children")
    ELDERLY = "elderly", pgettext_lazy("function of a room", "Care for the elderly")
    VOLUNTEERS = "volunteers", pgettext_lazy("function of a room", "Volunteers")
    MEDIATION = "mediation", _("Mediation")
    COUNSELLING = "counselling", _("Counselling")
    READING = "reading", _("Books and reading")


class Equipment(models.TextChoices):
    PROJECTOR = "projector", _("Projector or screen")
    SOUND = "sound", _("Microphone and loudspeakers")
    VIDEO_CALL = "video_call", _("Video conference")
    WHITEBOARD = "whiteboard", _("Whiteboard")
    PIANO = "piano", _("Piano")
    KITCHEN = "kitchen", _("Kitchen")
    TABLE_TENNIS = "table_tennis", _("Table tennis")
    MIRRORS = "mirrors", _("Mirrors for dancing")
    DRINKING_WATER = "drinking_water", _("Drinking water")
    INDUCTION_LOOP = "induction_loop", _("Hearing loop")


class Use(models.TextChoices):
    """What somebody wants it for; terms may differ by it."""

    MEETING = "meeting", _("Meeting")
    STUDY = "study", _("Study or training")
    PARTY_LIFE = "party_life", _("Party organisation life")
    CULTURE_SPORT = "culture_sport", _("Culture and sport")
    CHILDREN = "children", pgettext_lazy("use of a room", "For children")
    ELDERLY = "elderly", pgettext_lazy("use of a room", "For the elderly")
    SERVICE = "service", _("Service for neighbours")
    VISIT = "visit", _("Visit to an office hour")
    OTHER = "other", pgettext_lazy("use of a room", "Something else")


class Life(models.TextChoices):
    OPEN = "open", pgettext_lazy("a place", "In use")
    RETIRED = "retired", pgettext_lazy("a place", "No longer in use")


class Mode(models.TextChoices):
    DIRECT = "direct", _("Booked at once")
    APPROVAL = "approval", _("Somebody looks at each request")


class Hours(models.TextChoices):
    OPEN = "open", _("Open hours")
    BOOKABLE = "bookable", _("Can be booked")


class On(models.TextChoices):
    """The days that a line of hours is for. A weekday goes before a kind of day: the particular before the general."""

    MONDAY = "0", _("Monday")
    TUESDAY = "1", _("Tuesday")
    WEDNESDAY = "2", _("Wednesday")
    THURSDAY = "3", _("Thursday")
    FRIDAY = "4", _("Friday")
    SATURDAY = "5", _("Saturday")
    SUNDAY = "6", _("Sunday")
    WORKED = "worked", _("Working days")
    REST = "rest", _("Days of rest")
    EVERY = "every", _("Every day")


class By(models.TextChoices):
    """For whom a booking is, or why the place is taken."""

    SELF = "self", _("For oneself")
    BODY = "body", _("For an organisation")
    BEHALF = "behalf", _("On behalf of somebody")
    STAFF = "staff", _("By the staff")
    BLOCK = "block", _("Blocked")
    ROUND = "round", _("Allotted in a round")


class State(models.TextChoices):
    REQUESTED = "requested", pgettext_lazy("booking", "Waits for an answer")
    WAITING = "waiting", pgettext_lazy("booking", "On the waiting list")
    HELD = "held", pgettext_lazy("booking", "Held for you: please answer")
    CONFIRMED = "confirmed", pgettext_lazy("booking", "Booked")
    DECLINED = "declined", pgettext_lazy("booking", "Not possible")
    CANCELLED = "cancelled", pgettext_lazy("booking", "Cancelled")
    USED = "used", pgettext_lazy("booking", "Took place")
    MISSED = "missed", pgettext_lazy("booking", "Nobody came")
    LAPSED = "lapsed", pgettext_lazy("booking", "Fell free")


class Reason(models.TextChoices):
    """Why a booking was declined, cancelled or fell free."""

    TAKEN = "taken", _("Somebody else has it then")
    CLOSED = "closed", _("It is closed then")
    UNFIT = "unfit", _("The place does not fit the purpose")
    TERMS = "terms", _("The terms do not allow it")
    UNCLEAR = "unclear", _("Too little was said")
    PLANS = "plans", _("Plans have changed")
    ILLNESS = "illness", _("Illness")
    FEW = "few", _("Too few people")
    RETIRED = "retired", _("The place is no longer lent")
    UNANSWERED = "unanswered", _("Nobody answered in time")
    UNCONFIRMED = "unconfirmed", _("It was not confirmed again")
    PAST = "past", _("The time has passed")
    OTHER = "other", pgettext_lazy("reason", "Another reason")


DECLINE_REASONS = (Reason.TAKEN, Reason.CLOSED, Reason.UNFIT, Reason.TERMS, Reason.UNCLEAR, Reason.OTHER)
CANCEL_REASONS = (Reason.PLANS, Reason.ILLNESS, Reason.FEW, Reason.CLOSED, Reason.OTHER)

S = State
# Bookings that take their spaces; a held or unconfirmed one only until ``answer_by``.
TAKING = (S.HELD, S.CONFIRMED)
# Bookings that are not over.
LIVE = (S.REQUESTED, S.WAITING, *TAKING)

BOOKING = Flow(
    {
        "approve": ({S.REQUESTED}, S.CONFIRMED),
        "decline": ({S.REQUESTED, S.WAITING}, S.DECLINED),
        "queue": ({S.REQUESTED, S.DECLINED}, S.WAITING),
        "offer": ({S.WAITING}, S.HELD),
        "take": ({S.HELD}, S.CONFIRMED),
        "cancel": (LIVE, S.CANCELLED),
        "shift": ({S.CONFIRMED}, S.CONFIRMED),
        "ask_again": ({S.REQUESTED, S.CONFIRMED}, S.REQUESTED),
        "use": ({S.CONFIRMED, S.MISSED}, S.USED),
        "miss": ({S.CONFIRMED}, S.MISSED),
        "lapse": (LIVE, S.LAPSED),
    }
)
PLACE = Flow({"retire": ({Life.OPEN}, Life.RETIRED)})


class ClosingState(models.TextChoices):
    STANDS = "stands", pgettext_lazy("closing", "Stands")
    LIFTED = "lifted", pgettext_lazy("closing", "Lifted")


CLOSING = Flow({"lift": ({ClosingState.STANDS}, ClosingState.LIFTED)})


class Every(models.TextChoices):
    """How often a series comes: parts of a rule of RFC 5545, and the one that depends on the first date."""

    DAY = "DAILY", pgettext_lazy("how often", "Every day")
    WEEK = "WEEKLY", pgettext_lazy("how often", "Every week")
    FORTNIGHT = "WEEKLY;INTERVAL=2", pgettext_lazy("how often", "Every two weeks")
    MONTH = "MONTHLY", pgettext_lazy("how often", "Every month on this date")
    NTH = "NTH", pgettext_lazy("how often", "Every month on this weekday, such as the first Tuesday")


class SeriesState(models.TextChoices):
    RUNS = "runs", pgettext_lazy("series", "Runs")
    ENDED = "ended", pgettext_lazy("series", "Ended")


SERIES = Flow({"end": ({SeriesState.RUNS}, SeriesState.ENDED)})


class Reception(models.TextChoices):
    """Who receives at an office hour."""

    PARTY_DELEGATE = "party_delegate", _("Party congress delegate")
    PEOPLES_DELEGATE = "peoples_delegate", _("People's congress delegate")
    SECRETARY = "secretary", _("Secretary")
    LAWYER = "lawyer", _("Lawyer")
    DOCTOR = "doctor", _("Doctor")
    WINDOW = "window", pgettext_lazy("an office hour", "Service window")


class VisitState(models.TextChoices):
    HELD = "held", pgettext_lazy("visit", "Took place")
    TAKEN = "taken", pgettext_lazy("visit", "A matter is being followed")
    ANSWERED = "answered", pgettext_lazy("visit", "Answered")


VISIT = Flow(
    {
        "take": ({VisitState.HELD, VisitState.ANSWERED}, VisitState.TAKEN),
        "answer": ({VisitState.TAKEN}, VisitState.ANSWERED),
    }
)


class PlanState(models.TextChoices):
    PLANNED = "planned", pgettext_lazy("plan of rooms", "Planned")
    BUILDING = "building", pgettext_lazy("plan of rooms", "Being built")
    COMPLIANT = "compliant", pgettext_lazy("plan of rooms", "Done")
    DROPPED = "dropped", pgettext_lazy("plan of rooms", "Given up")


PLAN = Flow(
    {
        "build": ({PlanState.PLANNED}, PlanState.BUILDING),
        "comply": ({PlanState.PLANNED, PlanState.BUILDING}, PlanState.COMPLIANT),
        "drop": ({PlanState.PLANNED, PlanState.BUILDING}, PlanState.DROPPED),
    }
)


class Safety(models.TextChoices):
    """What is looked at for safety."""

    FIRE = "fire", _("Fire protection")
    POWER = "power", _("Electricity and gas")
    LIFT = "lift", _("Lift")
    BUILDING = "building", pgettext_lazy("safety", "Building")
    FOOD = "food", _("Food")
    INSURANCE = "insurance", _("Liability insurance")


class CheckState(models.TextChoices):
    STANDS = "stands", pgettext_lazy("safety check", "Holds")
    REMINDED = "reminded", pgettext_lazy("safety check", "Reminded of")
    FOLLOWED = "followed", pgettext_lazy("safety check", "Followed by a later one")


CHECK = Flow(
    {
        "remind": ({CheckState.STANDS}, CheckState.REMINDED),
        "follow": ({CheckState.STANDS, CheckState.REMINDED}, CheckState.FOLLOWED),
    }
)


class RoundState(models.TextChoices):
    OPEN = "open", pgettext_lazy("season round", "People can apply")
    PROPOSED = "proposed", pgettext_lazy("season round", "An allotment is proposed")
    PUBLISHED = "published", pgettext_lazy("season round", "Allotted")
    CALLED_OFF = "called_off", pgettext_lazy("season round", "Called off")


ROUND = Flow(
    {
        "propose": ({RoundState.OPEN, RoundState.PROPOSED}, RoundState.PROPOSED),
        "publish": ({RoundState.PROPOSED}, RoundState.PUBLISHED),
        "call_off": ({RoundState.OPEN, RoundState.PROPOSED}, RoundState.CALLED_OFF),
    }
)


class EntryState(models.TextChoices):
    STANDS = "stands", pgettext_lazy("application", "Waits for the allotment")
    GRANTED = "granted", pgettext_lazy("application", "Has a time")
    REFUSED = "refused", pgettext_lazy("application", "Got no time")
    WITHDRAWN = "withdrawn", pgettext_lazy("application", "Withdrawn")


APPLICATION = Flow(
    {
        "withdraw": ({EntryState.STANDS}, EntryState.WITHDRAWN),
        "grant": ({EntryState.STANDS}, EntryState.GRANTED),
        "refuse": ({EntryState.STANDS}, EntryState.REFUSED),
    }
)
