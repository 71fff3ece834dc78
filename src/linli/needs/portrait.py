"""What needs give to the portrait and the course: standing answers and rules of routing; what is told there or not."""

from datetime import date
from typing import Any

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.kernel.actors import Actor
from linli.kernel.portraits import Said, called, part, quiet, turns
from linli.kernel.together import Asking, sums
from linli.needs import policy
from linli.needs.queries import kept

turns("needs.need.published")
quiet("needs.need.contact_read", "needs.need.clock_moved", "needs.list.exported", "needs.filter.kept",
      "needs.filter.dropped")  # fmt: skip
called(
    {
        "needs.need.raised": gettext_lazy("Matters raised by residents"),
        "needs.need.noted": gettext_lazy("Matters noted for residents"),
        "needs.need.voiced": gettext_lazy("Matters raised by organisations for their members"),
        "needs.need.joined": gettext_lazy("Residents with the same matter"),
        "needs.need.rated": gettext_lazy("Opinions of residents"),
        "needs.need.rated_too": gettext_lazy("Opinions of residents"),
        "needs.need.urged": gettext_lazy("Residents asked to hurry"),
        "needs.need.contested": gettext_lazy("Residents objected to a result"),
        "needs.need.reopened": gettext_lazy("Taken up again"),
        "needs.need.added": gettext_lazy("Residents added something"),
        "needs.need.withdrawn": gettext_lazy("Withdrawn by residents"),
    }
)


@part("rules", "routes", order=30)
def how_it_is_routed(actor: Actor, body: Any, first: date, until: date) -> Asking:
    """The lines of the public catalogue that lead to this organisation."""
    lines = (yield sums(kept.routes_to(body.pk), n=Count("pk")))[0]["n"]
    hint = _("The catalogue says which matters come to which organisation.")
    return [
        Said(
            _("Kinds of matters that the catalogue sends here"), lines or None, reverse("needs:routes"), hint
        )
    ]


@part("vehicles", "texts", order=30)
def what_is_ready(actor: Actor, body: Any, first: date, until: date) -> Asking:
    """Standard answers in plain words that are ready here."""
    texts = (yield sums(kept.texts_of(body.pk), n=Count("pk")))[0]["n"]
    url = reverse("needs:templates") if actor.can(policy.HANDLE, body.path) else ""
    hint = _("Answers that are often given can be kept at the desk.")
    return [Said(_("Standard answers in plain words"), texts or None, url, hint, staff_only=True)]
