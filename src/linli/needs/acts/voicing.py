"""A mass or social organisation says something for its members: it is the requester, and no member is named."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, act
from linli.kernel.queries import find
from linli.kernel.refusals import NotFound, Refused
from linli.needs import policy
from linli.needs.acts.raising import begin, body_for, recall
from linli.needs.forms.voice import Voice
from linli.needs.models import Need
from linli.needs.states import Channel
from linli.organisations import queries as organisations

NOTICE = "organisations.notice"


@act(
    "needs.need.voiced", _("Say something for our members"), on=Need, may=policy.is_voice, creates=True,
    form=Voice, recall=recall,
    next=_("It has arrived, and our desk follows it. When it is answered, we are asked how it was."),
)  # fmt: skip
def raise_for_members(actor: Actor, *, members: int, notice: int | None = None, **inputs: Any) -> Deed:
    """The organisation follows it, is answered and asked how it was (policy, article 9). With ``notice`` it is a
    question about one, and goes to whom it came from."""
    own = organisations.carrier_of(actor, policy.VOICE)
    if own is None:
        raise Refused(
            _(
                "Only a mass or social organisation speaks for its members. Change to that post at the top of the page."
            )
        )
    about = _notice(actor, notice) if notice else None
    author = organisations.tree().get(about.body_id) if about else None
    known = organisations.bodies_by_id([own.id])[own.id]
    reach = known.desk_phone or known.desk_mail
    told = {"name": own.name, "contact": reach, "hidden": False, "declined_contact": not reach}
    deed = begin(actor, {**inputs, **told, "origin": about or body_for(own), "author": author}, Channel.WEB)
    who: Any = deed.also[0]
    who.body_id, who.members, who.person_id = own.id, members, None
    deed.facts = {**deed.facts, "speaker": own.id, "members": members}
    deed.amounts = {**deed.amounts, "members": members}
    return deed


def _notice(actor: Actor, pk: int) -> Any:
    try:
        return find(NOTICE, actor, pk)
    except NotFound:
        raise Refused(_("This notice is not there any more. Send it without."), field="notice") from None
