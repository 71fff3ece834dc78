"""Grids and their teams, members at home, promises, goals and diaries, mutual help: choices and moves."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel.flows import Flow


class TeamField(models.TextChoices):
    """The fields of the service teams of a grid (policy §15)."""

    ECONOMY = "economy", _("Work and livelihood")
    CULTURE = "culture", _("Culture and sport")
    SAFETY = "safety", _("Safety and order")
    HOUSEHOLD = "household", _("Household help")
    HEALTH = "health", _("Health")
    LAW = "law", _("Law and mediation")


class GridState(models.TextChoices):
    FORMED = "formed", pgettext_lazy("a grid", "Formed")
    ACTIVE = "active", pgettext_lazy("a grid", "At work")
    CHANGED = "changed", pgettext_lazy("a grid", "At work, changed")
    DISSOLVED = "dissolved", pgettext_lazy("a grid", "Dissolved")


class TeamState(models.TextChoices):
    ACTIVE = "active", pgettext_lazy("a team", "At work")
    ENDED = "ended", pgettext_lazy("a team", "Ended")


class MateState(models.TextChoices):
    ASKED = "asked", _("Asked, has not answered")
    CONSENTED = "consented", _("In the team")
    DECLINED = "declined", pgettext_lazy("a member", "Said no")
    LEFT = "left", pgettext_lazy("a member", "Left")


class ReportState(models.TextChoices):
    REPORTED = "reported", _("Reported in")
    MATCHED = "matched", _("A post is proposed")
    ACTIVE = "active", pgettext_lazy("a member", "Serves in a post")
    ENDED = "ended", pgettext_lazy("a member", "Ended")


class OpeningState(models.TextChoices):
    OFFERED = "offered", pgettext_lazy("a post", "Offered")
    CLOSED = "closed", pgettext_lazy("a post", "No longer offered")


class Kind(models.TextChoices):
    """What a member takes upon themselves for a year."""

    DUTY_AREA = "duty_area", _("Duty area")
    MODEL_POST = "model_post", _("Model post")
    PROMISE = "promise", _("Promise")


class UndertakingState(models.TextChoices):
    TAKEN = "taken", _("Taken on")
    PUBLIC = "public", pgettext_lazy("a promise", "Public")
    RESULT = "result", _("Result told")
    WITHDRAWN = "withdrawn", pgettext_lazy("a promise", "Withdrawn")


class BookState(models.TextChoices):
    OPEN = "open", pgettext_lazy("a diary", "Open")
    TALKED = "talked", _("Closed by the yearly talk")


class LineKind(models.TextChoices):
    GOAL = "goal", _("Goal")
    SERVICE = "service", _("Service done")


class LineState(models.TextChoices):
    KEPT = "kept", pgettext_lazy("a line", "Kept")
    DELETED = "deleted", pgettext_lazy("a line", "Deleted by its writer")


class Result(models.TextChoices):
    """The four results of the yearly talk (民主评议), entered as they were decided [M]."""

    EXCELLENT = "excellent", _("Excellent")
    QUALIFIED = "qualified", _("Qualified")
    BASICALLY = "basically", _("Basically qualified")
    NOT = "not", _("Not qualified")


class Side(models.TextChoices):
    OFFER = "offer", _("I can help")
    WANT = "want", _("I would like help")


class Help(models.TextChoices):
    """Kinds of help between neighbours."""

    ERRAND = "errand", _("Errands, shopping")
    COMPANY = "company", _("Company, a talk")
    WALK = "walk", _("A walk, going along to the doctor")
    REPAIR = "repair", _("Small repairs")
    PHONE = "phone", _("Phone and computer")
    CHILD = "child", _("Fetching or minding children")
    LEARN = "learn", _("Homework, teaching")
    PET = "pet", _("Pets and plants")
    LEND = "lend", _("Lending a thing")
    OTHER = "other", pgettext_lazy("a kind of help", "Something else")


class AskState(models.TextChoices):
    OPEN = "open", pgettext_lazy("mutual help", "Open")
    CLOSED = "closed", pgettext_lazy("mutual help", "Closed")


class MatchState(models.TextChoices):
    PROPOSED = "proposed", _("Proposed to both")
    HALF = "half", _("One side has said yes")
    AGREED = "agreed", pgettext_lazy("mutual help", "Agreed")
    DONE = "done", pgettext_lazy("mutual help", "Done")
    THANKED = "thanked", _("Thanked for")
    DECLINED = "declined", _("Did not come about")


class Way(models.TextChoices):
    """A file that goes to the national system, or comes from it."""

    OUT = "out", _("Exported")
    IN = "in", _("Imported")


class Sort(models.TextChoices):
    VOLUNTEERS = "volunteers", _("Register of volunteers")
    SERVICES = "services", _("Records of service")


class Sex(models.TextChoices):
    FEMALE = "f", _("Female")
    MALE = "m", _("Male")
    NOT_SAID = "", _("Not said")


G, M, R, U, K = GridState, MateState, ReportState, UndertakingState, MatchState
WORKING = (G.ACTIVE, G.CHANGED)
GRID = Flow(
    {
        "start": ({G.FORMED}, G.ACTIVE),
        "amend": ({G.FORMED}, G.FORMED),
        "change": (WORKING, G.CHANGED),
        "dissolve": ({G.FORMED, *WORKING}, G.DISSOLVED),
    }
)
TEAM = Flow({"change": ({TeamState.ACTIVE}, TeamState.ACTIVE), "end": ({TeamState.ACTIVE}, TeamState.ENDED)})
MATE = Flow(
    {
        "consent": ({M.ASKED}, M.CONSENTED),
        "decline": ({M.ASKED}, M.DECLINED),
        "leave": ({M.ASKED, M.CONSENTED}, M.LEFT),
    }
)
REPORT = Flow(
    {
        "change": ({R.REPORTED}, R.REPORTED),
        "match": ({R.REPORTED, R.MATCHED}, R.MATCHED),
        "refuse": ({R.MATCHED}, R.REPORTED),
        "start": ({R.MATCHED}, R.ACTIVE),
        "end": ({R.REPORTED, R.MATCHED, R.ACTIVE}, R.ENDED),
    }
)
OPENING = Flow({"close": ({OpeningState.OFFERED}, OpeningState.CLOSED)})
UNDERTAKING = Flow(
    {
        "publish": ({U.TAKEN, U.PUBLIC}, U.PUBLIC),
        "show": ({U.RESULT}, U.RESULT),
        "tell": ({U.TAKEN, U.PUBLIC}, U.RESULT),
        "withdraw": ({U.TAKEN, U.PUBLIC}, U.WITHDRAWN),
    }
)
BOOK = Flow({"talk": ({BookState.OPEN}, BookState.TALKED)})
LINE = Flow({"delete": ({LineState.KEPT}, LineState.DELETED)})
ASK = Flow({"close": ({AskState.OPEN}, AskState.CLOSED)})
MATCH = Flow(
    {
        "say_yes": ({K.PROPOSED}, K.HALF),
        "agree": ({K.HALF}, K.AGREED),
        "decline": ({K.PROPOSED, K.HALF, K.AGREED}, K.DECLINED),
        "do": ({K.AGREED}, K.DONE),
        "thank": ({K.DONE}, K.THANKED),
    }
)
