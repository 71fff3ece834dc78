"""What organisations raised for their members: on the need, on their own page, on the notice that it is about."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.clock import today
from linli.kernel.privacy.suppress import THRESHOLD
from linli.kernel.together import Asking
from linli.kernel.web.sections import section
from linli.needs import policy
from linli.needs.queries import voices
from linli.needs.queries.finding import public_heading
from linli.needs.queries.hours import DONE
from linli.needs.queries.saying import stands, word_of
from linli.needs.states import VOICED
from linli.organisations import queries as organisations


@section("needs.need", "members", _("In whose name"), "needs/sections/members.html", order=5)
def in_whose_name(actor: Actor, need: Any) -> Asking:
    """The organisation, and for about how many members it speaks. Nobody is named."""
    if need.origin not in VOICED:
        return None
    for one in (yield voices.speaker_of(need)):
        return {"body": one.body, "members": one.members}


@section(
    "organisations.body", "voiced", _("Raised for members"), "needs/sections/voiced.html", order=36
)  # fmt: skip
def what_it_raised(actor: Actor, body: Any) -> Asking:
    """Counts for everybody once there are some; the list for those who speak for it."""
    if not organisations.carries(body):
        return None
    (told,) = yield voices.counted_by(body.pk)
    own = policy.speaks(actor) == body.pk
    if not told["n"] or not (own or told["n"] >= THRESHOLD):
        return None
    return {**told, "url": reverse("needs:voices") if own else ""}


@section(
    "organisations.notice", "questions", _("Questions about it"), "needs/sections/questions.html", order=30
)  # fmt: skip
def what_was_asked(actor: Actor, notice: Any) -> Asking:
    """How many questions were asked and answered; their words for whose they are and who handles them, and for
    everybody those that were made public."""
    found = yield voices.asked_about(notice.pk)
    own = set((yield voices.own_among(actor, found)))
    lines = [line for need in found if (line := _line(actor, need, own))]
    ask = bool(policy.speaks(actor)) and notice.holds(today())
    if not found and not ask:
        return None
    return {
        "n": len(found), "answered": sum(one.state in DONE for one in found), "lines": lines,
        "ask": f"{reverse('needs:voice')}?notice={notice.pk}" if ask else "",
    }  # fmt: skip


def _line(actor: Actor, need: Any, own: set[int]) -> dict[str, Any] | None:
    told = {"sentence": stands(need), "status": word_of(need)}
    if voices.may_read(actor, need, own):
        return told | {"title": need.title, "url": need.get_absolute_url(), "reply": need.reply}
    if need.published_at:
        url = reverse("needs:digest", args=[need.pk])
        return told | {"title": public_heading(need), "url": url, "reply": need.public_reply}
    return None
