"""The page behind a figure: its entries, newest first; their sum is the figure. And the proof that one is sealed."""

from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from linli.kernel import rulebook
from linli.kernel.actors import Actor
from linli.kernel.acts import ACTS
from linli.kernel.clock.periods import Period
from linli.kernel.journal import proofs
from linli.kernel.journal.models import Entry
from linli.kernel.portraits import name_of
from linli.kernel.refusals import NotFound
from linli.kernel.web.limits import place, spend
from linli.kernel.web.pages import actor_of, page
from linli.kernel.web.paging import slice_of
from linli.organisations import queries as organisations
from linli.records import policy
from linli.records.queries import entries as questions
from linli.records.queries.entries import MOST_KINDS, Behind
from linli.records.queries.indicator_answers import plain
from linli.records.views.indicator_words import span


class Asked(forms.Form):
    """Which entries: acts with a space between them, a measure, a body, days."""

    kind = forms.CharField(max_length=1200)
    measure = forms.RegexField(r"^[a-z0-9_.]*$", max_length=60, required=False)
    body = forms.IntegerField(min_value=1, max_value=2**62)
    until = forms.DateField()

    def __init__(self, *args: Any, **how: Any) -> None:
        super().__init__(*args, **how)
        self.fields["from"] = forms.DateField()  # a word of the language, so no attribute

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        first, until = told.get("from"), told.get("until")
        if not isinstance(first, date) or not isinstance(until, date) or not first < until:
            raise forms.ValidationError(_("Give both days: the first, and the day after the last."))
        return told


@require_GET
def entries(request: HttpRequest) -> HttpResponse:
    """The entries behind a figure, for those who read records of the body."""
    actor = actor_of(request)
    asked = _asked(request, actor)
    found = slice_of(request, questions.entries(asked), by="-pk")
    nouns = questions.nouns_of(actor, found.rows)
    return page(
        request,
        "records/entries.html",
        body=asked.ref,
        acts=list(dict.fromkeys(str(name_of(kind)) for kind in asked.kinds)),
        measure=asked.measure,
        total=plain(questions.total(asked)),
        period=span(Period(asked.first, asked.until)),
        found=found,
        rows=[_row(one, asked.measure, nouns) for one in found.rows],
    )


def _asked(request: HttpRequest, actor: Actor) -> Behind:
    """What is asked for, where the reader may read it; for everybody else there is nothing here."""
    form = Asked(request.GET)
    if form.is_valid():
        told = form.cleaned_data
        ref = organisations.tree().get(told["body"])
        kinds = tuple(kind for kind in dict.fromkeys(told["kind"].split()) if kind in ACTS)[:MOST_KINDS]
        if ref and kinds and actor.can(policy.READ, ref.path):
            return Behind(ref, kinds, told["measure"], told["from"], told["until"])
    raise NotFound(_("There is nothing here, or it is not open to you."))


def _row(one: Entry, measure: str, nouns: dict[tuple[str, int], Any]) -> dict[str, Any]:
    noun = nouns.get((one.noun, one.noun_id or 0))
    body = organisations.tree().get(one.organisation)
    return {
        "entry": one, "what": name_of(one.kind), "body": body.name if body else "",
        "quantity": one.amounts.get(measure, 0) if measure else None, "title": str(noun) if noun else "",
        "url": noun.get_absolute_url() if noun and hasattr(noun, "get_absolute_url") else "",
        "proof": reverse("records:proof", args=[one.pk]),
    }  # fmt: skip


@require_GET
def proof(request: HttpRequest, pk: int) -> HttpResponse:
    """That one entry lies under a seal: its text and the hashes up to the root, to recompute anywhere."""
    actor = actor_of(request)
    one = Entry.objects.filter(pk=pk).first() if pk < 2**62 else None
    if one is None or not _may_prove(actor, one):
        raise NotFound(_("There is nothing here, or it is not open to you."))
    spend("seals", place(request), int(rulebook.get("web.rate.seals").number), 3600)
    return JsonResponse(proofs.proof(pk), json_dumps_params={"ensure_ascii": False, "indent": 1})


def _may_prove(actor: Actor, one: Entry) -> bool:
    """Whoever did it, and whoever reads the records of the body for which it was done."""
    mine = actor.person_id is not None and one.actor == actor.person_id
    return mine or actor.can(policy.READ, organisations.tree().path(one.organisation))
