"""Handing out files: to whom the noun is visible, by class, with headers that let nothing run."""

from collections.abc import Callable
from typing import Any

from django.core.files.storage import default_storage
from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from linli.kernel.actors import Actor
from linli.kernel.evidence.models import Evidence
from linli.kernel.queries import visible
from linli.kernel.refusals import NotFound

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
    evidence = Evidence.objects.filter(pk=pk, erased_at=None).first()
    if evidence is None or not may_have(request.actor, evidence):  # type: ignore[attr-defined]
        raise nothing()
    return hand_out(request, evidence, size)


def may_have(actor: Actor, evidence: Evidence) -> bool:
    """Public files are for everybody; others for whom the noun is visible and the class allows."""
    if evidence.disclosure == "P0":
        return True
    return (
        RULES[evidence.disclosure](actor, evidence)
        and visible(evidence.noun, actor).filter(pk=evidence.noun_id).exists()
    )


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
