"""Bodies, what they are to each other, and where they came from."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.kernel.nouns import Noun, ids_of
from linli.kernel.privacy.register import Personal
from linli.organisations.states import ANSWERING, BODY, OPEN, BodyState, Kind, RelationKind, Turn

_DESK = Personal("P0", purpose="post", basis="duty", keep="none")


class Body(Noun):
    """An organisation of any kind at its place in the tree.

    ``path`` is the ids from the root down to this body, ``/1/12/204/``: all below it is one index range.
    """

    kind = models.CharField(_("Kind of organisation"), max_length=32, choices=Kind.choices)
    name = models.CharField(_("Name of the organisation"), max_length=120)
    area_code = models.CharField(_("Area code"), max_length=20, blank=True)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("Under"),
    )
    path = models.TextField(editable=False)
    state = models.CharField(max_length=10, choices=BodyState.choices, default=BodyState.PLANNED)
    founded_on = models.DateField(_("Founded on"), null=True, blank=True)
    ended_on = models.DateField(_("Ended on"), null=True, blank=True)
    term_begins = models.DateField(_("Term begins"), null=True, blank=True)
    term_ends = models.DateField(_("Term ends"), null=True, blank=True)
    until = models.DateField(_("Set up until"), null=True, blank=True)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    uscc = models.CharField(_("Unified social credit code"), max_length=18, blank=True)
    desk_address = models.CharField(_("Desk: address"), max_length=200, blank=True)
    desk_phone = models.CharField(_("Desk: telephone"), max_length=40, blank=True)
    desk_mail = models.EmailField(_("Desk: e-mail"), blank=True)
    desk_hours = models.CharField(_("Desk: hours"), max_length=120, blank=True)

    FLOW = BODY
    PERSONAL = dict.fromkeys(("desk_address", "desk_phone", "desk_mail", "desk_hours"), _DESK)
    NOT_PERSONAL = ("name", "area_code", "path", "uscc")

    class Meta:
        indexes = [
            models.Index(fields=["path"], opclasses=["text_pattern_ops"], name="organisations_body_path"),
            models.Index(
                fields=["area_code"], opclasses=["varchar_pattern_ops"], name="organisations_body_area"
            ),
            models.Index(fields=["name", "id"], name="organisations_body_name"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["area_code"],
                condition=Q(kind__in=[k.value for k in ANSWERING], state__in=[s.value for s in OPEN])
                & ~Q(area_code=""),
                name="organisations_body_answers",
                violation_error_message=_("Another organisation answers for this area already."),
            ),
            models.UniqueConstraint(fields=["uscc"], condition=~Q(uscc=""), name="organisations_body_uscc"),
            models.CheckConstraint(
                condition=Q(path__startswith="/", path__endswith="/"), name="organisations_body_at"
            ),
            models.CheckConstraint(
                condition=Q(state=BodyState.MERGED, merged_into__isnull=False)
                | (~Q(state=BodyState.MERGED) & Q(merged_into__isnull=True)),
                name="organisations_body_merged",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("organisations:body", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    def facts(self) -> dict[str, Any]:
        return {"state": self.state, "kind": self.kind, "parent": self.parent_id, "path": self.path}

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.pk, ids_of(self.path)


class Relation(Noun):
    """A dated tie between two bodies that is not the tree's."""

    source = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="relations")
    target = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="relations_to")
    kind = models.CharField(max_length=12, choices=RelationKind.choices)
    begins = models.DateField()
    ends = models.DateField(null=True)

    WITH = ("source", "target")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source", "target", "kind"],
                condition=Q(ends=None),
                name="organisations_relation_once",
            ),
            models.CheckConstraint(
                condition=~Q(source=models.F("target")), name="organisations_relation_other"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} – {self.get_kind_display()} – {self.target}"

    def get_absolute_url(self) -> str:
        return self.source.get_absolute_url()

    def facts(self) -> dict[str, Any]:
        return {
            "source": self.source_id, "target": self.target_id, "kind": self.kind, "begins": self.begins,
            "ends": self.ends,
        }  # fmt: skip

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.source.place()


class Lineage(models.Model):
    """One turn of a body's course: from which parent to which, or into which body, and when."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="lineage")
    turn = models.CharField(max_length=8, choices=Turn.choices)
    on = models.DateField()
    parent_from = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, related_name="+")
    parent_to = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["body", "on"], name="organisations_lineage_body")]
