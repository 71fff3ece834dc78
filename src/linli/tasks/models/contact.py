"""Contact points of leaders (联系点), visits there, and the problems met."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.kernel.nouns import Noun, ids_of
from linli.tasks.models.call import words_of_a_matter
from linli.tasks.states import CONTACT, PROBLEM, ContactState, ProblemState


class ContactPoint(Noun):
    """A post that looks after a place, because the place agreed. No number of visits is asked for, and no photo."""

    post = models.ForeignKey("organisations.Post", models.PROTECT, related_name="+")
    leads = models.ForeignKey("organisations.Body", models.PROTECT, related_name="+", db_index=False)
    body = models.ForeignKey("organisations.Body", models.PROTECT, related_name="+", db_index=False)
    what_for = models.CharField(_("What it is for"), max_length=300)
    state = models.CharField(max_length=10, choices=ContactState.choices, default=ContactState.PROPOSED)
    proposed_at = models.DateTimeField()
    agreed_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)

    FLOW = CONTACT
    WITH = ("post", "leads", "body")
    NOT_PERSONAL = ("what_for",)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["post", "body"],
                condition=Q(state__in=["proposed", "agreed"]),
                name="tasks_contact_once",
            ),
        ]
        indexes = [
            models.Index(fields=["body", "-id"], name="tasks_contact_body"),
            models.Index(fields=["leads", "-id"], name="tasks_contact_leads"),
        ]

    def __str__(self) -> str:
        return f"{self.leads} {self.post.title} – {self.body}"

    def get_absolute_url(self) -> str:
        return reverse("tasks:contact", args=[self.pk])

    def facts(self) -> dict[str, Any]:
        return {"state": self.state, "post": self.post_id, "leads": self.leads_id, "of": self.body_id}

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.body_id, ids_of(self.body.path)


class Visit(Noun):
    """A visit to a contact point: on which day, what was talked about. Nobody's presence is recorded."""

    contact = models.ForeignKey(ContactPoint, models.PROTECT, related_name="visits")
    on = models.DateField(_("On which day"))
    note = models.TextField(_("What was talked about"), blank=True)

    WITH = ("contact__body", "contact__leads", "contact__post")
    PERSONAL = {"note": words_of_a_matter()}
    RETENTION_FROM = "contact__ended_on"

    def __str__(self) -> str:
        return str(self.contact)

    def get_absolute_url(self) -> str:
        return self.contact.get_absolute_url()

    def facts(self) -> dict[str, Any]:
        return {"contact": self.contact_id, "on": self.on}

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.contact.place()


class Problem(Noun):
    """A problem met on a visit; what becomes of it comes back here: a need or a call knows it as its origin."""

    contact = models.ForeignKey(ContactPoint, models.PROTECT, related_name="problems")
    visit = models.ForeignKey(Visit, models.PROTECT, null=True, related_name="problems")
    title = models.CharField(_("The problem in short"), max_length=120)
    state = models.CharField(max_length=10, choices=ProblemState.choices, default=ProblemState.NOTED)
    noted_at = models.DateTimeField()
    solved_at = models.DateTimeField(null=True)

    FLOW = PROBLEM
    WITH = ("contact__body", "contact__leads", "contact__post")
    PERSONAL = {"title": words_of_a_matter()}
    RETENTION_FROM = "solved_at"

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"{self.contact.get_absolute_url()}#problem-{self.pk}"

    def facts(self) -> dict[str, Any]:
        return {"state": self.state, "contact": self.contact_id, "visit": self.visit_id}

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.contact.place()
