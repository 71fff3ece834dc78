"""Mass and social organisations: their strands, and the life of a notice that they pass on (policy, article 9)."""

from django.db import models
from django.utils.translation import pgettext_lazy

from linli.kernel.flows import Flow
from linli.organisations.states import Kind


class Strand(models.TextChoices):
    """Whom an organisation between the party and the people gathers."""

    UNION = "union", pgettext_lazy("kind of mass organisation", "Union")
    YOUTH = "youth", pgettext_lazy("kind of mass organisation", "Youth")
    WOMEN = "women", pgettext_lazy("kind of mass organisation", "Women")
    OTHER = "other", pgettext_lazy("kind of mass organisation", "Other mass organisation")
    SOCIAL = "social", pgettext_lazy("kind of mass organisation", "Social organisation")
    COMMUNITY = "community", pgettext_lazy("kind of mass organisation", "Of the community")


class NoticeState(models.TextChoices):
    PUBLISHED = "published", pgettext_lazy("of a notice", "In force")
    WITHDRAWN = "withdrawn", pgettext_lazy("of a notice", "Withdrawn")


class PassingState(models.TextChoices):
    STANDS = "stands", pgettext_lazy("of a notice", "Passed on")
    TAKEN_BACK = "taken_back", pgettext_lazy("of a notice", "Taken back")


# Organisations that carry policy down and opinions up.
CARRIERS = (Kind.MASS_ORGANISATION, Kind.SOCIAL_ORGANISATION, Kind.COMMUNITY_ORGANISATION)
CARRYING = [(kind.value, kind.label) for kind in CARRIERS]

NOTICE = Flow({"withdraw": ({NoticeState.PUBLISHED}, NoticeState.WITHDRAWN)})
PASSING = Flow({"take_back": ({PassingState.STANDS}, PassingState.TAKEN_BACK)})
