"""What leaves the circle of those concerned: the public digest, and a contact read for a purpose."""

from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, act
from linli.kernel.clock import now
from linli.kernel.privacy import masking
from linli.kernel.refusals import Refused
from linli.needs import forms, policy, rules
from linli.needs.models import Need


@act("needs.need.published", _("Publish a digest"), on=Need, may=policy.is_publisher, form=forms.Publish)
def publish(actor: Actor, need: Need, *, title: str, text: str, reply: str = "") -> Deed:
    """By decision of the desk, never by default; refused while it holds a phone number, an ID number or a plate."""
    for field, value in (("title", title), ("text", text), ("reply", reply)):
        if found := masking.scan(value):
            part = value[found[0].start : found[0].end]
            raise Refused(
                _("“%(part)s” looks like a person's data. Take it out.") % {"part": part}, field=field
            )
    need.public_title, need.public_text, need.public_reply = (
        title.strip(),
        rules.clean_text(text),
        reply.strip(),
    )
    need.published_at = need.published_at or now()
    return Deed(facts={"published": True}, amounts={"published": 1})


@act(
    "needs.need.unpublished",
    _("Take the digest back"),
    on=Need,
    may=policy.is_publisher,
    form=forms.Reason,
    danger=True,
)
def unpublish(actor: Actor, need: Need, *, reason: str) -> Deed:
    """The digest goes, words and all."""
    if not need.published_at:
        raise Refused(_("It is not public."))
    need.public_title = need.public_text = need.public_reply = ""
    need.published_at = None
    return Deed(facts={"published": False}, amounts={"published": -1}, remark=rules.clean_text(reason))


@act(
    "needs.need.contact_read",
    _("Show the contact"),
    on=Need,
    may=policy.may_read_contact,
    form=forms.ReadContact,
    reads=True,
    hidden=True,
)
def read_contact(actor: Actor, need: Need, *, purpose: str) -> Deed:
    """Reading name and contact needs a purpose and leaves an entry that the person sees (DOMAIN.md 2.8)."""
    first = need.reporters.order_by("id").first()
    subject = {"subject": first.person_id} if first and first.person_id else {}
    return Deed(facts={"purpose": purpose, "read": "contact", "fields": ["name", "contact"], **subject})
