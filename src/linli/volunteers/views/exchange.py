"""Files to and from the national system at the desk, and what came from there for whose it is."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from linli.kernel import files
from linli.kernel.clock import today
from linli.kernel.privacy.reading import choices
from linli.kernel.queries import find, visible
from linli.kernel.refusals import NotFound, Refused
from linli.kernel.templatetags.face import day
from linli.kernel.web.limits import spend_files, spend_rule
from linli.kernel.web.pages import actor_of
from linli.kernel.web.paging import slice_of
from linli.organisations import queries as organisations
from linli.volunteers import policy_near as policy
from linli.volunteers.acts import neighbours as doing
from linli.volunteers.forms.mutual import Bring, TakeNumber
from linli.volunteers.models import Outsider
from linli.volunteers.queries import exchange as asking
from linli.volunteers.rules.exchange import REASONS
from linli.volunteers.states.neighbours import Sort, Way
from linli.volunteers.views.near_frame import for_post, for_somebody, show

SHOWN = 500


@for_post(policy.EXCHANGE)
@require_http_methods(["GET", "POST"])
def desk(request: HttpRequest) -> HttpResponse:
    """Bring a file in, take files out, and see what went to and fro."""
    actor = actor_of(request)
    form = Bring(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        spend_files(request)
        try:
            _came, noted = doing.import_exchange(actor, form.cleaned_data["file"].read(), _body(actor))
        except Refused as refused:
            form.add_error("file", refused.message)
        else:
            return HttpResponseRedirect(noted.get_absolute_url())
    rows = slice_of(request, visible("volunteers.exchange", actor), by="-id", size=20)
    lines = [
        {
            "title": str(one),
            "url": one.get_absolute_url(),
            "sentence": _sum(one),
            "status": None,
            "at": one.at,
        }
        for one in rows.rows
    ]
    return show(
        request,
        "volunteers/near/exchange.html",
        True,
        status=422 if form.is_bound else 200,
        form=form,
        lines=lines,
        slice=rows,
        sorts=Sort.choices,
        formats=[(one.code, one.label) for one in files.FORMATS.values() if one.code != "json"],
        purposes=choices(),
    )


def _body(actor: Any) -> int:
    return actor.post.body_id if actor.post else 0


def _sum(one: Any) -> str:
    if one.way == Way.OUT:
        return str(one.body)
    return _("new %(new)s · changed %(changed)s · there already %(there)s · left out %(out)s") % {
        "new": one.new_n,
        "changed": one.changed_n,
        "there": one.there_n,
        "out": one.refused_n,
    }


@for_post(policy.EXCHANGE)
@require_GET
def exchanged(request: HttpRequest, pk: int) -> HttpResponse:
    """What became of one file: numbers, and each line that was left out with its reason."""
    one = find("volunteers.exchange", actor_of(request), pk)
    bad = [[_("Line %(n)s") % {"n": line}, REASONS[code]] for line, code in one.refused[:SHOWN]]
    facts = [
        {"label": _("New"), "value": one.new_n},
        {"label": _("Changed"), "value": one.changed_n},
        {"label": _("There already"), "value": one.there_n},
        {"label": _("Left out"), "value": one.refused_n},
    ]
    return show(
        request,
        "volunteers/near/exchanged.html",
        True,
        one=one,
        facts=facts if one.way == Way.IN else [],
        bad=bad,
        more=max(0, one.refused_n - len(bad)),
        head=[_("Line"), _("Why")],
    )


@for_post(policy.EXCHANGE)
@require_POST
def export(request: HttpRequest) -> HttpResponseBase:
    """A file for the national system. Numbers of documents only where they came from there, and for a purpose."""
    actor = actor_of(request)
    sort, how = request.POST.get("sort", ""), files.known(request.POST.get("format", ""))
    elsewhere, purpose = request.POST.get("of") == "elsewhere", request.POST.get("purpose", "")
    if sort not in Sort.values or how is None:
        raise NotFound(_("There is nothing here, or it is not open to you."))
    try:
        doing.note_export(actor, body=_body(actor), sort=sort, elsewhere=elsewhere, purpose=purpose)
    except Refused as refused:
        messages.error(request, refused.message)
        return HttpResponseRedirect(reverse("volunteers:exchange"))
    path = organisations.tree().path(_body(actor))
    sheet = asking.sheet_of(Sort(sort), path, elsewhere=elsewhere, purpose=purpose)
    return files.answer(sheet, how, f"{sort}-{today().isoformat()}")


@for_somebody
@require_http_methods(["GET", "POST"])
def elsewhere(request: HttpRequest) -> HttpResponse:
    """What the reader did elsewhere; and taking one's record in the national system as one's own."""
    actor, status = actor_of(request), 200
    form = TakeNumber(request.POST or None, actor=actor)
    number = request.POST.get("number", "").strip()[:40]
    if request.method == "POST":
        spend_rule("volunteers.outside.rate", request)
        status = 422
        found = Outsider.objects.filter(number=number, person=None).first() if number else None
        if form.is_valid():
            try:
                if found is None:
                    raise Refused(
                        _(
                            "Number, name and document do not belong together. Look at your card and try again."
                        )
                    )
                doing.take_number(actor, found, **form.cleaned_data)
            except Refused as refused:
                form.refuse(refused)
            else:
                messages.success(request, _("It is yours now. Service recorded there stands below."))
                return HttpResponseRedirect(reverse("volunteers:elsewhere"))
    rows = asking.elsewhere_of(actor)
    table = [
        [
            day(one.served_on),
            one.title,
            {"text": f"{one.minutes / 60:.1f}", "number": True},
            _("stands among our hours, counted once") if one.ours_id else _("recorded elsewhere"),
        ]
        for one in rows
    ]
    return show(
        request,
        "volunteers/near/elsewhere.html",
        False,
        status=status,
        form=form,
        number=number,
        table=table,
        head=[_("Day"), _("Activity"), _("Hours"), _("Where it counts")],
        hours=f"{asking.minutes_elsewhere(policy.me(actor)) / 60:.1f}" if rows else "",
    )
