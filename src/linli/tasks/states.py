"""Choices and moves of tasks, calls and contact points (DOMAIN.md §18–§19, 1.3, 4.2)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel.flows import Flow


class TaskState(TextChoices):
    ISSUED = "issued", _("Sent down, no answer yet")
    ACCEPTED = "accepted", pgettext_lazy("task", "Taken on")
    DECLINED = "declined", pgettext_lazy("task", "Declined")
    DOING = "doing", pgettext_lazy("task", "Being done")
    DONE = "done", pgettext_lazy("task", "Done, to be checked")
    CHECKED = "checked", pgettext_lazy("task", "Checked")
    WITHDRAWN = "withdrawn", pgettext_lazy("task", "Taken back")
    LAPSED = "lapsed", pgettext_lazy("task", "Its time is over")
    RETURNED = "returned", pgettext_lazy("task", "Back with who sent it")


T = TaskState
AT_WORK = (T.ACCEPTED, T.DOING)
UNDER_WAY = (T.ISSUED, *AT_WORK)
OPEN_TASK = (*UNDER_WAY, T.DECLINED, T.DONE)
TASK = Flow(
    {
        "accept": ({T.ISSUED}, T.ACCEPTED),
        "decline": ({T.ISSUED}, T.DECLINED),
        "ask_again": ({T.DECLINED}, T.ISSUED),
        "begin": ({T.ACCEPTED}, T.DOING),
        "report": ({T.DOING}, T.DONE),
        "send_back": ({T.DONE}, T.DOING),
        "check": ({T.DONE}, T.CHECKED),
        "withdraw": ({T.ISSUED, T.ACCEPTED, T.DOING, T.DECLINED}, T.WITHDRAWN),
        "lapse": ({T.ISSUED, T.ACCEPTED, T.DOING}, T.LAPSED),
        "return": ({T.ISSUED, T.ACCEPTED, T.DOING, T.DECLINED}, T.RETURNED),
    }
)


class CallState(TextChoices):
    OPEN = "open", pgettext_lazy("call", "Under way")
    CLOSED = "closed", pgettext_lazy("call", "Ended")
    WITHDRAWN = "withdrawn", pgettext_lazy("call", "Taken back")


class CalledState(TextChoices):
    """How far each of those called has come (DOMAIN.md 4.2)."""

    CALLED = "called", pgettext_lazy("called", "Called, not heard yet")
    ACKNOWLEDGED = "acknowledged", pgettext_lazy("called", "Has heard it")
    ON_SITE = "on_site", pgettext_lazy("called", "Has come")
    PLANNED = "planned", pgettext_lazy("called", "Has said what it does")
    DONE = "done", pgettext_lazy("called", "Done, to be looked at")
    VERIFIED = "verified", pgettext_lazy("called", "Looked at, to be rated")
    RATED = "rated", pgettext_lazy("called", "Rated")
    REFUSED = "refused", pgettext_lazy("called", "Refused, to be decided above")
    RELEASED = "released", pgettext_lazy("called", "Need not come")
    WITHDRAWN = "withdrawn", pgettext_lazy("called", "No longer called")


class Subject(TextChoices):
    """What a call may be about: concentrated and hard to solve alone (regulation on street offices, article 5)."""

    RESIDENTS = "residents", _("What residents ask for")
    PRIORITY = "priority", _("Key work")
    ENFORCEMENT = "enforcement", _("Joint enforcement")
    EMERGENCY = "emergency", _("Emergency")


class Urgency(TextChoices):
    ORDINARY = "ordinary", pgettext_lazy("call", "Ordinary")
    URGENT = "urgent", pgettext_lazy("call", "Cannot wait")


class Grade(TextChoices):
    """How the caller found it; a body is rated, never a person."""

    GOOD = "good", pgettext_lazy("call", "Came and solved it")
    PARTLY = "partly", pgettext_lazy("call", "Came, solved in part")
    POOR = "poor", pgettext_lazy("call", "Not solved")


C = CalledState
COMING = (C.CALLED, C.ACKNOWLEDGED, C.ON_SITE, C.PLANNED)
OPEN_CALLED = (*COMING, C.DONE, C.VERIFIED, C.REFUSED)
CALL = Flow(
    {
        "raise": ({CallState.OPEN}, CallState.OPEN),
        "close": ({CallState.OPEN}, CallState.CLOSED),
        "withdraw": ({CallState.OPEN}, CallState.WITHDRAWN),
    }
)
CALLED = Flow(
    {
        "acknowledge": ({C.CALLED}, C.ACKNOWLEDGED),
        "come": ({C.CALLED, C.ACKNOWLEDGED}, C.ON_SITE),
        "plan": ({C.ACKNOWLEDGED, C.ON_SITE}, C.PLANNED),
        "finish": ({C.PLANNED}, C.DONE),
        "send_back": ({C.DONE}, C.PLANNED),
        "verify": ({C.DONE}, C.VERIFIED),
        "rate": ({C.VERIFIED}, C.RATED),
        "refuse": ({C.CALLED, C.ACKNOWLEDGED}, C.REFUSED),
        "order": ({C.REFUSED}, C.CALLED),
        "release": ({C.REFUSED}, C.RELEASED),
        "readdress": ({*COMING, C.REFUSED}, C.CALLED),
        "drop": (set(OPEN_CALLED), C.WITHDRAWN),
    }
)


class ContactState(TextChoices):
    """A leader's contact point (联系点): by agreement with the place."""

    PROPOSED = "proposed", pgettext_lazy("contact point", "Proposed to the place")
    AGREED = "agreed", pgettext_lazy("contact point", "Agreed")
    DECLINED = "declined", pgettext_lazy("contact point", "Not wanted by the place")
    ENDED = "ended", pgettext_lazy("contact point", "Ended")


class ProblemState(TextChoices):
    """A problem met on a visit: solved there, or raised to those who can."""

    NOTED = "noted", pgettext_lazy("problem", "Noted")
    SOLVED = "solved", pgettext_lazy("problem", "Solved")
    RAISED = "raised", pgettext_lazy("problem", "Raised")


P = ContactState
CONTACT = Flow(
    {
        "agree": ({P.PROPOSED}, P.AGREED),
        "decline": ({P.PROPOSED}, P.DECLINED),
        "end": ({P.PROPOSED, P.AGREED}, P.ENDED),
    }
)
PROBLEM = Flow(
    {
        "solve": ({ProblemState.NOTED, ProblemState.RAISED}, ProblemState.SOLVED),
        "raise": ({ProblemState.NOTED}, ProblemState.RAISED),
    }
)
