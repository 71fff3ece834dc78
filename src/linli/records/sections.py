"""What records add to the page of an organisation: the ways to its portrait, its month, its course, its figures."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.kernel.actors import Actor
from linli.kernel.clock import today
from linli.kernel.web.sections import section
from linli.organisations import queries as organisations
from linli.records import policy
from linli.records.views.portrait import links


@section(
    "organisations.body", "record", gettext_lazy("What it has done"), "records/sections/ways.html", order=50
)
def ways(actor: Actor, body: Any) -> dict[str, Any] | None:
    """For those who read its records all papers; for everybody the portrait of the year that is over."""
    ref = organisations.tree().get(body.pk)
    if ref is None or not (ref.area_code or ref.is_open):
        return None
    if actor.can(policy.READ, ref.path):
        return {"ways": links(ref, today().year)}
    year = today().year - 1
    label = _("Portrait of %(year)s") % {"year": year}
    return {"ways": [{"label": label, "url": reverse("records:portrait", args=[ref.id, year])}]}
