"""Needs as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NeedsConfig(AppConfig):
    name = "linli.needs"
    label = "needs"
    LABELS = {
        "need": _("Need"), "need.title": _("In short"), "need.text": _("What you said"),
        "need.address": _("Place"), "need.reply": _("Answer"),
        "needwords": _("Words of a need, for searching"), "needwords.search": _("Pairs of signs"),
        "reporter": _("How you can be reached about a need"), "reporter.name": _("Name"),
        "reporter.contact": _("Contact"),
        "rating": _("Your opinion of an answer"), "rating.words": _("What you wrote"),
        "savedfilter": _("Filter that you keep"), "savedfilter.name": _("Name of the filter"),
        "savedfilter.query": _("What it looks for"),
    }  # fmt: skip
