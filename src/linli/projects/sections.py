"""What projects add to the pages of organisations and needs."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel.actors import Actor
from linli.kernel.together import Asking
from linli.kernel.web.sections import section
from linli.projects import policy, queries
from linli.projects.states import ENDED
from linli.projects.views import words

BODY = "organisations.body"
SHOWN = 6


@section(
    BODY,
    "projects",
    pgettext_lazy("what is taken on together", "Projects"),
    "projects/sections/of_body.html",
    order=45,
)
def what_it_takes_on(actor: Actor, body: Any) -> Asking:
    """What it leads or helps with."""
    rows = yield queries.of_body(body, SHOWN)
    desk = reverse("projects:desk") if actor.can(policy.READ, body.path) else ""
    if not rows and not desk:
        return None
    lines = [
        {
            "title": one.title, "url": one.get_absolute_url(), "sentence": words.sentence(one),
            "status": words.standing(one), "key": one.kind == "key",
        }
        for one in rows
    ]  # fmt: skip
    asked = f"?body={body.pk}"
    return {
        "lines": lines, "all": reverse("projects:projects") + asked, "hard": reverse("projects:hard") + asked,
        "desk": desk,
    }  # fmt: skip


@section("needs.need", "projects", _("Part of a project"), "projects/sections/of_need.html", order=45)
def of_what_it_is_part(actor: Actor, need: Any) -> Asking:
    """Who raised it reads of the project once it is adopted; who works on it also of proposals."""
    found = yield queries.of_need(need.pk)
    rows = [one for one in found if one.is_public or policy.reads(actor, one)]
    inside = actor.can("needs.read", need.body.path)
    may = inside and actor.reach(policy.PROPOSE) is not None and not any(one.is_live for one in rows)
    if not rows and not may:
        return None
    lines = [
        {
            "title": one.title, "url": one.get_absolute_url(), "sentence": words.sentence(one),
            "status": words.standing(one),
            "ask": one.get_absolute_url() if one.state in ENDED and not inside else "",
        }
        for one in rows
    ]  # fmt: skip
    return {"lines": lines, "propose": f"{reverse('projects:new')}?need={need.pk}" if may else ""}
