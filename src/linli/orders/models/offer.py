"""What somebody offers, and its sessions."""

from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel.nouns import Noun, ids_of
from linli.kernel.privacy.register import Personal
from linli.kernel.search import BigramField
from linli.orders.states import OFFER, SESSION, OfferState, Provider, SessionState, Theme, Whom

_OPEN_WORD = Personal("P0", purpose="serve", basis="consent", keep="none", label=_("Whom to ask"))


def a_person(**how: Any) -> Any:
    return models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", null=True, **how)


def a_body(**how: Any) -> Any:
    return models.ForeignKey("organisations.Body", models.PROTECT, related_name="+", **how)


class Offer(Noun):
    """One line of the menu: what, for whom, where, when, how many, on what terms, by whom.

    ``at`` is the community, street or district where it is to be had; ``checked_at`` when somebody last said that all
    this still holds.
    """

    body = a_body(null=True, verbose_name=_("Provider"))
    person = a_person(verbose_name=_("Neighbour who offers it"))
    at = a_body(verbose_name=_("Where it is to be had"))
    area = models.CharField(max_length=12)
    provider = models.CharField(_("Kind of provider"), max_length=10, choices=Provider)
    title = models.CharField(_("What is offered"), max_length=60)
    text = models.TextField(_("More about it"), blank=True)
    theme = models.CharField(_("Theme"), max_length=12, choices=Theme)
    whom = ArrayField(models.CharField(max_length=10, choices=Whom), default=list, blank=True, size=6)
    place_words = models.CharField(_("Place"), max_length=120, blank=True)
    when_words = models.CharField(pgettext_lazy("a service", "Times"), max_length=120, blank=True)
    contact = models.CharField(_("Whom to ask"), max_length=80, blank=True)
    terms = models.TextField(_("Terms"), blank=True)
    fee = models.DecimalField(_("Fee in yuan"), max_digits=9, decimal_places=2, default=0)
    basis = models.CharField(_("Basis"), max_length=120, blank=True)
    most = models.PositiveSmallIntegerField(_("For how many people at most"), null=True, blank=True)
    is_barrier_free = models.BooleanField(_("Can be reached without steps"), default=False)
    first_day = models.DateField(_("From"), null=True, blank=True)
    last_day = models.DateField(_("Until"), null=True, blank=True)
    checked_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=10, choices=OfferState, default=OfferState.DRAFTED)
    search = BigramField(null=True)

    FLOW = OFFER
    WITH = ("body", "at")
    SUBJECT = "person"
    CALLED = _("What you offer your neighbours")
    TOLD = {"title": _("What is offered"), "published_at": _("When"), "state": _("State")}
    PERSONAL = {"contact": _OPEN_WORD}
    NOT_PERSONAL = (
        "area", "title", "text", "place_words", "when_words", "terms", "basis", "search",
    )  # fmt: skip

    class Meta:
        verbose_name = _("Offer")
        constraints = [
            models.CheckConstraint(
                condition=Q(body__isnull=False, person__isnull=True)
                | Q(body__isnull=True, person__isnull=False),
                name="orders_offer_one_provider",
            ),
            models.CheckConstraint(condition=Q(fee__gte=0), name="orders_offer_fee"),
            models.CheckConstraint(
                condition=Q(first_day=None) | Q(last_day=None) | Q(last_day__gte=F("first_day")),
                name="orders_offer_days",
            ),
        ]
        indexes = [
            GinIndex(fields=["search"], condition=Q(state="published"), name="orders_offer_words"),
            models.Index(
                fields=["area", "theme", "-id"], condition=Q(state="published"), name="orders_offer_near"
            ),
            models.Index(fields=["-id"], condition=Q(state="published"), name="orders_offer_newest"),
            models.Index(
                fields=["checked_at"], condition=Q(state="published"), name="orders_offer_unchecked"
            ),
            models.Index(fields=["body", "-id"], name="orders_offer_body"),
            models.Index(fields=["person", "-id"], name="orders_offer_person"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("orders:offer", args=[self.pk])

    def facts(self) -> dict[str, Any]:
        return {
            "state": self.state, "body": self.body_id, "subject": self.person_id, "at": self.at_id, "theme": self.theme,
            "provider": self.provider, "fee": self.fee, "most": self.most, "checked_at": self.checked_at,
        }  # fmt: skip

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        one = self.body or self.at
        return one.pk, ids_of(one.path)


class Session(Noun):
    """One time at which an offer is to be had, with so many seats."""

    offer = models.ForeignKey(Offer, models.CASCADE, related_name="sessions")
    begins_at = models.DateTimeField(_("Begins"))
    ends_at = models.DateTimeField(_("Ends"))
    seats = models.PositiveSmallIntegerField(_("Seats"))
    place_words = models.CharField(_("Place"), max_length=120, blank=True)
    state = models.CharField(max_length=10, choices=SessionState, default=SessionState.OPEN)

    FLOW = SESSION
    UNDER = "offer"
    WITH = ("offer__body", "offer__at")
    NOT_PERSONAL = ("place_words",)

    class Meta:
        verbose_name = _("Session")
        constraints = [
            models.UniqueConstraint(fields=["offer", "begins_at"], name="orders_session_once"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("begins_at")), name="orders_session_span"),
            models.CheckConstraint(condition=Q(seats__gte=1), name="orders_session_seats"),
        ]
        indexes = [
            models.Index(fields=["begins_at", "id"], condition=Q(state="open"), name="orders_session_soon")
        ]

    def __str__(self) -> str:
        return f"{self.offer}"

    def get_absolute_url(self) -> str:
        return self.offer.get_absolute_url()

    def facts(self) -> dict[str, Any]:
        return {
            "state": self.state, "offer": self.offer_id, "seats": self.seats, "begins_at": self.begins_at,
            "ends_at": self.ends_at,
        }  # fmt: skip

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.offer.place()
