"""Season rounds: which there are, applying, and how the allotment came about."""

from collections import Counter
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from linli.kernel.acts import offers
from linli.kernel.clock import now
from linli.kernel.forms import ActForm, Invalid
from linli.kernel.queries import find
from linli.kernel.refusals import Refused
from linli.kernel.web.acting import address
from linli.kernel.web.limits import spend_rule
from linli.kernel.web.pages import actor_of, page
from linli.venues import acts, policy, queries
from linli.venues.forms.rounds import rooms
from linli.venues.models import Application, Round
from linli.venues.states import RoundState
from linli.venues.views.adding import make
from linli.venues.views.area import near

MOST = 50
FIRST = ("use", "purpose", "people", "body", "venue_1", "weekday_1", "begins_1", "minutes_1")


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Rounds nearby: those for which one can apply first."""
    area = near(request)
    found = list(queries.rounds_told(area)[:MOST]) or list(queries.rounds_told()[:MOST])
    at = now()
    return page(request, "venues/rounds.html", rounds=[(one, _is_open(one, at)) for one in found])


def _is_open(round_: Round, at: Any) -> bool:
    return bool(round_.state == RoundState.OPEN and round_.apply_by > at)


@never_cache
@require_http_methods(["GET", "POST"])
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """One round: the rule, the form to apply, one's own applications, what was worked out."""
    actor = actor_of(request)
    round_ = find("venues.round", actor, pk)
    known = dict(rooms(round_.site_id))
    choices = [(str(venue), known[str(venue)]) for venue in round_.venues if str(venue) in known]
    form: ActForm | None = None
    if _is_open(round_, now()) and actor.person_id is not None:
        form = acts.apply_in_round.form(actor=actor, venues=choices, initial={"round": pk})
    if request.method == "POST" and form is not None:
        answer, form = _apply(request, choices)
        if answer is not None:
            return answer
    mine = list(queries.applications_seen(actor).filter(round=round_).order_by("asked_at", "id")[: MOST * 4])
    manages = policy.is_manager(actor, round_)
    return page(
        request, "venues/round.html", status=422 if form is not None and form.errors else 200, round=round_,
        rooms=[name for _pk, name in choices], form=form, applies=_is_open(round_, now()),
        mine=[_told(actor, one, round_) for one in mine if manages or _is_own(actor, one)], manages=manages,
        offers=[{"label": each.label, "url": address(each, round_), "primary": each.primary, "danger": each.danger}
                for each in offers(actor, round_)],
        weeks=((round_.until - round_.first).days + 7) // 7, shown=_shown(round_), first_fields=FIRST,
    )  # fmt: skip


def _apply(request: HttpRequest, choices: list[Any]) -> tuple[HttpResponse | None, ActForm]:
    actor, act = actor_of(request), acts.apply_in_round
    form = act.form(request.POST, actor=actor, venues=choices)
    if not form.is_valid():
        return None, form
    try:
        spend_rule(act.rate, request)
        done = act(actor, None, key=request.POST.get("key", "")[:80], **form.cleaned_data)
    except (Invalid, Refused) as refused:
        form.refuse(refused)
        return None, form
    return HttpResponseRedirect(f"{done.noun.get_absolute_url()}?applied=1"), form


def _is_own(actor: Any, one: Application) -> bool:
    return policy.is_asker(actor, one)


def _told(actor: Any, one: Application, round_: Round) -> dict[str, Any]:
    """An application with what was proposed for it, as far as this reader may know."""
    choice = one.choice or (round_.proposal.get(str(one.pk)) if policy.is_manager(actor, round_) else None)
    wishes = list(one.wishes.all())
    return {
        "one": one, "wishes": wishes, "got": next((wish for wish in wishes if wish.rank == choice), None),
        "who": one.body or one.person.name,
        "offers": [{"label": each.label, "url": address(each, one)} for each in offers(actor, one)],
    }  # fmt: skip


def _shown(round_: Round) -> dict[str, Any] | None:
    """What everybody may know of an allotment: how many asked, how many got something, at which wish."""
    if round_.state != RoundState.PUBLISHED:
        return None
    ranks = Counter(round_.proposal.values())
    asked = len(queries.applications_of(round_))
    return {"asked": asked, "granted": sum(ranks.values()), "first": ranks.get(1, 0)}


@require_http_methods(["GET", "POST"])
def opened(request: HttpRequest, pk: int) -> HttpResponse:
    """Open a round at a site."""
    return make(request, acts.open_round, "venues.site", pk, "site")
