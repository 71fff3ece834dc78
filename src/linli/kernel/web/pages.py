"""Showing a page."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from linli.kernel.actors import Actor


def page(request: HttpRequest, template: str, /, status: int = 200, **context: Any) -> HttpResponse:
    """Render ``template`` for the request's reader."""
    return render(request, template, context, status=status)


def actor_of(request: HttpRequest) -> Actor:
    """The reader of this request, as the middleware found them."""
    return request.actor  # type: ignore[attr-defined,no-any-return]
