"""Help between neighbours: what one can do, what another would like, and how the two came together."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.kernel.nouns import Noun, ids_of
from linli.kernel.privacy.register import Personal
from linli.organisations.queries import Step
from linli.volunteers.states.neighbours import ASK, MATCH, AskState, Help, MatchState, Side


def _said(cls: str, label: Any) -> Personal:
    return Personal(cls, purpose="take_part", basis="consent", keep="account", label=label)


class Ask(Noun):
    """An offer of help or a wish for it. Who it is, is told to the other side only after both said yes."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("Neighbour")
    )
    body = models.ForeignKey(
        "organisations.Body", models.PROTECT, related_name="+", verbose_name=_("Community")
    )
    side = models.CharField(_("What it is about"), max_length=6, choices=Side)
    help = models.CharField(_("Kind of help"), max_length=8, choices=Help)
    text = models.CharField(_("In a few words"), max_length=200)
    contact = models.CharField(_("How the other one reaches you"), max_length=80)
    asked_at = models.DateTimeField(_("When"))
    state = models.CharField(max_length=8, choices=AskState, default=AskState.OPEN)

    FLOW = ASK
    WITH = ("body", "person")
    SUBJECT = "person"
    CALLED = _("Help between neighbours")
    TOLD = {
        "side": _("What it is about"),
        "help": _("Kind of help"),
        "asked_at": _("When"),
        "state": _("State"),
    }
    PERSONAL = {
        "text": _said("P2", _("In a few words")),
        "contact": _said("P2", _("How the other one reaches you")),
    }

    class Meta:
        verbose_name = _("Help between neighbours")
        indexes = [
            models.Index(
                fields=["body", "side", "help", "id"], condition=Q(state="open"), name="volunteers_ask_open"
            ),
            models.Index(fields=["person", "-id"], name="volunteers_ask_own"),
        ]

    def __str__(self) -> str:
        return f"{self.get_side_display()} · {self.get_help_display()}"

    def get_absolute_url(self) -> str:
        return reverse("volunteers:help_ask", args=[self.pk])

    def facts(self) -> dict[str, Any]:
        return {"state": self.state, "subject": self.person_id, "side": self.side, "help": self.help}

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.body_id, ids_of(self.body.path)


class Match(Noun):
    """An offer and a wish brought together, with the reason why these two."""

    offer = models.ForeignKey(Ask, models.CASCADE, related_name="as_offer")
    want = models.ForeignKey(Ask, models.CASCADE, related_name="as_want")
    step = models.CharField(_("How near"), max_length=10, choices=Step)
    metres = models.PositiveIntegerField(null=True)
    offer_yes = models.BooleanField(default=False)
    want_yes = models.BooleanField(default=False)
    proposed_at = models.DateTimeField(_("When"))
    thanks = models.CharField(_("Thanks"), max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=MatchState, default=MatchState.PROPOSED)

    FLOW = MATCH
    UNDER = "want"
    WITH = ("offer__person", "offer__body", "want__person", "want__body")
    SUBJECT = "want__person"
    CALLED = _("Neighbours brought together")
    TOLD = {"proposed_at": _("When"), "state": _("Where it stands")}
    PERSONAL = {"thanks": _said("P2", _("Thanks"))}
    MEASURES_A_THING: dict[str, str] = {}

    class Meta:
        verbose_name = _("Neighbours brought together")
        constraints = [
            models.UniqueConstraint(fields=["offer", "want"], name="volunteers_match_pair"),
            models.UniqueConstraint(
                fields=["want"],
                condition=Q(state__in=["proposed", "half", "agreed"]),
                name="volunteers_match_want",
            ),
            models.UniqueConstraint(
                fields=["offer"],
                condition=Q(state__in=["proposed", "half", "agreed"]),
                name="volunteers_match_offer",
            ),
        ]

    def __str__(self) -> str:
        return str(self.want.get_help_display())

    def get_absolute_url(self) -> str:
        return reverse("volunteers:match", args=[self.pk])

    def facts(self) -> dict[str, Any]:
        return {
            "state": self.state, "offer": self.offer_id, "want": self.want_id, "step": self.step,
            "metres": self.metres, "offer_yes": self.offer_yes, "want_yes": self.want_yes,
        }  # fmt: skip

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.want.body_id, ids_of(self.want.body.path)
