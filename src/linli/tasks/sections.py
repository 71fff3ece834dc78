"""What tasks add to the pages of organisations and needs."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.kernel.actors import Actor
from linli.kernel.together import Asking
from linli.kernel.web.sections import section
from linli.tasks import policy, queries
from linli.tasks.views import call_words, words

BODY = "organisations.body"
SHOWN = 5
AT_WORK = ("signed", "working")  # states of a need


@section(BODY, "sent_down", gettext_lazy("Work sent down"), "tasks/sections/tasks.html", order=40)
def what_was_sent_down(actor: Actor, body: Any) -> Asking:
    """Each task beside its money, for everybody."""
    rows = yield queries.open_at(body.pk, SHOWN + 1)
    if not rows:
        return None
    inside = actor.can(policy.READ, body.path)
    lines = [
        {
            "title": one.title, "url": one.get_absolute_url() if inside else "", "sender": one.sender.name,
            "means": words.means(one) or _("without people or money"), "status": words.standing(one),
        }
        for one in rows[:SHOWN]
    ]  # fmt: skip
    ways = [{"label": _("Without their means"), "url": reverse("tasks:unfunded")}] if inside else []
    return {"lines": lines, "ways": ways, "more": len(rows) > SHOWN}


@section(BODY, "calls", gettext_lazy("Calls for help"), "tasks/sections/calls.html", order=41)
def what_is_called_for(actor: Actor, body: Any) -> Asking:
    """Calls of this body and to it that are under way, for those who read them."""
    if not actor.can(policy.READ, body.path):
        return None
    rows = yield queries.open_of(body.pk, SHOWN)
    if not rows:
        return None
    return {"lines": [_line(one, one.call.body_id == body.pk) for one in rows], "url": reverse("tasks:calls")}


def _line(part: Any, ours: bool) -> dict[str, Any]:
    other = part.body.name if ours else part.call.body.name
    return {
        "title": part.call.title, "url": part.get_absolute_url(), "other": other, "status": call_words.standing(part),
        "deadline": call_words.deadline(part), "came": call_words.came_to(part),
    }  # fmt: skip


@section("needs.need", "helpers", gettext_lazy("Who helps with it"), "tasks/sections/helpers.html", order=40)
def who_helps(actor: Actor, need: Any) -> Asking:
    """首接负责: whoever received it leads and answers; those called for it have clocks of their own. The person sees
    who helps, staff see how far each has come."""
    parts = yield queries.of_need(need.pk)
    inside = actor.can(policy.READ, need.body.path)
    may_call = need.state in AT_WORK and actor.can(policy.CALL, need.body.path)
    if not parts and not may_call:
        return None
    return {
        "inside": inside, "lead": parts[0].call.body.name if parts else "",
        "names": "、".join(dict.fromkeys(one.body.name for one in parts)),
        "lines": [_line(one, True) for one in parts] if inside else [],
        "call": f"{reverse('tasks:new_call')}?need={need.pk}" if may_call else "",
    }  # fmt: skip


@section(
    BODY,
    "contacts",
    gettext_lazy("Leaders who look after this place"),
    "tasks/sections/contacts.html",
    order=42,
)
def who_looks_after_it(actor: Actor, body: Any) -> Asking:
    """Who links where is public: the post, never a count of visits."""
    rows = yield queries.agreed_at(body.pk)
    inside = actor.can(policy.READ, body.path)
    lines = [
        {
            "who": f"{one.leads.name} {one.post.title}", "what_for": one.what_for,
            "url": one.get_absolute_url() if inside else "",
        }
        for one in rows
    ]  # fmt: skip
    return {"lines": lines} if lines else None
