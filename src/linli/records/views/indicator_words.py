"""Indicators in words and pictures: how a figure is said, its card, its charts, its table."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from linli.kernel.clock import today
from linli.kernel.clock.periods import Period
from linli.kernel.portraits import name_of as acts_name
from linli.kernel.templatetags.face import day
from linli.kernel.web import charts, maps
from linli.organisations.queries import BodyRef
from linli.records.queries.indicator_answers import Answer, plain, whole
from linli.records.queries.indicators import Definition
from linli.records.queries.tiles import short, spot_of
from linli.records.rules import indicators as rules
from linli.records.rules.indicators import Figure, Term
from linli.records.states.indicators import How

MOST_TILES = 80
DASH = "—"


def number(one: Definition) -> Callable[[float], str]:
    """How its values are said: a share always with two places, so that nobody rounds it a second time."""
    if one.is_share:
        return lambda value: f"{value:.2f}%"
    return lambda value: f"{value:,.2f}".rstrip("0").rstrip(".")


def said(one: Definition, figure: Figure) -> str:
    """A figure, or why there is none."""
    if figure.state == rules.HIDDEN:
        return _("withheld")
    if figure.few:
        return _("too few for a percentage")
    return _("no data") if figure.value is None else number(one)(float(figure.value))


def with_unit(one: Definition, figure: Figure) -> str:
    """A figure with its unit."""
    told = said(one, figure)
    return told if one.is_share or not figure.is_told or not one.unit else f"{told} {one.unit}"


def span(period: Period) -> str:
    """From the first day to the last, or to today while it runs."""
    return _("%(first)s to %(last)s") % {"first": day(period.first), "last": day(min(period.last, today()))}


def called(period: Period) -> str:
    """2026年11月."""
    return _("%(month)s/%(year)s") % {"year": period.code[:4], "month": int(period.code[5:])}


def against(change: Decimal | None, one: Definition, of: str) -> str:
    """A figure against its own past, as a sentence. ``of``: what that past is."""
    if change is None:
        return _("no data of %(past)s") % {"past": of}
    by = f"{abs(plain(change) or 0):,}"
    told = {
        "by": _("%(n)s points") % {"n": by} if one.is_share else f"{by} {one.unit}".strip(),
        "past": of,
    }
    if change > 0:
        return _("%(by)s above %(past)s") % told
    return _("%(by)s below %(past)s") % told if change < 0 else _("the same as %(past)s") % told


def card(one: Definition, figure: Figure, period: str, trend: str, url: str) -> dict[str, Any]:
    """For parts/figure.html."""
    state = rules.OK if figure.few else figure.state
    return {
        "label": one.name, "value": with_unit(one, figure), "n": plain(figure.n) if one.is_share else None,
        "period": period, "trend": "" if figure.few else trend, "state": state, "url": url,
    }  # fmt: skip


def behind(ref: BodyRef, term: Term, period: Period) -> str:
    """Where the entries of a term stand."""
    asked = {
        "kind": " ".join(term.kinds), "measure": term.measure, "body": ref.id, "from": period.first.isoformat(),
        "until": period.until.isoformat(),
    }  # fmt: skip
    return f"{reverse('records:entries')}?{urlencode(asked)}"


def opens(ref: BodyRef, one: Definition, period: Period) -> str:
    """What is behind a figure, in one address: all entries of what was counted, or of what it rests on."""
    terms = one.base if one.is_share and one.base else one.counts
    kinds = tuple(dict.fromkeys(kind for term in terms for kind in term.kinds))
    same = {term.measure for term in terms}
    return behind(ref, Term(kinds, same.pop() if len(same) == 1 else ""), period)


def page_of(one: Definition, ref: BodyRef, period: str = "") -> str:
    """The page of an indicator for a body."""
    asked = {"body": ref.id} | ({"period": period} if period else {})
    return f"{reverse('records:indicator', args=[one.code])}?{urlencode(asked)}"


def lead(told: Answer) -> str:
    """The figure as one sentence."""
    one, figure = told.definition, told.now
    if figure.state == rules.HIDDEN:
        return _("Too few, or told only when the period is over: small numbers are withheld.")
    if figure.few:
        return _("%(n)s answers are too few for a percentage.") % {"n": plain(figure.n)}
    if not figure.is_told:
        return _("Nothing that this is reckoned from has been recorded in this period.")
    if not one.is_share:
        return ""
    values = {"value": said(one, figure), "n": f"{plain(figure.n):,}", "low": figure.low, "high": figure.high}
    return _("%(value)s of %(n)s; 95%% interval %(low)s–%(high)s%%.") % values


def trend(told: Answer) -> str:
    """Against the own past."""
    n = len(told.series) - 1
    past = _("its %(n)s periods before") % {"n": n} if told.definition.is_share else (
        _("the mean of its %(n)s periods before") % {"n": n}
    )  # fmt: skip
    return against(told.change, told.definition, past)


def over_time(told: Answer) -> charts.Chart:
    """A line through the own periods."""
    labels = [period.code for period, _figure in told.series]
    return charts.over_time(
        told.definition.name, labels, [_value(figure) for _period, figure in told.series], say=number(told.definition),
        measure=_measure(told.definition), **basis(told, f"{labels[0]} – {labels[-1]}"),
    )  # fmt: skip


def by_area(told: Answer) -> charts.Chart:
    """The bodies right below, on a map or a wall of tiles."""
    placed = all(spot_of(ref) for ref, _figure in told.parts if ref.area_code)
    period = told.period.code
    found = [
        maps.Tile(
            short(ref.name), _value(figure), whole(figure.n), spot_of(ref) if placed else None,
            said(told.definition, figure) if figure.value is None else "", page_of(told.definition, ref, period),
        )
        for ref, figure in told.parts
        if ref.area_code or not placed
    ]  # fmt: skip
    title = _("%(name)s, by area") % {"name": told.definition.name}
    return maps.by_area(
        title, found[:MOST_TILES], say=number(told.definition), measure=_measure(told.definition),
        **basis(told, span(told.period)) | {"n": sum(int(figure.n or 0) for _ref, figure in told.parts)},
    )  # fmt: skip


def apart(title: str, found: Mapping[str, Answer]) -> charts.Chart:
    """Several indicators that are told alike, each beside its own past."""
    first = next(iter(found.values()))
    labels = [period.code for period, _figure in first.series]
    series = {name: [_value(figure) for _period, figure in told.series] for name, told in found.items()}
    return charts.apart(
        title,
        labels,
        series,
        say=number(first.definition),
        **basis(first, f"{labels[0]} – {labels[-1]}") | {"n": None},
    )


def basis(told: Answer, period: str) -> dict[str, Any]:
    """What is needed to trust a chart."""
    n = sum(int(figure.n or 0) for _period, figure in told.series)
    return {
        "period": period, "n": n, "source": told.definition.source, "calculated_at": told.calculated_at,
    }  # fmt: skip


def _value(figure: Figure) -> float | None:
    return None if figure.value is None else float(figure.value)


def _measure(one: Definition) -> str:
    return f"{one.name} ({one.unit})" if one.unit else one.name


def terms(told: Answer) -> list[dict[str, Any]]:
    """What is counted and what it is divided by, each with the way to its entries."""
    one = told.definition
    under = _("Rests on") if one.how == How.SUM else _("Divided by")
    rows = [(_("Counted in"), term) for term in one.counts] + [(under, term) for term in one.base]
    return [
        {
            "part": part, "acts": _acts(term.kinds), "measure": term.measure, "weight": term.weight,
            "url": behind(told.ref, term, told.period) if told.inside else "",
        }
        for part, term in rows
    ]  # fmt: skip


def _acts(kinds: Sequence[str]) -> str:
    return _(", ").join(dict.fromkeys(str(acts_name(kind)) for kind in kinds))


def how(one: Definition) -> str:
    """How it is told, in words."""
    told = str(How(one.how).label)
    return f"{told} ({one.scale:,})" if one.how == How.PER else told
