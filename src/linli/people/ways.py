"""The ways of signing in are kept in allauth's tables; what its pages change there leaves entries all the same."""

from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from linli.kernel.actors import Actor
from linli.people import acts, queries, rules

PAGES = "/account/"


class RecordWays:
    """Around a form of allauth's pages that somebody signed in sends: what is different afterwards is recorded in
    the transaction that made it so. It looks at the tables, so that no page of allauth's can be forgotten."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if (
            request.method != "POST"
            or not request.path.startswith(PAGES)
            or not request.user.is_authenticated
        ):
            return self.get_response(request)
        person = request.user
        with transaction.atomic():
            before = queries.ways_of(person.pk)
            response = self.get_response(request)
            for verb, way, pk, kind in rules.changes(before, queries.ways_of(person.pk)):
                acts.note_way(Actor(person_id=person.pk), person.pk, change=verb, way=way, id=pk, kind=kind)
        return response
