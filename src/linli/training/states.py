"""Who is trained, how a post is filled anew, how a reserve is kept: choices and flows."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel.flows import Flow
from linli.kernel.seats import LIVE, SEAT_MOVES, SeatState


class Target(models.TextChoices):
    """For whom training is (DOMAIN.md 10, ``training.target``)."""

    SECRETARY = "secretary", _("Secretaries")
    TEAM = "team", _("Members of the leading team")
    PARTY_WORKER = "party_worker", _("Party workers")
    COMMUNITY_WORKER = "community_worker", _("Community workers")
    VOLUNTEER = "volunteer", _("Volunteers")
    REPRESENTATIVE = "representative", _("Residents' representatives")
    SUPERVISION = "supervision", _("Members of the supervision committee")


class CourseState(models.TextChoices):
    DRAFTED = "drafted", pgettext_lazy("of a course", "Draft")
    OPEN = "open", pgettext_lazy("of a course", "Open for enrolment")
    CLOSED = "closed", pgettext_lazy("of a course", "Finished")
    CANCELLED = "cancelled", pgettext_lazy("of a course", "Cancelled")


LIVE_COURSE = (CourseState.DRAFTED, CourseState.OPEN)
COURSE = Flow(
    {
        "publish": ({CourseState.DRAFTED}, CourseState.OPEN),
        "close": ({CourseState.OPEN}, CourseState.CLOSED),
        "cancel": (LIVE_COURSE, CourseState.CANCELLED),
    }
)


class EnrolmentState(models.TextChoices):
    """A seat in a course, and whether what it asks was done."""

    WAITING = SeatState.WAITING.value, SeatState.WAITING.label
    HELD = SeatState.HELD.value, SeatState.HELD.label
    TAKEN = SeatState.TAKEN.value, SeatState.TAKEN.label
    LEFT = SeatState.LEFT.value, SeatState.LEFT.label
    ENDED = SeatState.ENDED.value, SeatState.ENDED.label
    DONE = "done", pgettext_lazy("of an enrolment", "Done")
    MISSED = "missed", pgettext_lazy("of an enrolment", "Was not there")


ENROLMENT = Flow(
    {
        **SEAT_MOVES,
        "finish": (LIVE, EnrolmentState.DONE),
        "miss": (LIVE, EnrolmentState.MISSED),
        "correct": ({EnrolmentState.DONE, EnrolmentState.MISSED}, SeatState.TAKEN),
    }
)


class InstructorState(models.TextChoices):
    """A retired cadre or part-time expert who guides or teaches, by a contract of a year."""

    SELECTED = "selected", pgettext_lazy("of an instructor", "Selected")
    CONTRACTED = "contracted", pgettext_lazy("of an instructor", "Under contract")
    ENDED = "ended", pgettext_lazy("of an instructor", "Ended")


LIVE_INSTRUCTOR = (InstructorState.SELECTED, InstructorState.CONTRACTED)
INSTRUCTOR = Flow(
    {
        "contract": ({InstructorState.SELECTED}, InstructorState.CONTRACTED),
        "renew": ({InstructorState.CONTRACTED}, InstructorState.CONTRACTED),
        "end": (LIVE_INSTRUCTOR, InstructorState.ENDED),
    }
)


class Channel(models.TextChoices):
    """How a secretary is found (policy, article 13)."""

    ABOVE = "above", _("Sent by the level above")
    GROWN = "grown", _("Followed and trained")
    RECOMMENDED = "recommended", _("Recommended by residents and members")


class Source(models.TextChoices):
    """Groups from which secretaries are drawn (policy, article 13); counted, never listed by person."""

    LEADS_TO_WEALTH = "leads_to_wealth", _("Leads others to prosperity")
    WORKS_AWAY = "works_away", _("Trades or works away from home")
    VILLAGE_GRADUATE = "village_graduate", _("Graduate serving as village official")
    SOCIAL_GRADUATE = "social_graduate", _("Graduate in social work")
    DEMOBILISED = "demobilised", _("Demobilised from the forces")
    RETIRED = "retired", _("Retired from office or enterprise")
    OWNER = "owner", _("Owner or senior manager")
    OTHER = "other", pgettext_lazy("of a group of people", "Another group")


class SelectionState(models.TextChoices):
    RECOMMENDING = "recommending", pgettext_lazy("of a selection", "Recommendations are taken")
    CHECKING = "checking", pgettext_lazy("of a selection", "Being checked")
    CHECKED = "checked", pgettext_lazy("of a selection", "Checked")
    FILLED = "filled", pgettext_lazy("of a selection", "Elected or appointed")
    STOPPED = "stopped", pgettext_lazy("of a selection", "Stopped")


LIVE_SELECTION = (SelectionState.RECOMMENDING, SelectionState.CHECKING, SelectionState.CHECKED)
SELECTION = Flow(
    {
        "recommend": ({SelectionState.RECOMMENDING}, SelectionState.CHECKING),
        "check": ({SelectionState.CHECKING}, SelectionState.CHECKED),
        "reopen": ({SelectionState.CHECKING, SelectionState.CHECKED}, SelectionState.RECOMMENDING),
        "fill": ({SelectionState.CHECKED}, SelectionState.FILLED),
        "stop": (LIVE_SELECTION, SelectionState.STOPPED),
    }
)


class ReserveState(models.TextChoices):
    """An entry of the reserve, which its person wrote and may take out at any time."""

    APPLIED = "applied", pgettext_lazy("of the reserve", "Applied")
    ACCEPTED = "accepted", pgettext_lazy("of the reserve", "In the reserve")
    APPOINTED = "appointed", pgettext_lazy("of the reserve", "Took on a post")
    DECLINED = "declined", pgettext_lazy("of the reserve", "Not taken in")
    WITHDRAWN = "withdrawn", pgettext_lazy("of the reserve", "Taken out by the person")
    EXPIRED = "expired", pgettext_lazy("of the reserve", "Expired")


LIVE_RESERVE = (ReserveState.APPLIED, ReserveState.ACCEPTED)
RESERVE = Flow(
    {
        "accept": ({ReserveState.APPLIED}, ReserveState.ACCEPTED),
        "decline": ({ReserveState.APPLIED}, ReserveState.DECLINED),
        "renew": ({ReserveState.ACCEPTED}, ReserveState.ACCEPTED),
        "appoint": ({ReserveState.ACCEPTED}, ReserveState.APPOINTED),
        "withdraw": (LIVE_RESERVE, ReserveState.WITHDRAWN),
        "expire": (LIVE_RESERVE, ReserveState.EXPIRED),
    }
)
