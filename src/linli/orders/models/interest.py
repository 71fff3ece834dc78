"""What a resident chose to see first. Nothing is ever guessed from what they did."""

from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel.nouns import Noun
from linli.orders.models.offer import a_body
from linli.orders.states import Theme, Whom


class Interest(Noun):
    """The reader's own choice: their community, themes, for whom. They change it or empty it at any time."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    home = a_body(null=True, verbose_name=_("Your community"))
    themes = ArrayField(models.CharField(max_length=12, choices=Theme), default=list, blank=True, size=13)
    whom = ArrayField(models.CharField(max_length=10, choices=Whom), default=list, blank=True, size=6)
    chosen_at = models.DateTimeField(_("When"))

    SUBJECT = "person"
    CALLED = _("What you chose to see first")
    TOLD = {
        "chosen_at": _("When"),
        "themes": _("Themes"),
        "whom": pgettext_lazy("a service", "For whom"),
        "home": _("Your community"),
    }

    class Meta:
        verbose_name = _("What somebody chose to see first")

    def get_absolute_url(self) -> str:
        return reverse("orders:services")

    def facts(self) -> dict[str, Any]:
        return {"subject": self.person_id}
