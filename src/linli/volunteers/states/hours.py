"""Hours, certificates, nominations: what they are and how they move."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel.flows import Flow


class Counts(models.TextChoices):
    """What somebody did; only service is counted (rules of the stars; DOMAIN.md 4.5)."""

    SERVICE = "service", _("Voluntary service")
    STAFF_WORK = "staff_work", _("Daily work of community staff")
    SCHOOL_DUTY = "school_duty", _("Duty of a school")
    DONATION = "donation", _("Gift of money, goods or blood")


class HoursState(models.TextChoices):
    CLAIMED = "claimed", _("Entered by the volunteer, to be looked at")
    PROPOSED = "proposed", _("Waiting for the volunteer's word")
    SEEN = "seen", _("Seen by the volunteer")
    CONFIRMED = "confirmed", pgettext_lazy("hours", "Confirmed")
    CONTESTED = "contested", _("Questioned by the volunteer")
    UPHELD = "upheld", _("Looked into, left as it was")
    DECLINED = "declined", pgettext_lazy("hours", "Not accepted")
    REVERSED = "reversed", _("Taken back, corrected")


class CertificateState(models.TextChoices):
    ASKED = "asked", _("Asked for")
    ISSUED = "issued", pgettext_lazy("a certificate", "Issued")
    REVOKED = "revoked", _("No longer holds")
    DROPPED = "dropped", _("Not issued")


class NominationState(models.TextChoices):
    PROPOSED = "proposed", _("Waiting for the volunteer's word")
    NOTICE = "notice", _("On public notice")
    GRANTED = "granted", _("Five stars")
    ENDED = "ended", pgettext_lazy("a nomination", "Ended")


H, C, N = HoursState, CertificateState, NominationState
UNCONFIRMED = (H.PROPOSED, H.SEEN, H.UPHELD)
OPEN_HOURS = (H.CLAIMED, *UNCONFIRMED, H.CONTESTED)
HOURS = Flow(
    {
        "see": ({H.PROPOSED}, H.SEEN),
        "confirm": (UNCONFIRMED, H.CONFIRMED),
        "contest": (UNCONFIRMED, H.CONTESTED),
        "correct": ({*UNCONFIRMED, H.CONTESTED}, H.PROPOSED),
        "uphold": ({H.CONTESTED}, H.UPHELD),
        "accept": ({H.CLAIMED}, H.CONFIRMED),
        "propose": ({H.CLAIMED}, H.PROPOSED),
        "decline": ({H.CLAIMED}, H.DECLINED),
        "drop": ({H.CLAIMED, *UNCONFIRMED, H.CONTESTED}, H.DECLINED),
        "reverse": ({H.CONFIRMED}, H.REVERSED),
    }
)
CERTIFICATE = Flow(
    {
        "issue": ({C.ASKED}, C.ISSUED),
        "drop": ({C.ASKED}, C.DROPPED),
        "revoke": ({C.ISSUED}, C.REVOKED),
    }
)
NOMINATION = Flow(
    {
        "consent": ({N.PROPOSED}, N.NOTICE),
        "grant": ({N.NOTICE}, N.GRANTED),
        "end": ({N.PROPOSED, N.NOTICE, N.GRANTED}, N.ENDED),
    }
)
