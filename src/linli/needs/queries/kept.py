"""What is kept ready for an organisation: lines of the catalogue that lead to it, standing answers."""

from django.db.models import Q, QuerySet

from linli.kernel.clock import today
from linli.needs.models import ReplyTemplate, Route


def routes_to(body_id: int) -> QuerySet[Route]:
    """The lines of the catalogue that name this organisation today."""
    day = today()
    return Route.objects.filter(Q(valid_to=None) | Q(valid_to__gt=day), body=body_id, valid_from__lte=day)


def texts_of(body_id: int) -> QuerySet[ReplyTemplate]:
    """The standing answers that are ready at its desk."""
    return ReplyTemplate.objects.filter(body=body_id, active=True)
