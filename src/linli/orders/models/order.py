"""An order between who provides and who receives, its seats, and what both said afterwards."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.kernel.nouns import Noun, ids_of
from linli.kernel.privacy.register import Personal
from linli.kernel.seats import Seat, seated_once
from linli.orders.models.offer import Offer, Session, a_body, a_person
from linli.orders.models.want import Want
from linli.orders.states import ASKED, LIVE, ORDER, Mark, OrderState, Side


def _kept(label: Any, subject: str = "taker_person") -> Personal:
    return Personal(
        "P2", purpose="serve", basis="contract", keep="retention.orders_words", subject=subject, label=label
    )


class Order(Noun):
    """``giver`` provides, ``taker`` receives; each is a body or a person. ``side`` says who asked first.

    It comes from a menu (``offer``) or answers a want (``want``), or both. ``answer_by`` is a copy of the term within
    which silence ends it; ``order`` and ``held_until`` are those of its seats.
    """

    offer = models.ForeignKey(Offer, models.CASCADE, null=True, related_name="orders")
    want = models.ForeignKey(Want, models.CASCADE, null=True, related_name="orders")
    session = models.ForeignKey(Session, models.CASCADE, null=True, related_name="orders")
    side = models.CharField(max_length=6, choices=Side)
    giver_body = a_body(null=True, verbose_name=_("Provider"))
    giver_person = a_person(verbose_name=_("Neighbour who provides"))
    taker_body = a_body(null=True, verbose_name=_("Receiver"))
    taker_person = a_person(verbose_name=_("Neighbour who receives"))
    at = a_body(verbose_name=_("Where it is to be had"))
    title = models.CharField(_("What is ordered"), max_length=60)
    how_many = models.PositiveSmallIntegerField(_("For how many people"), default=1)
    words = models.TextField(_("What you would like"), blank=True)
    contact = models.CharField(_("How to reach you"), max_length=80, blank=True)
    proposal = models.TextField(_("Another way that was proposed"), blank=True)
    begins_at = models.DateTimeField(_("Begins"), null=True)
    ends_at = models.DateTimeField(_("Ends"), null=True)
    place_words = models.CharField(_("Place"), max_length=120, blank=True)
    booking = models.ForeignKey("venues.Booking", models.SET_NULL, null=True, related_name="+")
    task = models.ForeignKey("volunteers.Task", models.SET_NULL, null=True, related_name="+")
    placed_at = models.DateTimeField(_("When"))
    answer_by = models.DateTimeField(null=True)
    held_until = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=12, choices=OrderState)

    FLOW = ORDER
    UNDER = "offer"
    WITH = (
        "offer__body",
        "offer__at",
        "session",
        "want",
        "giver_body",
        "taker_body",
        "at",
        "booking",
        "task",
    )
    SUBJECT = "taker_person"
    CALLED = _("What you ordered")
    TOLD = {"title": _("What is ordered"), "placed_at": _("When"), "state": _("State")}
    RETENTION_FROM = "ended_at"
    PERSONAL = {
        "title": _kept(_("What is ordered")),
        "words": _kept(_("What you would like")),
        "contact": Personal("P2", purpose="contact", basis="contract", keep="retention.contact", subject="taker_person",
                            label=_("How to reach you")),
        "proposal": _kept(_("Another way that was proposed")),
        "place_words": _kept(_("Place")),
    }  # fmt: skip

    class Meta:
        verbose_name = _("Order")
        constraints = [
            models.CheckConstraint(
                condition=Q(offer__isnull=False) | Q(want__isnull=False), name="orders_order_of_something"
            ),
            models.CheckConstraint(
                condition=Q(giver_body__isnull=False, giver_person__isnull=True)
                | Q(giver_body__isnull=True, giver_person__isnull=False),
                name="orders_order_giver",
            ),
            models.CheckConstraint(
                condition=Q(taker_body__isnull=False, taker_person__isnull=True)
                | Q(taker_body__isnull=True, taker_person__isnull=False),
                name="orders_order_taker",
            ),
            models.CheckConstraint(
                condition=Q(state="held", held_until__isnull=False)
                | (~Q(state="held") & Q(held_until__isnull=True)),
                name="orders_order_hold",
            ),
            models.UniqueConstraint(
                fields=["session", "taker_person"],
                name="orders_order_once_person",
                condition=Q(
                    state__in=["waiting", "held", "scheduled"],
                    session__isnull=False,
                    taker_person__isnull=False,
                ),
            ),
            models.UniqueConstraint(
                fields=["session", "taker_body"],
                name="orders_order_once_body",
                condition=Q(
                    state__in=["waiting", "held", "scheduled"],
                    session__isnull=False,
                    taker_body__isnull=False,
                ),
            ),
        ]
        indexes = [
            models.Index(
                fields=["answer_by"],
                condition=Q(state__in=[str(s) for s in ASKED]),
                name="orders_order_answer",
            ),
            models.Index(fields=["held_until"], condition=Q(state="held"), name="orders_order_holds"),
            models.Index(fields=["delivered_at"], condition=Q(state="delivered"), name="orders_order_done"),
            models.Index(fields=["giver_body", "-id"], name="orders_order_giver_ix"),
            models.Index(fields=["taker_body", "-id"], name="orders_order_taker_ix"),
            models.Index(
                fields=["giver_person", "-id"],
                condition=Q(giver_person__isnull=False),
                name="orders_order_gives",
            ),
            models.Index(
                fields=["taker_person", "-id"],
                condition=Q(taker_person__isnull=False),
                name="orders_order_takes",
            ),
            models.Index(
                fields=["at", "state"],
                condition=Q(state__in=[str(s) for s in LIVE]),
                name="orders_order_live",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def giver(self) -> Any:
        """The body that provides; None for a neighbour."""
        return self.giver_body

    def get_absolute_url(self) -> str:
        return reverse("orders:order", args=[self.pk])

    def facts(self) -> dict[str, Any]:
        return {
            "state": self.state,
            "offer": self.offer_id,
            "want": self.want_id,
            "session": self.session_id,
            "side": self.side,
            "giver": self.giver_body_id,
            "taker": self.taker_body_id,
            "subject": self.taker_person_id,
            "how_many": self.how_many,
            "begins_at": self.begins_at,
            "ends_at": self.ends_at,
            "booking": self.booking_id,
            "task": self.task_id,
            "answer_by": self.answer_by,
            "held_until": self.held_until,
        }

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        one = self.giver_body or self.at
        return one.pk, ids_of(one.path)


class SessionSeat(Seat):
    """One seat of a session, or a place in its line. A group holds several and has all of them or none."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="places")
    claim = models.ForeignKey(Order, models.CASCADE, related_name="places")

    UNDER = "session"
    WITH = ("session__offer__body", "session__offer__at", "claim")

    class Meta:
        verbose_name = _("Seat of a session")
        constraints = seated_once("orders_seat", "session")
        indexes = [models.Index(fields=["claim"], name="orders_seat_claim")]

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.session.place()


class Rating(Noun):
    """What one side said: of the service, or of the organisation that ordered it. A neighbour is thanked, not rated."""

    order = models.ForeignKey(Order, models.CASCADE, related_name="ratings")
    side = models.CharField(max_length=6, choices=Side)  # who says it
    about = a_body(null=True, verbose_name=_("Organisation that it is about"))
    mark = models.CharField(_("Satisfied"), max_length=10, choices=Mark, blank=True)
    words = models.TextField(_("In your words"), blank=True)
    said_at = models.DateTimeField(_("When"))

    UNDER = "order"
    WITH = ("order__at", "about")
    SUBJECT = "order__taker_person"
    CALLED = _("What was said about a service")
    TOLD = {"mark": _("Satisfied"), "said_at": _("When")}
    RETENTION_FROM = "said_at"
    PERSONAL = {
        "words": Personal(
            "P2", purpose="serve", basis="consent", keep="retention.orders_words", label=_("In your words")
        )
    }

    class Meta:
        verbose_name = _("What was said about a service")
        constraints = [
            models.UniqueConstraint(fields=["order", "side"], name="orders_rating_once"),
            models.CheckConstraint(
                condition=Q(mark="") | Q(about__isnull=False), name="orders_rating_of_organisations"
            ),
        ]
        indexes = [models.Index(fields=["about", "-id"], name="orders_rating_about")]

    def get_absolute_url(self) -> str:
        return self.order.get_absolute_url()

    def facts(self) -> dict[str, Any]:
        return {"order": self.order_id, "side": self.side, "about": self.about_id, "mark": self.mark}

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return (self.about_id, ids_of(self.about.path)) if self.about else self.order.place()
