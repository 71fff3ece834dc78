"""Records as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RecordsConfig(AppConfig):
    name = "linli.records"
    label = "records"
    LABELS = {
        "question": _("Answer in a table"), "question.value": _("What was answered"),
        "fact": _("Value asked once"), "fact.value": _("What was answered"),
    }  # fmt: skip
