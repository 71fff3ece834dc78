"""What a volunteer may show for it: certificates that anybody can check, and the fifth star by nomination."""

from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.kernel.nouns import Noun, ids_of
from linli.kernel.privacy.register import Personal
from linli.volunteers.states import CERTIFICATE, NOMINATION, CertificateState, NominationState


def _kept(label: Any) -> Personal:
    return Personal("P2", purpose="volunteer", basis="duty", keep="account", label=label)


class Certificate(Noun):
    """Confirmed hours of one volunteer with one body, from one day to another, as they stood when it was issued."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("Volunteer")
    )
    body = models.ForeignKey(
        "organisations.Body", models.PROTECT, related_name="+", verbose_name=_("Issued by")
    )
    number = models.CharField(_("Number of the certificate"), max_length=30, unique=True)
    code = models.CharField(_("Code to check it"), max_length=20, unique=True)
    first = models.DateField(_("From"))
    last = models.DateField(_("To"))
    holder = models.CharField(_("Name"), max_length=60, blank=True)
    holder_number = models.CharField(_("Volunteer number"), max_length=12, blank=True)
    minutes = models.PositiveIntegerField(default=0)
    services = models.JSONField(default=list)  # [{on, title, place, minutes}], the earliest first
    rows = ArrayField(models.BigIntegerField(), default=list)  # the hours that it counts
    responsible = models.CharField(_("Responsible person"), max_length=60, blank=True)
    contact = models.CharField(_("Contact"), max_length=160, blank=True)
    credential = models.JSONField(null=True)
    asked_at = models.DateTimeField()
    issued_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=8, choices=CertificateState, default=CertificateState.ASKED)

    FLOW = CERTIFICATE
    WITH = ("body", "person")
    SUBJECT = "person"
    CALLED = _("Certificates of service")
    TOLD = {
        "number": _("Number of the certificate"), "issued_at": _("Issued"), "minutes": _("Minutes served"),
        "state": _("Where it stands"),
    }  # fmt: skip
    PERSONAL = {
        "holder": _kept(_("Name")),
        "holder_number": _kept(_("Volunteer number")),
        "services": _kept(_("Service done")),
        "credential": _kept(_("Signed certificate")),
        "responsible": Personal("P0", purpose="post", basis="duty", keep="none", subject="none"),
        "contact": Personal("P0", purpose="post", basis="duty", keep="none", subject="none"),
    }
    NOT_PERSONAL = ("number", "code")

    class Meta:
        verbose_name = _("Certificate of service")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "body", "first", "last"],
                condition=Q(state__in=["asked", "issued"]),
                name="volunteers_certificate_once",
            ),
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="volunteers_certificate_span"),
        ]
        indexes = [
            models.Index(
                fields=["body", "asked_at", "id"],
                condition=Q(state="asked"),
                name="volunteers_certificate_desk",
            ),
            models.Index(
                fields=["revoked_at"], condition=Q(state="revoked"), name="volunteers_certificate_gone"
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        """Its own page; before it is kept, the desk on which it will wait."""
        if self.pk is None:
            return reverse("volunteers:desk_certificates")
        return reverse("volunteers:certificate", args=[self.pk])

    def facts(self) -> dict[str, Any]:
        return {
            "state": self.state, "subject": self.person_id, "body": self.body_id, "first": self.first,
            "last": self.last, "minutes": self.minutes, "rows": list(self.rows),
        }  # fmt: skip

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.body_id, ids_of(self.body.path)


class Nomination(Noun):
    """Five stars are given by nomination with public notice, and only if the volunteer wishes it."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("Volunteer")
    )
    body = models.ForeignKey(
        "organisations.Body", models.PROTECT, related_name="+", verbose_name=_("Nominated by")
    )
    reasons = models.TextField(_("Why"))
    shown_name = models.CharField(_("Name on the notice"), max_length=60, blank=True)
    nominated_at = models.DateTimeField()
    notice_from = models.DateTimeField(null=True)
    notice_until = models.DateTimeField(null=True)
    granted_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=8, choices=NominationState, default=NominationState.PROPOSED)

    FLOW = NOMINATION
    WITH = ("body", "person")
    SUBJECT = "person"
    CALLED = _("Nominations for five stars")
    TOLD = {"nominated_at": _("When"), "state": _("Where it stands")}
    PERSONAL = {
        "reasons": _kept(_("Why")),
        "shown_name": Personal("P0", purpose="volunteer", basis="consent", keep="account"),
    }

    class Meta:
        verbose_name = _("Nomination for five stars")
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(state__in=["proposed", "notice", "granted"]),
                name="volunteers_nomination_one",
            )
        ]

    def get_absolute_url(self) -> str:
        return reverse("volunteers:notices")

    def facts(self) -> dict[str, Any]:
        return {"state": self.state, "subject": self.person_id, "body": self.body_id}

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.body_id, ids_of(self.body.path)
