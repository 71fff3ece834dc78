"""Requests for data, fillings of tables and their questions: choices and moves."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel.flows import Flow


class RequestState(TextChoices):
    DRAFTED = "drafted", _("Being prepared")
    SENT = "sent", _("Sent down")
    SUMMED = "summed", _("Summed up")
    CLOSED = "closed", pgettext_lazy("request for data", "Ended")
    WITHDRAWN = "withdrawn", pgettext_lazy("request for data", "Taken back")


class AskedState(TextChoices):
    WAITING = "waiting", _("Waiting for an answer")
    ANSWERED = "answered", pgettext_lazy("request for data", "Answered")
    DECLINED = "declined", _("Declined")


class FillingState(TextChoices):
    READ = "read", _("Read, to be confirmed")
    CONFIRMED = "confirmed", _("Some answers are missing")
    ASKING = "asking", _("Colleagues are asked")
    FILLED = "filled", _("Filled, to be printed")
    STAMPED = "stamped", _("Stamped, to be sent")
    SENT = "sent", pgettext_lazy("table", "Sent")
    DROPPED = "dropped", _("Put away")


class QuestionState(TextChoices):
    """What came of one question of a table."""

    KNOWN = "known", _("Filled from the record")
    PROPOSED = "proposed", _("To be confirmed")
    MISSING = "missing", _("To be asked")
    TYPED = "typed", _("Typed by hand")
    BLANK = "blank", _("Left for the pen")
    PERSONAL = "personal", _("About persons: kept out of the house")
    OTHER = "other", _("Concerns another organisation")


R, A, F = RequestState, AskedState, FillingState

REQUEST = Flow(
    {
        "send": ({R.DRAFTED}, R.SENT),
        "sum": ({R.SENT, R.SUMMED}, R.SUMMED),
        "close": ({R.SENT, R.SUMMED}, R.CLOSED),
        "withdraw": ({R.DRAFTED, R.SENT}, R.WITHDRAWN),
    }
)
ASKED = Flow(
    {
        "ask_again": ({A.DECLINED}, A.WAITING),
        "answer": ({A.WAITING, A.DECLINED, A.ANSWERED}, A.ANSWERED),
        "decline": ({A.WAITING}, A.DECLINED),
    }
)
OPEN_FILLING = (F.READ, F.CONFIRMED, F.ASKING, F.FILLED, F.STAMPED)
FILLING = Flow(
    {
        "confirm": ({F.READ}, F.CONFIRMED),
        "fill": ({F.READ, F.CONFIRMED, F.ASKING}, F.FILLED),
        "ask": ({F.CONFIRMED, F.ASKING}, F.ASKING),
        "go_on": ({F.CONFIRMED, F.ASKING}, F.ASKING),
        "look_again": ({F.CONFIRMED, F.ASKING, F.FILLED}, F.READ),
        "correct": ({F.FILLED, F.STAMPED}, F.FILLED),
        "stamp": ({F.FILLED, F.STAMPED}, F.STAMPED),
        "send": ({F.FILLED, F.STAMPED}, F.SENT),
        "drop": (set(OPEN_FILLING), F.DROPPED),
    }
)
