"""What somebody chose to see first: put down, changed, emptied, by themselves."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, act
from linli.kernel.clock import now
from linli.orders import forms, policy
from linli.orders.models import Interest


@act("orders.interest.chosen", _("Choose what you see first"), on=Interest, may=policy.is_somebody, creates=True,
     form=forms.Choose, hidden=True)  # fmt: skip
def choose_interests(actor: Actor, *, home: Any = None, themes: Any = (), whom: Any = ()) -> Deed:
    """Only what is chosen here decides what comes first; nothing is guessed."""
    person = policy.self_of(actor) or 0
    one = Interest.objects.filter(person=person).first() or Interest(person_id=person)
    one.home_id, one.themes, one.whom, one.chosen_at = (
        getattr(home, "id", None),
        list(themes),
        list(whom),
        now(),
    )
    return Deed(one)
