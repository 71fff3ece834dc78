"""Handing out files: to whom the noun is visible, by class, with headers that let nothing run."""

from collections.abc import Callable
from typing import Any

from django.core.files.storage import default_storage
from django.http import FileResponse, HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from linli.kernel.actors import Actor
from linli.kernel.evidence.models import Evidence
from linli.kernel.evidence.reading import may_read, read_file, refuse_weak
from linli.kernel.forms import Invalid
from linli.kernel.queries import visible, with_files
from linli.kernel.refusals import NotFound
from linli.kernel.web.acting import show
from linli.kernel.web.pages import actor_of

INLINE = ("image/jpeg", "application/pdf")
# Browsers do not show a PDF in a sandbox; theirs is a sandbox of its own.
PDF = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'"
CLOSED = "default-src 'none'; sandbox; frame-ancestors 'none'"

# Class → who may have the file on top of seeing the noun. Restricted files go out only through an act that
# records the reading and then answers with ``hand_out``.
Rule = Callable[[Actor, Evidence], bool]
RULES: dict[str, Rule] = {
    "P1": lambda actor, evidence: True,
    "P2": lambda actor, evidence: True,
    "P3": lambda actor, evidence: False,
}


@require_safe
def download(request: HttpRequest, pk: int, size: str = "full") -> HttpResponseBase:
    """A file, or its thumbnail; to all others than its readers it does not exist."""
    evidence, actor = _standing(pk), actor_of(request)
    if may_have(actor, evidence):
        return hand_out(request, evidence, size)
    if evidence.disclosure == "P3" and may_read(actor, evidence):
        return HttpResponseRedirect(reverse("evidence:read", args=[pk]))
    raise nothing()


@require_http_methods(["GET", "POST"])
def read(request: HttpRequest, pk: int) -> HttpResponseBase:
    """A restricted file: ask what for, write it down, hand it out."""
    evidence, actor = _standing(pk), actor_of(request)
    if not may_read(actor, evidence):
        raise nothing()
    refuse_weak(actor)
    form = read_file.form(actor=actor, noun=evidence)
    if request.method == "POST":
        try:
            read_file.submit(actor, evidence, request.POST)
            return hand_out(request, evidence)
        except Invalid as invalid:
            form = invalid.form  # type: ignore[assignment]
    status = 422 if form.is_bound else 200
    return show(request, read_file, evidence, form, status=status, template="kernel/read_file.html")


def _standing(pk: int) -> Evidence:
    evidence = Evidence.objects.filter(pk=pk, erased_at=None).first()
    if evidence is None:
        raise nothing()
    return evidence


def may_have(actor: Actor, evidence: Evidence) -> bool:
    """Public files are for everybody; others for whom the noun is visible and the class allows."""
    if evidence.disclosure == "P0":
        return True
    # P1 goes with the noun; P2 may be for fewer, such as photos of somebody's home when others have joined.
    rows = (visible if evidence.disclosure == "P1" else with_files)(evidence.noun, actor)
    return RULES[evidence.disclosure](actor, evidence) and rows.filter(pk=evidence.noun_id).exists()


def hand_out(request: HttpRequest, evidence: Evidence, size: str = "full") -> HttpResponseBase:
    """The answer with the bytes. Whoever calls it has asked ``may_have``, or has recorded the reading."""
    key = evidence.thumb_key if size == "thumb" else evidence.storage_key
    etag = quote_etag(f"{evidence.digest}.{size}")
    response: Any = get_conditional_response(request, etag=etag)
    if response is None:
        response = _file(key, "image/jpeg" if size == "thumb" else evidence.media_type, evidence.name)
    # Kept by the reader's own browser, but asked for again each time, so that a right that ended, ends.
    for header, value in (("ETag", etag), ("Cache-Control", "private, no-cache"), ("Vary", "Cookie")):
        response.headers[header] = value
    return response


def _file(key: str, media_type: str, name: str) -> FileResponse:
    try:
        stored = default_storage.open(key) if key else None
    except FileNotFoundError:
        stored = None
    if stored is None:
        raise nothing()
    is_attachment = media_type not in INLINE
    response = FileResponse(stored, as_attachment=is_attachment, filename=name, content_type=media_type)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = PDF if media_type == "application/pdf" else CLOSED
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


def nothing() -> NotFound:
    """The same words whether the file is not there or not open."""
    return NotFound(_("There is nothing here, or it is not open to you."))
