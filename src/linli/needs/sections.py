"""What needs add to the page of an organisation: what is open, how it was, what was said, what was made public."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from linli.kernel import rulebook
from linli.kernel.actors import Actor
from linli.kernel.clock.periods import Period
from linli.kernel.together import Asking
from linli.kernel.web.sections import section
from linli.needs import policy, sections_agency, sections_hours, sections_items, sections_voices
from linli.needs.acts import raise_for
from linli.needs.queries import rates, standing
from linli.needs.queries.hours import from_booking
from linli.needs.queries.saying import SHAPES, stands, word_of
from linli.needs.queries.standing import Lying
from linli.needs.states import OPEN, Satisfied, State
from linli.needs.views import board_words as words
from linli.needs.views.digest import told
from linli.organisations import queries as organisations
from linli.venues import queries as venues

__all__ = [
    "sections_agency",
    "sections_hours",
    "sections_items",
    "sections_voices",
]  # what these add is declared there
BODY = "organisations.body"
SHOWN = 5
STAGES = {
    "arriving": gettext_lazy("To be passed on or taken on"),
    "working": gettext_lazy("Being worked on"),
    "waiting": gettext_lazy("Waiting for a condition"),
    "contested": gettext_lazy("Result in question"),
}


def _ref(body: Any) -> Any:
    """The body as the tree knows it; one that has ended keeps no desk."""
    found = organisations.tree().get(body.pk)
    return found if found and found.is_open else None


@section(BODY, "open", gettext_lazy("What is open now"), "needs/sections/open.html", order=30)
def what_is_open(actor: Actor, body: Any) -> Asking:
    """Open needs: by state with links for those who read them, in four stages for everybody."""
    ref = _ref(body)
    if ref is None:
        return None
    lying = yield from standing.lying(actor, ref)
    if not ref.level and not lying.total:
        return None
    return {
        "inside": lying.inside, "total": _number(lying), "late": lying.late,
        "late_url": _desk(ref, overdue=1), "lines": _by_state(ref, lying) if lying.inside else _by_stage(lying),
        "hides": not lying.inside and None in (*lying.counts.values(), lying.total),
        "ways": _ways(actor, ref),
    }  # fmt: skip


def _number(lying: Lying) -> str:
    if lying.total is None:
        return ""
    return f"{lying.total:,}{'+' if lying.capped else ''}"


def _desk(ref: Any, **asked: Any) -> str:
    return f"{reverse('needs:desk')}?{urlencode({'queue': 'open', 'body': ref.id, **asked})}"


def _by_state(ref: Any, lying: Lying) -> list[dict[str, Any]]:
    return [
        {
            "label": State(state).label, "shape": SHAPES[State(state)], "n": f"{lying.counts[state]:,}",
            "url": _desk(ref, state=str(state)),
        }
        for state in OPEN if lying.counts.get(state)
    ]  # fmt: skip


def _by_stage(lying: Lying) -> list[dict[str, Any]]:
    shown = {name: n for name, n in lying.counts.items() if n is not None}
    return [{"label": STAGES[name], "n": f"{n:,}"} for name, n in shown.items()]


def _ways(actor: Actor, ref: Any) -> list[dict[str, Any]]:
    """Where to go on: residents say something here, staff go to the desk and the board."""
    found = []
    if actor.can(policy.READ, ref.path):
        found.append({"label": _("At the desk"), "url": _desk(ref)})
    if actor.can(policy.BOARD, ref.path):
        found.append({"label": _("On the board"), "url": reverse("needs:board_of", args=[ref.id])})
    if not actor.is_staff and ref.level == "community":
        found.append(
            {"label": _("Say something here"), "url": f"{reverse('needs:raise')}?area={ref.area_code}"}
        )
    return found


@section(BODY, "rates", gettext_lazy("How residents found it"), "needs/sections/rates.html", order=31)
def how_it_was(actor: Actor, body: Any) -> Asking:
    """The three rates with n and trend: of the present month for the board, as published for everybody."""
    ref = _ref(body)
    if ref is None:
        return None
    row, period, inside = yield from standing.rates_seen(actor, ref)
    if not ref.level and row.now.state == rates.NONE:
        return None
    least = int(rulebook.get("needs.rates.publish_n", period.last).number)
    return {
        "state": row.now.state, "period": words.span(period), "least": least, "caution": row.now.caution,
        "figures": _figures(row, period) if row.now.state == rates.OK else [],
        "board": reverse("needs:board_of", args=[ref.id]) if inside else "",
    }  # fmt: skip


def _figures(row: Any, period: Period) -> list[dict[str, Any]]:
    return [
        {
            "label": label, "value": words.told_of(row.now, name), "n": row.now.n,
            "period": "", "state": words.state_of(row.now), "trend": words.trend_of(row, name),
        }
        for name, label in words.names().items()
    ]  # fmt: skip


@section(
    BODY, "opinions", pgettext_lazy("of residents", "What they wrote with it"), "needs/sections/opinions.html",
    order=32, may=policy.hears,
)  # fmt: skip
def what_they_wrote(actor: Actor, body: Any) -> Asking:
    """The newest words that came with a rating, for those who answer for results; never shown to the public."""
    ref = _ref(body)
    found = (yield standing.opinions(ref)) if ref else []
    lines = [
        {
            "words": one["words"], "at": one["at"], "satisfied": Satisfied(one["satisfied"]).label,
            "solved": _("solved") if one["solved"] else _("not solved"),
        }
        for one in found
    ]  # fmt: skip
    return {"lines": lines} if lines else None


@section(
    BODY, "digests", gettext_lazy("What neighbours raised here"), "needs/sections/digests.html", order=33
)
def what_was_made_public(actor: Actor, body: Any) -> Asking:
    """The newest public digests."""
    ref = _ref(body)
    rows = (yield standing.made_public(ref).order_by("-published_at", "-id")[: SHOWN + 1]) if ref else []
    if not rows:
        return None
    all_of_them = f"{reverse('needs:digests')}?{urlencode({'area': ref.area_code})}" if ref.area_code else ""
    return {"lines": [told(need) for need in rows[:SHOWN]], "more": all_of_them if len(rows) > SHOWN else ""}


@section(
    "venues.booking", "needs", gettext_lazy("What was done about it"), "needs/sections/visit.html", order=30
)
def what_a_visit_brought(actor: Actor, booking: Any) -> dict[str, Any] | None:
    """The needs noted for a visit: their answers for the visitor and who was on duty; for staff the way to note one."""
    if not venues.is_visit(booking):
        return None
    concerned = venues.concerns(actor, booking)
    lines = [_of_a_visit(actor, need, concerned) for need in from_booking(booking.pk)]
    receives = venues.is_on_duty(actor, booking) or actor.can(policy.READ, booking.site.body.path)
    may_note = receives and raise_for.may(actor, None)
    note = (
        f"{reverse('needs:note')}?{urlencode({'origin': f'venues.booking:{booking.pk}'})}" if may_note else ""
    )
    return {"lines": lines, "note": note} if lines or note else None


def _of_a_visit(actor: Actor, need: Any, concerned: bool) -> dict[str, Any]:
    """A need as whoever may know it reads it; others learn how it stands, not what it says."""
    reads = concerned or actor.can(policy.READ, need.body.path)
    desk = reverse("needs:desk_need", args=[need.pk]) if actor.can(policy.READ, need.body.path) else ""
    return {
        "title": need.title if reads else need.number, "url": desk, "sentence": stands(need), "status": word_of(need),
        "reply": need.reply if reads else "",
    }  # fmt: skip
