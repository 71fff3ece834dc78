"""Chosen indicators of a body, each beside its own past, the months in small, and one of them by area."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from linli.kernel.clock import now, today
from linli.kernel.clock.periods import month_called, month_of
from linli.kernel.refusals import NotFound
from linli.kernel.web.pages import actor_of, page
from linli.organisations import queries as organisations
from linli.records import policy
from linli.records.queries.indicator_answers import Answer, answers
from linli.records.queries.indicators import Definition, definitions
from linli.records.views import indicator_words as words
from linli.records.views.indicators import body_of
from linli.records.views.portrait import links

FIRST_SHOWN, MOST = 6, 12


class Chosen(forms.Form):
    """Which indicators, and which of them by area."""

    code = forms.MultipleChoiceField(
        label=gettext_lazy("Indicators"), widget=forms.CheckboxSelectMultiple, required=False
    )
    map = forms.ChoiceField(label=gettext_lazy("By area"), required=False)
    month = forms.CharField(max_length=7, required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any, found: list[Definition]) -> None:
        super().__init__(data)
        names = [(one.code, one.name) for one in found]
        for name in ("code", "map"):
            self.fields[name].choices = names  # type: ignore[attr-defined]


@require_GET
def board(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """The indicator board of an organisation; without a number that of the reader's own post."""
    actor = actor_of(request)
    ref = organisations.tree().get(pk) if pk else body_of(request, actor)
    if ref is None or not actor.can(policy.READ, ref.path):
        raise NotFound(_("There is nothing here, or it is not open to you."))
    month = min(month_called(request.GET.get("month", "")), month_of(today()), key=lambda one: one.first)
    found = [one for one in definitions(actor, ref, min(month.last, today())) if one.grain == "month"]
    data = request.GET.copy()
    if not data.getlist("code"):
        data.setlist("code", [one.code for one in found[:FIRST_SHOWN]])
    form = Chosen(data, found)
    chosen: dict[str, Any] = form.cleaned_data if form.is_valid() else {"code": [], "map": ""}
    shown = [one for one in found if one.code in chosen["code"]][:MOST]
    told = answers(actor, ref, shown, month)
    return page(
        request,
        "records/indicator_board.html",
        body=ref,
        period=words.span(month),
        form=form,
        figures=[_card(one) for one in told],
        charts=_charts(told),
        by_area=_by_area(told, chosen.get("map", "")),
        below=[one for one in organisations.tree().children(ref.id) if one.area_code],
        above=[one for one in organisations.tree().chain(ref.id)[:-1] if actor.can(policy.READ, one.path)],
        links=links(ref, month.last.year),
        calculated_at=now(),
        signed=True,
    )


def _card(told: Answer) -> dict[str, Any]:
    one = told.definition
    url = words.page_of(one, told.ref, told.period.code)
    return words.card(one, told.now, "", words.trend(told), url)


def _charts(told: list[Answer]) -> list[Any]:
    """Shares on one scale, and each unit on its own."""
    groups: dict[str, dict[str, Answer]] = {}
    for one in told:
        groups.setdefault(one.definition.unit, {})[one.definition.name] = one
    return [
        words.apart(_("Month by month (%(unit)s)") % {"unit": unit} if unit else _("Month by month"), some)
        for unit, some in groups.items()
    ]


def _by_area(told: list[Answer], code: str) -> Any:
    """The one that was chosen, else the first."""
    one = next((one for one in told if one.definition.code == code), told[0] if told else None)
    return words.by_area(one) if one and one.parts else None
