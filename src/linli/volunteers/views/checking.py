"""Checking a certificate: by its code, by its signed file; the key and the list for those who check by themselves."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from linli.kernel.web import page
from linli.kernel.web.limits import spend_rule
from linli.volunteers import queries, rules
from linli.volunteers.rules import credentials

LONGEST = 200_000


class Code(forms.Form):
    code = forms.CharField(label=_("Code to check it"), max_length=30)


class Signed(forms.Form):
    text = forms.CharField(
        label=_("Signed file, as text"),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=LONGEST,
        required=False,
    )
    file = forms.FileField(label=_("Or the file itself"), required=False)

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        file = told.get("file")
        if file is not None and file.size > LONGEST:
            raise forms.ValidationError(_("This file is too large to be a certificate."))
        held = file.read().decode("utf-8", "replace") if file else told.get("text", "")
        if not held.strip():
            raise forms.ValidationError(_("Paste the text of the signed file, or choose it."))
        return {**told, "held": held}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """Whether a certificate holds. Who asks is not written down."""
    form, signed, found = Code(), Signed(), None
    if request.method == "POST":
        spend_rule("volunteers.certificates.rate", request)
        signed = Signed(request.POST, request.FILES)
        if signed.is_valid():
            found = queries.by_document(signed.cleaned_data["held"])
    elif "code" in request.GET:
        form = Code(request.GET)
        if form.is_valid():
            spend_rule("volunteers.certificates.rate", request)
            found = queries.by_code(form.cleaned_data["code"])
    status = 422 if form.errors or signed.errors else 200
    return page(
        request,
        "volunteers/check.html",
        status=status,
        form=form,
        signed=signed,
        found=found,
        told=_told(found),
    )


def _told(found: Any) -> dict[str, Any]:
    one = found.certificate if found else None
    if one is None:
        return {}
    return {"hours": str(rules.as_hours(one.minutes)), "services": one.services}


@require_safe
def key(request: HttpRequest) -> JsonResponse:
    """The public key, at an address that stays."""
    return _json(credentials.keys_of(queries.public_key(), queries.addresses()))


@require_safe
def revoked(request: HttpRequest) -> JsonResponse:
    """The certificates that no longer hold: addresses without a name."""
    return _json(credentials.revocations(queries.revoked_codes(), queries.addresses()))


def _json(told: dict[str, Any]) -> JsonResponse:
    response = JsonResponse(told, json_dumps_params={"indent": 1})
    response.headers["Access-Control-Allow-Origin"] = (
        "*"  # whoever checks a certificate, from wherever they do
    )
    response.headers["Cache-Control"] = "public, max-age=300"
    return response
