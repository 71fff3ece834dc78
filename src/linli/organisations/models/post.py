"""Roles as data, and the posts that carry them."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from linli.kernel.nouns import Noun
from linli.organisations.models.body import Body
from linli.organisations.states import POST, PostState


class Role(models.Model):
    """What a post may do: the permissions that capabilities declare, by name."""

    code = models.CharField(max_length=40, unique=True)
    label_zh = models.CharField(max_length=40)
    label_en = models.CharField(max_length=60)
    permissions = models.JSONField(default=list)

    NOT_PERSONAL = ("code", "label_zh", "label_en", "permissions")

    def __str__(self) -> str:
        return self.label_en if (get_language() or "").startswith("en") else self.label_zh


class Post(Noun):
    """A seat in a body: a role, and who holds it from when to when. The journal keeps the holders before.

    ``is_public``: the holder's name is shown to everybody; an explicit choice, off unless made.
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="posts")
    role = models.ForeignKey(Role, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(_("Title"), max_length=80)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="posts"
    )
    begins = models.DateField(_("From"), null=True, blank=True)
    ends = models.DateField(_("To"), null=True, blank=True)
    term = models.PositiveSmallIntegerField(_("Term of office in years"), null=True, blank=True)
    is_public = models.BooleanField(_("The holder's name is public"), default=False)
    state = models.CharField(max_length=8, choices=PostState.choices, default=PostState.PLANNED)

    FLOW = POST
    WITH = ("body", "role")
    NOT_PERSONAL = ("title",)
    SUBJECT = "person"
    CALLED = _("Posts you hold")
    TOLD = {"body": _("Organisation"), "title": _("Title"), "begins": _("From"), "ends": _("To")}

    class Meta:
        indexes = [
            models.Index(
                fields=["ends"],
                condition=Q(state="filled", ends__isnull=False),
                name="organisations_post_ends",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="filled", person__isnull=False, begins__isnull=False)
                | (~Q(state="filled") & Q(person__isnull=True)),
                name="organisations_post_held",
            ),
            models.CheckConstraint(
                condition=Q(ends=None) | Q(begins=None) | Q(ends__gte=F("begins")),
                name="organisations_post_span",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.title}"

    def get_absolute_url(self) -> str:
        return self.body.get_absolute_url()

    def facts(self) -> dict[str, Any]:
        facts = {
            "state": self.state, "body": self.body_id, "role": self.role.code, "begins": self.begins,
            "ends": self.ends, "public": self.is_public,
        }  # fmt: skip
        return {**facts, "subject": self.person_id} if self.person_id else facts

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.body.place()
