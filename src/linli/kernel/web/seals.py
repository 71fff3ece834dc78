"""The seals of the journal, for everybody: looked at, taken away, and checked later."""

import json
import re
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from linli.kernel import rulebook
from linli.kernel.journal.models import Seal
from linli.kernel.journal.seals import verify_one
from linli.kernel.refusals import NotFound, Refused
from linli.kernel.templatetags.face import moment
from linli.kernel.web.limits import place, spend
from linli.kernel.web.pages import page
from linli.kernel.web.paging import slice_of

ROOT = re.compile(r"[0-9a-f]{64}")
LARGEST = 64 * 1024
FIELDS = ("first", "until", "n", "algorithm", "root", "previous")


class Kept(forms.Form):
    """What somebody kept: the root, or the file of the seal."""

    root = forms.CharField(
        label=gettext_lazy("Root"), max_length=200, required=False,
        help_text=gettext_lazy("64 letters and digits; spaces and capitals do not matter."),
    )  # fmt: skip
    file = forms.FileField(label=gettext_lazy("Or the file that you kept"), required=False)


@dataclass(frozen=True)
class Told:
    """What a check came to: unchanged, changed, missing or large (found, but not recomputed here)."""

    state: str
    seal: Seal | None = None


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """The seals, newest first: whoever keeps a root can check it later."""
    found = slice_of(request, Seal.objects.all(), by="-pk", size=50)
    return page(request, "kernel/seals.html", found=found, form=Kept())


@require_safe
def listed_json(request: HttpRequest) -> JsonResponse:
    """The same for programs."""
    found = slice_of(request, Seal.objects.all(), by="-pk", size=500)
    more = f"{reverse('seals_json')}{found.more}" if found.more else None
    return JsonResponse({"seals": [as_kept(one) for one in found.rows], "more": more})


def as_kept(one: Seal) -> dict[str, Any]:
    """A seal as it is taken away."""
    return {
        "id": one.pk, "at": one.at.isoformat(), "first": str(one.first), "until": str(one.until), "n": one.n,
        "algorithm": one.algorithm, "root": one.root, "previous": one.previous,
    }  # fmt: skip


@require_safe
def one(request: HttpRequest, root: str) -> HttpResponse:
    """Whether a root that somebody kept stands in the chain."""
    return page(request, "kernel/seals.html", found=None, one=_standing(root), form=Kept())


@require_safe
def taken(request: HttpRequest, root: str) -> HttpResponse:
    """One seal as a file to keep."""
    found = as_kept(_standing(root))
    response = JsonResponse(found, json_dumps_params={"indent": 1})
    response["Content-Disposition"] = f'attachment; filename="seal-{found["id"]}.json"'
    return response


def _standing(root: str) -> Seal:
    found = Seal.objects.filter(root=root.lower()).first()
    if found is None:
        raise NotFound(
            _("No seal has this root. Compare it letter by letter; if it is right, the journal was changed.")
        )
    return found


@require_http_methods(["GET", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """The seal that somebody kept, recomputed now from the entries under it."""
    if request.method == "GET":
        return page(request, "kernel/seal_check.html", form=Kept())
    spend("seals", place(request), int(rulebook.get("web.rate.seals").number), 3600)
    form = Kept(request.POST, request.FILES)
    told: Told | None = None
    if form.is_valid():
        try:
            told = compared(read(form.cleaned_data))
        except Refused as refused:
            form.add_error(refused.field, refused.message)
    status = 200 if told else 422
    return page(request, "kernel/seal_check.html", status=status, form=form, told=told, words=_words(told))


def read(typed: dict[str, Any]) -> dict[str, Any]:
    """What was kept, from the letters of a root or from a file. Refuses what is neither."""
    if upload := typed.get("file"):
        return _from_file(upload)
    root = re.sub(r"\s", "", typed.get("root") or "").lower()
    if not ROOT.fullmatch(root):
        raise Refused(_("A root has 64 letters from a to f and digits. Copy it whole."), field="root")
    return {"root": root}


def _from_file(upload: Any) -> dict[str, Any]:
    try:
        kept = json.loads(upload.read(LARGEST + 1)) if upload.size <= LARGEST else None
    except (ValueError, RecursionError):
        kept = None
    if not isinstance(kept, dict) or not ROOT.fullmatch(str(kept.get("root", "")).lower()):
        raise Refused(_("This is no file of a seal. Send the file as it was taken from here."), field="file")
    return kept | {"root": str(kept["root"]).lower()}


def compared(kept: dict[str, Any]) -> Told:
    """What was kept beside what is there, and what is there recomputed."""
    found = Seal.objects.filter(root=kept["root"]).first()
    if found is None:
        return _moved(kept)
    here = as_kept(found)
    if any(name in kept and str(kept[name]) != str(here[name]) for name in FIELDS):
        return Told("changed", found)
    if found.n > int(rulebook.get("journal.seal.check").number):
        return Told("large", found)
    return Told("changed" if verify_one(found) else "unchanged", found)


def _moved(kept: dict[str, Any]) -> Told:
    """A seal of the same number or beginning that has another root now was made anew."""
    number = str(kept.get("id", ""))
    other = Seal.objects.filter(pk=int(number)).first() if number.isdigit() and len(number) < 19 else None
    return Told("changed", other) if other else Told("missing")


def _words(told: Told | None) -> dict[str, Any]:
    if told is None:
        return {}
    at = {"at": moment(told.seal.at), "n": f"{told.seal.n:,}"} if told.seal else {}
    return {
        "unchanged": {
            "kind": "success", "title": _("Unchanged."),
            "text": _("Sealed %(at)s over %(n)s entries; recomputed just now, they are the same.") % at if at else "",
        },
        "changed": {
            "kind": "refused", "title": _("Changed."),
            "text": _("What was sealed %(at)s is no longer what is there. Show this to whoever runs the house and to "
                      "whom they answer; keep your file.") % at if at else "",
        },
        "missing": {
            "kind": "refused", "title": _("Not found."),
            "text": _("No seal has this root. Compare it letter by letter; if it is right, the journal was changed."),
        },
        "large": {
            "kind": "warning", "title": _("It stands in the chain."),
            "text": _("Sealed %(at)s over %(n)s entries: too many to recompute while you wait. ./linli verify does it.")
            % at if at else "",
        },
    }[told.state]  # fmt: skip
