"""The rates as a question that the API answers: in full to the board, as published figures to everybody else."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.clock import now, today
from linli.kernel.clock.periods import Period, month_of
from linli.kernel.queries import query
from linli.kernel.refusals import NotFound, Refused
from linli.needs import policy
from linli.needs.queries import rates
from linli.needs.queries.publishing import published
from linli.organisations import queries as organisations


class RatesAsked(forms.Form):
    """One organisation and whole days; without days the present statistical month."""

    body = forms.IntegerField(label=_("Organisation"), min_value=1)
    first = forms.DateField(label=_("First day"), required=False)
    until = forms.DateField(label=_("Day after the last"), required=False)


@query("needs.rates", _("The three rates and the volumes of an organisation"), RatesAsked)
def rates_of(
    actor: Actor, *, body: int, first: date | None = None, until: date | None = None
) -> dict[str, Any]:
    """Rates, intervals and volumes of ``body`` with all below it, from ``first`` up to the day before ``until``.

    Whoever has the board of the body asks for any days; of few answers they get ``counts`` and no percentages.
    Everybody else is told whole months that are over, each with enough answers, and longer spans made of such.
    """
    ref = organisations.tree().get(body)
    if ref is None:
        raise NotFound(_("There is no such organisation."))
    inside = actor.can(policy.BOARD, ref.path)
    period = _period(first, until)
    if inside:
        told = rates.told(rates.figures([ref.id], period)[ref.id], period.last, inside=True)
    else:
        told = published(ref, period)[0]
    return {"body": ref.id, "name": ref.name} | as_told(told, period)


def as_told(told: rates.Told, period: Period) -> dict[str, Any]:
    """Figures as the API and the exports tell them: shares in percent, two places."""
    answer: dict[str, Any] = {
        "first": period.first.isoformat(), "until": period.until.isoformat(), "state": told.state, "n": told.n,
        "calculated_at": now().isoformat(timespec="seconds"), "weights": _weights(period.last),
    }  # fmt: skip
    for name in (*rates.RATES, "score"):
        share = rates.percent(getattr(told.rates, name))
        answer[name] = None if share is None else float(share)
    for name, (low, high) in told.intervals.items():
        answer[f"{name}_95"] = [round(low * 100, 2), round(high * 100, 2)]
    if told.state != rates.SUPPRESSED:
        answer["counts"] = rates.counts_of(told)
        answer |= {"few": told.caution, "many_excluded": told.flagged, "volumes": told.figures.volumes}
    return answer


def _weights(on: date) -> dict[str, float]:
    weights = rates.weights(on)
    return {name: float(getattr(weights, name)) for name in (*rates.RATES, "basically")}


def _period(first: date | None, until: date | None) -> Period:
    if first is None and until is None:
        return month_of(today())
    if first is None or until is None or not first < until:
        raise Refused(_("Give both days: the first, and the day after the last."), field="until")
    return Period(first, until)
