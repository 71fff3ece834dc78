"""What neighbours add to the page of an organisation: grids, what members made public, how many help each other."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.kernel.actors import Actor
from linli.kernel.privacy.publishing import publish_cells
from linli.kernel.together import Asking
from linli.kernel.web.sections import section
from linli.organisations import queries as organisations
from linli.volunteers.queries import mutual

BODY = "organisations.body"
PLACES = ("community", "street")


@section(
    BODY, "together", gettext_lazy("Neighbours together"), "volunteers/near/sections/together.html", order=24
)
def what_neighbours_do(actor: Actor, body: Any) -> Asking:
    """Grids, what members made public, and how many help each other: counts that lead on."""
    ref = organisations.tree().get(body.pk)
    if ref is None or not ref.is_open:
        return None
    found = (yield mutual.together_at(body.pk, ref.path if ref.level in PLACES else ""))[0]
    lines = [
        (_("Grids and service teams"), found["grids"], reverse("volunteers:grids_of", args=[body.pk])),
        (
            _("Duty areas, model posts, promises"),
            found["promises"],
            reverse("volunteers:promises_of", args=[body.pk]),
        ),
    ]
    shown = publish_cells({name: found[name] for name in ("offers", "wants", "done")}).cells
    labels = {"offers": _("Offers of help"), "wants": _("Wishes for help"), "done": _("Help given so far")}
    told = [{"label": label, "value": n, "url": url} for label, n, url in lines if n]
    told += [{"label": labels[name], "value": n, "url": ""} for name, n in shown.items() if n]
    few = any(found[name] for name in labels) and not any(shown.values())
    return {"lines": told, "few": few, "url": reverse("volunteers:together")} if told or few else None
