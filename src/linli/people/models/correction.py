"""What somebody says against a record that others wrote about them."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.kernel.nouns import Noun
from linli.kernel.privacy.register import Personal
from linli.people.models.person import Person
from linli.people.states import CORRECTION, CorrectionState, Wish


class Correction(Noun):
    """A request to correct or delete the record ``noun``/``noun_id``, or a statement beside it.

    Decided by somebody other than ``author``, who wrote the record, with reasons when it is refused.
    """

    subject = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="+", verbose_name=_("About whom")
    )
    noun = models.CharField(max_length=60)
    noun_id = models.BigIntegerField()
    field = models.CharField(max_length=60, blank=True)
    author = models.BigIntegerField(null=True)
    body = models.BigIntegerField(null=True)
    scopes = models.JSONField(default=list)
    wish = models.CharField(_("What should be done"), max_length=8, choices=Wish.choices)
    text = models.TextField(_("What is wrong, and what is right"))
    state = models.CharField(max_length=8, choices=CorrectionState.choices, default=CorrectionState.ASKED)
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    reasons = models.TextField(_("Reasons"), blank=True)

    FLOW = CORRECTION
    SUBJECT = "subject"
    TOLD = {"asked_at": _("When"), "wish": _("What should be done"), "state": _("Where it stands")}
    RETENTION_FROM = "decided_at"
    PERSONAL = {
        "text": Personal("P2", purpose="answer", basis="duty", keep="retention.request_text"),
        "reasons": Personal("P2", purpose="answer", basis="duty", keep="retention.request_text"),
    }
    NOT_PERSONAL = ("noun", "field", "scopes")

    class Meta:
        verbose_name = _("Objection to a record")
        indexes = [
            models.Index(fields=["noun", "noun_id"], name="people_correction_noun"),
            models.Index(fields=["due_at"], condition=models.Q(state="asked"), name="people_correction_open"),
        ]

    @property
    def is_open(self) -> bool:
        """While it is open, the record shows as contested."""
        return self.state == CorrectionState.ASKED

    def facts(self) -> dict[str, Any]:
        return {"state": self.state, "about": self.noun, "about_id": self.noun_id, "wish": self.wish}

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.body, tuple(self.scopes)

    def get_absolute_url(self) -> str:
        return f"/me/corrections/{self.pk}/"
