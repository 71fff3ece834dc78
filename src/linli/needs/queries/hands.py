"""The needs that are open in an organisation's hands, before it ends."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.kernel.hands import in_hand
from linli.needs.models import Need
from linli.needs.states import OPEN, State


@in_hand("needs.open", _("Open needs"), order=30)
def open_needs(body: int) -> tuple[int, str]:
    """What it handles, and what waits for a rating."""
    n = Need.objects.filter(body=body, state__in=(*OPEN, State.REPLIED)).count()
    return n, f"{reverse('organisations:body', args=[body])}#open"
