"""What somebody looks for."""

from typing import Any

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.kernel.nouns import Noun, ids_of
from linli.kernel.privacy.register import Personal
from linli.kernel.search import BigramField
from linli.orders.models.offer import a_body, a_person
from linli.orders.states import WANT, Theme, WantState


def said(label: Any) -> Personal:
    return Personal("P2", purpose="serve", basis="consent", keep="account", subject="person", label=label)


class Want(Noun):
    """What a body or a resident looks for. A body's is public; of a resident's, the public reads only its theme."""

    body = a_body(null=True, verbose_name=_("Organisation that looks for it"))
    person = a_person(verbose_name=_("Neighbour who looks for it"))
    at = a_body(verbose_name=_("Where it is wanted"))
    area = models.CharField(max_length=12)
    title = models.CharField(_("What is looked for"), max_length=60)
    text = models.TextField(_("More about it"), blank=True)
    theme = models.CharField(_("Theme"), max_length=12, choices=Theme)
    how_many = models.PositiveSmallIntegerField(_("For how many people"), default=1)
    when_words = models.CharField(_("When it would suit"), max_length=120, blank=True)
    until = models.DateField(_("Needed until"), null=True, blank=True)
    at_moment = models.DateTimeField(_("When"))
    state = models.CharField(max_length=10, choices=WantState, default=WantState.OPEN)
    search = BigramField(null=True)

    FLOW = WANT
    WITH = ("body", "at")
    SUBJECT = "person"
    CALLED = _("What you look for")
    TOLD = {"theme": _("Theme"), "at_moment": _("When"), "state": _("State")}
    PERSONAL = {
        "title": said(_("What is looked for")),
        "text": said(_("More about it")),
        "when_words": said(_("When it would suit")),
        "search": Personal(
            "P2", purpose="serve", basis="consent", keep="account", subject="person", label=_("For the search")
        ),
    }  # fmt: skip
    NOT_PERSONAL = ("area",)

    class Meta:
        verbose_name = _("Want")
        constraints = [
            models.CheckConstraint(
                condition=Q(body__isnull=False, person__isnull=True) | Q(body__isnull=True, person__isnull=False),
                name="orders_want_one_asker",
            )
        ]  # fmt: skip
        indexes = [
            GinIndex(fields=["search"], condition=Q(state="open"), name="orders_want_words"),
            models.Index(fields=["area", "theme", "-id"], condition=Q(state="open"), name="orders_want_near"),
            models.Index(fields=["at_moment"], condition=Q(state="open"), name="orders_want_old"),
            models.Index(fields=["body", "-id"], name="orders_want_body"),
            models.Index(fields=["person", "-id"], name="orders_want_person"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("orders:want", args=[self.pk])

    def facts(self) -> dict[str, Any]:
        return {
            "state": self.state, "body": self.body_id, "subject": self.person_id, "at": self.at_id, "theme": self.theme,
            "how_many": self.how_many,
        }  # fmt: skip

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        one = self.body or self.at
        return one.pk, ids_of(one.path)
