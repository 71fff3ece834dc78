"""The states of a file in the making."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.kernel.flows import Flow


class ExportState(models.TextChoices):
    ASKED = "asked", _("In the making")
    MADE = "made", _("Ready")
    FAILED = "failed", _("Did not come about")


class Why(models.TextChoices):
    """Why a file did not come about."""

    CLOSED = "closed", _("The ledger is no longer open to the post in which it was asked for.")
    BROKEN = (
        "broken",
        _("Something went wrong in the making. Please ask again; if it goes wrong again, tell support."),
    )


EXPORT = Flow(
    {
        "make": ({ExportState.ASKED}, ExportState.MADE),
        "fail": ({ExportState.ASKED}, ExportState.FAILED),
    }
)
