"""An agency case: the community runs an errand for somebody, from the first question to the last paper given back."""

from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel.nouns import Noun, ids_of
from linli.kernel.privacy.fields import EncryptedTextField
from linli.kernel.privacy.register import Personal
from linli.needs.models.items import Item
from linli.needs.states import Satisfied
from linli.needs.states_agency import CASE, OPEN, CaseOutcome, CaseState, PaperKind, PaperState
from linli.needs.states_items import UNITS


def _kept(cls: str, label: Any, purpose: str = "handle", keep: str = "retention.request_text") -> Personal:
    return Personal(cls, purpose=purpose, basis="consent", keep=keep, label=label)


class AgencyCase(Noun):
    """One errand. Names, contact and what was said are restricted; each reading leaves an entry."""

    item = models.ForeignKey(Item, models.PROTECT, null=True, related_name="+")
    matter = models.CharField(_("The errand"), max_length=80)
    body = models.ForeignKey("organisations.Body", models.PROTECT, related_name="+", db_index=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    name: Any = EncryptedTextField(blank=True, default="")
    contact: Any = EncryptedTextField(blank=True, default="")
    said: Any = EncryptedTextField(blank=True, default="")
    code = models.CharField(max_length=120, unique=True)
    asked_at = models.DateTimeField()
    needed = models.JSONField(default=list)  # the papers, as they were explained
    fee = models.DecimalField(max_digits=8, decimal_places=2, default=Decimal(0))
    limit_number = models.PositiveSmallIntegerField(null=True)
    limit_unit = models.CharField(max_length=12, choices=UNITS, blank=True)
    office = models.CharField(_("Handed in at"), max_length=120, blank=True)
    authorised_until = models.DateField(null=True)
    submitted_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=10, choices=CaseOutcome, blank=True)
    result = models.TextField(blank=True)
    satisfied = models.CharField(max_length=10, choices=Satisfied, blank=True)
    opinion = models.TextField(blank=True)
    due_at = models.DateTimeField(
        null=True
    )  # of the clock that runs now; derived, kept so that desks sort by it
    papers_n = models.PositiveSmallIntegerField(default=0)
    supplements_n = models.PositiveSmallIntegerField(default=0)
    closed_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=12, choices=CaseState, default=CaseState.ASKED)

    FLOW = CASE
    WITH = ("body", "item")
    SUBJECT = "person"
    RETENTION_FROM = "closed_at"
    CALLED = _("Errands done for you")
    TOLD = {"asked_at": _("When"), "state": _("Where it stands"), "outcome": _("How it ended")}
    NOT_PERSONAL = ("code", "office")
    PERSONAL = {
        "matter": _kept("P2", _("The errand")),
        "name": _kept("P3", _("The name you gave"), "contact", "retention.contact"),
        "contact": _kept("P3", _("The phone or e-mail you gave"), "contact", "retention.contact"),
        "said": _kept("P3", _("Your words")),
        "needed": _kept("P2", _("Papers that are needed")),
        "result": _kept("P2", pgettext_lazy("of an errand", "The result")),
        "opinion": _kept("P2", _("What you said of it"), "answer"),
    }

    class Meta:
        verbose_name = _("Errand")
        indexes = [
            models.Index(
                fields=["body", "due_at", "id"], condition=Q(state__in=[str(one) for one in OPEN]),
                name="needs_case_open",
            ),
            models.Index(fields=["body", "-asked_at"], name="needs_case_body"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        return f"D{self.asked_at:%Y}-{self.pk:05d}"

    def get_absolute_url(self) -> str:
        return reverse("needs:agency_case", args=[self.pk])

    def facts(self) -> dict[str, Any]:
        papers = AgencyPaper.objects.filter(case=self.pk) if self.papers_n else []
        return {
            "state": self.state, "subject": self.person_id, "body": self.body_id, "item": self.item_id,
            "fee": self.fee, "limit": self.limit_number, "unit": self.limit_unit, "outcome": self.outcome,
            "due_at": self.due_at, "satisfied": self.satisfied, "until": self.authorised_until,
            "papers": {str(one.n): one.state for one in papers},
        }  # fmt: skip

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.body_id, ids_of(self.body.path)

    def receipt(self) -> dict[str, Any]:
        """What the API answers to somebody who has just asked."""
        return {"number": self.number, "receipt": self.receipt_code} if hasattr(self, "receipt_code") else {}


class AgencyPaper(models.Model):
    """A paper handed over: which, when, back by when, and where it is. Its number stands on the receipt."""

    case = models.ForeignKey(AgencyCase, models.CASCADE, related_name="papers")
    n = models.PositiveSmallIntegerField()
    name: Any = EncryptedTextField()
    kind = models.CharField(max_length=8, choices=PaperKind)
    taken_at = models.DateTimeField()
    back_by = models.DateField()
    state = models.CharField(max_length=4, choices=PaperState, default=PaperState.HELD)
    moved_at = models.DateTimeField()

    SUBJECT = "case__person"
    RETENTION_FROM = "case__closed_at"
    PART_OF = "case"
    CALLED = _("Papers you handed over")
    TOLD = {"taken_at": _("When"), "back_by": _("Back by"), "state": _("Where it is")}
    PERSONAL = {"name": _kept("P3", _("Which paper"))}

    class Meta:
        ordering = ("n",)
        constraints = [models.UniqueConstraint(fields=["case", "n"], name="needs_paper_n")]
