"""Tasks, their shifts, who signed up: what they are and how they move."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel.flows import Flow
from linli.kernel.seats import SEAT_MOVES, SeatState


class TaskState(models.TextChoices):
    """What is stored; full, closed, held and locked are read off the clock (see Phase)."""

    DRAFTED = "drafted", pgettext_lazy("a task", "Draft")
    PUBLISHED = "published", pgettext_lazy("a task", "Open")
    POSTED = "posted", pgettext_lazy("a task", "Hours posted")
    CANCELLED = "cancelled", pgettext_lazy("a task", "Called off")


class Phase(models.TextChoices):
    """Where a task stands at this moment."""

    DRAFTED = "drafted", pgettext_lazy("a task", "Draft")
    OPEN = "open", _("Places free")
    FULL = "full", _("Full, waiting list open")
    CLOSED = "closed", _("Sign-up closed")
    HELD = "held", _("Held, hours to be posted")
    POSTED = "posted", pgettext_lazy("a task", "Hours posted")
    LOCKED = "locked", pgettext_lazy("a task", "Finished")
    CANCELLED = "cancelled", pgettext_lazy("a task", "Called off")


class Field(models.TextChoices):
    """Fields of service; service teams of grids use the same (policy §15)."""

    ELDERLY = "elderly", _("For the elderly")
    CHILDREN = "children", _("For children")
    DISABLED = "disabled", _("For people with disabilities")
    HEALTH = "health", _("Health")
    CULTURE = "culture", _("Culture and sport")
    SAFETY = "safety", _("Safety and order")
    ENVIRONMENT = "environment", _("Surroundings, sorting waste")
    LAW = "law", _("Law and mediation")
    ECONOMY = "economy", _("Work and livelihood")
    HOUSEHOLD = "household", _("Household help")
    TECHNOLOGY = "technology", _("Science and phones")
    EVENT = "event", _("Large events")
    RELIEF = "relief", _("Emergencies")
    OTHER = "other", pgettext_lazy("a field of service", "Other")


class AgreementCase(models.TextChoices):
    """The cases in which Beijing asks for a written agreement (regulation on volunteer service, article 18)."""

    DANGER = "danger", _("High danger to life or health")
    LONG = "long", _("One month or longer")
    LARGE = "large", _("Large event")
    AWAY = "away", _("Outside of Beijing")
    FOREIGN = "foreign", _("Volunteer from abroad")
    ASKED = "asked", _("One side asks for it")


class ShiftState(models.TextChoices):
    OPEN = "open", pgettext_lazy("a shift", "Takes place")
    CANCELLED = "cancelled", pgettext_lazy("a shift", "Called off")


class SignUpState(models.TextChoices):
    """Where somebody stands with a shift: the states of a seat, and what came of it."""

    WAITING = SeatState.WAITING.value, pgettext_lazy("for a seat", "On the waiting list")
    HELD = SeatState.HELD.value, pgettext_lazy("of a seat", "A place is held")
    TAKEN = SeatState.TAKEN.value, pgettext_lazy("of a seat", "Has a place")
    LEFT = SeatState.LEFT.value, pgettext_lazy("of a seat", "Given back")
    ENDED = SeatState.ENDED.value, pgettext_lazy("of a seat", "Ended")
    SERVED = "served", _("Was there")
    MISSED = "missed", _("Was not seen there")


class SwapState(models.TextChoices):
    PROPOSED = "proposed", _("Waiting for the other's answer")
    AGREED = "agreed", _("Both agreed")
    CLOSED = "closed", pgettext_lazy("a swap", "Did not come about")


class AbsenceState(models.TextChoices):
    SAID = "said", _("Somebody did not see them")
    EXCUSED = "excused", _("They gave a reason")
    TAKEN_BACK = "taken_back", _("Taken back")


class AgreementState(models.TextChoices):
    SIGNED = "signed", _("Signed")
    ENDED = "ended", pgettext_lazy("an agreement", "Ended")


T, U = TaskState, SignUpState
TASK = Flow(
    {
        "publish": ({T.DRAFTED}, T.PUBLISHED),
        "change": ({T.DRAFTED}, T.DRAFTED),
        "amend": ({T.PUBLISHED}, T.PUBLISHED),
        "post": ({T.PUBLISHED, T.POSTED}, T.POSTED),
        "cancel": ({T.DRAFTED, T.PUBLISHED}, T.CANCELLED),
    }
)
SHIFT = Flow({"cancel": ({ShiftState.OPEN}, ShiftState.CANCELLED)})
SIGN_UP = Flow(
    {
        **SEAT_MOVES,
        "serve": ({U.TAKEN, U.MISSED, U.SERVED}, U.SERVED),
        "miss": ({U.TAKEN}, U.MISSED),
    }
)
SWAP = Flow(
    {
        "agree": ({SwapState.PROPOSED}, SwapState.AGREED),
        "close": ({SwapState.PROPOSED}, SwapState.CLOSED),
    }
)
ABSENCE = Flow(
    {
        "excuse": ({AbsenceState.SAID, AbsenceState.EXCUSED}, AbsenceState.EXCUSED),
        "take_back": ({AbsenceState.SAID, AbsenceState.EXCUSED}, AbsenceState.TAKEN_BACK),
    }
)
AGREEMENT = Flow({"end": ({AgreementState.SIGNED}, AgreementState.ENDED)})
