"""A task and its shifts in plain words, for every list in which they stand."""

from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linli.kernel.clock import local
from linli.kernel.templatetags.face import monthday
from linli.volunteers.queries.nearness import Near, Wish, near
from linli.volunteers.queries.tasks import free_in
from linli.volunteers.states import Phase

SHAPES = {
    Phase.DRAFTED: "draft", Phase.OPEN: "new", Phase.FULL: "waiting", Phase.CLOSED: "closed", Phase.HELD: "moving",
    Phase.POSTED: "done", Phase.LOCKED: "closed", Phase.CANCELLED: "refused",
}  # fmt: skip


def status_of(phase: Phase) -> dict[str, Any]:
    return {"word": phase.label, "shape": SHAPES[phase]}


def span(shift: Any) -> str:
    """11月29日 周日 09:00–11:00"""
    begins, ends = local(shift.begins_at), local(shift.ends_at)
    return f"{monthday(begins)} {date_format(begins, 'D')} {begins:%H:%M}–{ends:%H:%M}"


def places(shift: Any) -> str:
    """How many places are free, or how many wait."""
    if free := free_in(shift):
        return ngettext("%(n)s place free", "%(n)s places free", free) % {"n": free}
    if shift.waiting:
        return ngettext("full, %(n)s waits", "full, %(n)s wait", shift.waiting) % {"n": shift.waiting}
    return _("full, waiting list open")


def in_a_line(one: Near) -> dict[str, Any]:
    """A task in the list: what, when, where, why it stands here, whether there is room."""
    task, shift, standing = one.task, one.standing.next, one.standing
    more = len(standing.coming) - 1
    word = (
        status_of(standing.phase) if standing.phase != Phase.OPEN else {"word": places(shift), "shape": "new"}
    )
    if standing.free and not free_in(shift):
        word = {"word": _("places free on another day"), "shape": "new"}
    return {
        "title": task.title, "url": task.get_absolute_url(), "when": span(shift), "where": task.place_words,
        "reason": one.reason, "status": word,
        "more": ngettext("and %(n)s more time", "and %(n)s more times", more) % {"n": more} if more > 0 else "",
        "skill": task.get_skill_display() if task.skill else "", "fits": one.fits,
    }  # fmt: skip


def told_near(home: int | None, wish: Wish = Wish(), most: int = 3) -> list[dict[str, Any]]:
    """The nearest open tasks in words, for a list of another capability."""
    return [in_a_line(one) for one in near(home, wish, limit=most)][:most]
