"""No score, rank, level or risk of a natural person stands in the schema: the check for such columns."""

import re
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db import models

from linli.kernel.privacy.register import own_models, registered

DENIED = re.compile(
    r"score|(^|_)(scoring|rank(s|ed|ing|ings)?|levels?|credits?|risks?|risky|grades?|graded|grading|points?|tiers?"
    r"|reputation|trustworthiness|blacklist(ed)?)(_|$)"
)


def columns_that_judge_people() -> list[str]:
    """One line for every column that would score a person; empty when all is well.

    A model may say that a column measures a thing: ``MEASURES_A_THING = {"water_level": "of the pond"}``.
    """
    return [f"{model._meta.label}.{name}" for model in own_models() for name in judging(model)]


def judging(model: type[models.Model]) -> Iterator[str]:
    """The columns of one model that would judge the person it is about."""
    excused = getattr(model, "MEASURES_A_THING", {})
    if about_person(model):
        for column in model._meta.concrete_fields:
            if DENIED.search(column.name) and column.name not in excused:
                yield column.name


def about_person(model: type[models.Model]) -> bool:
    """Whether rows of a model belong to a person: it is the person, points at one, or has personal fields."""
    if model._meta.label == settings.AUTH_USER_MODEL or registered(model):
        return True
    return any(_is_person(column) for column in model._meta.concrete_fields)


def _is_person(column: Any) -> bool:
    related = column.related_model
    label = related if isinstance(related, str) else getattr(getattr(related, "_meta", None), "label", "")
    return label == settings.AUTH_USER_MODEL or bool(re.search(r"(^|_)person(_id)?$", column.name))
