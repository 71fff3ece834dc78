"""What a desk keeps for itself."""

from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel.nouns import Noun
from linli.kernel.privacy.register import Personal
from linli.needs.models.catalogue import Category


class ReplyTemplate(Noun):
    """Words that a body uses again and again; {number} and {body} are filled in."""

    body = models.ForeignKey("organisations.Body", models.CASCADE)
    category = models.ForeignKey(Category, models.SET_NULL, null=True, blank=True)
    title = models.CharField(pgettext_lazy("of a text", "Title"), max_length=60)
    text = models.TextField(_("Text"))
    active = models.BooleanField(default=True)

    NOT_PERSONAL = ("title", "text")

    def facts(self) -> dict[str, Any]:
        return {"body": self.body_id, "category": self.category_id, "active": self.active}

    def get_absolute_url(self) -> str:
        return reverse("needs:templates")


class SavedFilter(Noun):
    """A filter of the desk that one person keeps under a name."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE)
    name = models.CharField(max_length=40)
    query = models.CharField(max_length=400)

    SUBJECT = "person"
    CALLED = _("Filters you keep at the desk")
    PERSONAL = {
        "name": Personal("P2", purpose="account", basis="consent", keep="account", label=_("Its name")),
        "query": Personal(
            "P2", purpose="account", basis="consent", keep="account", label=_("What it looks for")
        ),
    }

    def get_absolute_url(self) -> str:
        return f"{reverse('needs:desk')}?{self.query}"
