"""The states of what people keeps, and the moves between them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.kernel.flows import Flow


class PersonState(models.TextChoices):
    ACTIVE = "active", _("In use")
    LIMITED = "limited", _("Only stored")
    CLOSED = "closed", _("Closed")


PERSON = Flow(
    {
        "limit": ({PersonState.ACTIVE}, PersonState.LIMITED),
        "restore": ({PersonState.LIMITED}, PersonState.ACTIVE),
        "close": ({PersonState.ACTIVE, PersonState.LIMITED}, PersonState.CLOSED),
    }
)


class TokenState(models.TextChoices):
    LIVE = "live", _("In use")
    REVOKED = "revoked", _("Revoked")


class TokenScope(models.TextChoices):
    """What a key opens: everything that its person may do, or their calendar and nothing else."""

    ALL = "all", _("Everything that its owner may do")
    CALENDAR = "calendar", _("Only the calendar of its owner, to read")


TOKEN = Flow({"revoke": ({TokenState.LIVE}, TokenState.REVOKED)})


class VisitState(models.TextChoices):
    OPEN = "open", _("At the counter")
    ENDED = "ended", _("Ended")


VISIT = Flow({"end": ({VisitState.OPEN}, VisitState.ENDED)})


class CorrectionState(models.TextChoices):
    ASKED = "asked", _("Being looked into")
    GRANTED = "granted", _("Accepted")
    REFUSED = "refused", _("Not accepted")
    STATED = "stated", _("Statement kept beside the record")


CORRECTION = Flow(
    {
        "grant": ({CorrectionState.ASKED}, CorrectionState.GRANTED),
        "refuse": ({CorrectionState.ASKED}, CorrectionState.REFUSED),
    }
)


class Wish(models.TextChoices):
    """What somebody wants done about a record that others wrote about them."""

    CORRECT = "correct", _("Correct it")
    DELETE = "delete", _("Delete it")
    STATE = "state", _("Only add my side of it")


class Language(models.TextChoices):
    CHINESE = "zh-hans", "简体中文"
    ENGLISH = "en", "English"
