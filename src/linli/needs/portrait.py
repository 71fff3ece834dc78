"""What needs give to the portrait and the course: standing answers and rules of routing; what is told there or not."""

from datetime import date
from typing import Any

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.kernel.actors import Actor
from linli.kernel.journal.tally import to_total
from linli.kernel.portraits import Said, called, part, quiet, turns
from linli.kernel.privacy.suppress import THRESHOLD
from linli.kernel.together import Asking, sums
from linli.needs import policy, policy_agency
from linli.needs.queries import agency, items, kept

turns("needs.need.published")
quiet("needs.need.contact_read", "needs.need.clock_moved", "needs.need.speaker_changed",
      "needs.list.exported", "needs.filter.kept", "needs.filter.dropped")  # fmt: skip
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


@part("rules", "guide", order=31)
def what_stands_in_the_guide(actor: Actor, body: Any, first: date, until: date) -> Asking:
    """The service items that everybody reads today, here and below, and how many were not looked over in time."""
    (found,) = yield items.standing(body.path)
    n = found["n"]
    told = _("%(n)s, %(late)s of them to be looked over again") % found if found["late"] else n
    hint = _("Service items are written, checked and published at the desk.")
    return [Said(_("Service items in the guide"), told if n else None, reverse("needs:guide"), hint)]


@part("vehicles", "errands", order=32)
def what_is_run(actor: Actor, body: Any, first: date, until: date) -> Asking:
    """Errands under way today, for those who run them."""
    url = reverse("needs:desk_cases") if actor.can(policy_agency.RUN, body.path) else ""
    (found,) = yield sums(agency.under_way(body.path), n=Count("pk"))
    return [Said(_("Errands under way"), found["n"] or None, url, staff_only=True)]


@part("results", "papers", order=32)
def whether_papers_came_back(actor: Actor, body: Any, first: date, until: date) -> Asking:
    """Errands after which residents had all their papers again; of few nobody outside is told."""
    kinds, measures = ["needs.agencycase.returned"], ["returned", "papers_late"]
    found = yield to_total([body.pk], kinds, first, until, measures=measures)
    counted = {one.measure: int(one.quantity) for one in found}
    n = counted.get("returned", 0)
    told = _("%(n)s, %(late)s of them late") % {"n": n, "late": counted.get("papers_late", 0)}
    hint = _("It is noted when the papers of an errand are given back.")
    return [
        Said(_("Errands with all papers given back"), told if n else None, "", hint, staff_only=n < THRESHOLD)
    ]
