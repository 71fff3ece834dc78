"""What papers and their templates are and how they move."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.kernel.flows import Flow


class PaperKind(models.TextChoices):
    NOTICE = "notice", _("Notice")
    MINUTES = "minutes", _("Minutes of a meeting")
    DECISION = "decision", _("Decision")
    WORK_REPORT = "work_report", _("Work report")
    MEETING_NOTE = "meeting_note", _("Meeting note")
    LETTER = "letter", _("Letter")


class PaperState(models.TextChoices):
    DRAFTED = "drafted", _("Draft")
    FINISHED = "finished", _("Finished")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class TemplateState(models.TextChoices):
    IN_USE = "in_use", _("In use")
    RETIRED = "retired", _("Put away")


# Kinds that go out under the issuing body's red head, which is left blank for it.
WITH_HEAD = (PaperKind.NOTICE, PaperKind.DECISION, PaperKind.MINUTES, PaperKind.LETTER)

PAPER = Flow(
    {
        "edit": ({PaperState.DRAFTED}, PaperState.DRAFTED),
        "finish": ({PaperState.DRAFTED}, PaperState.FINISHED),
        "withdraw": ({PaperState.DRAFTED, PaperState.FINISHED}, PaperState.WITHDRAWN),
    }
)
TEMPLATE = Flow({"retire": ({TemplateState.IN_USE}, TemplateState.RETIRED)})
