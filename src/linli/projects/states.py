"""Choices and moves of projects and milestones (DOMAIN.md §8: 项目制; 4.1: 主动治理; policy articles 8 and 10)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel.flows import Flow


class Kind(TextChoices):
    PROJECT = "project", pgettext_lazy("a project", "Project")
    KEY = "key", pgettext_lazy("a project", "Key task of the city's development")


class State(TextChoices):
    PROPOSED = "proposed", pgettext_lazy("a project", "Proposed")
    ADOPTED = "adopted", pgettext_lazy("a project", "Adopted, not begun yet")
    DOING = "doing", pgettext_lazy("a project", "Under way")
    DONE = "done", pgettext_lazy("a project", "Done")
    NOT_DONE = "not_done", pgettext_lazy("a project", "Not done")
    DECLINED = "declined", pgettext_lazy("a project", "Declined")
    WITHDRAWN = "withdrawn", pgettext_lazy("a project", "Taken back")


S = State
LIVE = (S.PROPOSED, S.ADOPTED, S.DOING)
RUNNING = (S.ADOPTED, S.DOING)
ENDED = (S.DONE, S.NOT_DONE)
PUBLIC = (*RUNNING, *ENDED)  # what everybody reads
PROJECT = Flow(
    {
        "adopt": ({S.PROPOSED}, S.ADOPTED),
        "decline": ({S.PROPOSED}, S.DECLINED),
        "withdraw": ({S.PROPOSED}, S.WITHDRAWN),
        "begin": ({S.ADOPTED}, S.DOING),
        "finish": ({S.DOING}, S.DONE),
        "give_up": (set(RUNNING), S.NOT_DONE),
    }
)


class MilestoneState(TextChoices):
    """Missed is no state: it is read off the day (Milestone.is_missed)."""

    OPEN = "open", pgettext_lazy("a milestone", "To be reached")
    REACHED = "reached", pgettext_lazy("a milestone", "Reached")
    DROPPED = "dropped", pgettext_lazy("a milestone", "No longer needed")


M = MilestoneState
MILESTONE = Flow(
    {
        "reach": ({M.OPEN}, M.REACHED),
        "move": ({M.OPEN}, M.OPEN),
        "explain": ({M.OPEN}, M.OPEN),
        "tell": ({M.OPEN}, M.OPEN),
        "drop": ({M.OPEN}, M.DROPPED),
    }
)


class LineKind(TextChoices):
    """What stands under a project, all of it public."""

    DECIDED = "decided", _("What was decided")
    PLACE = "place", _("Room that was booked for it")
    VOLUNTEERS = "volunteers", _("Volunteers who help")
    EXPLAINED = "explained", _("Explained")
    CHANGED = "changed", _("Changed")
    PROGRESS = "progress", _("How it goes")


SAID = (LineKind.EXPLAINED, LineKind.CHANGED, LineKind.PROGRESS)


class Mark(TextChoices):
    """Answers as everywhere in the house (DOMAIN.md 10); of a project, never of a person."""

    YES = "yes", pgettext_lazy("satisfied", "Satisfied")
    BASICALLY = "basically", pgettext_lazy("satisfied", "On the whole satisfied")
    NO = "no", pgettext_lazy("satisfied", "Not satisfied")
