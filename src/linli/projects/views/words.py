"""Projects and milestones in plain words: where it stands, what was missed and why, what came of it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from linli.kernel.clock import today
from linli.kernel.privacy.publishing import threshold
from linli.kernel.templatetags.face import day, digits, monthday
from linli.organisations import queries as organisations
from linli.projects import queries
from linli.projects.models import Milestone, Project
from linli.projects.states import MilestoneState as M
from linli.projects.states import State as S

SHAPES = {
    S.PROPOSED: "new", S.ADOPTED: "waiting", S.DOING: "moving", S.DONE: "done", S.NOT_DONE: "late",
    S.DECLINED: "refused", S.WITHDRAWN: "closed",
}  # fmt: skip


def standing(one: Project) -> dict[str, Any]:
    return {"word": one.get_state_display(), "shape": SHAPES[S(one.state)]}


def sentence(one: Project, ahead: Milestone | None = None) -> str:
    """What a resident reads in a list: who leads it, and what is next or what came of it."""
    who = organisations.place_name(one.body)
    if one.state == S.DONE:
        return _("%(who)s · done on %(day)s") % {"who": who, "day": day(one.ended_at)}
    if one.state == S.NOT_DONE:
        return _("%(who)s · not done: %(why)s") % {"who": who, "why": short(one.reason)}
    if ahead is not None and ahead.is_missed:
        told = {"who": who, "what": ahead.title, "day": monthday(ahead.due_on)}
        return _("%(who)s · missed: %(what)s, was due on %(day)s") % told
    if ahead is not None:
        told = {"who": who, "what": ahead.title, "day": monthday(ahead.due_on)}
        return _("%(who)s · next: %(what)s, by %(day)s") % told
    return _("%(who)s · to be done by %(day)s") % {"who": who, "day": day(one.ends_on)}


def short(text: str, most: int = 60) -> str:
    return text if len(text) <= most else f"{text[:most]}…"


def matters(rows: Iterable[Project]) -> list[dict[str, Any]]:
    """Lines of a list, with the milestone that is next: one statement more."""
    some = list(rows)
    ahead = queries.next_of(one.pk for one in some if one.is_running)
    return [
        {
            "title": one.title, "url": one.get_absolute_url(), "sentence": sentence(one, ahead.get(one.pk)),
            "status": standing(one), "at": None, "key": one.kind == "key",
        }
        for one in some
    ]  # fmt: skip


def milestone(one: Milestone) -> dict[str, Any]:
    """A milestone in plain words; missed is read off its day."""
    return {
        "milestone": one, "title": one.title, "words": _milestone_words(one), "why": one.why,
        "unexplained": one.is_missed and not one.why,
        "status": _milestone_status(one), "moves": [_moved(each) for each in one.moves],
    }  # fmt: skip


def _milestone_words(one: Milestone) -> str:
    if one.state == M.DROPPED:
        return _("It was to be reached by %(day)s; it is no longer needed.") % {"day": day(one.due_on)}
    if one.state == M.REACHED and one.reached_on:
        return _reached(one.reached_on, one.first_due)
    if one.is_missed:
        days = (today() - one.due_on).days
        told = {"day": day(one.due_on), "n": days}
        return (
            ngettext(
                "It should have been reached by %(day)s, %(n)s day ago, and has not been.",
                "It should have been reached by %(day)s, %(n)s days ago, and has not been.",
                days,
            )
            % told
        )
    return _("To be reached by %(day)s.") % {"day": day(one.due_on)}


def _reached(on: date, first: date) -> str:
    late = (on - first).days
    if late <= 0:
        return _("Reached on %(day)s, in time.") % {"day": day(on)}
    return ngettext(
        "Reached on %(day)s, %(n)s day later than was first said.",
        "Reached on %(day)s, %(n)s days later than was first said.", late,
    ) % {"day": day(on), "n": late}  # fmt: skip


def _milestone_status(one: Milestone) -> dict[str, Any]:
    if one.is_missed:
        return {"word": pgettext("a milestone", "Missed"), "shape": "late"}
    shape = {M.OPEN: "waiting", M.REACHED: "done", M.DROPPED: "closed"}[M(one.state)]
    return {"word": one.get_state_display(), "shape": shape}


def _moved(told: dict[str, str]) -> str:
    days = {name: day(date.fromisoformat(told[name])) for name in ("was", "now")}
    return _("Moved from %(was)s to %(now)s: %(reason)s") % {**days, "reason": told["reason"]}


def facts(one: Project) -> list[dict[str, Any]]:
    """What is known of it, what is empty left out."""
    tree = organisations.tree()
    helpers = "、".join(ref.name for pk in one.helpers if (ref := tree.get(pk)))
    ended = {S.DONE: _("Done on"), S.NOT_DONE: _("Ended on")}.get(S(one.state), "")
    told = [
        (_("Who leads it"), one.body.name, f"/bodies/{one.body_id}/"), (_("Who helps"), helpers, ""),
        (_("Who proposed it"), one.proposer.name if one.proposer_id != one.body_id else "", ""),
        (_("Adopted on"), day(one.adopted_at), ""),
        (pgettext("a project", "To be done by"), day(one.ends_on), ""), (ended, day(one.ended_at) if ended else "", ""),
        (_("Planned money, in yuan"), money(one), ""), (_("Where the money is to come from"), one.money_source, ""),
    ]  # fmt: skip
    return [{"label": label, "value": value, "url": url} for label, value, url in told if value]


def money(one: Project) -> str:
    return digits(f"{one.money:,.2f}".removesuffix(".00")) if one.money else ""


def hard(one: Project) -> list[str]:
    """On which lists it stands, and why it was carried over."""
    return [
        _("Carried over to the hard matters of %(year)s: %(reason)s") % told
        if told["reason"] else _("Hard matter of %(year)s") % {"year": told["year"]}
        for told in one.hard
    ]  # fmt: skip


def few() -> str:
    """What stands in the place of a number that is withheld."""
    return _("fewer than %(n)s") % {"n": threshold()}


def number(n: int | None) -> str:
    return few() if n is None else f"{n:,}"


def asked(told: queries.Asked) -> list[str]:
    """Who asked for it, as counts."""
    lines = []
    if told.people != 0:
        lines.append(_("%(n)s residents raised it.") % {"n": number(told.people)})
    if told.kinds:
        lines.append(_kinds(told.kinds))
    if told.neighbours != 0:
        lines.append(_("%(n)s neighbours look for something like it.") % {"n": number(told.neighbours)})
    return lines


def _kinds(kinds: list[tuple[str, int | None]]) -> str:
    """What they are about, with the numbers that are large enough."""
    shown = [f"{name or _('other matters')} {n:,}" for name, n in kinds if n is not None]
    few = "、".join(str(name or _("other matters")) for name, n in kinds if n is None)
    if not shown:
        return _("They are about %(kinds)s; the numbers are too small to be told apart.") % {"kinds": few}
    rest = [_("also %(kinds)s, few each") % {"kinds": few}] if few else []
    return _("Needs by what they are about: %(kinds)s.") % {"kinds": "；".join(["、".join(shown), *rest])}


def said(told: dict[str, Any]) -> str:
    """How those who asked found it: counts only."""
    if not told["any"]:
        return _("Nobody who asked has said yet how it was.")
    if told["total"] is None:
        return _("Fewer than %(n)s of those who asked have said how it was; so few are not shown.") % {
            "n": threshold()
        }
    told_n = {"n": told["total"]}
    shown = "，".join(f"{label} {n:,}" for label, n in told["lines"] if n is not None)
    if not shown:
        return (
            _("%(n)s of those who asked have said how it was; the answers are too few to be told apart.")
            % told_n
        )
    parts = "；".join(filter(None, [shown, _("what few said is not told apart") if told["hides"] else ""]))
    return _("%(n)s of those who asked have said how it was: %(parts)s.") % {**told_n, "parts": parts}


def fell(told: Any, inside: bool) -> str:
    """Whether needs of this kind and place fell, in one sentence. Small numbers are for those who work there."""
    if told is None:
        return ""
    least = threshold()
    before, after = (number(n if inside or n >= least else None) for n in (told.before, told.after))
    values = {"before": before, "after": after, "of": told.of, "days": told.days}
    if told.days < 1:
        return _("In the %(of)s days before it was adopted %(before)s needs of this kind came in here; what comes "
                 "after is counted from tomorrow.") % values  # fmt: skip
    if not told.is_over:
        return _("In the %(of)s days before it was adopted %(before)s needs of this kind came in here; in the "
                 "%(days)s days since it was done, %(after)s.") % values  # fmt: skip
    compared = _("Needs of this kind here: %(before)s in the %(of)s days before it was adopted, %(after)s in the "
                 "%(of)s days after it was done.") % values  # fmt: skip
    if not inside and before == after == few():
        return compared
    return f"{compared}{_('They fell.') if told.fell else _('They did not fall.')}"
