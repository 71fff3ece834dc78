"""Papers, and the templates that they are written from."""

from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel.nouns import Noun, ids_of
from linli.kernel.privacy.register import Personal
from linli.records.states.papers import PAPER, TEMPLATE, PaperKind, PaperState, TemplateState

_WORDS = Personal("P2", purpose="answer", basis="duty", keep="none", subject="none")


class PaperTemplate(Noun):
    """What papers of one kind say again and again. Without a body it came with the product and is for all."""

    code = models.CharField(max_length=30, blank=True)
    body = models.ForeignKey("organisations.Body", models.PROTECT, null=True, blank=True, related_name="+")
    kind = models.CharField(_("Kind of paper"), max_length=12, choices=PaperKind.choices)
    name = models.CharField(_("Name of the template"), max_length=60)
    state = models.CharField(max_length=8, choices=TemplateState.choices, default=TemplateState.IN_USE)
    current = models.PositiveIntegerField(default=1)  # the number of the edition in use

    FLOW = TEMPLATE
    WITH = ("body",)
    NOT_PERSONAL = ("code", "name")

    class Meta:
        verbose_name = _("Template of papers")
        constraints = [
            models.UniqueConstraint(
                fields=["code"], condition=~models.Q(code=""), name="records_template_code"
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("records:paper_template", args=[self.pk])

    def facts(self) -> dict[str, Any]:
        return {"state": self.state, "kind": self.kind, "body": self.body_id, "edition": self.current}

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return (self.body_id, ids_of(self.body.path)) if self.body else (None, ())


class Edition(models.Model):
    """One version of a template. A change is a new one; papers keep that from which they were written."""

    template = models.ForeignKey(PaperTemplate, models.CASCADE, related_name="editions")
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    title = models.CharField(pgettext_lazy("of a text", "Title"), max_length=200)
    addressee = models.CharField(_("Addressed to"), max_length=200, blank=True)
    text = models.TextField(_("Text of the paper"))
    source = models.CharField(_("Source"), max_length=200, blank=True)

    NOT_PERSONAL = ("title", "addressee", "text", "source")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["template", "number"], name="records_edition_number")]


class Paper(Noun):
    """A paper of a body. Its figures are counted anew while it is a draft, and frozen when it is finished."""

    body = models.ForeignKey("organisations.Body", models.PROTECT, related_name="+")
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="+")
    kind = models.CharField(_("Kind of paper"), max_length=12, choices=PaperKind.choices)
    state = models.CharField(max_length=10, choices=PaperState.choices, default=PaperState.DRAFTED)
    title = models.CharField(pgettext_lazy("of a text", "Title"), max_length=200)
    number_line = models.CharField(_("Number of the paper"), max_length=60, blank=True)
    addressee = models.CharField(_("Addressed to"), max_length=400, blank=True)
    text = models.TextField(_("Text of the paper"), blank=True)
    attachments = models.TextField(_("Attachments"), blank=True)  # one a line
    signature = models.CharField(_("Signed by"), max_length=120, blank=True)
    dated_on = models.DateField(_("Date of the paper"), null=True, blank=True)
    period = models.CharField(max_length=7, blank=True)  # 2026-11, 2026-Q4, 2026
    # [{name, code, value, number, first, until}], and up to which entry they were counted; empty while a draft.
    figures = models.JSONField(default=list)
    counted = models.JSONField(default=dict)
    drafted_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    FLOW = PAPER
    WITH = ("body", "edition")
    NOT_PERSONAL = ("number_line", "addressee", "period", "figures", "counted")
    PERSONAL = dict.fromkeys(("title", "text", "attachments", "signature"), _WORDS)

    class Meta:
        verbose_name = _("Paper")
        indexes = [models.Index(fields=["body", "-id"], name="records_paper_body")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("records:paper", args=[self.pk])

    def facts(self) -> dict[str, Any]:
        return {
            "state": self.state, "kind": self.kind, "body": self.body_id, "edition": self.edition_id,
            "period": self.period,
        }  # fmt: skip

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.body_id, ids_of(self.body.path)

    @property
    def attached(self) -> tuple[str, ...]:
        return tuple(line.strip() for line in self.attachments.split("\n") if line.strip())
